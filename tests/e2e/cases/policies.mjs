// Pages with a strict content security policy, with and without WebAssembly, and with Trusted Types.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';
import { ran } from '../lib/payloads.mjs';

const NONCE = 'n0nce';
/** A policy that knows scripts by their nonce alone. `more` is added to script-src, `rest` to the policy. */
const policy = (more = '', rest = '') => ({ 'content-security-policy': `default-src 'self' *.localhost:* data:; script-src 'nonce-${NONCE}' 'strict-dynamic' ${more}; style-src 'self'; ${rest}` });
const WASM = `'wasm-unsafe-eval'`;

/** What every policy must leave working: the guard is armed before the next tag, marked tags and hooks hold, the notice works. */
const page = (site, headers, more = {}) => ({
  config: shop(site), nonce: NONCE, headers,
  before: `<script nonce="${NONCE}">window.refused = []; document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => refused.push([effectiveDirective, blockedURI, sample].join(' ')));</script>`,
  head: `<script nonce="${NONCE}">window.ran = []; window.armed = typeof window.Placet?.allows === 'function' && Placet.choices().regime === 'opt-in' && Object.keys(Placet.choices().purposes).length === 3;
      fetch('${site.from('stats', '/first.json')}').then(() => ran.push('fetch'), () => {});
      const s = document.createElement('script'); s.src = '${site.from('stats', '/dynamic.js')}'; document.head.append(s);</script>
    <script type="text/plain" nonce="${NONCE}" data-category="statistics" data-src="${site.from('stats', '/marked.js')}"></script>
    <script type="text/plain" nonce="${NONCE}" data-category="statistics">${ran('inline')}</script>
    <script type="text/plain" data-category="statistics">${ran('without the nonce')}</script>`,
  ...more,
});

const works = async (site, tab) => {
  assert.equal(await tab.run(() => window.armed), true, 'armed before the next tag');
  await tab.notice.appears();
  await tab.settle();
  assert.deepEqual(await tab.ran(), []);
  assert.deepEqual(site.asked('stats'), []);
  await tab.notice.accept();
  await tab.equals(async () => (await tab.ran()).toSorted(), ['dynamic', 'fetch', 'inline', 'marked']);
  await tab.settle();
  assert.equal((await tab.ran()).includes('without the nonce'), false);
  assert.equal(await tab.allows('ads'), true);
};

/** Violations of the policy that our own files have caused; the first refusal of WebAssembly is the question itself. */
const refused = async (tab) => (await tab.run(() => window.refused)).filter((line) => !/wasm-eval/.test(line));

export default (test) => {
  test.everywhere('scripts by nonce, WebAssembly allowed', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, policy(WASM))));
    await works(site, tab);
    assert.deepEqual(await refused(tab), []);
    assert.equal(site.product().includes('placet-core.js'), false);
  });

  test.everywhere('WebAssembly refused: the translated core takes over in the same place', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, policy())));
    await works(site, tab);
    assert.equal(site.product().filter((file) => file === 'placet-core.js').length, 1);
    assert.deepEqual(await refused(tab), []);
    await tab.visit(`${site.origin}/`);
    await tab.equals(async () => (await tab.ran()).toSorted(), ['dynamic', 'fetch', 'inline', 'marked']);
    assert.equal(await tab.notice.isShown(), false);
  });

  test.everywhere('WebAssembly refused, the guard inline in the page', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, policy(), { guard: 'inline' })));
    await works(site, tab);
  });

  test.everywhere('WebAssembly refused, and the translated core lost: everything declared stays held, the page works', async ({ site, open }) => {
    site.lose('placet-core.js');
    const tab = await open(await site.page(page(site, policy(), { body: `<script nonce="${NONCE}">${ran('own')}</script>` })));
    await tab.settle();
    assert.deepEqual(await tab.ran(), ['own']);
    assert.deepEqual(site.asked('stats'), []);
    assert.deepEqual([await tab.allows('stats'), await tab.allows('basket')], [false, false]);
    assert.ok((await tab.console()).some((line) => line.includes('placet-core.js')), 'the console says so');
  });

  test.everywhere('Trusted Types enforced', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, policy(WASM, `require-trusted-types-for 'script'`), {
      head: `<script nonce="${NONCE}">window.ran = []; window.armed = Object.keys(Placet.choices().purposes).length === 3;
          const types = trustedTypes.createPolicy('page', { createScriptURL: (url) => url, createHTML: (html) => html });
          fetch('${site.from('stats', '/first.json')}').then(() => ran.push('fetch'), () => {});
          const s = document.createElement('script'); s.src = types.createScriptURL('${site.from('stats', '/dynamic.js')}'); document.head.append(s);
          document.addEventListener('DOMContentLoaded', () => { document.getElementById('text').innerHTML = types.createHTML('<img src="${site.from('stats', '/markup.gif')}" alt="">'); });</script>
        <script type="text/plain" nonce="${NONCE}" data-category="statistics" data-src="${site.from('stats', '/marked.js')}"></script>
        <script type="text/plain" nonce="${NONCE}" data-category="statistics">${ran('inline')}</script>`,
    })));
    await works(site, tab);
    await tab.equals(() => site.asked('stats').includes('/markup.gif'), true);
    assert.deepEqual(await refused(tab), []);
  });

  test('Trusted Types enforced and WebAssembly refused', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, policy('', `require-trusted-types-for 'script'`), {
      head: `<script nonce="${NONCE}">window.ran = []; window.armed = Object.keys(Placet.choices().purposes).length === 3; fetch('${site.from('stats', '/first.json')}').then(() => ran.push('fetch', 'dynamic'), () => {});</script>
        <script type="text/plain" nonce="${NONCE}" data-category="statistics" data-src="${site.from('stats', '/marked.js')}"></script>
        <script type="text/plain" nonce="${NONCE}" data-category="statistics">${ran('inline')}</script>`,
    })));
    await works(site, tab);
  });

  test('a list of Trusted Types policies without ours: nothing declared runs, the page and the notice work', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, policy(WASM, `require-trusted-types-for 'script'; trusted-types page`), {
      head: `<script nonce="${NONCE}">window.ran = []; fetch('${site.from('stats', '/first.json')}').then(() => ran.push('fetch'), () => {});</script>
        <script type="text/plain" nonce="${NONCE}" data-category="statistics" data-src="${site.from('stats', '/marked.js')}"></script>
        <iframe data-category="statistics" data-src="${site.from('stats', '/frame.html')}" title="Frame"></iframe>`,
    })));
    await tab.notice.appears();
    assert.deepEqual(site.asked('stats'), []);
    await tab.notice.accept();
    await tab.equals(tab.ran, ['fetch']);
    await tab.equals(() => site.asked('stats').includes('/frame.html'), true);
  });

  test.everywhere('what the page may not load by its own policy, a grant does not load', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site), nonce: NONCE, headers: { 'content-security-policy': `script-src 'nonce-${NONCE}' ${WASM}` },
      body: `<script type="text/plain" data-category="statistics" data-src="${site.from('stats', '/foreign.js')}"></script><script type="text/plain" nonce="${NONCE}" data-category="statistics">${ran('known')}</script>`,
    }));
    await tab.accept();
    await tab.equals(tab.ran, ['known']);
    await tab.settle();
    assert.deepEqual(await tab.ran(), ['known']);
    assert.deepEqual(site.asked('stats'), []);
  });
};
