// The leak report: what it finds, what it advises, and that it opens only when it is asked for.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';
import { ran } from '../lib/payloads.mjs';

const PANEL = '#placet-audit >>> .panel', CARD = '#placet-audit >>> .card';
/** Reads the answer, too: browsers note a request once it is over. */
const sent = (call, url) => `${call}('${url}', { mode: 'no-cors' }).then((response) => response.text()).then(() => { window.sent = true; });`;

const report = (tab) => tab.run(() => window.Placet.audit());
/** The one finding of this kind about `what`. */
const found = async (tab, kind, what) => {
  const { findings } = await report(tab), fitting = findings.filter((each) => each.kind === kind && each.what.includes(what));
  assert.equal(fitting.length, 1, `${kind} ${what}: ${JSON.stringify(findings.filter((each) => each.kind === kind), null, 1)}`);
  return fitting[0];
};
/** Browsers tell of requests and policies a while after. */
const comes = (tab, kind, what) => tab.until(async (...wanted) => (await window.Placet.audit()).findings.some((each) => each.kind === wanted[0] && each.what.includes(wanted[1])), kind, what);

export default (test) => {
  test.everywhere('a script before the guard keeps a function and calls it: found, and nothing is granted by it', async ({ site, open }) => {
    const kept = site.from('ads', '/kept.json');
    const tab = await open(await site.page({ config: shop(site), before: `<script>window.kept = window.fetch;</script>`, body: `<script>${sent('kept', kept)}</script>` }));
    await tab.until(() => window.sent);
    await comes(tab, 'escaped', kept);
    const escaped = await found(tab, 'escaped', kept), early = await found(tab, 'order', 'window.kept');
    assert.deepEqual([escaped.weight, escaped.service, escaped.because], ['error', 'ads', 'the visitor has not answered yet']);
    assert.match(escaped.mend, /first in the head/);
    assert.deepEqual([early.weight, early.how], ['warning', 'script']);
    assert.match(early.say, /ran before the guard/);
    assert.deepEqual([await tab.allows('ads'), (await tab.choices()).at], [false, null]);
  });

  test.everywhere('functions that the page had replaced before the guard came', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), before: `<script>{ const native = window.fetch; window.fetch = function fetch(...given) { return native.apply(this, given); };
      const other = Document.prototype.importNode; Document.prototype.importNode = function (...given) { return other.apply(this, given); }; }</script>` }));
    const { what, weight, count } = await found(tab, 'order', 'importNode, fetch');
    assert.deepEqual([what, weight, count], ['Document.prototype.importNode, fetch', 'error', 2]);
  });

  test.everywhere('a page in order: the guard stands on the browser\'s own functions', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    const { findings } = await report(tab);
    // Only the script that records for these tests stands before the guard.
    assert.deepEqual(findings.filter(({ kind }) => kind === 'order').map(({ how, weight }) => [how, weight]), [['script', 'warning']]);
    assert.deepEqual(findings.filter(({ kind }) => kind === 'escaped'), []);
  });

  test('a guard that nobody waits for', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), guard: '<script async src="/placet/placet.js"></script>' }));
    await tab.until(() => window.Placet?.version);
    const { weight, how } = await found(tab, 'order', 'guard');
    assert.deepEqual([weight, how], ['error', 'async']);
  });

  test.everywhere('who is contacted and what is stored without being declared, with something to paste', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site), body: `<script>${sent('fetch', site.from('other', '/a.json'))} document.cookie = 'visitor_12345678=1; Max-Age=9999'; localStorage.setItem('seen', 'yes'); caches.open('pages');</script>`,
    }));
    await comes(tab, 'undeclared', site.party('other'));
    await comes(tab, 'undeclared', 'pages');
    const host = await found(tab, 'undeclared', site.party('other')), service = JSON.parse(host.paste);
    assert.deepEqual([service.hosts, service.purposes], [[`${site.party('other')}:${site.port}`], { statistics: ['store', 'analyse'] }]);
    const cookie = JSON.parse((await found(tab, 'undeclared', 'visitor_')).paste), key = JSON.parse((await found(tab, 'undeclared', 'seen')).paste);
    assert.deepEqual([cookie.name, key, JSON.parse((await found(tab, 'undeclared', 'pages')).paste).in], ['visitor_*', { key: 'seen', in: 'local', days: 0 }, 'cache']);
    // What is pasted is in order, and mends what was found.
    const mended = shop(site, (config) => {
      service.id = service.id.slice(0, 8).replace(/-$/, '');
      config.services.push({ ...service, country: 'DE', privacy: '/privacy', cookies: [cookie], storage: [key] });
    });
    const other = await open(await site.page({ path: '/mended', config: mended }), {});
    const { findings } = await report(other);
    assert.deepEqual(findings.filter(({ kind, weight }) => kind === 'configuration' && weight === 'error'), []);
  });

  test.everywhere('what lies under a declared name without permission; what was held, and what became of it', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site), before: `<script>document.cookie = '_ad_early=1'; localStorage.setItem('_st_early', '1');</script>`,
      body: `<script>document.cookie = '_st_late=1'; fetch('${site.from('stats', '/hit.json')}').then(() => { window.ran = ['hit']; });</script>
        <script type="text/plain" data-category="marketing">${ran('marked')}</script><script type="text/plain" data-category="nobody">${ran('never')}</script>`,
    }));
    const cookie = await found(tab, 'escaped', '_ad_early');
    assert.deepEqual([cookie.how, cookie.service], ['cookie', 'ads']);
    // What lay in web storage was taken out as soon as somebody looked, and waits.
    for (const [what, how, service] of [['_st_early', 'storage', 'stats'], ['_st_late', 'cookie', 'stats'], ['/hit.json', 'fetch', 'stats']]) {
      const held = await found(tab, 'held', what);
      assert.deepEqual([held.how, held.service, held.because, held.weight, held.say], [how, service, 'the visitor has not answered yet', 'note', 'It waits for permission.']);
    }
    const tags = (await report(tab)).findings.filter(({ kind, how }) => kind === 'held' && how === 'tag');
    assert.deepEqual(tags.map(({ weight }) => weight), ['warning', 'note']);
    assert.deepEqual((await report(tab)).findings.filter(({ kind }) => kind === 'unseen').map(({ what }) => what), ['tube']);
    await tab.accept(['statistics']);
    await tab.until(() => window.ran);
    assert.match((await found(tab, 'held', '/hit.json')).say, /until it was permitted/);
    assert.deepEqual((await report(tab)).findings.filter(({ kind, what }) => kind === 'escaped' && what.startsWith('_st_')), []);
  });

  test.everywhere('databases and caches that the page itself does not get to see', async ({ site, open }) => {
    const bare = await open(await site.page({ path: '/bare.html', guard: '' }));
    await bare.run(async () => {
      await caches.open('_st_cache');
      await new Promise((resolve) => { indexedDB.open('_st_base').onsuccess = ({ target }) => { target.result.close(); resolve(); }; });
    });
    const tab = await open(await site.page({ config: shop(site) }));
    assert.deepEqual(await tab.run(async () => [await caches.keys(), await indexedDB.databases()]), [[], []]);
    assert.equal((await found(tab, 'escaped', '_st_base')).how, 'IndexedDB');
    assert.equal((await found(tab, 'escaped', '_st_cache')).how, 'Cache');
  });

  test('after a no: what is refused says so, and why', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.reject();
    await tab.run((url) => fetch(url).catch(() => {}), site.from('ads', '/late.json'));
    const held = await found(tab, 'held', '/late.json');
    assert.deepEqual([held.because, held.say], ['the visitor said no', 'It was refused, and the page was told so.']);
  });

  test.everywhere('policies: what one only reports has escaped, what one refuses was held', async ({ site, open }) => {
    const at = (path) => site.from('ads', path);
    const tab = await open(await site.page({
      config: shop(site), headers: { 'content-security-policy-report-only': `connect-src 'self'`, 'content-security-policy': `connect-src 'self' ${at('/reported.json')}` },
      before: '<script>window.kept = window.fetch;</script>',
    }));
    // Sent once the report is there to hear of it: not every browser keeps what was before.
    await report(tab);
    await tab.run((...urls) => { for (const url of urls) window.kept.call(window, url, { mode: 'no-cors' }).then((response) => response.text(), () => {}); }, at('/reported.json'), at('/refused.json'));
    await comes(tab, 'escaped', '/reported.json');
    const roads = (await report(tab)).findings.filter(({ kind, what }) => kind === 'escaped' && what.includes('/reported.json'));
    assert.ok(roads.some(({ how }) => how === 'connect-src'), JSON.stringify(roads));
    await comes(tab, 'held', '/refused.json');
    assert.equal((await found(tab, 'held', '/refused.json')).how, 'connect-src');
    assert.deepEqual(site.asked('ads'), ['/reported.json']);
    assert.deepEqual((await report(tab)).findings.filter(({ kind, what, how }) => kind === 'escaped' && what.includes('/refused.json') && how === 'connect-src'), []);
  });

  test('what is declared for fewer days than the browser keeps it', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.accept();
    await tab.run(() => { document.cookie = '_ad_long=1; Max-Age=' + 300 * 86400; });
    const { say, service } = await found(tab, 'retention', '_ad_long').catch(async () => found(tab, 'retention', 'cookies'));
    // Only some versions tell a script when a cookie ends; then the report says that it cannot know.
    assert.match(say, service === 'ads' ? /^It ends in 300 days, and is declared for 90\.$/ : /do not tell a script/);
  });

  test('the looks of the notice: buttons that differ, words that cannot be read, too much of a small screen', async ({ site, open }) => {
    const inner = (tab, css) => tab.run((css) => { const { shadowRoot } = document.getElementById('placet'), sheet = new CSSStyleSheet(); sheet.replaceSync(css); shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet]; }, css);
    const shown = async () => {
      const tab = await open(await site.page({ config: shop(site) }), {});
      await tab.notice.appears();
      await tab.settle();
      return tab;
    };
    // What would mend it before it is reported.
    site.lose('placet-look.js');
    const sound = await shown();
    assert.deepEqual((await report(sound)).findings.filter(({ kind }) => kind === 'looks'), []);
    for (const [css, what, how] of [
      ['.reject { font-weight: 400 }', 'Reject and Accept', 'fontWeight'], ['.accept { background: #06c }', 'Reject and Accept', 'backgroundColor'], ['.reject { flex-grow: 0 }', 'Reject and Accept', 'width'],
      ['.lead { color: oklch(0.8 0.01 240) }', 'None of this happens', ':1'], ['.notice { max-block-size: none !important } .facts { font-size: 2em }', 'first layer', '%'],
    ]) {
      const tab = await shown();
      await inner(tab, css);
      assert.ok((await found(tab, 'looks', what)).how.includes(how), css);
      await tab.close();
    }
    const answered = await shown();
    await answered.notice.reject();
    assert.deepEqual((await report(answered)).findings.filter(({ kind }) => kind === 'looks'), [], 'where there is no notice, there is nothing to say of it');
  });

  test.everywhere('opens over the page only where the address asks for it, and never where the owner says no', async ({ site, open }) => {
    const url = await site.page({ config: shop(site) });
    const tab = await open(url);
    assert.equal(await tab.sees(PANEL), false);
    assert.deepEqual(site.product().filter((file) => file.includes('audit')), []);
    await tab.visit(`${url}?from=mail&placet-audit`);
    await tab.appears(CARD);
    await tab.notice.appears();
    assert.equal(await tab.run(() => document.activeElement === document.body), true, 'the focus stays where it was');
    const shut = await site.page({ path: '/shut', config: shop(site, (config) => { config.audit = false; }) });
    await tab.leave();
    site.forget();
    await tab.visit(`${shut}?placet-audit`);
    await tab.notice.appears();
    await tab.settle();
    assert.equal(await tab.sees(PANEL), false);
    assert.deepEqual(site.product().filter((file) => file.includes('audit')), []);
  });

  test.everywhere('the panel: follows what happens, shows one kind, folds and closes by keyboard', async ({ site, open }) => {
    const tab = await open(`${await site.page({ config: shop(site) })}?placet-audit`);
    await tab.appears(CARD);
    const texts = () => tab.run(() => [...document.getElementById('placet-audit').shadowRoot.querySelectorAll('.card .what')].map((each) => each.textContent));
    await tab.run((url) => { fetch(url).catch(() => {}); }, site.from('stats', '/later.json'));
    await tab.equals(async () => (await texts()).some((text) => text.endsWith('/later.json')), true);
    await tab.click('#placet-audit >>> .chip.held');
    await tab.equals(async () => (await texts()).map((text) => text.split('/').at(-1)), ['later.json']);
    assert.deepEqual(await tab.run(() => [...document.getElementById('placet-audit').shadowRoot.querySelectorAll('[aria-pressed=true]')].map((each) => each.className)), ['chip held']);
    await tab.click('#placet-audit >>> .fold');
    await tab.vanishes('#placet-audit >>> .list');
    assert.equal(await tab.read('#placet-audit >>> .fold', 'ariaExpanded') ?? 'false', 'false');
    await tab.key('Escape');
    await tab.vanishes(PANEL);
    await tab.run(() => window.Placet.audit(true));
    await tab.appears(PANEL);
  });

  test('copies the whole report', async ({ site, open }) => {
    const tab = await open(`${await site.page({ config: shop(site) })}?placet-audit`);
    await tab.driver.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await tab.click('#placet-audit >>> .copy');
    await tab.equals(() => tab.read('#placet-audit >>> .copy', 'textContent'), 'Copied');
    const copied = JSON.parse(await tab.run(() => navigator.clipboard.readText()));
    assert.equal(copied.page, `${site.origin}/?placet-audit`);
    assert.deepEqual(copied.findings, (await report(tab)).findings);
    await tab.equals(() => tab.read('#placet-audit >>> .copy', 'textContent'), 'Copy as JSON');
  });

  test.everywhere('a strict policy with Trusted Types refuses nothing of it', async ({ site, open }) => {
    const NONCE = 'n0nce';
    const url = await site.page({
      config: shop(site), nonce: NONCE,
      headers: { 'content-security-policy': `default-src 'self' *.localhost:*; script-src 'nonce-${NONCE}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'none'; img-src data:; require-trusted-types-for 'script'` },
      before: `<script nonce="${NONCE}">window.refused = []; document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => refused.push([effectiveDirective, blockedURI, sample].join(' ')));</script>`,
    });
    const tab = await open(`${url}?placet-audit`);
    await tab.appears(CARD);
    await tab.settle();
    assert.deepEqual(await tab.run(() => window.refused), []);
    assert.equal(await tab.run(() => getComputedStyle(document.getElementById('placet-audit').shadowRoot.querySelector('.panel')).position), 'fixed');
    const configuration = (await report(tab)).findings.filter(({ kind }) => kind === 'configuration');
    assert.equal(configuration.some(({ say }) => say.includes('could not be loaded')), false);
  });
};
