// Declared services whose tags nobody has marked: what code does on their behalf is held and, once permitted, done as it was meant.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';
import { ran } from '../lib/payloads.mjs';

/** What has been held and not yet settled: `technique address`. */
const held = (tab) => tab.run(() => window.Placet.held().map(({ technique, url, name }) => `${technique} ${name ?? new URL(url, location).pathname}`));

const scripted = (site, source, more) => site.page({ config: shop(site), body: `<script>window.ran = []; ${source}</script>`, ...more });

export default (test) => {
  test.everywhere('dynamic scripts, however they are made, wait and then run in order', async ({ site, open }) => {
    const tab = await open(await scripted(site, `
      const at = (name) => '${site.from('stats', '')}/' + name;
      const make = () => document.createElement('script');
      const a = make(); a.src = at('a.js?wait=200'); a.async = false; a.onload = () => ran.push('loaded a'); document.head.append(a);
      const b = make(); b.setAttribute('src', at('b.js')); b.async = false; document.body.appendChild(b);
      const c = make(); document.head.appendChild(c); c.async = false; c.src = at('c.js');
      const d = make(); d.src = { toString: () => at('d.js') }; d.async = false; document.head.insertBefore(d, document.head.firstChild);
      window.reads = [a.src, b.getAttribute('src')].map(String);`));
    await tab.settle();
    assert.deepEqual(await tab.ran(), []);
    assert.deepEqual(site.asked('stats'), []);
    assert.equal((await tab.run(() => window.reads))[0], `${site.from('stats', '/a.js')}?wait=200`, 'the page reads what it has set');
    await tab.accept();
    await tab.equals(async () => (await tab.ran()).filter((name) => name !== 'loaded a'), ['a', 'b', 'c', 'd']);
    assert.deepEqual((await tab.ran()).slice(0, 2), ['a', 'loaded a']);
  });

  test.everywhere('a static script is not executed before permission', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site),
      head: `<script src="${site.from('stats', '/classic.js')}"></script><script type="module" src="${site.from('stats', '/module.mjs')}"></script>`,
      body: `<script>${ran('own')}</script><script defer src="${site.from('ads', '/deferred.js')}"></script><script async src="${site.from('ads', '/async.js')}"></script>`,
    }));
    await tab.settle();
    assert.deepEqual(await tab.ran(), ['own']);
    await tab.accept();
    await tab.equals(async () => (await tab.ran()).toSorted(), ['async', 'classic', 'deferred', 'module', 'own']);
  });

  test.everywhere('fetch resolves with the real answer after a yes', async ({ site, open }) => {
    const tab = await open(await scripted(site, `
      fetch('${site.from('stats', '/plain.json')}').then((answer) => answer.json()).then(({ name }) => ran.push(name));
      fetch(new Request('${site.from('stats', '/request.txt')}', { method: 'POST', body: 'request body' })).then(({ status }) => ran.push(status));
      fetch(new URL('${site.from('stats', '/url.txt')}'), { method: 'PUT', body: 'put body', headers: { 'x-own': '1' } }).then(({ ok }) => ran.push(ok));`));
    await tab.settle();
    assert.deepEqual(site.asked('stats'), []);
    assert.deepEqual(await held(tab), ['fetch /plain.json', 'fetch /request.txt', 'fetch /url.txt']);
    await tab.accept();
    await tab.equals(async () => (await tab.ran()).map(String).toSorted(), ['200', 'plain', 'true']);
    assert.deepEqual(site.requests({ path: '/request.txt', method: 'POST' }).map(({ body }) => body), ['request body']);
    assert.deepEqual(site.requests({ path: '/url.txt', method: 'PUT' }).map(({ body }) => body), ['put body']);
    assert.deepEqual(await held(tab), []);
  });

  test.everywhere('fetch rejects after a no, as a network fault would, and at once from then on', async ({ site, open }) => {
    const tab = await open(await scripted(site, `
      window.call = () => fetch('${site.from('stats', '/plain.json')}').catch((error) => { ran.push(error instanceof TypeError ? 'TypeError' : String(error)); });
      call();`));
    assert.deepEqual(await tab.ran(), []);
    await tab.reject();
    await tab.equals(tab.ran, ['TypeError']);
    await tab.run(() => window.call());
    await tab.equals(tab.ran, ['TypeError', 'TypeError']);
    assert.deepEqual(site.asked('stats'), []);
  });

  test.everywhere('an aborted fetch rejects, and is not sent later', async ({ site, open }) => {
    const tab = await open(await scripted(site, `
      const stop = new AbortController();
      fetch('${site.from('stats', '/stopped.json')}', { signal: stop.signal }).catch((error) => ran.push(error.name));
      fetch('${site.from('stats', '/never.json')}', { signal: AbortSignal.abort() }).catch((error) => ran.push('early ' + error.name));
      setTimeout(() => stop.abort(), 50);`));
    await tab.equals(tab.ran, ['early AbortError', 'AbortError']);
    await tab.accept();
    await tab.settle();
    assert.deepEqual(site.asked('stats'), []);
  });

  test.everywhere('XMLHttpRequest: sent after a yes with its headers and body', async ({ site, open }) => {
    const tab = await open(await scripted(site, `
      const ask = (path, body) => { const x = new XMLHttpRequest(); x.open('POST', '${site.from('stats', '')}' + path); x.setRequestHeader('content-type', 'text/plain');
        x.onload = () => ran.push(x.status + ' ' + x.responseText); x.onloadend = () => ran.push('end'); x.send(body); return x; };
      ask('/send.txt', 'body');
      ask('/aborted.txt', 'never').abort();`));
    await tab.settle();
    assert.deepEqual(site.asked('stats'), []);
    assert.equal((await tab.ran()).includes('200 ok'), false);
    await tab.accept();
    await tab.until(() => window.ran.includes('200 ok'));
    await tab.settle();
    assert.deepEqual(site.requests({ host: site.party('stats'), method: 'POST' }).map(({ path, body }) => [path, body]), [['/send.txt', 'body']]);
  });

  test.everywhere('XMLHttpRequest: an error after a no', async ({ site, open }) => {
    const tab = await open(await scripted(site, `
      const x = new XMLHttpRequest(); x.open('GET', '${site.from('stats', '/ask.json')}');
      for (const type of ['load', 'error', 'loadend']) x.addEventListener(type, () => ran.push(type)); x.send();`));
    await tab.reject();
    await tab.equals(tab.ran, ['error', 'loadend']);
    assert.deepEqual(site.asked('stats'), []);
  });

  test.everywhere('a synchronous XMLHttpRequest throws what a failed one throws, and works once permitted', async ({ site, open }) => {
    const tab = await open(await scripted(site, `
      window.ask = () => { const x = new XMLHttpRequest(); x.open('GET', '${site.from('stats', '/sync.json')}', false);
        try { x.send(); ran.push(JSON.parse(x.responseText).name); } catch (error) { ran.push(error.name); } };
      ask();`));
    assert.deepEqual(await tab.ran(), ['NetworkError']);
    await tab.accept();
    await tab.run(() => window.ask());
    assert.deepEqual(await tab.ran(), ['NetworkError', 'sync']);
  });

  test.everywhere('beacons are taken and sent after a yes, in order, with their bodies', async ({ site, open }) => {
    const tab = await open(await scripted(site, `
      for (const [path, body] of [['/one.txt', 'first'], ['/two.txt', 'second']]) ran.push(navigator.sendBeacon('${site.from('stats', '')}' + path, body));`));
    assert.deepEqual(await tab.ran(), [true, true]);
    await tab.settle();
    assert.deepEqual(site.asked('stats'), []);
    await tab.accept();
    await tab.equals(() => site.requests({ host: site.party('stats'), method: 'POST' }).map(({ path, body }) => `${path} ${body}`).toSorted(), ['/one.txt first', '/two.txt second']);
  });

  test.everywhere('images and frames wait, by property, attribute or markup', async ({ site, open }) => {
    const tab = await open(await scripted(site, `
      const at = (path) => '${site.from('ads', '')}' + path;
      window.kept = new Image(); kept.onload = () => ran.push('loaded'); kept.src = at('/new.gif');
      const set = document.createElement('img'); set.srcset = at('/set.gif') + ' 1x'; document.body.append(set);
      const named = document.createElement('img'); named.setAttribute('src', at('/attribute.gif')); document.body.append(named);
      const frame = document.createElement('iframe'); frame.src = at('/frame.html'); document.body.append(frame);
      document.body.insertAdjacentHTML('beforeend', '<img src="' + at('/markup.gif') + '"><iframe src="' + at('/markup.html') + '"></iframe>');
      const box = document.createElement('div'); box.innerHTML = '<img src="' + at('/detached.gif') + '">';`));
    await tab.settle();
    assert.deepEqual(site.asked('ads'), []);
    assert.equal(await tab.run(() => window.kept.src), site.from('ads', '/new.gif'));
    await tab.accept();
    await tab.equals(() => site.asked('ads').toSorted(), ['/attribute.gif', '/detached.gif', '/frame.html', '/markup.gif', '/markup.html', '/new.gif', '/set.gif']);
    await tab.equals(tab.ran, ['loaded']);
  });

  test.everywhere('an address set anew replaces the one that waits', async ({ site, open }) => {
    const tab = await open(await scripted(site, `
      const image = new Image(); image.src = '${site.from('ads', '/first.gif')}'; image.src = '${site.from('ads', '/second.gif')}';
      const own = document.createElement('img'); own.src = '${site.from('ads', '/dropped.gif')}'; own.src = '/own.gif';
      const away = document.createElement('iframe'); away.src = '${site.from('ads', '/away.html')}'; document.body.append(away); away.removeAttribute('src');
      window.kept = [image, own];`));
    await tab.settle();
    assert.deepEqual(site.requests({ path: '/own.gif' }).length, 1);
    await tab.accept();
    await tab.equals(() => site.asked('ads'), ['/second.gif']);
    await tab.settle();
    assert.deepEqual(site.asked('ads'), ['/second.gif']);
  });

  test.everywhere('document.cookie: declared names wait with their last value, others pass', async ({ site, open }) => {
    const tab = await open(await scripted(site, `
      document.cookie = '_st_a=1; path=/'; document.cookie = '_st_a=2; path=/; max-age=3600'; document.cookie = ' _st_b = 3 ; path=/';
      document.cookie = 'basket=7; path=/'; window.reads = document.cookie;`));
    assert.equal(await tab.run(() => window.reads), 'basket=7');
    assert.deepEqual(await held(tab), ['cookie _st_a', 'cookie _st_b']);
    await tab.accept();
    await tab.equals(() => tab.run(() => document.cookie.split('; ').filter((each) => !each.startsWith('placet=')).sort()), ['_st_a=2', '_st_b=3', 'basket=7']);
    const { expires } = await tab.cookie('_st_a');
    assert.ok(expires > Date.now() / 1000, 'attributes are kept');
  });

  test.everywhere('what was held for storing is dropped after a no', async ({ site, open }) => {
    const tab = await open(await scripted(site, `document.cookie = '_st_a=1; path=/'; localStorage.setItem('_st_l', '1'); sessionStorage.setItem('_st_s', '1'); localStorage.setItem('own', '1');`));
    await tab.reject();
    await tab.accept();
    await tab.settle();
    assert.deepEqual(await tab.run(() => [document.cookie.includes('_st_a'), localStorage.getItem('_st_l'), sessionStorage.getItem('_st_s'), localStorage.getItem('own')]), [false, null, null, '1']);
  });

  test.everywhere('what was stored is there before the scripts that were held read it', async ({ site, open }) => {
    const tab = await open(await scripted(site, `
      const script = document.createElement('script'); script.src = '${site.from('stats', '/reader.js')}'; document.head.append(script);
      document.cookie = '_st_a=1; path=/'; localStorage.setItem('_st_l', '2');`));
    site.file('/reader.js', 'text/javascript', `ran.push(document.cookie.includes('_st_a=1'), localStorage.getItem('_st_l'));`);
    await tab.accept();
    await tab.equals(tab.ran, [true, '2']);
  });

  test.everywhere('however the address is written, it is the same address', async ({ site, open }) => {
    const host = site.party('stats'), port = site.port;
    const spellings = [`//${host}:${port}/a.gif`, `HTTP://${host.toUpperCase()}:${port}/b.gif`, `http://user:word@${host}:${port}/c.gif`, `http:\\\\${host}:${port}/d.gif`,
      ` \n http://${host}:${port}/e.gif `, `http://${host}.:${port}/f.gif`, `http://sub.${host}:${port}/g.gif`, `ht\ttp://${host}:${port}/h.gif`];
    const tab = await open(await scripted(site, `window.kept = ${JSON.stringify(spellings)}.map((src) => Object.assign(new Image(), { src }));`));
    await tab.settle();
    assert.deepEqual(site.requests().filter(({ path }) => path.endsWith('.gif')).map(({ host: to, path }) => to + path), []);
    assert.equal((await held(tab)).length, spellings.length);
  });

  test.everywhere('a relative address counts by the base it is read under', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), body: `<base href="${site.from('stats', '/lib/')}"><script>window.kept = Object.assign(new Image(), { src: 'relative.gif' }); fetch('relative.json');</script>` }));
    await tab.run(() => document.querySelector('base').remove());
    await tab.settle();
    assert.deepEqual(site.asked('stats'), []);
    assert.deepEqual(site.requests({ path: '/relative.gif' }), []);
  });

  test('paths of the own site can be declared, and only those are held', async ({ site, open }) => {
    const tab = await open(await scripted(site, `fetch('/ingest/e.json'); fetch('/other/e.json').then(() => ran.push('other')); new Image().src = '/ingest/pixel.gif';
      document.body.insertAdjacentHTML('beforeend', '<img src="/ingest/markup.gif">');`,
      { config: shop(site, ({ services }) => { services[0].hosts.push('/ingest'); }) }));
    site.file('/other/e.json', 'application/json', '{}');
    await tab.equals(tab.ran, ['other']);
    await tab.settle();
    assert.deepEqual(site.requests().filter(({ path }) => path.startsWith('/ingest')), []);
    await tab.accept();
    await tab.equals(() => site.requests().map(({ path }) => path).filter((path) => path.startsWith('/ingest')).toSorted(), ['/ingest/e.json', '/ingest/markup.gif', '/ingest/pixel.gif']);
  });

  test.everywhere('document.write: what it brings of declared services waits', async ({ site, open }) => {
    const tab = await open(await scripted(site, `document.write('<script src="${site.from('stats', '/written.js')}"></scr' + 'ipt><img src="${site.from('stats', '/written.gif')}"><b id="written">here</b>');`));
    await tab.settle();
    assert.equal(await tab.read('#written', 'textContent'), 'here');
    assert.deepEqual(site.asked('stats'), []);
    await tab.accept();
    await tab.equals(() => site.asked('stats').toSorted(), ['/written.gif', '/written.js']);
    await tab.equals(tab.ran, ['written']);
  });

  test.everywhere('what nobody declared is not touched', async ({ site, open }) => {
    const tab = await open(await scripted(site, `
      const at = (path) => '${site.from('cdn', '')}' + path;
      const script = document.createElement('script'); script.src = at('/lib.js'); document.head.append(script); window.kept = Object.assign(new Image(), { src: at('/a.gif') });
      fetch(at('/a.json')).then(() => ran.push('fetch')); document.body.insertAdjacentHTML('beforeend', '<iframe src="' + at('/a.html') + '"></iframe>');
      const x = new XMLHttpRequest(); x.open('GET', at('/b.json')); x.onload = () => ran.push('xhr'); x.send();
      document.cookie = 'own=1'; localStorage.setItem('own', '1');`, { head: `<script src="${site.from('cdn', '/static.js')}"></script>` }));
    await tab.equals(async () => (await tab.ran()).toSorted(), ['fetch', 'lib', 'xhr']);
    await tab.equals(() => site.asked('cdn').toSorted(), ['/a.gif', '/a.html', '/a.json', '/b.json', '/lib.js', '/static.js']);
    assert.deepEqual(await tab.run(() => [document.cookie, localStorage.getItem('own')]), ['own=1', '1']);
    assert.deepEqual(await held(tab), []);
  });

  test('hooked functions look and fail like the browser\'s own', async ({ site, open }) => {
    const tab = await open(await scripted(site, ''));
    const found = await tab.run(() => {
      const fault = (act) => { try { act(); return 'nothing'; } catch (error) { return error.constructor.name; } };
      return {
        names: [fetch.name, XMLHttpRequest.prototype.open.name, Element.prototype.setAttribute.name, Node.prototype.appendChild.name],
        lengths: [fetch.length, Element.prototype.setAttribute.length, Node.prototype.appendChild.length],
        own: Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'src').enumerable,
        faults: [() => Node.prototype.appendChild.call({}, document.body), () => document.body.appendChild('text'), () => XMLHttpRequest.prototype.open.call({}),
          () => new Image().setAttribute(), () => document.body.append(Symbol('s'))].map(fault),
        image: new Image() instanceof HTMLImageElement,
      };
    });
    assert.deepEqual(found, {
      names: ['fetch', 'open', 'setAttribute', 'appendChild'], lengths: [1, 2, 1], own: true,
      faults: ['TypeError', 'TypeError', 'TypeError', 'TypeError', 'TypeError'], image: true,
    });
  });

  test('what is held is reported: by held(), and by an event', async ({ site, open }) => {
    const tab = await open(await scripted(site, `fetch('${site.from('ads', '/e.json')}').catch(() => {}); document.cookie = '_st_a=1';`));
    await tab.settle();
    const expected = [
      { technique: 'fetch', url: site.from('ads', '/e.json'), service: 'ads', state: 'pending' },
      { technique: 'cookie', name: '_st_a', service: 'stats', state: 'pending' },
    ];
    assert.deepEqual(await tab.run(() => window.Placet.held()), expected);
    assert.deepEqual((await tab.events()).filter(([type]) => type === 'held').map(([, detail]) => detail), expected);
  });

  test('a service permitted by itself, and one refused by itself', async ({ site, open }) => {
    const tab = await open(await scripted(site, `for (const party of ['ads', 'tube']) fetch('${site.from('PARTY', '/e.json')}'.replace('PARTY', party)).then(() => ran.push(party), () => ran.push('no ' + party));`));
    await tab.accept(['tube']);
    await tab.equals(tab.ran, ['tube']);
    assert.deepEqual(site.asked('ads'), []);
    await tab.reject(['ads']);
    await tab.equals(tab.ran, ['tube', 'no ads']);
  });

  test.everywhere('of a long page everything that loads is found, in the order of the page, whatever it is in', async ({ site, open }) => {
    const kinds = [
      (url) => `<p><a ping="${url}" href="#">x</a></p>`, (url) => `<svg><g><path fill="url(${url}#a)" d=""/></g></svg>`, (url) => `<table><tr><td background="${url}">x</table>`,
      (url) => `<div><div><img src="${url}" alt=""></div></div>`, (url) => `<area ping="${url}" href="#">`,
    ];
    const part = (from) => Array.from({ length: 100 }, (_, at) => `<div>${from}-${at}<p>x <a href="#">y</a></p>${kinds[at % kinds.length](site.from('stats', `/${from}-${at}.gif`))}</div>`).join('');
    const tab = await open(await site.page({
      config: shop(site),
      // The second part is looked through by the hook of the markup, which finds what it has renamed itself.
      body: `<div id="all">${part('parsed')}</div>${part('flat')}<div id="box"></div><script>box.innerHTML = ${JSON.stringify(part('markup'))}</script>`,
    }));
    await tab.settle();
    const own = ['parsed', 'flat', 'markup'].flatMap((from) => Array.from({ length: 100 }, (_, at) => `/${from}-${at}.gif`));
    assert.deepEqual((await held(tab)).map((line) => /\/\w+-\d+\.gif/.exec(line)[0]), own);
    await tab.accept();
    await tab.equals(() => tab.run(() => ['[ping]', '[fill]', '[background]', 'img[src]'].map((each) => document.querySelectorAll(each).length)), [120, 60, 60, 60]);
    assert.equal(await tab.run(() => document.body.innerHTML.includes('data-placet')), false, 'nothing of ours is left in the markup');
  });
};
