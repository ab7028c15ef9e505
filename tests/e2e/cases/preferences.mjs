// The second layer: every service to be found, whatever their number; what is new since the last choice; the record as a file.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { shop } from '../lib/configs.mjs';
import { PREFERENCES } from '../lib/notice.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ROW = `${PREFERENCES} [role=listitem]`, SEARCH = `${PREFERENCES} .search`, FOUND = `${PREFERENCES} .found`;

/** The shop with so many services, each for marketing; the first three are known by heart. */
const many = (site, count, change = () => {}) => shop(site, (config) => {
  const known = [{ name: 'Zürcher Straße', provider: 'Alp AG', country: 'CH' }, { name: 'Øresund', provider: 'Bro A/S', country: 'DK' }, { name: 'Żuraw', provider: 'Ptak', country: 'PL' }];
  config.services = Array.from({ length: count }, (_, at) => ({
    id: `s${at}`, name: `Service ${at}`, provider: `Provider ${at}`, country: 'US', privacy: `https://s${at}.example/`, purposes: { marketing: ['store', 'analyse', 'share'] }, hosts: [`s${at}.example`],
    ...known[at],
  }));
  change(config);
});

/** In the page: what has the focus, and whether nothing lies over it. */
const FOCUS = () => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const box = at?.getBoundingClientRect(), hit = box && at.getRootNode().elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return { service: at?.dataset?.service ?? null, name: at?.className ?? '', seen: hit === at || at?.contains(hit) === true };
};

/** In the page: the numbers of the rows that are in it, and what they say of the whole. */
const ROWS = () => [...document.getElementById('placet').shadowRoot.querySelectorAll('[role=listitem]')].map((row) => [Number(row.getAttribute('aria-posinset')), Number(row.getAttribute('aria-setsize')), row.querySelector('.name').textContent.replace(/[\u2068\u2069]/g, '')]);

const opened = async (open, url, options) => {
  const tab = await open(url, options);
  await tab.notice.appears();
  await tab.notice.choose();
  return tab;
};

const type = async (tab, text) => {
  await tab.click(SEARCH);
  await tab.driver.page.keyboard.press('Control+A');
  await tab.driver.page.keyboard.press('Delete');
  if (text) await tab.driver.page.keyboard.type(text);
};

export default (test) => {
  for (const count of [0, 1, 49, 50, 1000]) {
    test(`${count} services: one list, searched from fifty on, and few elements`, async ({ site, open }) => {
      const tab = await opened(open, await site.page({ config: many(site, count) }));
      const rows = await tab.run(ROWS), isLong = count >= 50;
      assert.equal(await tab.sees(SEARCH), isLong);
      assert.equal(await tab.sees(`${PREFERENCES} .rows`), count > 0);
      if (isLong) assert.ok(rows.length >= 10 && rows.length < 50, `${rows.length} rows`);
      else assert.equal(rows.length, count);
      rows.forEach(([place, all], at) => assert.deepEqual([place, all], [at + 1, count]));
      const elements = await tab.run(() => document.getElementById('placet').shadowRoot.querySelectorAll('*').length);
      assert.ok(elements < 800, `${elements} elements`);
      await tab.notice.preferences.accept();
      assert.equal(await tab.allows('marketing'), true);
    });
  }

  test('the list is as high as all its rows, and the ones that are seen are there', async ({ site, open }) => {
    const tab = await opened(open, await site.page({ config: many(site, 1000) }));
    const heights = await tab.run(() => {
      const prefs = document.getElementById('placet').shadowRoot.querySelector('.prefs');
      return [prefs.querySelector('.rows').offsetHeight, prefs.querySelector('[role=listitem]').offsetHeight * 1000];
    });
    assert.ok(Math.abs(heights[0] / heights[1] - 1) < 0.05, heights.join());
    for (const [part, least] of [[0.5, 400], [0.9, 850], [1, 999], [0.2, 150]]) {
      await tab.run((part) => {
        const prefs = document.getElementById('placet').shadowRoot.querySelector('.prefs');
        prefs.scrollTop = (prefs.scrollHeight - prefs.clientHeight) * part;
      }, part);
      await tab.until((least) => {
        const root = document.getElementById('placet').shadowRoot, prefs = root.querySelector('.prefs').getBoundingClientRect();
        const row = root.elementFromPoint(prefs.x + prefs.width / 2, prefs.y + prefs.height / 2)?.closest('[role=listitem]');
        return Math.abs(Number(row?.getAttribute('aria-posinset')) - least) < 120;
      }, least);
      assert.ok((await tab.run(ROWS)).length < 80);
    }
  });

  test('the search goes by name, provider and country, marks and case aside, and its outcome is announced', async ({ site, open }) => {
    const tab = await opened(open, await site.page({ config: many(site, 1000) }));
    assert.equal(await tab.read(FOUND, 'role'), 'status');
    const cases = [
      ['strasse zurich', 0], ['zurcher strasse', 1, 'Zürcher Straße'], ['SWITZERLAND', 1, 'Zürcher Straße'], ['provider 777', 1, 'Service 777'], ['denmark', 1, 'Øresund'], ['zuraw', 1, 'Żuraw'], ['service 99', 19, 'Service 99'],
      ['nobody has this', 0],
    ];
    for (const [query, count, first] of cases) {
      await type(tab, query);
      const said = count === 0 ? 'No service found' : count === 1 ? '1 service' : `${count} services`;
      await tab.equals(() => tab.read(FOUND, 'textContent'), said);
      const rows = await tab.run(ROWS);
      assert.deepEqual([rows[0]?.[2], rows[0]?.[1]], [first, count || undefined], query);
      assert.equal(await tab.sees(`${PREFERENCES} .rows`), count > 0);
    }
    await tab.key('Escape');
    await tab.equals(() => tab.read(FOUND, 'textContent'), '');
    assert.equal((await tab.run(ROWS))[0][1], 1000);
    assert.equal(await tab.sees(PREFERENCES), true, 'the first Escape empties the field only');
    await tab.key('Escape');
    await tab.notice.preferences.vanishes();
  });

  /** The search with the list scrolled to `part` of it: whether it is seen whole, below the head, with nothing shining through. */
  const STUCK = async (part) => {
    const root = document.getElementById('placet').shadowRoot, prefs = root.querySelector('.prefs'), [top, find, search] = ['.top', '.find', '.search'].map((name) => prefs.querySelector(name));
    prefs.scrollTop = (prefs.scrollHeight - prefs.clientHeight) * part;
    await new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 50)); });
    const box = search.getBoundingClientRect(), around = find.getBoundingClientRect(), above = top.getBoundingClientRect();
    const spots = [[box.x + 3, box.y + box.height / 2], [box.x + box.width / 2, box.y + 2], [box.right - 3, box.bottom - 2], [around.x + 1, around.y + 1], [around.right - 1, around.bottom - 1]];
    return {
      below: Math.abs(around.top - above.bottom) <= 1, inside: box.x >= 0 && box.right <= innerWidth && box.width > 150,
      over: spots.every(([x, y]) => find.contains(root.elementFromPoint(x, y))), filled: !/transparent|, 0\)/.test(getComputedStyle(find).backgroundColor), scrolls: prefs.scrollWidth <= prefs.clientWidth,
    };
  };
  const IS_STUCK = { below: true, inside: true, over: true, filled: true, scrolls: true };
  const SETTINGS = [
    ['in a wide window', {}, {}], ['from right to left', {}, { lang: 'ar' }], ['in forced colours', { forcedColors: 'active' }, {}], ['320 px wide', { viewport: { width: 320, height: 640 } }, {}],
    ['with text twice as large', { viewport: { width: 390, height: 844 } }, { head: '<style>:root { font-size: 200% }</style>' }],
  ];
  for (const [name, settings, page] of SETTINGS) {
    test(`the search stays in sight while the list scrolls: ${name}`, async ({ site, open }) => {
      const tab = await opened(open, await site.page({ config: many(site, 1000), ...page }), settings);
      for (const part of [0.3, 0.8]) assert.deepEqual(await tab.run(STUCK, part), IS_STUCK);
    });
  }

  test('... not in a low window, where it would leave no room for the list', async ({ site, open }) => {
    const tab = await opened(open, await site.page({ config: many(site, 1000) }), { viewport: { width: 640, height: 320 } });
    assert.equal((await tab.run(STUCK, 0.5)).below, false);
  });

  test('... and what is found is seen from its beginning', async ({ site, open }) => {
    const tab = await opened(open, await site.page({ config: many(site, 1000) }));
    await tab.run(STUCK, 0.9);
    await type(tab, 'service 1');
    await tab.equals(() => tab.read(FOUND, 'textContent'), '270 services');
    const seen = () => tab.run(() => {
      const root = document.getElementById('placet').shadowRoot, [find, row] = ['.find', '[role=listitem]'].map((name) => root.querySelector(name));
      const { top, bottom } = row.getBoundingClientRect();
      return top >= find.getBoundingClientRect().bottom - 1 && bottom < innerHeight;
    });
    await tab.equals(seen, true);
    assert.equal(await tab.run(() => document.getElementById('placet').shadowRoot.activeElement.className), 'search');
  });

  test('... and no focus is behind it', async ({ site, open }) => {
    const tab = await opened(open, await site.page({ config: many(site, 1000) }), { viewport: { width: 390, height: 844 } });
    const hidden = () => tab.run(() => {
      const root = document.getElementById('placet').shadowRoot, find = root.querySelector('.find').getBoundingClientRect(), at = root.activeElement.getBoundingClientRect();
      return at.top < find.bottom && at.bottom > find.top && !root.querySelector('.find').contains(root.activeElement);
    });
    await type(tab, 'service');
    await tab.key('Tab');
    await tab.key('Tab');
    for (const key of ['PageDown', 'PageDown', 'PageDown', ...Array.from({ length: 22 }, () => 'ArrowUp'), 'PageUp', 'Home', 'End', 'PageUp', 'ArrowUp', 'ArrowUp', 'Shift+Tab', 'Tab']) {
      await (key === 'Shift+Tab' ? tab.driver.page.keyboard.press(key) : tab.key(key));
      assert.equal(await hidden(), false, key);
    }
  });

  test('by keyboard: Tab stops at one row of the list, arrows go through it, and the focus is always seen', async ({ site, open }) => {
    const tab = await opened(open, await site.page({ config: many(site, 1000) }));
    const reach = async (fits, key = 'Tab') => {
      for (let press = 0; press < 20; press++) {
        const found = await tab.run(FOCUS);
        if (fits(found)) return found;
        await tab.key(key);
      }
      return assert.fail('out of reach');
    };
    await reach(({ name }) => name === 'search');
    // The row's link comes before its switch.
    await tab.key('Tab');
    await tab.key('Tab');
    assert.equal((await tab.run(FOCUS)).service, 's0');
    for (const [key, service] of [['ArrowDown', 's1'], ['PageDown', 's11'], ['ArrowUp', 's10'], ['End', 's999'], ['PageUp', 's989'], ['Home', 's0'], ['ArrowUp', 's0']]) {
      await tab.key(key);
      const { service: at, seen } = await tab.run(FOCUS);
      assert.deepEqual([key, at, seen], [key, service, true]);
    }
    for (let step = 0; step < 35; step++) await tab.key('ArrowDown');
    assert.deepEqual(await tab.run(FOCUS).then(({ service, seen }) => [service, seen]), ['s35', true]);
    await tab.key('Space');
    // Far away by the wheel, and the focus is where it was.
    await tab.run(() => { const prefs = document.getElementById('placet').shadowRoot.querySelector('.prefs'); prefs.scrollTop = prefs.scrollHeight; });
    await tab.settle();
    assert.equal((await tab.run(FOCUS)).service, 's35');
    assert.ok((await tab.run(ROWS)).length < 80);
    await reach(({ name }) => name.includes('p-save'));
    await tab.key('Enter');
    await tab.notice.preferences.vanishes();
    await tab.equals(async () => (await tab.choices()).services.s35, true);
    assert.equal((await tab.choices()).services.s34, null);
  });

  test('a long list has no fault that an automatic check finds', async ({ site, open }) => {
    const tab = await opened(open, await site.page({ config: many(site, 1000), body: '<main><h1>Page</h1></main>' }));
    await tab.driver.evaluate(`(() => { ${AXE} })()`);
    const found = () => tab.run(async () => {
      const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.flat().join(' ')}`)).filter((each) => each.includes('#placet'));
    });
    assert.deepEqual(await found(), []);
    await type(tab, 'nobody has this');
    assert.deepEqual(await found(), []);
  });

  test('words of five thousand letters break nothing: no sideways scrolling, and the buttons stay', async ({ site, open }) => {
    const word = 'w'.repeat(5000);
    const tab = await opened(open, await site.page({
      config: many(site, 60, (config) => {
        config.controller.name = word;
        for (const each of config.purposes) Object.assign(each, { name: word, description: word, benefit: word });
        config.services.forEach((each) => Object.assign(each, { name: word, provider: word }));
      }),
    }), { viewport: { width: 360, height: 640 } });
    const sideways = () => tab.run(() => { const { scrollWidth, clientWidth } = document.getElementById('placet').shadowRoot.querySelector('.prefs'); return scrollWidth - clientWidth; });
    assert.equal(await sideways(), 0);
    await tab.run(() => { const prefs = document.getElementById('placet').shadowRoot.querySelector('.prefs'); prefs.scrollTop = prefs.scrollHeight; });
    await tab.settle();
    assert.equal(await sideways(), 0);
    await tab.notice.preferences.reject();
    assert.equal(await tab.allows('marketing'), false);
  });

  test.everywhere('what is new or has changed since the last choice is marked, and nothing else', async ({ site, open }) => {
    const news = (tab) => tab.run(`() => [...document.getElementById('placet').shadowRoot.querySelectorAll('.purpose')].filter((each) => each.querySelector('.under > .tag')).map((each) => each.querySelector('.fold').textContent.replace(/[\\u2068\\u2069]/g, ''))`);
    const says = (tab) => tab.run(() => document.getElementById('placet').shadowRoot.querySelector('.prefs').innerText.includes('Marked below'));
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.notice.appears();
    await tab.notice.choose();
    assert.deepEqual([await news(tab), await says(tab)], [[], false], 'who never chose has nothing new');
    await tab.notice.preferences.reject();
    const changes = [
      [() => {}, []],
      [({ purposes }) => { purposes[1].name = 'Figures'; purposes[1].description = 'Other words.'; }, []],
      [({ purposes }) => { purposes[2].retention.days = 400; }, ['Marketing']],
      [({ purposes }) => { purposes[1].data.push({ id: 'more', name: 'More', identifiability: 'identified' }); }, ['Statistics']],
      [({ purposes }) => { purposes[1].uses.push('share'); purposes.push({ id: 'draw', uses: ['store'], name: 'Prize draw', data: [{ id: 'mail', name: 'E-mail', identifiability: 'identified' }], retention: { days: 30 } }); }, ['Statistics', 'Prize draw']],
      [({ services }) => { services[1].country = 'BR'; }, ['Marketing']],
    ];
    for (const [at, [change, expected]] of changes.entries()) {
      await tab.visit(await site.page({ path: `/v${at}`, config: shop(site, change) }));
      await tab.run(() => { window.Placet.open(); });
      await tab.notice.preferences.appears();
      assert.deepEqual([await news(tab), await says(tab)], [expected, expected.length > 0], `change ${at}`);
    }
    await tab.notice.preferences.reject();
    await tab.run(() => { window.Placet.open(); });
    await tab.notice.preferences.appears();
    assert.deepEqual([await news(tab), await says(tab)], [[], false], 'after a new choice nothing is new');
  });

  test('the record as a file: what was asked and answered, made without the network, under a strict policy', async ({ site, open }) => {
    const policy = 'default-src \'none\'; script-src \'self\' \'wasm-unsafe-eval\' \'nonce-n\'; connect-src \'self\'; style-src \'none\'; require-trusted-types-for \'script\'';
    const tab = await open(await site.page({ config: shop(site), nonce: 'n', headers: { 'content-security-policy': policy } }));
    await tab.notice.appears();
    await tab.notice.choose();
    assert.equal(await tab.sees(`${PREFERENCES} button[value=export]`), false, 'nothing to save before a choice');
    await tab.notice.preferences.unfold('marketing');
    await tab.notice.preferences.flip('marketing', 'store');
    await tab.notice.preferences.flipService('stats');
    await tab.notice.preferences.save();
    await tab.settle();
    await tab.run(() => { window.Placet.open(); });
    await tab.notice.preferences.appears();
    site.forget();
    const [download] = await Promise.all([tab.driver.page.waitForEvent('download'), tab.click(`${PREFERENCES} button[value=export]`)]);
    assert.match(download.suggestedFilename(), /^placet-.*-\d{4}-\d\d-\d\d\.json$/);
    const record = JSON.parse(await readFile(await download.path(), 'utf8')), chosen = await tab.choices();
    assert.deepEqual([record.record, record.time, record.source, record.regime], [chosen.id, chosen.at, 'preferences', 'opt-in']);
    assert.deepEqual([record.schema, record.language, record.controller, record.site, record.version], ['placet-record/1', 'en', 'Hazel & Oak', site.origin, await tab.run(() => window.Placet.version)]);
    assert.equal(record.stored, (await tab.cookie('placet')).value);
    assert.deepEqual(record.purposes.map(({ id, basis, answers }) => [id, basis, answers]), [
      ['basket', 'necessary', { store: null }], ['statistics', 'consent', { store: false, analyse: false }], ['marketing', 'consent', { store: true, analyse: false, share: false }],
    ]);
    const { name, description, retentionDays, data, changedSince } = record.purposes[2];
    assert.deepEqual([name, description, retentionDays, data, changedSince], ['Marketing', 'Shows advertising.', 90, [{ name: 'Interests', identifiability: 'identified' }], null]);
    assert.deepEqual(record.services.map(({ id, answer, permitted }) => [id, answer, permitted]), [['stats', true, true], ['ads', null, false], ['tube', null, false]]);
    assert.deepEqual(record.services[0].purposes, { statistics: ['store', 'analyse'] });
    assert.deepEqual(site.requests(), []);
  });

  test('withdraw and erase, from the preferences', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.accept();
    await tab.run(() => { document.cookie = '_st_id=1; path=/'; window.Placet.open(); });
    await tab.notice.preferences.appears();
    await tab.click(`${PREFERENCES} button[value=withdraw]`);
    await tab.equals(async () => (await tab.choices()).source, 'withdrawal');
    await tab.equals(async () => (await tab.cookie('_st_id')), null);
    assert.equal(await tab.allows('stats'), false);
  });

  test('the host is taken out of the page while a dialog is open: nothing breaks, and it comes back', async ({ site, open }) => {
    const tab = await opened(open, await site.page({ config: many(site, 60) }));
    await tab.run(() => document.getElementById('placet').remove());
    await tab.notice.preferences.vanishes();
    await tab.run(() => { window.Placet.open(); });
    await tab.notice.preferences.appears();
    await tab.click(`${PREFERENCES} .p-close`);
    await tab.notice.preferences.vanishes();
    await tab.run(() => {
      window.answers = [];
      window.Placet.ask('s1').then((answer) => window.answers.push(answer));
    });
    await tab.notice.moment.appears();
    await tab.run(() => {
      document.getElementById('placet').remove();
      window.Placet.ask('s2').then((answer) => window.answers.push(answer));
    });
    await tab.equals(() => tab.run(() => window.answers), [false]);
    await tab.notice.moment.appears();
    await tab.notice.moment.yes();
    await tab.equals(() => tab.run(() => window.answers), [false, true]);
  });
};
