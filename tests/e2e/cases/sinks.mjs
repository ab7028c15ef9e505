// Every road by which a page reaches out: nothing of a declared service is asked for before a yes, and all of it after, in the same page.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';

/**
 * group -> code that asks for addresses of a declared service. `at(path)` makes one; `by(id)` finds an element of the page; `keep` keeps
 * what would be collected. What is to be asked for in the end is read out of the code.
 */
const ROADS = {
  'attribute nodes': `
    const attribute = document.createAttribute('src'); attribute.value = at('/item.gif'); keep(new Image()).attributes.setNamedItem(attribute);
    const value = keep(new Image()); value.setAttribute('src', '/own.gif'); value.attributes.src.value = at('/value.gif');
    const node = keep(new Image()); node.setAttribute('src', '/own.gif'); node.attributes.src.nodeValue = at('/node.gif');`,
  media: `
    keep(new Audio(at('/audio.mp3')));
    keep(document.createElement('video')).poster = at('/poster.gif');
    by('box').insertAdjacentHTML('beforeend', '<picture><source srcset="' + at('/source.gif') + '"><img></picture><object data="' + at('/object.html') + '"></object><embed src="' + at('/embed.html') + '">');`,
  SVG: `
    by('box').insertAdjacentHTML('beforeend', '<svg width="9" height="9"><image id="picture" width="9" height="9"/><image width="9" height="9" href="' + at('/markup.gif') + '"/></svg>');
    by('picture').href.baseVal = at('/base.gif');
    by('box').insertAdjacentHTML('beforeend', '<svg width="9" height="9"><rect id="drawn" width="9" height="9"/><rect width="9" height="9" mask="url(' + at('/filtered.svg') + '#m)"/></svg>');
    by('drawn').setAttribute('mask', 'url(' + at('/mask.svg') + '#m)');`,
  'backgrounds of tables': `
    by('box').insertAdjacentHTML('beforeend', '<table id="table"><tr><td background="' + at('/cell.gif') + '">x');
    by('table').setAttribute('background', at('/table.gif'));`,
  'links of every kind': `
    for (const [rel, path, more] of [['stylesheet', '/sheet.css'], ['preload', '/preload.js', { as: 'script' }], ['modulepreload', '/module.mjs']]) {
      const link = document.createElement('link'); Object.assign(link, more); link.href = at(path); document.head.append(link); link.rel = rel;
    }`,
  'copies and templates': `
    const template = document.createElement('template'); template.innerHTML = '<img src="' + at('/template.gif') + '">'; document.body.append(template.content.cloneNode(true));
    const parsed = new DOMParser().parseFromString('<img src="' + at('/parsed.gif') + '">', 'text/html'); document.body.append(document.adoptNode(parsed.images[0]));
    const shadow = by('box').attachShadow({ mode: 'closed' }); shadow.innerHTML = '<img src="' + at('/shadow.gif') + '">';`,
  styles: `
    for (const id of ['one', 'two', 'three', 'four']) by('box').insertAdjacentHTML('beforeend', '<p id="' + id + '">text</p>');
    by('two').style = 'color: red; background: url("' + at('/forwarded.gif') + '")'; by('two').offsetHeight;
    by('three').setAttribute('style', "background: url('" + at('/attribute.gif') + "')");
    by('four').style.setProperty('background-image', 'url(' + at('/set.gif') + ')'); by('four').offsetHeight;
    by('three').offsetHeight;
    by('box').insertAdjacentHTML('beforeend', '<p style="background:url(' + at('/markup.gif') + ')">text</p>'); by('box').offsetHeight;
    by('one').style.backgroundImage = 'url(' + at('/property.gif') + ')';`,
  'style sheets': `
    by('sheet').textContent = '@import "' + at('/import.css') + '";';
    const late = document.createElement('style'); document.head.append(late); late.append('@import url(' + at('/appended.css') + ');');
    const rules = document.createElement('style'); document.head.append(rules); rules.sheet.insertRule('#text { background: url(' + at('/rule.gif') + ') }');
    document.body.insertAdjacentHTML('beforeend', "<style>/* don't */ #box { background: url('" + at('/written.gif') + "') } #text::after { content: 'x' }</style>");
    document.querySelector('h1').style.color = 'red';`,
  fonts: `
    const face = new FontFace('tracker', 'url(' + at('/font.woff2') + ')'); document.fonts.add(face); by('text').style.fontFamily = 'tracker';`,
  connections: `
    const socket = new WebSocket(at('/socket.txt').replace('http', 'ws')); socket.onerror = () => ran.push('socket failed ' + socket.readyState); ran.push(socket instanceof WebSocket);
    const stream = new EventSource(at('/stream.txt')); stream.addEventListener('error', ({ target }) => { if (target === stream) ran.push('stream failed'); stream.close(); });`,
  workers: `
    const code = (text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    keep(new Worker(code('fetch("' + at('/blob.txt') + '")')));
    keep(new Worker('data:text/javascript,' + encodeURIComponent('fetch("' + at('/data.txt') + '")')));
    const own = new Worker('/worker.js'); own.onmessage = ({ data }) => ran.push(data); own.postMessage('hello');`,
  modules: `
    import(URL.createObjectURL(new Blob(['import "' + at('/inblob.mjs') + '"'], { type: 'text/javascript' })));
    const script = document.createElement('script'); script.type = 'module'; script.text = 'import "' + at('/imported.mjs') + '"'; document.head.append(script);`,
  'functions of fresh frames': `
    const frame = document.createElement('iframe'); document.body.append(frame);
    const image = keep(new window[0].Image()); image.src = at('/realm.gif');
    frame.contentWindow.fetch(at('/frame.txt')); fetch(frame.contentDocument.defaultView.Reflect.construct(frame.contentWindow.Request, [at('/request.txt')]));
    document.body.insertAdjacentHTML('beforeend', '<iframe srcdoc="&lt;img src=' + at('/srcdoc.gif') + '&gt;"></iframe>');`,
  forms: `
    const frame = document.createElement('iframe'); frame.name = 'target'; document.body.append(frame);
    by('box').innerHTML = '<form id="sent" target="target"><input name="action"><input name="submit"></form>';
    by('sent').setAttribute('action', at('/submitted.html')); HTMLFormElement.prototype.submit.call(by('sent'));`,
  'code in strings': `
    eval('keep(new Image()).src = at("/eval.gif")'); new Function('keep(new Image()).src = at("/function.gif")')(); setTimeout('keep(new Image()).src = at("/timeout.gif")');
    by('text').setAttribute('onclick', 'keep(new Image()).src = at("/handler.gif")'); by('text').click();`,
};
/** What some engine does not ask for, or asks for in its own time: not waited for. */
const SOME = ['/audio.mp3', '/poster.gif', '/embed.html', '/object.html', '/font.woff2', '/module.mjs', '/preload.js', '/own.gif'];

const page = async (site, code, more = {}) => {
  site.file('/worker.js', 'text/javascript', `fetch('${site.from('stats', '/file.txt')}').catch(() => {}); onmessage = ({ data }) => postMessage('heard ' + data);`);
  return site.page({
    config: shop(site), head: '<style id="sheet"></style>',
    body: `<div id="box" style="width:9px;height:9px"></div><script>window.ran = []; window.kept = [];
      const at = (path) => '${site.from('stats', '')}' + path, by = (id) => document.getElementById(id), keep = (each) => { kept.push(each); return each; };
      { ${code} }</script>`, ...more,
  });
};

export default (test) => {
  for (const [group, code] of Object.entries(ROADS)) {
    test.everywhere(`nothing gets out: ${group}`, async ({ site, open }) => {
      const tab = await open(await page(site, code));
      tab.mayFail = true; // held and then failing connections are errors of the page's own
      await tab.settle();
      assert.deepEqual(site.asked('stats'), []);
      await tab.accept();
      const due = [...code.matchAll(/at\(['"](\/[\w.]+)/g)].map(([, path]) => path).concat(group === 'workers' ? '/file.txt' : []);
      const missing = () => due.filter((path) => !SOME.includes(path) && !site.asked('stats').includes(path));
      await tab.equals(missing, []);
      assert.deepEqual(await tab.run(() => window.Placet.held()), []);
    });
  }

  test.everywhere('what stands for a connection or a worker is one', async ({ site, open }) => {
    const tab = await open(await page(site, ROADS.connections + ROADS.workers));
    tab.mayFail = true;
    await tab.equals(tab.ran, [true]);
    await tab.accept();
    await tab.until(() => ['socket failed 3', 'stream failed', 'heard hello'].every((each) => window.ran.includes(each)));
  });

  test.everywhere('a worker of the site that names nothing declared works before any choice', async ({ site, open }) => {
    site.file('/honest.js', 'text/javascript', `onmessage = ({ data }) => postMessage('heard ' + data);`);
    const tab = await open(await page(site, `const own = new Worker('/honest.js'); own.addEventListener('message', ({ data }) => ran.push(data)); own.postMessage('hello');`));
    await tab.equals(tab.ran, ['heard hello']);
  });

  test('so does a shared worker, whose port is there at once', async ({ site, open }) => {
    site.file('/shared.js', 'text/javascript', `onconnect = ({ ports: [port] }) => { port.onmessage = ({ data }) => port.postMessage('heard ' + data); port.postMessage('hello'); };`);
    const tab = await open(await page(site, `const own = window.shared = new SharedWorker('/shared.js'); own.port.onmessage = ({ data }) => ran.push(data); own.port.postMessage('a question');`));
    await tab.equals(async () => (await tab.ran()).toSorted(), ['heard a question', 'hello']);
  });

  test.everywhere('a refused connection fails as if there were no network', async ({ site, open }) => {
    const tab = await open(await page(site, `const socket = new WebSocket(at('/socket.txt').replace('http', 'ws')); for (const type of ['error', 'close']) socket.addEventListener(type, () => ran.push(type));`));
    await tab.reject();
    await tab.equals(tab.ran, ['error', 'close']);
    assert.deepEqual(site.asked('stats'), []);
  });

  test.everywhere('styles keep what they say besides, and are mended where they stand', async ({ site, open }) => {
    const tab = await open(await page(site, `by('box').setAttribute('style', 'color: rgb(1, 2, 3); background-image: url(' + at('/a.gif') + ')');`));
    const style = () => tab.run(() => { const { color, backgroundImage } = getComputedStyle(document.getElementById('box')); return [color, backgroundImage]; });
    assert.equal((await style())[0], 'rgb(1, 2, 3)');
    await tab.run(() => { document.getElementById('box').style.color = 'rgb(4, 5, 6)'; });
    await tab.accept();
    await tab.equals(style, ['rgb(4, 5, 6)', `url("${site.from('stats', '/a.gif')}")`]);
  });

  test.everywhere('inline modules, import maps and dynamic imports wait, and then run', async ({ site, open, engine }) => {
    const tab = await open(await page(site, '', {
      body: `<script>window.ran = [];</script><script type="importmap">{"imports":{"tracker":"${site.from('stats', '/mapped.mjs')}"}}</script>
        <script type="module">import 'tracker';</script><script type="module">import '${site.from('stats', '/direct.mjs')}';</script>
        <script>import('${site.from('stats', '/dynamic.mjs')}');</script><script type="module">ran.push('own');</script>`,
    }));
    await tab.settle();
    assert.deepEqual(site.asked('stats'), []);
    assert.deepEqual(await tab.ran(), ['own']);
    await tab.accept();
    await tab.equals(async () => (await tab.ran()).filter((name) => name !== 'mapped').toSorted(), ['direct', 'dynamic', 'own']);
    // Firefox takes no import map any more once a module has been asked for.
    tab.mayFail = engine === 'firefox';
  });

  test.everywhere('markup that is written in pieces is judged as a whole', async ({ site, open }) => {
    const tab = await open(await page(site, `
      document.write('<div id="open"><img src="' + at('')); document.write('/split.gif"><i id="within">'); document.write('text</i></div><b id="behind">b</b>'); document.write('<u id="last"');`, {}));
    await tab.settle();
    assert.deepEqual(site.asked('stats'), []);
    assert.equal(await tab.run(() => document.getElementById('within').parentNode.id + document.getElementById('behind').parentNode.localName), 'openbody');
    await tab.accept();
    await tab.equals(() => site.asked('stats'), ['/split.gif']);
  });

  test('navigation by script waits; a link that the visitor clicks does not', async ({ site, open }) => {
    const tab = await open(await page(site, `location.href = at('/away.html');`, {}));
    await tab.settle();
    assert.deepEqual(site.asked('stats'), []);
    await tab.run((url) => { document.getElementById('box').innerHTML = `<a id="link" href="${url}">a link</a>`; document.getElementById('link').click(); }, site.from('stats', '/link.html'));
    await tab.settle();
    assert.deepEqual(site.asked('stats'), []);
    await tab.run(() => { document.getElementById('box').style.cssText = ''; });
    await tab.click('#link');
    await tab.equals(() => site.asked('stats').filter((path) => path !== '/favicon.ico'), ['/link.html']);
  });

  test.everywhere('on an object that it is not for, a function fails as ever', async ({ site, open }) => {
    const tab = await open(await page(site, `
      const fault = (act) => { try { act(); return 'nothing'; } catch (error) { return error.name; } };
      ran.push(fault(() => Object.getOwnPropertyDescriptor(Document.prototype, 'cookie').set.call({}, '_st_a=1')), fault(() => Storage.prototype.setItem.call({}, '_st_a', '1')));
      fetch.call({}, at('/a.json')).catch((error) => ran.push(error.name));`));
    await tab.equals(tab.ran, ['TypeError', 'TypeError', 'TypeError']);
    assert.deepEqual(await tab.run(() => window.Placet.held()), []);
  });

  test.everywhere('a copy out of another document, before any markup was read', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), body: `<script>
      const other = document.implementation.createHTMLDocument(''), picture = other.createElement('img');
      picture.alt = 'copied';
      document.body.append(document.importNode(picture, true));
    </script>` }));
    assert.equal(await tab.run(() => document.images[0]?.alt), 'copied');
  });
};
