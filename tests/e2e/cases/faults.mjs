// The owner's mistakes: said exactly in the console, never at the visitor's cost, never at the page's.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';
import { configElement } from '../lib/page.mjs';
import { ran } from '../lib/payloads.mjs';

/** The page's own work, and calls of every declared party. */
const body = (site, parties = ['stats', 'ads', 'tube']) => `<script>${ran('own')} for (const party of ${JSON.stringify(parties)}) fetch('${site.from('PARTY', '/e.json')}'.replace('PARTY', party)).then(() => ran.push(party), () => {});</script>
  <script type="text/plain" data-category="statistics">${ran('marked')}</script>`;

const nothingRuns = async (site, tab, parties = ['stats', 'ads', 'tube']) => {
  await tab.settle();
  assert.deepEqual(await tab.ran(), ['own']);
  for (const party of parties) assert.deepEqual(site.asked(party), [], party);
};
/** Waits until one line of the console holds all these words. */
const says = (tab, ...words) => tab.equals(async () => {
  const lines = await tab.console();
  return lines.some((line) => words.every((word) => line.includes(word))) || lines;
}, true);

const faulty = (test, name, change, words, still = ['stats', 'ads', 'tube']) => test(`a fault: ${name}`, async ({ site, open }) => {
  const tab = await open(await site.page({ config: shop(site, (config) => change(config, site)), body: body(site, still) }));
  await says(tab, ...words);
  await nothingRuns(site, tab, still);
});

export default (test) => {
  faulty(test, 'an address where a host belongs', ({ services }, site) => { services[0].hosts = [`http://${site.party('stats')}:${site.port}/`]; }, ['services[0].hosts[0]', 'http://']);
  faulty(test, 'a purpose that does not exist', ({ services }) => { services[0].purposes = { statistcs: ['store'] }; }, ['services[0].purposes', 'statistcs', 'statistics']);
  faulty(test, 'a use that the purpose has not', ({ services }) => { services[0].purposes = { statistics: ['share'] }; }, ['services[0].purposes', 'share']);
  faulty(test, 'a word nobody knows for a use', ({ purposes }) => { purposes[1].uses = ['store', 'analyze']; }, ['purposes[1].uses[1]', 'analyze', 'analyse']);
  faulty(test, 'a misspelt key', (config) => { config.debug = true; config.regimes = 'opt-out'; }, ['regimes', 'regime']);
  faulty(test, 'two services of one id', ({ services }) => { services[1].id = 'stats'; }, ['services[1].id', 'stats']);
  faulty(test, 'lists that are none', (config) => { config.purposes = { statistics: true }; }, ['purposes']);
  faulty(test, 'a service that is no object', ({ services }) => { services[1] = 'ads'; }, ['services[1]'], ['stats', 'tube']);
  faulty(test, 'a ground without its reason', ({ purposes, services }) => { delete purposes[0].justification; services[0].purposes = { basket: ['store'] }; }, ['purposes[0]', 'justification']);
  faulty(test, 'an expiry of ten years', (config) => { config.expiry = { days: 3650 }; }, ['expiry.days', '3650', '365']);

  test('the message stands there word for word: where, what, what instead, how to mend, which code', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site, (config) => { config.expiry = { days: 3650 }; }) }));
    await says(tab, 'expiry.days');
    const line = (await tab.console()).find((each) => each.includes('expiry.days'));
    assert.match(line, /expiry\.days.*`3650`.*365.*P\d{3}|P\d{3}.*expiry\.days.*`3650`.*365/s);
  });

  test('all faults are said at once', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site, (config) => {
        config.regime = 'maybe';
        config.purposes[1].uses = ['sell'];
        config.services[2].cookies = [{ name: '' }];
      }),
      body: body(site),
    }));
    for (const path of ['regime', 'purposes[1].uses[0]', 'services[2].cookies[0]']) await says(tab, path);
    await nothingRuns(site, tab);
  });

  test.everywhere('a broken text: said with line and column; what stood before the fault stays held, the page works', async ({ site, open }) => {
    const text = JSON.stringify(shop(site), null, 1).replace('"tube"', '"tube');
    const tab = await open(await site.page({ config: text, body: body(site) }));
    await says(tab, 'placet', 'line');
    await nothingRuns(site, tab, ['stats', 'ads']);
    assert.equal(await tab.allows('ads'), false);
  });

  test('texts that are no configuration at all', async ({ site, open }) => {
    for (const config of ['', 'null', '[]', '42', '"text"', '{', '{"purposes":null,"services":7}', 'undefined', '{"__proto__":{"regime":"notice-only"}}']) {
      const tab = await open(await site.page({ config, body: `<script>${ran('own')}</script><script type="text/plain" data-category="statistics">${ran('marked')}</script>` }));
      await tab.settle();
      assert.deepEqual(await tab.ran(), ['own'], config);
      assert.deepEqual(await tab.errors(), [], config);
      assert.ok((await tab.console()).some((line) => line.includes('placet')), `${config}: ${await tab.console()}`);
      await tab.close();
    }
  });

  test('no configuration: nothing marked runs, and the console says what is missing', async ({ site, open }) => {
    const tab = await open(await site.page({ body: `<script>${ran('own')}</script><script type="text/plain" data-category="statistics">${ran('marked')}</script>` }));
    await tab.settle();
    assert.deepEqual(await tab.ran(), ['own']);
    await says(tab, 'placet', 'configuration');
  });

  test.everywhere('two script tags: one guard, one notice, one warning', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), head: '<script src="/placet/placet.js"></script>', body: body(site) }));
    await tab.notice.appears();
    await nothingRuns(site, tab);
    await says(tab, 'warn', 'second script tag');
    assert.equal(await tab.run(() => document.querySelectorAll('#placet').length), 1);
    await tab.notice.accept();
    await tab.equals(async () => (await tab.ran()).toSorted(), ['ads', 'marked', 'own', 'stats', 'tube']);
  });

  test('run() twice: the first configuration stays', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), head: `<script>Placet.run({ regime: 'notice-only', purposes: [], services: [] });</script>`, body: body(site) }));
    await nothingRuns(site, tab);
    await says(tab, 'warn', 'run()');
    assert.deepEqual(Object.keys((await tab.choices()).purposes), ['basket', 'statistics', 'marketing']);
  });

  test.everywhere('async by mistake: works, and warns that tags before it may escape', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), guard: '<script async src="/placet/placet.js?wait=100"></script>', body: `<script type="text/plain" data-category="statistics">${ran('marked')}</script>` }));
    await tab.notice.appears();
    await says(tab, 'warn', 'async');
    await tab.run((url) => { fetch(url).then(() => window.ran.push('fetched'), () => {}); window.ran = []; }, site.from('stats', '/e.json'));
    await tab.settle();
    assert.deepEqual([await tab.ran(), site.asked('stats')], [[], []]);
    await tab.notice.accept();
    await tab.equals(async () => (await tab.ran()).toSorted(), ['fetched', 'marked']);
  });

  test('defer, or at the end of the body: works as far as it can', async ({ site, open }) => {
    for (const [guard, end] of [['<script defer src="/placet/placet.js"></script>', ''], ['', '<script src="/placet/placet.js"></script>']]) {
      const tab = await open(await site.page({ config: shop(site), guard, body: `<script type="text/plain" data-category="statistics">${ran('marked')}</script>${end}` }), {});
      await tab.notice.appears();
      assert.deepEqual(await tab.ran(), []);
      await tab.notice.accept();
      await tab.equals(tab.ran, ['marked']);
    }
  });

  test('the notice cannot be loaded: nothing is permitted, the page works, and the next visit asks again', async ({ site, open }) => {
    site.lose('placet-notice.js');
    const tab = await open(await site.page({ config: shop(site), body: body(site) }));
    await nothingRuns(site, tab);
    await says(tab, 'error', 'notice could not be loaded');
    assert.equal((await tab.choices()).id, '');
  });

  test.everywhere('the preferences cannot be loaded: said in the console, the first layer works, a question is a no, and they can be had later', async ({ site, open, engine }) => {
    site.lose('placet-preferences.js');
    const tab = await open(await site.page({ config: shop(site), body: body(site) }));
    await tab.notice.appears();
    await tab.click('#placet >>> .choose');
    await says(tab, 'error', 'preferences could not be loaded');
    assert.equal(await tab.notice.isShown(), true);
    assert.equal(await tab.run(() => window.Placet.ask('tube')), false);
    site.find('placet-preferences.js');
    // Firefox remembers that a module failed for as long as the page is there.
    if (engine === 'firefox') await tab.visit(`${site.origin}/`);
    await tab.notice.appears();
    await tab.click('#placet >>> .choose');
    await tab.notice.preferences.appears();
    await tab.notice.preferences.close();
    await tab.notice.accept();
    assert.equal(await tab.allows('tube'), true);
  });

  test('a language that is not there: English', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), lang: 'tlh' }), { locale: 'xx-XX' });
    await tab.notice.appears();
    assert.deepEqual(site.product().filter((file) => file.startsWith('lang/')), ['lang/en.js']);
  });

  test('the language of the page, then of the browser, or the one the owner insists on', async ({ site, open }) => {
    for (const [lang, locale, language, file] of [['de-AT', 'en-GB', undefined, 'de'], ['', 'de-DE', undefined, 'de'], ['en', 'de-DE', undefined, 'en'], ['en', 'en', 'de', 'de'], ['en', 'en', 'auto', 'en']]) {
      const tab = await open(await site.page({ config: shop(site, (config) => { config.language = language; }), lang }), { locale });
      await tab.notice.appears();
      assert.deepEqual(site.product().filter((name) => name.startsWith('lang/')), [`lang/${file}.js`], `${lang} ${locale} ${language}`);
      site.forget();
    }
  });

  test('files at another place', async ({ site, open }) => {
    for (const file of ['placet-notice.js', 'placet-look.js', 'lang/en.js']) {
      const { type, content } = await site.serve(`/placet/${file}`);
      site.file(`/elsewhere/${file}`, type, content);
      site.lose(file);
    }
    const tab = await open(await site.page({ config: shop(site, (config) => { config.base = '/elsewhere/'; }) }));
    await tab.notice.appears();
  });

  test('JavaScript modules and classic scripts mixed', async ({ site, open }) => {
    const { type, content } = await site.serve('/placet/index.mjs');
    site.file('/app/index.mjs', type, content);
    const tab = await open(await site.page({
      config: shop(site),
      body: `<script type="module">import { allows, on, version } from '/app/index.mjs'; on('change', () => ran.push('module told')); window.both = [allows === undefined, version === Placet.version]; ran.push('module');</script>
        <script>${ran('classic')}</script><script type="text/plain" data-category="statistics" data-type="module">import { allows } from '/app/index.mjs'; ran.push(allows('stats'));</script>`,
    }));
    await tab.equals(tab.ran, ['classic', 'module']);
    assert.deepEqual(await tab.run(() => window.both), [false, true]);
    await tab.notice.appears();
    await tab.notice.accept();
    await tab.equals(tab.ran, ['classic', 'module', 'module told', true]);
    assert.equal(await tab.run(() => document.querySelectorAll('#placet').length), 1);
  });

  test('elements of the page that bear our names are not mistaken for ours', async ({ site, open }) => {
    const clobber = `<form id="placet-config"><input name="textContent" value='{"regime":"notice-only"}'></form><img name="Placet" alt=""><form name="Placet"><input name="version" value="9"></form>
      <a id="version"></a><div id="placet">The page's own</div>`;
    const tab = await open(await site.page({ guard: `${clobber}<script src="/placet/placet.js"></script>${configElement(shop(site))}`, body: body(site) }));
    await nothingRuns(site, tab);
    assert.equal(await tab.run(() => typeof window.Placet.allows), 'function');
    assert.equal(await tab.read('body #placet', 'textContent'), 'The page\'s own');
  });

  test('markup that clobbers document and forms does not open the guard', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site),
      body: `<img name="cookie" alt=""><img name="currentScript" alt=""><form name="forms"></form><form id="trap"><input name="getAttribute"><input name="parentNode"><input name="attributes"><input name="querySelectorAll"><input name="nodeType" value="1"><img src="data:,"></form>${body(site)}`,
    }));
    await tab.run((src) => {
      const form = document.getElementById('trap'), image = document.createElement('img');
      form.append(image);
      image.setAttribute('src', src);
      document.documentElement.append(form);
    }, site.from('ads', '/pixel.gif'));
    await nothingRuns(site, tab);
    await tab.notice.appears();
    await tab.notice.accept();
    await tab.equals(() => site.asked('ads').includes('/pixel.gif'), true);
  });
};
