// The notice in the page: fair, above everything, reachable, and nobody else's business.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { shop } from '../lib/configs.mjs';
import { BUTTONS, FIRST, PREFERENCES, REOPEN } from '../lib/notice.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Violations that axe finds in the whole page, shadow roots included: rule and place. */
const axe = async (tab) => {
  await tab.driver.evaluate(`(() => { ${AXE} })()`);
  return tab.run(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id} ${nodes[0].target.flat().join(' ')}`);
  });
};

/** How a button looks to the visitor. */
const look = (tab, path) => tab.run((path) => {
  const button = path.split(' >>> ').reduce((from, each) => (from.shadowRoot ?? from).querySelector(each), document);
  const { width, height } = button.getBoundingClientRect(), { fontSize, fontWeight, color, backgroundColor, borderTopWidth, borderTopColor } = getComputedStyle(button);
  return { tag: button.localName, width: Math.round(width), height: Math.round(height), fontSize, fontWeight, color, backgroundColor, borderTopWidth, borderTopColor };
}, path);

export default (test) => {
  test.everywhere('Accept and Reject are the same element, size and weight', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.notice.appears();
    assert.deepEqual(await look(tab, BUTTONS.accept), await look(tab, BUTTONS.reject));
    await tab.notice.choose();
    assert.deepEqual(await look(tab, `${PREFERENCES} .p-accept`), await look(tab, `${PREFERENCES} .p-reject`));
  });

  // Only here: the others' windows, when driven, may lie behind one another and then have no frames for a second.
  test('the page itself is drawn first', async ({ site, open }) => {
    const watch = `<script>drawn = 0; placed = -1;
      const look = () => { drawn++; requestAnimationFrame(look); };
      requestAnimationFrame(look);
      new MutationObserver(() => { if (placed < 0 && document.getElementById('placet')) placed = drawn; }).observe(document.documentElement, { childList: true });</script>`;
    // Nothing is drawn before the sheet is there, and the notice's files are there long before it.
    const tab = await open(await site.page({ config: shop(site), before: watch, head: '<link rel="stylesheet" href="/late.css?wait=600">' }));
    await tab.notice.appears();
    const placed = await tab.run(() => window.placed);
    assert.ok(placed > 0, `placed after ${placed} frames`);
  });

  test.everywhere('a page without frames has its notice, too', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), before: '<script>requestAnimationFrame = () => 0;</script>' }));
    await tab.until(() => document.getElementById('placet') !== null);
  });

  test.everywhere('the first layer says what, what for, who and how long, and lies above the highest z-index', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), body: '<div id="war" style="position:fixed;inset:0;z-index:2147483647;background:#fffa"></div>' }));
    await tab.notice.appears();
    const text = await tab.read(FIRST, 'innerText');
    for (const fact of ['Hazel & Oak', 'Statistics', 'Marketing', 'Stats', 'Tube', 'Free articles', '12 months']) assert.ok(text.includes(fact), `${fact} in: ${text}`);
    assert.equal(await tab.read(FIRST, 'role'), 'region');
    await tab.notice.accept();
  });

  test('no automatic check of accessibility finds anything, in both layers, light and dark', async ({ site, open }) => {
    for (const colorScheme of ['light', 'dark']) {
      const tab = await open(await site.page({ config: shop(site), body: '<main><p>Text</p></main>' }), { colorScheme });
      const own = (found) => found.filter((each) => each.includes('#placet'));
      await tab.notice.appears();
      assert.deepEqual(own(await axe(tab)), []);
      await tab.notice.choose();
      await tab.notice.preferences.unfold('marketing');
      assert.deepEqual(own(await axe(tab)), []);
    }
  });

  test.everywhere('Escape and Close leave the preferences without a choice', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.notice.appears();
    for (const leave of [() => tab.key('Escape'), () => tab.notice.preferences.close()]) {
      await tab.notice.choose();
      await tab.notice.preferences.flip('marketing');
      await leave();
      await tab.notice.preferences.vanishes();
      assert.equal((await tab.choices()).id, '');
      assert.equal(await tab.notice.isShown(), true);
    }
    await tab.notice.choose();
    assert.equal(await tab.notice.preferences.isOn('marketing'), false, 'what was not saved is forgotten');
  });

  test('the keyboard alone is enough', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.notice.appears();
    const focused = () => tab.run(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at?.className ?? '';
    });
    const reach = async (name) => {
      for (let press = 0; press < 30; press++) {
        if ((await focused()).split(' ').includes(name)) return;
        await tab.key('Tab');
      }
      assert.fail(`${name} is out of reach`);
    };
    await reach('choose');
    await tab.key('Enter');
    await tab.notice.preferences.appears();
    await reach('p-save');
    await tab.key('Escape');
    await tab.notice.preferences.vanishes();
    await tab.equals(async () => (await focused()).split(' ').includes('choose'), true);
    await reach('reject');
    await tab.key('Enter');
    await tab.notice.vanishes();
    await tab.equals(async () => (await tab.choices()).source, 'notice');
  });

  test('the reopen button comes after the choice, on the next visit only if the owner has it loaded, and can be left out', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.notice.appears();
    assert.equal(await tab.sees(REOPEN), false);
    await tab.notice.accept();
    await tab.appears(REOPEN);
    await tab.notice.reopen();
    await tab.notice.preferences.appears();
    await tab.notice.preferences.close();
    await tab.visit(await site.page({ config: shop(site, (config) => { config.theme = { reopen: 'none' }; config.edition = 2; }) }));
    await tab.notice.appears();
    await tab.notice.accept();
    await tab.settle();
    assert.equal(await tab.sees(REOPEN), false);
  });

  test('in German, every word of it', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site, ({ purposes }) => {
        for (const [at, name] of ['Korb', 'Statistik', 'Werbung'].entries()) purposes[at] = { ...purposes[at], name: { en: 'Purpose', de: name }, description: { en: 'What and why', de: 'Was und warum' }, benefit: { en: 'For you', de: 'Für Sie' }, data: [{ id: 'one', name: { en: 'The data', de: 'Die Daten' }, identifiability: 'pseudonymous' }] };
        purposes[0].justification = { en: 'The reason', de: 'Der Grund' };
      }),
      lang: 'de',
    }));
    await tab.notice.appears();
    assert.match(await tab.read(BUTTONS.accept, 'innerText'), /akzeptieren|annehmen|erlauben|zustimmen/i);
    assert.match(await tab.read(BUTTONS.reject, 'innerText'), /ablehnen/i);
    await tab.notice.choose();
    for (const purpose of ['statistics', 'marketing']) await tab.notice.preferences.unfold(purpose);
    const words = await tab.read(PREFERENCES, 'innerText');
    assert.doesNotMatch(words, /\b(the|and|for|you|use|accept|reject|save|choices|months|purpose)\b/i);
  });

  test('the owner\'s words take the place of ours, per language', async ({ site, open }) => {
    const config = shop(site, (config) => { config.texts = { en: { accept: 'Fine with me' }, de: { accept: 'Von mir aus' } }; });
    for (const [lang, word] of [['en', 'Fine with me'], ['de', 'Von mir aus']]) {
      const tab = await open(await site.page({ config, lang }), {});
      await tab.notice.appears();
      assert.equal(await tab.read(BUTTONS.accept, 'innerText'), word);
    }
  });

  test('words of the configuration are text, never markup', async ({ site, open }) => {
    const evil = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>';
    const tab = await open(await site.page({
      config: shop(site, (config) => {
        config.controller.name = evil;
        config.controller.privacy = 'javascript:window.broken=1';
        config.purposes[1].name = evil;
        config.services[0].name = evil;
        config.services[0].privacy = 'javascript:window.broken=1';
        config.texts = { en: { accept: evil } };
      }),
    }));
    await tab.notice.appears();
    await tab.notice.choose();
    await tab.notice.preferences.unfold('marketing');
    assert.equal(await tab.run(() => window.broken), undefined);
    assert.deepEqual(await tab.run(() => [...document.getElementById('placet').shadowRoot.querySelectorAll('a')].filter(({ protocol }) => !/^https?:$/.test(protocol)).length), 0);
  });

  test('the page\'s styles do not reach in', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), head: '<style>* { all: unset !important; display: none !important } html, body { display: block !important }</style>' }));
    await tab.notice.appears();
    await tab.notice.accept();
    assert.equal(await tab.allows('ads'), true);
  });
};
