// The notice in many languages: which one, in which direction, with whose words, and what happens when they are broken.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';
import { BUTTONS, FIRST, PREFERENCES } from '../lib/notice.mjs';

const PHONE = { width: 390, height: 844 };
const LONG = 'Donaudampfschiff'.repeat(313);

const files = (site) => site.product().filter((name) => name.startsWith('lang/')).map((name) => name.slice('lang/'.length, -'.js'.length));
const says = (tab, level, words) => tab.equals(async () => (await tab.console()).some((line) => line.startsWith(level) && line.includes(words)), true);

/** What sticks out of its layer, which bar is lower than it has to be, and whether the two deciding buttons are alike. */
const layout = (tab, path) => tab.run((path) => {
  const layer = document.getElementById('placet').shadowRoot.querySelector(path), box = layer.getBoundingClientRect();
  const [no, yes] = ['reject', 'accept'].map((name) => layer.querySelector(`.${name},.p-${name}`).getBoundingClientRect());
  const out = [...layer.querySelectorAll('*')].filter((each) => {
    const { left, right, width } = each.getBoundingClientRect();
    return width && (left < box.left - 1 || right > box.right + 1);
  });
  const low = [...layer.querySelectorAll('.top,.acts')].filter((bar) => bar.offsetHeight < Math.min(bar.scrollHeight, innerHeight * 0.4) - 1);
  return { out: out.map((each) => `${each.localName}.${each.className}`), low: low.map(({ className }) => className), wider: layer.scrollWidth - layer.clientWidth, alike: Math.abs(no.width - yes.width) < 1 && Math.abs(no.height - yes.height) < 1 };
}, path.split('>>>')[1].trim());
const SOUND = { out: [], low: [], wider: 0, alike: true };

/** Where each of `words` begins across the page, as it is painted. */
const places = (tab, path, words) => tab.run((path, words) => {
  const walker = document.createTreeWalker(document.getElementById('placet').shadowRoot.querySelector(path), NodeFilter.SHOW_TEXT), found = {};
  for (let node; (node = walker.nextNode());) {
    for (const word of words) {
      const at = node.data.indexOf(word);
      if (at < 0 || word in found) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + word.length);
      const { left, top } = range.getBoundingClientRect();
      found[word] = { left, top };
    }
  }
  return words.map((word) => found[word]);
}, path.split('>>>')[1].trim(), words);

export default (test) => {
  test('each tag gets the file that its reader can read', async ({ site, open }) => {
    for (const [lang, file] of [['nb', 'no'], ['nn-NO', 'no'], ['no', 'no'], ['zh-TW', 'zh-hant'], ['zh-Hant-HK', 'zh-hant'], ['zh-CN', 'zh'], ['zh', 'zh'], ['pt-BR', 'pt'], ['de-x-du', 'de-x-du'], ['de-CH', 'de'], ['fil', 'en'], ['constructor', 'en']]) {
      const tab = await open(await site.page({ config: shop(site), lang }), { locale: 'xx-XX' });
      await tab.notice.appears();
      assert.deepEqual(files(site), [file], lang);
      site.forget();
    }
  });

  for (const [lang, name] of [['ar', 'Arabic'], ['he', 'Hebrew']]) {
    test.everywhere(`${name} runs from right to left, names in it as they are written`, async ({ site, open }) => {
      const config = shop(site, ({ purposes, services }) => {
        services[0].name = 'Stats (EU).';
        services[1].name = 'Ads!';
        purposes[1].name = 'Count.';
        purposes[2].name = 'Sell?';
      });
      const tab = await open(await site.page({ config, lang }));
      await tab.notice.appears();
      const [first, second, one, two] = await places(tab, FIRST, ['Stats (EU).', 'Ads!', 'Count.', 'Sell?']);
      for (const [before, after] of [[first, second], [one, two]]) assert.ok(before.top < after.top || before.left > after.left, `${lang}: the first name stands on the right`);
      const sides = await tab.run(() => {
        const root = document.getElementById('placet').shadowRoot, [heading, cell] = ['th', 'td'].map((name) => root.querySelector(name).getBoundingClientRect().left);
        return { direction: getComputedStyle(root.querySelector('.notice')).direction, mirrored: heading > cell };
      });
      assert.deepEqual(sides, { direction: 'rtl', mirrored: true });
      await tab.notice.choose();
      await tab.notice.preferences.unfold('marketing');
      assert.equal(await tab.run(() => {
        const head = document.getElementById('placet').shadowRoot.querySelector('.prefs .head:has(.switch)');
        return head.querySelector('.switch').getBoundingClientRect().left < head.querySelector('.fold').getBoundingClientRect().left;
      }), true, `${lang}: the switch stands on the left`);
      await tab.notice.preferences.accept();
    });
  }

  test.everywhere('Arabic names in an English notice do not turn it around', async ({ site, open }) => {
    const config = shop(site, ({ purposes }) => {
      purposes[1].name = 'إحصاءات';
      purposes[2].name = 'إعلانات';
      purposes[1].description = 'نحسب الزيارات.';
    });
    const tab = await open(await site.page({ config }));
    await tab.notice.appears();
    const [one, two] = await places(tab, FIRST, ['إحصاءات', 'إعلانات']);
    assert.ok(one.left < two.left || one.top < two.top, 'the first name stands on the left');
    await tab.notice.choose();
    assert.equal(await tab.run(() => {
      const brief = [...document.getElementById('placet').shadowRoot.querySelectorAll('.brief')].find((each) => each.textContent.startsWith('ن'));
      return getComputedStyle(brief).direction;
    }), 'rtl', 'a whole text has its own direction');
  });

  test('no language breaks the layout of a phone or a desk', async ({ site, open }) => {
    for (const viewport of [PHONE, { width: 1280, height: 900 }]) {
      for (const lang of ['ar', 'bg', 'de', 'el', 'fi', 'hi', 'ja', 'lt']) {
        const tab = await open(await site.page({ config: shop(site), lang }), { viewport });
        await tab.notice.appears();
        assert.deepEqual(await layout(tab, FIRST), SOUND, `${lang}, first layer, ${viewport.width}`);
        await tab.notice.choose();
        await tab.notice.preferences.unfold('marketing');
        assert.deepEqual(await layout(tab, PREFERENCES), SOUND, `${lang}, preferences, ${viewport.width}`);
        await tab.close();
      }
    }
  });

  test.everywhere('words of five thousand characters break nothing', async ({ site, open }) => {
    assert.ok(LONG.length >= 5000);
    const config = shop(site, (config) => {
      const [, statistics] = config.purposes;
      config.controller.name = LONG;
      for (const key of ['name', 'description', 'benefit']) statistics[key] = LONG;
      statistics.data[0].name = LONG;
      for (const key of ['name', 'provider']) config.services[0][key] = LONG;
      config.texts = { en: { title: LONG, lead: `*${LONG}* [${LONG}](/p)`, save: LONG } };
    });
    const tab = await open(await site.page({ config }));
    await tab.notice.appears();
    assert.deepEqual(await layout(tab, FIRST), SOUND);
    await tab.notice.choose();
    await tab.notice.preferences.unfold('statistics');
    assert.deepEqual(await layout(tab, PREFERENCES), SOUND);
    await tab.notice.preferences.reject();
    await tab.equals(async () => (await tab.choices()).source, 'preferences');
  });

  test('a label of five thousand characters makes both buttons alike', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site, (config) => { config.texts = { en: { accept: LONG } }; }) }), { viewport: PHONE });
    await tab.notice.appears();
    assert.deepEqual(await layout(tab, FIRST), SOUND);
  });

  test.everywhere('emphasis and links are elements, whatever else is written is text', async ({ site, open }) => {
    const config = shop(site, (config) => {
      config.controller.name = 'M*A*S*H';
      config.purposes[1].description = 'We *count* visits. [Why](/why.html) [not](javascript:window.broken=1) <img src=x onerror="window.broken=1">';
      config.texts = { en: { lead: '*Your* choice at [home](https://home.example/a?b#c).', intro: '*{controller}* asks.', accept: '*Yes*', question: 'May [{controller}](/p)?' } };
    });
    const tab = await open(await site.page({ config }));
    await tab.notice.appears();
    const drawn = (path) => tab.run((path) => [...document.getElementById('placet').shadowRoot.querySelector(path).childNodes].map((node) => [node.localName ?? '', node.textContent.replace(/[\u2068\u2069]/g, ''), node.getAttribute?.('href') ?? '']), path);
    assert.deepEqual(await drawn('.lead'), [['em', 'Your', ''], ['', ' choice at ', ''], ['a', 'home', 'https://home.example/a?b#c'], ['', '.', '']]);
    assert.deepEqual(await drawn('.question'), [['', 'May [M*A*S*H](/p)?', '']]);
    assert.deepEqual(await drawn('.accept'), [['', '*Yes*', '']]);
    await tab.notice.choose();
    assert.deepEqual(await tab.run(() => {
      const brief = [...document.getElementById('placet').shadowRoot.querySelectorAll('.brief')].find((each) => each.textContent.includes('count'));
      return [brief.textContent, ...[...brief.children].map((each) => `${each.localName} ${each.textContent}`)];
    }), ['We count visits. Why not <img src=x onerror="window.broken=1">', 'em count', 'a Why']);
    assert.equal(await tab.run(() => 'broken' in window), false);
    assert.deepEqual(await tab.run(() => [...document.getElementById('placet').shadowRoot.querySelectorAll('a')].filter(({ protocol, rel, target }) => !/^https?:$/.test(protocol) || rel !== 'noopener' || target !== '_blank').length), 0);
  });

  test('what the owner has not translated is shown as it is, and what they have in a language of their own counts', async ({ site, open }) => {
    const config = shop(site, (config) => {
      config.purposes[1].name = { en: 'Counting', fr: 'Comptage' };
      config.purposes[2].name = { en: 'Adverts' };
      config.texts = { ru: { accept: 'Принять всё', reject: 'Отклонить всё' } };
    });
    const tab = await open(await site.page({ config, lang: 'fr' }));
    await tab.notice.appears();
    const words = await tab.read(FIRST, 'innerText');
    for (const word of ['Comptage', 'Adverts']) assert.ok(words.includes(word), words);
    const russian = await open(await site.page({ config, lang: 'ru', path: '/ru' }), {});
    await russian.notice.appears();
    assert.equal(await russian.read(BUTTONS.accept, 'innerText'), 'Принять всё');
    assert.equal(await russian.read(BUTTONS.choose, 'innerText'), 'Choose');
    assert.equal(await russian.read('#placet', 'lang'), 'ru');
  });

  for (const [name, content] of [['missing', null], ['broken off', 'export default { lang: "fr", te'], ['empty', ''], ['nothing', 'export default null'], ['of another shape', 'export default { lang: "fr", texts: [] }'], ['a page', '<!doctype html><title>Not found</title>']]) {
    test(`a language file that is ${name}: English, and a warning says so`, async ({ site, open }) => {
      const base = '/elsewhere/';
      for (const file of ['placet-notice.js', 'lang/en.js']) {
        const { type, content } = await site.serve(`/placet/${file}`);
        site.file(`${base}${file}`, type, content);
      }
      if (content !== null) site.file(`${base}lang/fr.js`, 'text/javascript', content);
      const tab = await open(await site.page({ config: shop(site, (config) => { config.base = base; }), lang: 'fr' }));
      tab.mayFail = true;
      await tab.notice.appears();
      assert.equal(await tab.read(BUTTONS.accept, 'innerText'), 'Accept all');
      assert.equal(await tab.read('#placet', 'lang'), 'en');
      await says(tab, 'warn', 'lang/fr.js is broken or missing');
      await tab.notice.reject();
      await tab.equals(async () => (await tab.choices()).source, 'notice');
    });
  }

  test('not even English can be had: the owner\'s words, and what can be asked without any', async ({ site, open }) => {
    for (const file of ['lang/de.js', 'lang/en.js']) site.lose(file);
    const tab = await open(await site.page({ config: shop(site, (config) => { config.texts = { en: { reject: 'No to all' } }; }), lang: 'de' }));
    await tab.notice.appears();
    for (const file of ['de', 'en']) await says(tab, 'warn', `lang/${file}.js is broken or missing`);
    assert.equal(await tab.read(BUTTONS.reject, 'innerText'), 'No to all');
    assert.notEqual(await tab.read(BUTTONS.accept, 'innerText'), '');
    await tab.notice.reject();
    await tab.equals(async () => (await tab.choices()).source, 'notice');
  });
};
