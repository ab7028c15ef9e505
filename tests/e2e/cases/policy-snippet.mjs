// The snippet: a policy in the markup, which the guard writes off or widens. What is static is not even asked for.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';
import { KIND_NAMES, pathsOf, statics, withSnippet } from '../lib/policy.mjs';
import { PAUSE } from '../lib/world.mjs';

/**
 * Where images and scripts stay open, Chromium follows a preload link as the parser inserts it, and Chromium and Firefox an image that comes first
 * after the parser has paused: no script is asked. With nothing open, these are held as well.
 */
const sure = (engine) => KIND_NAMES.filter((kind) => engine === 'webkit' || !['image', 'poster', ...(engine === 'chromium' ? ['preload'] : [])].includes(kind));
/** What is loaded in any case once it may. */
const USED = KIND_NAMES.filter((kind) => kind !== 'preload');
const asked = (site, label) => [...new Set(site.asked(label))].sort();
const SLOW = '<script src="/own.js?wait=300"></script>';
const DELIVERIES = { 'at once': '', 'in pieces': PAUSE, 'behind a slow script': SLOW };

export default (test) => {
  for (const [delivery, between] of Object.entries(DELIVERIES)) {
    test.everywhere(`nothing static is requested before permission: ${delivery}`, async ({ site, open, engine }) => {
      const tab = await open(await site.page(await withSnippet(shop(site), {}, { head: between + statics(site, 'stats', sure(engine)), body: between + statics(site, 'ads', sure(engine)) })));
      await tab.notice.appears();
      await tab.settle();
      assert.deepEqual([site.asked('stats'), site.asked('ads')], [[], []]);
      assert.deepEqual(await tab.ran(), between === SLOW ? ['own', 'own'] : []);
    });

    test.everywhere(`with nothing left open not even a preload link or an image: ${delivery}`, async ({ site, open }) => {
      const tab = await open(await site.page(await withSnippet(shop(site), { open: [] }, { head: between + statics(site, 'stats'), body: between + statics(site, 'ads') })));
      await tab.notice.appears();
      await tab.settle();
      assert.deepEqual([site.asked('stats'), site.asked('ads')], [[], []]);
    });

    test.everywhere(`the guard loaded from its own file, which is no protection in WebKit: ${delivery}`, async ({ site, open, engine }) => {
      const tab = await open(await site.page(await withSnippet(shop(site), { external: true }, { head: between + statics(site, 'stats', sure(engine)) })));
      await tab.notice.appears();
      await tab.settle();
      assert.deepEqual(await tab.ran(), between === SLOW ? ['own'] : []);
      if (engine !== 'webkit') assert.deepEqual(site.asked('stats'), []);
    });
  }

  test.everywhere('the page itself works before permission, its frames, workers, images and requests', async ({ site, open }) => {
    const tab = await open(await site.page(await withSnippet(shop(site), {}, {
      head: '<script src="/own.js"></script><script type="module" src="/own-module.mjs"></script><link rel="stylesheet" href="/own.css"><style>#text { color: rgb(1, 2, 3) }</style>',
      body: `<img id="own" src="/own.gif" alt=""><img id="data" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" alt=""><iframe id="frame" src="/own.html" title="Own"></iframe>
        <button id="button" onclick="ran.push('handler')">x</button>
        <script>fetch('/own.json').then(() => ran.push('fetch')); button.click();
          new Worker(URL.createObjectURL(new Blob(['postMessage(1)'], { type: 'text/javascript' }))).onmessage = () => ran.push('worker');
          import('/late.mjs'); new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])); ran.push('wasm');</script>`,
    })));
    await tab.equals(async () => (await tab.ran()).toSorted(), ['fetch', 'handler', 'late', 'own', 'own-module', 'wasm', 'worker']);
    assert.deepEqual(await tab.run(() => [own.naturalWidth, data.naturalWidth, frame.contentDocument.title, getComputedStyle(text).color]), [1, 1, 'own', 'rgb(1, 2, 3)']);
  });

  test.everywhere('after a yes all of it works, live or after a reload', async ({ site, open }) => {
    const tab = await open(await site.page(await withSnippet(shop(site), {}, { head: statics(site, 'stats', USED) })));
    await tab.settle();
    await tab.notice.accept();
    await tab.equals(() => asked(site, 'stats'), pathsOf(...USED));
    await tab.equals(async () => (await tab.ran()).sort(), ['async', 'defer', 'module', 'sync']);
    assert.equal(await tab.notice.isShown(), false);
  });

  test.everywhere('scripts, images and requests are released live where the scanner keeps to the policy', async ({ site, open, engine }) => {
    const kinds = ['sync', 'async', 'defer', 'module', 'image', 'poster'];
    const tab = await open(await site.page(await withSnippet(shop(site), {}, {
      head: statics(site, 'stats', kinds), body: `<script>fetch('${site.from('stats', '/fetch.json')}').then(() => { window.fetched = true; }, () => {});</script>`,
    })));
    await tab.settle();
    await tab.run(() => { window.isSame = true; });
    await tab.accept();
    await tab.equals(() => asked(site, 'stats'), [...pathsOf(...kinds), '/fetch.json'].sort());
    await tab.until(() => window.fetched);
    assert.equal(await tab.run(() => window.isSame === true), engine !== 'webkit', 'the page is the same one, or was loaded anew');
  });

  test.everywhere('a grant that no policy stops reloads nothing, in any engine', async ({ site, open }) => {
    const tab = await open(await site.page(await withSnippet(shop(site), {}, { body: `<script type="text/plain" data-category="statistics">ran = ['marked'];</script>` })));
    await tab.run(() => { window.isSame = true; });
    await tab.accept();
    await tab.equals(tab.ran, ['marked']);
    await tab.settle();
    assert.equal(await tab.run(() => window.isSame), true);
  });

  test.everywhere('a part of it is permitted: that works, the rest is not even asked for', async ({ site, open, engine }) => {
    const url = await site.page(await withSnippet(shop(site), {}, { head: statics(site, 'stats', USED), body: statics(site, 'ads', sure(engine)) }));
    const tab = await open(url);
    await tab.run(() => { Placet.accept(['statistics']); });
    await tab.equals(() => asked(site, 'stats'), pathsOf(...USED));
    await tab.settle();
    assert.deepEqual(site.asked('ads'), []);
    await tab.leave();
    site.forget();
    await tab.visit(url);
    await tab.equals(() => asked(site, 'stats'), pathsOf(...USED));
    assert.deepEqual(site.asked('ads'), []);
  });

  test.everywhere('refused stays blocked, and withdrawn is blocked again', async ({ site, open, engine }) => {
    const url = await site.page(await withSnippet(shop(site), {}, { head: statics(site, 'stats', sure(engine)) }));
    const tab = await open(url);
    await tab.notice.reject();
    await tab.settle();
    await tab.visit(url);
    assert.deepEqual(site.asked('stats'), []);
    await tab.run(() => { Placet.accept(); });
    await tab.equals(() => asked(site, 'stats').includes('/frame.html'), true);
    // Whether or not the grant has loaded the page anew: this is another visit.
    await tab.visit(url);
    await tab.equals(async () => (await tab.ran()).sort(), ['async', 'defer', 'module', 'sync']);
    await tab.withdraw();
    await tab.settle();
    await tab.leave();
    site.forget();
    await tab.visit(url);
    assert.deepEqual(site.asked('stats'), []);
  });

  test.everywhere('an error tells the engine only where such a policy stands, and once', async ({ site, open }) => {
    // To know an error's line, Chromium reads the whole guard again.
    const before = '<script>made = 0; window.Error = new Proxy(Error, { apply: (...call) => { made++; return Reflect.apply(...call); } });</script>';
    const none = await open(await site.page({ config: shop(site), guard: 'inline', before }));
    assert.equal(await none.run(() => made), 0);
    const some = await open(await site.page(await withSnippet(shop(site), {}, { before })));
    await some.run(() => { Placet.accept(['statistics']); });
    await some.settle();
    assert.equal(await some.run(() => made), 1);
  });
};
