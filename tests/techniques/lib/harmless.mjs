// A page of things that nobody has to ask permission for: the site's own, a third party that is declared necessary, and one that nobody has
// declared. All of it works with Placet as it does without, before any answer and after a no.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { shop } from '../../e2e/lib/configs.mjs';
import { openSite } from '../../e2e/lib/site.mjs';
import { BASE, packaged } from '../../e2e/lib/world.mjs';
import { WITHOUT, headOf } from './heads.mjs';
import { openLab } from './measure.mjs';
import { fence, go } from './watch.mjs';
import { attribute, literal } from './write.mjs';

const TIMEOUT = 120_000;

/** Markup; `from(name)` is an address whose being asked for shows that the thing works. */
const MARKUP = {
  'script.js': (a) => `<script src="${a}"></script>`,
  'async.js': (a) => `<script async src="${a}"></script>`,
  'defer.js': (a) => `<script defer src="${a}"></script>`,
  'module.mjs': (a) => `<script type="module" src="${a}"></script>`,
  'img.gif': (a) => `<img src="${a}" alt="">`,
  'srcset.gif': (a) => `<img srcset="${a} 1x" alt="">`,
  'picture.gif': (a) => `<picture><source srcset="${a}"><img alt=""></picture>`,
  'drawing.gif': (a) => `<svg width="5" height="5"><image href="${a}" width="5" height="5"/></svg>`,
  'sheet.css': (a) => `<link rel="stylesheet" href="${a}">`,
  'style.gif': (a) => `<div style="width:5px;height:5px;background:url(${a})"></div>`,
  'import.css': (a) => `<style>@import url(${a});</style>`,
  'frame.html': (a) => `<iframe src="${a}"></iframe>`,
  'srcdoc.gif': (a) => `<iframe srcdoc="${attribute(`<img src="${a}">`)}"></iframe>`,
  'video.gif': (a) => `<video poster="${a}" width="5" height="5"></video>`,
  'input.gif': (a) => `<input type="image" src="${a}" alt="x">`,
  'handler.txt': (a) => `<img src="data:,x" alt="" onerror="fetch('${a}', { mode: 'no-cors' })">`,
};
/** An element of its own for a rule of its own, in `d`. */
const styled = `const d = document.createElement('p'); d.textContent = 'x'; d.id = 'p' + Math.random().toString(36).slice(2); document.body.append(d);`;
const CODE = {
  'fetch.json': (a) => `fetch(${a});`,
  'fetch-post.txt': (a) => `fetch(${a}, { method: 'POST', body: 'x', mode: 'no-cors' });`,
  'xhr.json': (a) => `const x = new XMLHttpRequest(); x.open('GET', ${a}); x.send();`,
  'xhr-sync.json': (a) => `const x = new XMLHttpRequest(); x.open('GET', ${a}, false); x.send();`,
  'beacon.txt': (a) => `navigator.sendBeacon(${a}, 'x');`,
  'events.txt': (a) => `window.events = new EventSource(${a});`,
  'socket.txt': (a) => `window.socket = new WebSocket(${a}.replace('http:', 'ws:'));`,
  'dynamic.js': (a) => `const s = document.createElement('script'); s.src = ${a}; document.head.append(s);`,
  'dynamic-attribute.js': (a) => `const s = document.createElement('script'); s.setAttribute('src', ${a}); document.body.appendChild(s);`,
  'image.gif': (a) => `(window.image = new Image()).src = ${a};`,
  'inner.gif': (a) => `const d = document.createElement('div'); d.innerHTML = '<p><img alt="a &amp; b" src="' + ${a} + '"></p>'; if (d.firstChild.firstChild.alt === 'a & b') document.body.append(d);`,
  'adjacent.gif': (a) => `document.body.insertAdjacentHTML('beforeend', '<img src="' + ${a} + '">');`,
  'written.js': (a) => `document.write('<script src="' + ${a} + '"><\\/script>');`,
  'template.js': (a) => `const t = document.createElement('template'); t.innerHTML = '<script src="' + ${a} + '"><\\/script>'; document.body.append(t.content.cloneNode(true));`,
  'fragment.js': (a) => `document.body.append(document.createRange().createContextualFragment('<script src="' + ${a} + '"><\\/script>'));`,
  'shadow.gif': (a) => `const h = document.createElement('div'); h.attachShadow({ mode: 'closed' }).innerHTML = '<img src="' + ${a} + '">'; document.body.append(h);`,
  'link.css': (a) => `const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = ${a}; document.head.append(l);`,
  'background.gif': (a) => `const d = document.createElement('div'); d.style.cssText = 'width:5px;height:5px'; d.style.backgroundImage = 'url(' + ${a} + ')'; document.body.append(d);`,
  'rule.gif': (a) => `${styled} const s = document.createElement('style'); document.head.append(s); s.sheet.insertRule('#' + d.id + ' { background: url(' + ${a} + ') }');`,
  'adopted.gif': (a) => `${styled} const c = new CSSStyleSheet(); c.replaceSync('#' + d.id + ' { background: url(' + ${a} + ') }'); document.adoptedStyleSheets = [...document.adoptedStyleSheets, c];`,
  'made-frame.html': (a) => `const f = document.createElement('iframe'); f.src = ${a}; document.body.append(f);`,
  'realm.txt': (a) => `const f = document.createElement('iframe'); document.body.append(f); f.contentWindow.fetch(${a}, { mode: 'no-cors' });`,
  'form.html': (a) => `const f = document.createElement('iframe'); f.name = 'to' + Math.random(); document.body.append(f); const m = document.createElement('form'); m.action = ${a}; m.target = f.name; document.body.append(m); m.submit();`,
  'import.mjs': (a) => `import(${a});`,
  'eval.txt': (a) => `eval('fetch(' + JSON.stringify(${a}) + ', { mode: "no-cors" })');`,
  'timeout.txt': (a) => `setTimeout('fetch(' + JSON.stringify(${a}) + ', { mode: "no-cors" })', 5);`,
  'blob-worker.txt': (a) => `window.worker = new Worker(URL.createObjectURL(new Blob(['fetch(' + JSON.stringify(${a}) + ', { mode: "no-cors" })'])));`,
};
/** Of the site's own only. Each ends by asking for the address with the same name. */
const OWN = {
  'worker.txt': (done) => `const w = window.own = new Worker('/own/worker.js'); w.onmessage = () => { ${done} };`,
  'shared.txt': (done) => `const w = window.shared = new SharedWorker('/own/shared.js'); w.port.onmessage = () => { ${done} };`,
  'service.txt': (done) => `navigator.serviceWorker.register('/own/service.js').then(() => { ${done} });`,
  'cookie.txt': (done) => `document.cookie = 'basket=1; path=/'; if (document.cookie.includes('basket=1')) ${done}`,
  'cookie-store.txt': (done) => `cookieStore.set('view', 'grid').then(() => cookieStore.get('view')).then(({ value }) => { if (value === 'grid') ${done} });`,
  'local.txt': (done) => `localStorage.setItem('basket', '1'); localStorage.view = 'grid'; if (localStorage.basket + localStorage.getItem('view') === '1grid' && Object.keys(localStorage).includes('view')) ${done}`,
  'session.txt': (done) => `sessionStorage.step = 2; delete sessionStorage.step; if (sessionStorage.step === undefined && !('step' in sessionStorage)) ${done}`,
  'database.txt': (done) => `const o = indexedDB.open('basket', 2); o.onupgradeneeded = () => o.result.createObjectStore('goods'); o.onsuccess = () => { if (o.result.objectStoreNames.contains('goods')) ${done} };`,
  'cache.txt': (done) => `caches.open('shop').then((c) => c.put('/x', new Response('y'))).then(() => caches.match('/x')).then((r) => { if (r) ${done} });`,
  'element.txt': (done) => `customElements.define('own-lamp', class extends HTMLElement { connectedCallback() { ${done} } }); document.body.append(document.createElement('own-lamp'));`,
  'attributes.txt': (done) => `const i = document.createElement('img'); i.setAttribute('data-x', 'y'); i.alt = 'z'; i.toggleAttribute('hidden'); i.removeAttribute('hidden'); if (i.outerHTML === '<img data-x="y" alt="z">') ${done}`,
  'markup.txt': (done) => `const d = document.createElement('div'); const t = '<ul><li>a &lt; b<li>c</ul><a href="/x?a=1&amp;b=2">x</a>'; d.innerHTML = t; if (d.innerHTML === '<ul><li>a &lt; b</li><li>c</li></ul><a href="/x?a=1&amp;b=2">x</a>') ${done}`,
  'names.txt': (done) => `if (fetch.name === 'fetch' && fetch.length === 1 && Element.prototype.append.name === 'append' && new Image() instanceof HTMLImageElement) ${done}`,
};
const FILES = { 'worker.js': 'postMessage(1);', 'shared.js': 'onconnect = (event) => event.ports[0].postMessage(1);', 'service.js': 'oninstall = () => {};' };
/** In the order in which a page would come to them: what nobody declared stands for every other third party. */
const PARTIES = ['own', 'cdn', 'elsewhere'];

const openHarmless = async (world, mode) => {
  const site = openSite(world);
  for (const [name, text] of Object.entries(FILES)) site.file(`/own/${name}`, 'text/javascript', text);
  const at = (party, name) => (party === 'own' ? `${site.origin}/ok/${party}/${name}` : site.from(party, `/ok/${party}/${name}`));
  const code = (text) => `<script>(() => { try { ${text} } catch (error) { console.error(error); } })();</script>`;
  const parts = PARTIES.flatMap((party) => [
    ...Object.entries(MARKUP).map(([name, make]) => make(at(party, name))),
    ...Object.entries(CODE).map(([name, make]) => code(make(literal(at(party, name))))),
  ]);
  parts.push(...Object.entries(OWN).map(([name, make]) => code(make(`fetch(${literal(at('own', name))});`))));
  const config = shop(site, ({ services }) => services.push({
    id: 'cdn', name: 'Files', provider: 'Files Ltd', country: 'DE', privacy: 'https://cdn.example/privacy', purposes: { basket: ['store'] }, hosts: [site.party('cdn')],
  }));
  const head = headOf(mode, { config, guard: await packaged('placet.js'), base: BASE });
  site.file('/', 'text/html; charset=utf-8', `<!doctype html><html lang="en"><head>${head}<meta charset="utf-8"><title>Hazel and Oak</title><link rel="icon" href="data:,"></head><body><h1>Lamps</h1><p id="text">x</p>${parts.join('\n')}</body></html>`);
  return site;
};

const worksOf = (site) => [...new Set(site.requests().filter(({ path, method }) => path.startsWith('/ok/') && method !== 'OPTIONS').map(({ path }) => path))].sort();

export const harmlessIn = (engine, mode = 'hooks') => {
  let lab;
  before(async () => { lab = await openLab(engine); }, { timeout: TIMEOUT });
  after(() => lab?.close(), { timeout: TIMEOUT });

  test(`harmless things work in ${engine}`, { timeout: TIMEOUT }, async () => {
    const works = (which, answer) => lab.seat(async (tab) => {
      const site = await openHarmless(lab.world, which);
      await go(tab, `${site.origin}/`);
      await fence(tab, true);
      if (!answer) return worksOf(site);
      await tab.reject();
      site.forget();
      await go(tab, `${site.origin}/`);
      await fence(tab, true);
      return worksOf(site);
    });
    const usual = await works(WITHOUT);
    assert.ok(usual.length > 120, `only ${usual.length} of the harmless things work without Placet`);
    for (const answer of [false, true]) {
      let seen = [];
      // A busy machine may be slow; what works is found sooner or later.
      for (let tries = 0; tries < 3 && usual.some((path) => !seen.includes(path)); tries++) seen = [...new Set([...seen, ...await works(mode, answer)])];
      assert.deepEqual(usual.filter((path) => !seen.includes(path)), [], answer ? 'broken after a no' : 'broken before an answer');
    }
  });
};
