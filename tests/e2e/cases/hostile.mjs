// Browsers that refuse and pages that break things: the guard survives, and stays strict.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';
import { ran } from '../lib/payloads.mjs';

const DENY = (...names) => `<script>${names.map((name) => `Object.defineProperty(window, '${name}', { configurable: true, get() { throw new DOMException('denied', 'SecurityError'); } });`).join('')}</script>`;
const NO_COOKIES = `<script>Object.defineProperty(Document.prototype, 'cookie', { configurable: true, enumerable: true, get: () => '', set: () => {} });</script>`;
const COOKIES_THROW = `<script>Object.defineProperty(Document.prototype, 'cookie', { configurable: true, enumerable: true, get() { throw new DOMException('denied', 'SecurityError'); }, set() { throw new DOMException('denied', 'SecurityError'); } });</script>`;

const page = (site, before, more) => ({
  config: shop(site), before,
  body: `<script>${ran('own')} fetch('${site.from('stats', '/e.json')}').then(() => ran.push('fetched'), () => {});</script><script type="text/plain" data-category="statistics">${ran('marked')}</script>`,
  ...more,
});

const DONE = ['fetched', 'marked', 'own'];
/** Held before the choice, done after it. */
const holdsAndReleases = async (site, tab) => {
  await tab.notice.appears();
  await tab.settle();
  assert.deepEqual(await tab.ran(), ['own']);
  assert.deepEqual(site.asked('stats'), []);
  await tab.notice.accept();
  await tab.equals(async () => (await tab.ran()).toSorted(), DONE);
};
const isKept = async (site, tab) => {
  await tab.visit(`${site.origin}/`);
  await tab.equals(async () => (await tab.ran()).toSorted(), DONE);
  assert.equal(await tab.notice.isShown(), false);
};

/** Works, whatever `before` has done to the page. */
const survives = (test, name, before, more) => test(name, async ({ site, open }) => {
  const tab = await open(await site.page(page(site, `<script>${before}</script>`, more)));
  await holdsAndReleases(site, tab);
  await isKept(site, tab);
});

export default (test) => {
  test.everywhere('cookies refused: the choice is kept in web storage', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, NO_COOKIES)));
    await holdsAndReleases(site, tab);
    await isKept(site, tab);
    assert.deepEqual((await tab.cookies()).map(({ name }) => name), []);
  });

  test('cookies refused by the browser itself', async ({ site, open }) => {
    const tab = await open(null);
    await tab.driver.cdp.send('Emulation.setDocumentCookieDisabled', { disabled: true });
    await tab.visit(await site.page(page(site, '')));
    await holdsAndReleases(site, tab);
    await isKept(site, tab);
  });

  test.everywhere('web storage throws: the cookie is enough', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, DENY('localStorage', 'sessionStorage', 'indexedDB', 'caches'))));
    await holdsAndReleases(site, tab);
    await isKept(site, tab);
    await tab.withdraw();
    assert.equal(await tab.allows('stats'), false);
  });

  test.everywhere('cookies and web storage both refused: the choice holds for the page, and is asked again', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, COOKIES_THROW + DENY('localStorage', 'sessionStorage', 'indexedDB', 'caches'))));
    await holdsAndReleases(site, tab);
    await tab.visit(`${site.origin}/`);
    await tab.notice.appears();
    assert.deepEqual(await tab.ran(), ['own']);
    await tab.notice.reject();
    assert.equal(await tab.allows('stats'), false);
  });

  test('storage that is full', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, `<script>Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };</script>`)));
    await holdsAndReleases(site, tab);
    await isKept(site, tab);
  });

  test('180 cookies are there already', async ({ site, open }) => {
    const tab = await open(null);
    await tab.driver.context.addCookies(Array.from({ length: 180 }, (_, at) => ({ name: `filler_${at}`, value: 'x'.repeat(16), url: site.origin })));
    await tab.visit(await site.page(page(site, '')));
    await holdsAndReleases(site, tab);
    await isKept(site, tab);
    await tab.driver.context.addCookies(Array.from({ length: 60 }, (_, at) => ({ name: `flood_${at}`, value: 'x'.repeat(16), url: site.origin })));
    await isKept(site, tab);
  });

  test('a sandboxed frame without an origin: no storage, no cookies, nothing runs, nothing breaks', async ({ site, open }) => {
    const inner = await site.page({ path: '/inner', ...page(site, '<script>addEventListener("load", () => setTimeout(() => { parent.postMessage({ ran: window.ran, errors: seen.errors, allows: Placet.allows("stats") }, "*"); }, 300));</script>') });
    const tab = await open(await site.page({ body: `<script>addEventListener('message', ({ data }) => { window.told = data; });</script><iframe sandbox="allow-scripts" src="${inner}"></iframe>` }));
    await tab.equals(() => tab.run(() => window.told), { ran: ['own'], errors: [], allows: false });
  });

  survives(test, 'frozen prototypes', `for (const type of [Object, Array, Function, Promise, Element, Node, Document, HTMLScriptElement, HTMLImageElement, EventTarget, Storage, XMLHttpRequest, String, RegExp])
    { Object.freeze(type); if (type !== HTMLScriptElement) Object.freeze(type.prototype.constructor); }`);
  survives(test, 'prototypes polluted with enumerable junk', `Array.prototype.junk = 'junk'; Array.prototype.first = function () { return this[0]; }; Object.prototype.extra = { nested: true }; Object.prototype.value = 7; String.prototype.junk = () => {}; Function.prototype.junk = 1;
    Object.prototype.get = undefined; delete Object.prototype.get; delete Object.prototype.value;`);
  survives(test, 'toJSON on arrays and strings, as an old library adds it', `Array.prototype.toJSON = function () { return '[' + this.join() + ']'; }; String.prototype.toJSON = function () { return this + '!'; };`);

  test('frozen web prototypes: what cannot be hooked is said, the rest is held', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, '<script>Object.freeze(HTMLImageElement.prototype); Object.freeze(XMLHttpRequest.prototype);</script>')));
    await holdsAndReleases(site, tab);
  });

  test('a page that replaces what the guard uses, after it has started, does not open it', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, '', {
      head: `<script>
        const calls = window.calls = [];
        for (const [type, keys] of [[Map, ['get', 'set']], [WeakMap, ['get', 'set', 'has']], [Array, ['filter', 'map', 'push', 'every', 'indexOf', 'forEach', 'slice', 'reduce', 'join']], [String, ['indexOf', 'split', 'replace', 'startsWith', 'slice', 'trim']],
          [RegExp, ['test', 'exec']], [Element, ['getAttribute', 'querySelectorAll', 'matches', 'setAttribute']], [EventTarget, ['dispatchEvent']]]) for (const key of keys) {
          const native = type.prototype[key];
          type.prototype[key] = function (...args) { return native.apply(this, args); };
        }
        const test = RegExp.prototype.exec;
        JSON.parse = () => ({ regime: 'notice-only' }); JSON.stringify = () => '{}'; Reflect.apply = () => {}; Object.hasOwn = () => true; Date.now = () => 0; Math.random = () => 0;
        window.URL = function () { return { href: 'https://harmless.example/' }; }; window.Object.defineProperty = () => {};
        </script>`,
    })));
    await tab.settle();
    assert.deepEqual(await tab.ran(), ['own']);
    assert.deepEqual(site.asked('stats'), []);
    assert.equal(await tab.allows('stats'), false);
  });

  test('a hostile Array.prototype.every cannot turn a pending condition into a yes', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, '', {
      head: `<script>Array.prototype.every = () => true; Array.prototype.some = () => true; Array.prototype.filter = function () { return this; }; Promise.prototype.then = Promise.prototype.then;</script>`,
    })));
    tab.mayFail = true;
    await tab.settle();
    assert.deepEqual(await tab.ran(), ['own']);
    assert.deepEqual(site.asked('stats'), []);
  });

  test('the page removes the notice: nothing is permitted, and it can be opened again', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, '')));
    await tab.notice.appears();
    await tab.run(() => { document.getElementById('placet').remove(); });
    await tab.settle();
    assert.equal(await tab.allows('stats'), false);
    await tab.run(() => { window.Placet.open('preferences'); });
    await tab.notice.preferences.appears();
    await tab.notice.preferences.accept();
    assert.equal(await tab.allows('stats'), true);
  });

  test('the page replaces its whole body: the notice stays', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, '')));
    await tab.notice.appears();
    await tab.run(() => { document.body = document.createElement('body'); });
    await tab.notice.appears();
    await tab.notice.accept();
    assert.equal(await tab.allows('stats'), true);
  });

  test.everywhere('a flood of held requests does not eat the page', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, '')));
    const took = await tab.run((url) => {
      const start = performance.now();
      for (let at = 0; at < 6000; at++) fetch(`${url}?${at}`).catch(() => {});
      for (let at = 0; at < 6000; at++) document.cookie = `_st_${at % 50}=${at}`;
      return performance.now() - start;
    }, site.from('stats', '/flood.json'));
    // About hanging, not about speed: a busy machine takes several seconds.
    assert.ok(took < 30_000, `${took} ms`);
    assert.ok(await tab.run(() => window.Placet.held().length) <= 4200);
  });
};
