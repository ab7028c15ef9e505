// Looks: three of ours, the owner's on top of them, and what no look may do.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { shop } from '../lib/configs.mjs';
import { PREFERENCES } from '../lib/notice.mjs';
import { THEMES } from '../lib/scenes.mjs';

const README = await readFile(new URL('../../../README.md', import.meta.url), 'utf8');
const SHEETS = (await Promise.all(['notice/notice.css', 'notice/look.css', 'preferences/preferences.css'].map((file) => readFile(new URL(`../../../src/${file}`, import.meta.url), 'utf8')))).join('\n');

/** Nothing is on its way from one look to another. */
const STILL = { options: { reducedMotion: 'reduce' } };

const themed = (site, theme) => shop(site, (config) => { config.theme = theme; });
const shown = async (site, open, { theme, css = '', options = {}, ...more } = {}) => {
  const tab = await open(await site.page({ config: themed(site, theme), head: `<style>${css}</style>`, ...more }), options);
  await tab.notice.appears();
  return tab;
};
/** Computed properties of what `path` finds in the notice. */
const style = (tab, path, ...keys) => tab.run((path, keys) => { const found = getComputedStyle(document.getElementById('placet').shadowRoot.querySelector(path)); return keys.map((key) => found[key]); }, path, keys);
const unfair = (tab) => tab.run(() => document.getElementById('placet').getAttribute('data-unfair'));
/** Long enough after the notice has come for it to have been measured. */
const measured = async (tab) => {
  await tab.settle();
  await tab.settle();
};

/** What each property does: a value, where it is seen and as what. */
const PROPERTIES = {
  'background': ['rgb(250, 250, 240)', '.notice', 'backgroundColor', 'rgb(250, 250, 240)'],
  'text': ['rgb(1, 2, 3)', '.notice', 'color', 'rgb(1, 2, 3)'],
  'muted': ['rgb(4, 5, 6)', '.lead', 'color', 'rgb(4, 5, 6)'],
  'line': ['rgb(7, 8, 9)', 'tr + tr > th', 'borderTopColor', 'rgb(7, 8, 9)'],
  'edge': ['rgb(10, 11, 12)', '.choose', 'borderTopColor', 'rgb(10, 11, 12)'],
  'tint': ['rgb(230, 231, 232)', '.under .tag', 'backgroundColor', 'rgb(230, 231, 232)'],
  'accent': ['rgb(0, 60, 120)', '.accept', 'backgroundColor', 'rgb(0, 60, 120)'],
  'accent-light': ['rgb(0, 60, 121)', '.accept', 'backgroundColor', 'rgb(0, 60, 121)'],
  'accent-dark': ['rgb(200, 220, 255)', '.accept', 'backgroundColor', 'rgb(200, 220, 255)', { colorScheme: 'dark' }],
  'on-accent': ['rgb(255, 255, 240)', '.accept', 'color', 'rgb(255, 255, 240)'],
  'shadow': ['none', '.notice', 'boxShadow', 'none'],
  'border': ['3px solid rgb(1, 1, 1)', '.notice', 'borderTopWidth', '3px'],
  'radius': ['2px', '.notice', 'borderTopLeftRadius', '2px'],
  'button-radius': ['5px', '.accept', 'borderTopLeftRadius', '5px'],
  'rule': ['7px', '.facts', 'borderTopWidth', '7px'],
  'space': ['2', 'td', 'paddingTop', null],
  'weight': ['900', '.question', 'fontWeight', '900'],
  'offset': ['33px', '.notice', 'bottom', '33px'],
  'width': ['500px', '.notice', 'width', '500px'],
  'size': ['20px', '.notice', 'fontSize', '20px'],
  'font': ['monospace', '.notice', 'fontFamily', 'monospace'],
  'backdrop': ['rgb(9, 9, 9)', '.prefs', '::backdrop', 'rgb(9, 9, 9)'],
};

/** What a page's style sheet may not do, and as what it is noticed. */
const UNFAIR = [
  [':root { --placet-accent: #fe0; --placet-on-accent: #fff }', 'contrast'],
  ['#placet::part(act) { background: #777; color: #888 }', 'contrast'],
  ['#placet::part(act) { color: transparent }', 'contrast'],
  ['#placet { --placet-background: #eee } #placet::part(act) { background: none; color: color(srgb .9 .9 .9) }', 'contrast'],
  ['#placet::part(acts) { opacity: .2 }', 'hidden'],
  ['#placet::part(act) { visibility: hidden }', 'hidden'],
  ['#placet::part(act) { display: none }', 'hidden'],
  ['#placet::part(act) { position: absolute; left: -9999px }', 'hidden'],
  ['#placet::part(act) { max-width: 8px; overflow: hidden; flex: none }', 'hidden'],
];

/** What it may. */
const FAIR = [
  ':root { --placet-accent: light-dark(#06c, #9cf); --placet-radius: 0 }',
  '#placet::part(act) { text-transform: uppercase; border-radius: 0; letter-spacing: .05em }',
  '#placet::part(notice) { background: linear-gradient(#fff, #eee) } #placet::part(question) { font-style: italic }',
  ':root { --placet-background: light-dark(#fffbe6, #222); --placet-text: light-dark(#221, #eee) }',
];

export default (test) => {
  test('every property is documented, and does what it says', async ({ site, open }) => {
    const inSheets = [...new Set(SHEETS.match(/--placet-[\w-]+/g))].map((name) => name.slice('--placet-'.length)).sort();
    assert.deepEqual(inSheets, Object.keys(PROPERTIES).sort());
    for (const name of inSheets) assert.ok(README.includes(`\`--placet-${name}\``), `the README says nothing of --placet-${name}`);
    for (const [name, [value, path, key, expected, options = {}]] of Object.entries(PROPERTIES)) {
      // A card: the only place in which all of them count.
      const read = async (css) => {
        const tab = await shown(site, open, { theme: { position: 'card' }, css, options: { viewport: { width: 1280, height: 800 }, ...options } });
        if (/^\.(prefs|under)/.test(path)) {
          await tab.notice.choose();
          await tab.notice.preferences.unfold('marketing');
          await tab.click(`${PREFERENCES} .purpose:first-of-type .fold`).catch(() => {});
        }
        const found = key === '::backdrop' ? await tab.run((path) => getComputedStyle(document.getElementById('placet').shadowRoot.querySelector(path), '::backdrop').backgroundColor, path)
          : await tab.run((path, key) => { const at = document.getElementById('placet').shadowRoot.querySelector(path); return at && getComputedStyle(at)[key]; }, path, key);
        await tab.close();
        return found;
      };
      const now = await read(`:root { --placet-${name}: ${value} }`);
      if (expected === null) assert.notEqual(now, await read(''), name);
      else assert.equal(now, expected, name);
    }
  });

  test('every part is documented and can be styled, and none tells Reject from Accept', async ({ site, open }) => {
    const tab = await shown(site, open, { css: '#placet::part(question) { letter-spacing: 3px } #placet::part(act) { letter-spacing: 2px }' });
    assert.deepEqual(await style(tab, '.question', 'letterSpacing'), ['3px']);
    await tab.notice.choose();
    await tab.notice.preferences.unfold('marketing');
    const parts = await tab.run(() => [...document.getElementById('placet').shadowRoot.querySelectorAll('[part]')].map((each) => [each.className, each.part.value]));
    for (const name of new Set(parts.flatMap(([, part]) => part.trim().split(/\s+/)).filter(Boolean))) assert.match(README, new RegExp(`\`${name}\``), `the README says nothing of ::part(${name})`);
    const decide = parts.filter(([name]) => /accept|reject/.test(name));
    assert.equal(decide.length, 4);
    assert.deepEqual([...new Set(decide.map(([, part]) => part.trim()))], ['act']);
  });

  test('a page\'s style sheet that is not fair is put aside: the notice shows its own look, says so, and the audit too', async ({ site, open }) => {
    const own = await shown(site, open, STILL);
    const looks = ['color', 'backgroundColor', 'opacity', 'visibility', 'display', 'position', 'maxWidth'], before = await style(own, '.accept', ...looks);
    for (const [css, why] of UNFAIR) {
      const tab = await shown(site, open, { css, ...STILL });
      await tab.until(() => document.getElementById('placet').hasAttribute('data-unfair'));
      assert.equal(await unfair(tab), why, css);
      assert.deepEqual(await style(tab, '.accept', ...looks), before, css);
      assert.deepEqual(await style(tab, '.reject', ...looks), before, css);
      assert.ok((await tab.console()).some((line) => line.startsWith('error') && line.includes(why)), css);
      const { findings } = await tab.run(() => window.Placet.audit());
      assert.deepEqual(findings.filter(({ kind }) => kind === 'looks').map(({ what, how }) => [what, how]), [['theme', why]], css);
      // The second layer, too.
      await tab.notice.choose();
      assert.deepEqual(await style(tab, '.p-reject', 'visibility', 'opacity', 'color'), await style(tab, '.reject', 'visibility', 'opacity', 'color'), css);
      await tab.close();
    }
  });

  test('a script that puts a sheet into the notice cannot make one of the buttons smaller, paler or go away', async ({ site, open }) => {
    for (const css of ['.reject { font-size: .7em }', '.accept { flex-grow: 9 }', '.reject { background: none; color: #555 }', '.reject { display: none }', '.accept { font-weight: 900 }']) {
      const tab = await shown(site, open, STILL);
      await tab.run((css) => { const { shadowRoot } = document.getElementById('placet'), sheet = new CSSStyleSheet(); sheet.replaceSync(css); shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet]; }, css);
      // Measured once more when the visitor comes near.
      await tab.key('Tab');
      await tab.until(() => document.getElementById('placet').hasAttribute('data-unfair'));
      const [one, other] = await Promise.all(['.reject', '.accept'].map(async (path) => (await style(tab, path, 'fontSize', 'fontWeight', 'width', 'height', 'color', 'backgroundColor', 'display')).map((value) => value.replace(/\.\d+px/, 'px'))));
      assert.deepEqual(one, other, css);
      await tab.close();
    }
  });

  test('a page\'s style sheet that is fair stays', async ({ site, open }) => {
    for (const css of FAIR) {
      for (const colorScheme of ['light', 'dark']) {
        const tab = await shown(site, open, { css, options: { colorScheme } });
        await measured(tab);
        assert.equal(await unfair(tab), null, `${css}, ${colorScheme}`);
        await tab.close();
      }
    }
    const tab = await shown(site, open, { css: FAIR[1] });
    await measured(tab);
    assert.deepEqual(await style(tab, '.accept', 'textTransform', 'borderTopLeftRadius'), ['uppercase', '0px']);
  });

  test('our own looks are fair, with whatever colour', async ({ site, open }) => {
    for (const name of THEMES) {
      for (const [accent, scheme] of [['#ffee00', 'light'], ['#000022', 'dark'], ['#808080', 'auto']]) {
        const tab = await shown(site, open, { theme: { name, accent, scheme } });
        await measured(tab);
        assert.equal(await unfair(tab), null, `${name}, ${accent}`);
        await tab.notice.choose();
        await measured(tab);
        assert.equal(await unfair(tab), null, `${name}, ${accent}, preferences`);
        await tab.close();
      }
    }
  });

  test.everywhere('a scheme can be forced against the visitor\'s', async ({ site, open }) => {
    for (const name of THEMES) {
      for (const scheme of ['light', 'dark']) {
        const tab = await open(await site.page({ config: themed(site, { name, scheme }) }), {});
        await tab.notice.appears();
        const [background] = await style(tab, '.notice', 'backgroundColor');
        assert.equal(Number(/\d+/.exec(background)[0]) > 127, scheme === 'light', `${name}, ${scheme}: ${background}`);
      }
    }
  });

  test.everywhere('inline: in the page\'s flow, in the element that the owner names', async ({ site, open }) => {
    const body = '<main><div id="before">Before</div><div data-placet="notice"></div><div id="after">After</div></main>';
    const tab = await open(await site.page({ config: themed(site, { position: 'inline' }), body }));
    await tab.notice.appears();
    const place = await tab.run(() => {
      const host = document.getElementById('placet'), notice = host.shadowRoot.querySelector('.notice'), top = (id) => document.getElementById(id).getBoundingClientRect().top;
      return [host.parentNode.getAttribute('data-placet'), getComputedStyle(notice).position, notice.hasAttribute('popover'), top('before') < notice.getBoundingClientRect().top, top('after') >= notice.getBoundingClientRect().bottom];
    });
    assert.deepEqual(place, ['notice', 'static', false, true, true]);
    await tab.notice.choose();
    await tab.notice.preferences.close();
    await tab.notice.accept();
    assert.equal(await tab.allows('ads'), true);
    const [after, top] = await tab.run(() => [document.getElementById('after').getBoundingClientRect().top, document.getElementById('before').getBoundingClientRect().bottom]);
    assert.ok(after - top < 120, 'it has left its room');
  });

  test('inline: the element may come late; where there is none, the notice stands at the lower edge and the console says so', async ({ site, open }) => {
    const late = await open(await site.page({ config: themed(site, { position: 'inline' }), body: '<main>{pause}{pause}{pause}<div data-placet="notice"></div></main>' }));
    await late.notice.appears();
    assert.equal(await late.run(() => document.getElementById('placet').parentNode.getAttribute('data-placet')), 'notice');
    const none = await open(await site.page({ config: themed(site, { position: 'inline' }) }), {});
    await none.notice.appears();
    assert.deepEqual(await style(none, '.notice', 'position'), ['fixed']);
    assert.ok((await none.console()).some((line) => line.includes('data-placet="notice"')));
  });

  test('without its file a theme is lost, and nothing else', async ({ site, open }) => {
    site.lose('placet-look.js');
    const tab = await shown(site, open, { theme: { name: 'sharp', accent: '#123456', position: 'centre' } });
    await measured(tab);
    assert.deepEqual(await style(tab, '.notice', 'position'), ['fixed']);
    await tab.notice.reject();
    await tab.equals(async () => (await tab.choices()).source, 'notice');
  });

  test('from right to left a card stands on the left', async ({ site, open }) => {
    for (const [lang, side] of [['en', 'right'], ['ar', 'left']]) {
      const tab = await shown(site, open, { theme: { position: 'card' }, lang, options: { viewport: { width: 1280, height: 800 } } });
      const [left, right] = await tab.run(() => { const { left, right } = document.getElementById('placet').shadowRoot.querySelector('.notice').getBoundingClientRect(); return [left, innerWidth - right]; });
      assert.equal(left < right ? 'left' : 'right', side, lang);
      await tab.close();
    }
  });

  test('a theme that is not in order is as by default', async ({ site, open }) => {
    for (const theme of ['sharp', 7, null, [], { name: 'loud', scheme: 'pink', accent: 'url(x)', position: 'top', radius: -4, reopen: 1 }, { name: '__proto__', position: ['inline'] }]) {
      const tab = await shown(site, open, { theme });
      assert.deepEqual(await style(tab, '.accept', 'backgroundColor'), ['rgb(43, 93, 80)'], JSON.stringify(theme));
      await tab.notice.reject();
      await tab.close();
    }
  });
};
