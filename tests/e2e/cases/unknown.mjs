// What nobody declared, how a refusal ends, and the dry run.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';

const scripted = (site, settings, source, more) => site.page({ config: { ...shop(site), ...settings }, body: `<script>window.ran = []; ${source}</script>`, ...more });
const held = (tab) => tab.run(() => window.Placet.held().map(({ technique, url, name, state, service }) => `${technique} ${name ?? new URL(url, location).pathname} ${service} ${state}`).sort());

export default (test) => {
  test.everywhere('third-party: requests to other sites wait for a yes to everything', async ({ site, open }) => {
    const tab = await open(await scripted(site, { unknown: 'third-party', firstParty: [site.party('cdn')] }, `
      for (const url of ['${site.from('nobody', '/n.json')}', '/own.json', '${site.under('img')}/below.json', '${site.from('cdn', '/cdn.json')}']) fetch(url).then((answer) => answer.json()).then(({ name }) => ran.push(name));
      new Image().src = '${site.from('nobody', '/n.gif')}'; document.cookie = 'unknown=1'; localStorage.setItem('unknown', '1');`));
    await tab.equals(async () => (await tab.ran()).sort(), ['below', 'cdn', 'own']);
    assert.deepEqual(site.asked('nobody'), []);
    assert.deepEqual(await held(tab), ['fetch /n.json null pending', 'image /n.gif null pending']);
    assert.equal(await tab.run(() => document.cookie.includes('unknown') && localStorage.unknown), '1');
    await tab.accept(['statistics']);
    await tab.settle();
    assert.deepEqual(site.asked('nobody'), [], 'a part is not everything');
    await tab.accept();
    await tab.equals(() => site.asked('nobody').sort(), ['/n.gif', '/n.json']);
  });

  test('third-party: what a necessary service declares passes', async ({ site, open }) => {
    const config = shop(site, (each) => {
      each.unknown = 'third-party';
      each.services.push({ id: 'pay', name: 'Pay', provider: 'Pay Ltd', country: 'DE', privacy: 'https://pay.example/privacy', purposes: { basket: ['store'] }, hosts: [site.party('pay')] });
    });
    const tab = await open(await scripted(site, {}, `fetch('${site.from('pay', '/pay.json')}').then((answer) => answer.json()).then(({ name }) => ran.push(name));`, { config }));
    await tab.equals(tab.ran, ['pay']);
  });

  test.everywhere('strict: unknown names of inline code wait, those of the site\'s own scripts do not', async ({ site, open }) => {
    site.file('/app.js', 'text/javascript', `localStorage.setItem('app', '1'); document.cookie = 'app=1; path=/'; setTimeout(() => { sessionStorage.setItem('later', '1'); window.isLater = true; });`);
    const tab = await open(await scripted(site, { unknown: 'strict' }, `document.cookie = 'inline=1; path=/'; localStorage.setItem('inline', '1'); setTimeout(() => { sessionStorage.setItem('inline-later', '1'); window.isInline = true; });`,
      { head: '<script src="/app.js"></script>' }));
    await tab.until(() => window.isLater && window.isInline);
    assert.deepEqual(await held(tab), ['cookie inline null pending', 'storage inline null pending', 'storage inline-later null pending']);
    assert.deepEqual(await tab.run(() => [document.cookie, Object.keys(localStorage).join(), Object.keys(sessionStorage).join()]), ['app=1', 'app', 'later']);
    await tab.accept();
    await tab.equals(() => tab.run(() => [document.cookie.includes('inline=1'), localStorage.inline, sessionStorage['inline-later']]), [true, '1', '1']);
  });

  test.everywhere('refused: an empty answer where the owner wants one', async ({ site, open }) => {
    const tab = await open(await scripted(site, { refused: 'empty-204' }, `
      window.ask = () => { fetch('${site.from('stats', '/f.json')}').then(async (answer) => ran.push('fetch ' + answer.status + ' ' + answer.ok + ' ' + (await answer.text()))).catch(() => ran.push('rejected'));
        const x = window.x = new XMLHttpRequest(); x.open('GET', '${site.from('stats', '/x.json')}');
        for (const type of ['load', 'error', 'loadend']) x.addEventListener(type, () => ran.push(type + ' ' + x.readyState + ' ' + x.status)); x.send();
        window.cookieStore?.set('_st_a', '1').then(() => ran.push('cookie'), () => ran.push('no cookie')); };
      ask();`));
    const stores = await tab.run(() => Boolean(window.cookieStore));
    const once = ['fetch 204 true ', 'load 4 204', 'loadend 4 204', ...(stores ? ['cookie'] : [])].sort();
    await tab.reject();
    await tab.equals(async () => (await tab.ran()).sort(), once);
    await tab.run(() => window.ask());
    await tab.equals(async () => (await tab.ran()).sort(), [...once, ...once].sort());
    assert.deepEqual(site.asked('stats'), []);
    // The same object may ask for something else.
    await tab.run(() => { window.x.open('GET', '/own.json'); window.x.onload = () => { window.ended = window.x.status; }; window.x.send(); });
    await tab.until(() => window.ended === 200);
  });

  test.everywhere('a dry run holds nothing and reports everything', async ({ site, open }) => {
    const bare = await open(await site.page({ path: '/bare.html', guard: '' }));
    await bare.run(() => { document.cookie = '_st_old=1; path=/'; localStorage._st_old = '1'; });
    const tab = await open(await scripted(site, { dryRun: true }, `fetch('${site.from('stats', '/f.json')}').then(() => ran.push('fetched')); document.cookie = '_st_a=1; path=/'; localStorage.setItem('_st_b', '1'); document.body.insertAdjacentHTML('beforeend', '<img src="${site.from('ads', '/markup.gif')}">');
      try { new Worker('${site.from('stats', '/worker.js')}').onerror = () => {}; } catch { /* of another site: none */ }
      const link = Object.assign(document.createElement('a'), { href: '${site.from('ads', '/link.html')}', onclick: () => false }); document.body.append(link); link.click();
      window.reads = [document.cookie, localStorage.getItem('_st_old')];`, { head: `<script src="${site.from('stats', '/static.js')}"></script>` }));
    await tab.equals(async () => (await tab.ran()).filter((name) => name === 'fetched'), ['fetched']);
    await tab.equals(() => site.asked('ads'), ['/markup.gif']);
    assert.deepEqual(await tab.run(() => window.reads), ['_st_old=1; _st_a=1', '1']);
    assert.deepEqual(site.asked('stats').sort(), ['/f.json', '/static.js']);
    const report = await held(tab);
    for (const line of ['cookie _st_a stats pending', 'fetch /f.json stats pending', 'image /markup.gif ads pending', 'link /link.html ads pending', 'worker /worker.js stats pending', 'script /static.js stats pending', 'storage _st_b stats pending']) assert.ok(report.includes(line), `${line} of ${report}`);
    assert.ok((await tab.events()).some(([type, detail]) => type === 'held' && detail.name === '_st_a'));
    await tab.reject();
    await tab.settle();
    assert.ok(await tab.run(() => document.cookie.includes('_st_old=1') && localStorage._st_b === '1'), 'nothing is erased');
  });

  test.everywhere('a click by script on Accept grants nothing', async ({ site, open }) => {
    const tab = await open(await scripted(site, {}, '', { body: '<button type="button" id="yes" data-placet="accept">Accept</button>' }));
    await tab.notice.appears();
    await tab.run(() => {
      const press = (element) => { element.click(); for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click']) element.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true })); element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })); };
      press(document.getElementById('yes'));
      const look = (root) => { for (const each of root.querySelectorAll('*')) { if (each.shadowRoot) look(each.shadowRoot); if (each.localName === 'button') press(each); } };
      look(document);
    });
    await tab.settle();
    assert.equal(await tab.allows('stats'), false);
    assert.equal((await tab.choices()).at, null);
  });

  test('a flood of 10,000 requests and writes: bounded, answered, and the choice still works', async ({ site, open }) => {
    const tab = await open(await scripted(site, {}, ''));
    const took = await tab.run((url) => {
      const start = performance.now();
      window.settled = 0;
      for (let at = 0; at < 10000; at++) {
        fetch(`${url}?${at}`).then(() => {}, () => { window.settled++; });
        document.cookie = `_st_${at}=1`;
        new Image().src = `${url}?image${at}`;
      }
      return performance.now() - start;
    }, site.from('stats', '/flood.gif'));
    assert.ok(took < 20000, `${took} ms`);
    await tab.until(() => window.settled > 0);
    assert.ok(await tab.run(() => window.Placet.held().length) <= 30000);
    await tab.notice.reject();
    await tab.until(() => window.settled === 10000);
    assert.deepEqual(site.asked('stats'), []);
    assert.equal(await tab.allows('stats'), false);
  });
};
