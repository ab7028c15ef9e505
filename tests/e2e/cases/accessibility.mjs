// What the accessibility statement (pkg-template/ACCESSIBILITY.md) claims. It names these cases; tests/package/accessibility.test.mjs holds the
// two together.
import assert from 'node:assert/strict';
import { axe } from '../lib/axe.mjs';
import { shop } from '../lib/configs.mjs';
import { BUTTONS, FIRST, PREFERENCES } from '../lib/notice.mjs';
import { THEMES } from '../lib/scenes.mjs';
import { structureOf } from '../lib/structure.mjs';

const SMALL = { width: 320, height: 568 };
/** A page that is longer than the screen, with something to reach in it. */
const LONG = `<main><p><a id="top" href="#">First</a></p>${'<p>Chairs, tables, and a bench for two.</p>'.repeat(60)}<p><button id="low" type="button">Last</button></p></main>`;

const shown = async (site, open, options = {}, more = {}) => {
  const tab = await open(await site.page({ config: shop(site, more.change), body: LONG, lang: more.lang ?? 'en', head: more.head ?? '' }), options);
  await tab.notice.appears();
  return tab;
};

/** The innermost element with the focus: its classes, or its id. */
const focused = (tab) => tab.run(() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at === document.body ? 'body' : at?.className || at?.id || at?.localName;
});
const isOn = async (tab, name) => (await focused(tab)).split(' ').includes(name);

/** What is wrong with how a layer stands there, whatever it looks like. */
const problems = async (tab, layer) => (await structureOf(tab, { layer })).problems;

/** The smallest side of every control in sight, by its classes. */
const targets = (tab, path) => tab.run((path) => {
  const layer = path.split(' >>> ').reduce((from, each) => (from.shadowRoot ?? from).querySelector(each), document);
  return [...layer.querySelectorAll('button, input')].map((each) => [each.className, each.getBoundingClientRect()])
    .filter(([, { width }]) => width > 0).map(([name, { width, height }]) => [name, Math.min(width, height)]);
}, path);

export default (test) => {
  test('the first layer covers no more than three fifths of the smallest screen', async ({ site, open }) => {
    for (const lang of ['en', 'de', 'fi', 'el', 'ar', 'ja']) {
      const tab = await shown(site, open, { viewport: SMALL }, { lang });
      const covered = await tab.run(() => { const { width, height } = document.getElementById('placet').shadowRoot.querySelector('.notice').getBoundingClientRect(); return width * height / (innerWidth * innerHeight); });
      assert.ok(covered <= (lang === 'en' ? 0.45 : 0.6), `${lang}: ${covered}`);
      // And what decides is in sight without scrolling.
      for (const button of Object.values(BUTTONS)) {
        const [top, bottom, height] = await tab.run((path) => { const { top, bottom } = path.split(' >>> ').reduce((from, each) => (from.shadowRoot ?? from).querySelector(each), document).getBoundingClientRect(); return [top, bottom, innerHeight]; }, button);
        assert.ok(top >= 0 && bottom <= height, `${lang}: ${button}`);
      }
      await tab.close();
    }
  });

  test.everywhere('two presses of Tab lead to Reject and to Accept', async ({ site, open }) => {
    const tab = await shown(site, open);
    for (const [press, name] of ['reject', 'accept'].entries()) {
      await tab.key('Tab');
      assert.ok(await isOn(tab, name), `${press + 1} presses lead to ${await focused(tab)}`);
    }
  });

  test('nothing in the page moves when the notice comes, and when it goes', async ({ site, open }) => {
    const head = `<script>window.shifts = []; new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value, hadRecentInput }) => [value, hadRecentInput]))).observe({ type: 'layout-shift', buffered: true });</script>`;
    for (const position of ['bottom', 'card', 'centre']) {
      const tab = await shown(site, open, { viewport: { width: 390, height: 844 } }, { head, change: (config) => { config.theme = { position }; } });
      const place = () => tab.run(() => ({ height: document.documentElement.scrollHeight, top: document.getElementById('top').getBoundingClientRect().top, overflow: getComputedStyle(document.documentElement).overflowY }));
      const before = await place();
      await tab.notice.reject();
      await tab.settle();
      assert.deepEqual(await tab.run(() => window.shifts), [], position);
      assert.deepEqual(await place(), before, position);
      await tab.close();
    }
  });

  test.everywhere('the page can be scrolled and used while it is asked', async ({ site, open }) => {
    const tab = await shown(site, open);
    await tab.run(() => { window.pressed = 0; document.getElementById('top').addEventListener('click', (event) => { event.preventDefault(); window.pressed++; }); });
    await tab.click('#top');
    assert.equal(await tab.run(() => window.pressed), 1);
    await tab.run(() => scrollTo(0, 500));
    await tab.until(() => scrollY === 500);
  });

  test.everywhere('a filter list hides the notice: the page is not locked, and nothing is permitted', async ({ site, open }) => {
    const tab = await shown(site, open);
    // A rule of the user's beats every rule of a page; here an ancestor without a box stands in for it.
    await tab.run(() => {
      const hole = document.createElement('div');
      hole.style.display = 'none';
      document.documentElement.insertBefore(hole, document.body);
      hole.append(document.getElementById('placet'));
      window.Placet.open();
      window.pressed = 0;
      document.getElementById('top').addEventListener('click', (event) => { event.preventDefault(); window.pressed++; });
    });
    await tab.settle();
    await tab.click('#top');
    assert.equal(await tab.run(() => window.pressed), 1, 'the page is not inert');
    await tab.run(() => scrollTo(0, 500));
    await tab.until(() => scrollY === 500);
    assert.equal(await tab.allows('ads'), false);
  });

  test('crawlers do not see the notice where the owner says so, and nothing is permitted to them', async ({ site, open }) => {
    const crawler = { userAgent: 'Mozilla/5.0 (Linux; Android 6.0.1) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' };
    const visit = async (userAgent, crawlers) => {
      site.forget();
      const tab = await open(await site.page({ config: shop(site, (config) => { if (crawlers) config.crawlers = crawlers; }), body: LONG }), userAgent);
      await tab.settle();
      return [await tab.notice.isShown(), site.product().includes('placet-notice.js'), await tab.allows('ads')];
    };
    assert.deepEqual(await visit(crawler, 'skip'), [false, false, false]);
    assert.deepEqual(await visit(crawler), [true, true, false], 'by default they see what everybody sees');
    for (const userAgent of ['Mozilla/5.0 (Linux; Android 10; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36', undefined]) {
      assert.deepEqual(await visit(userAgent ? { userAgent } : {}, 'skip'), [true, true, false], 'people do');
    }
  });

  test('no automatic check finds anything: three looks, both layers, light, dark and high contrast', async ({ site, open }) => {
    for (const name of THEMES) {
      for (const options of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { contrast: 'more' }]) {
        const tab = await shown(site, open, { ...options, reducedMotion: 'reduce' }, { change: (config) => { config.theme = { name, accent: '#ffcc00' }; } });
        assert.deepEqual(await axe(tab), [], `${name}, first layer`);
        await tab.notice.choose();
        await tab.notice.preferences.unfold('marketing');
        assert.deepEqual(await axe(tab), [], `${name}, preferences`);
        await tab.close();
      }
    }
  });

  test.everywhere('the preferences are a real dialog: named, modal, closed by Escape, the focus returns', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), body: `<button id="opener" type="button" data-placet="preferences">Privacy</button>${LONG}` }));
    await tab.notice.appears();
    await tab.notice.reject();
    await tab.click('#opener');
    await tab.notice.preferences.appears();
    const dialog = await tab.run(() => {
      const dialog = document.getElementById('placet').shadowRoot.querySelector('.prefs'), title = dialog.querySelector('h2');
      return [dialog.localName, dialog.matches(':modal'), dialog.getRootNode().getElementById(dialog.getAttribute('aria-labelledby')) === title, title.textContent.length > 0];
    });
    assert.deepEqual(dialog, ['dialog', true, true, true]);
    assert.ok(await isOn(tab, 'title'), 'the focus starts at the title, so that it is read from there');
    for (let press = 0; press < 25; press++) {
      await tab.key('Tab');
      const at = await focused(tab);
      assert.ok(!['opener', 'top', 'low', 'reject', 'accept', 'choose'].some((name) => at.split(' ').includes(name)), `Tab leads out of it, to ${at}`);
    }
    await tab.key('Escape');
    await tab.notice.preferences.vanishes();
    await tab.equals(() => focused(tab), 'opener');
  });

  test.everywhere('question and answer are announced, once each', async ({ site, open }) => {
    const tab = await shown(site, open);
    const said = () => tab.run(() => [...document.getElementById('placet').shadowRoot.querySelectorAll('[role="status"]')].map((each) => each.textContent));
    await tab.equals(async () => (await said()).map((text) => text.includes('Hazel & Oak')), [true]);
    await tab.notice.reject();
    await tab.equals(async () => (await said()).map((text) => text.length > 0 && !text.includes('Hazel & Oak')), [true]);
  });

  test('the notice does not take the focus when it comes', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), body: `<input id="typing" aria-label="Name">${LONG}<script>document.getElementById('typing').focus()</script>` }));
    await tab.notice.appears();
    await tab.settle();
    assert.equal(await focused(tab), 'typing');
  });

  test('every target is at least 24 pixels wide and high', async ({ site, open }) => {
    for (const name of THEMES) {
      for (const viewport of [SMALL, { width: 1280, height: 800 }]) {
        const tab = await shown(site, open, { viewport }, { change: (config) => { config.theme = { name }; } });
        const small = async (path) => (await targets(tab, path)).filter(([, side]) => side < 24);
        assert.deepEqual(await small(FIRST), []);
        await tab.notice.choose();
        await tab.notice.preferences.unfold('marketing');
        assert.deepEqual(await small(PREFERENCES), []);
        assert.ok((await targets(tab, PREFERENCES)).length > 6);
        await tab.close();
      }
    }
  });

  test('text at 200 %, on 320 pixels, and with wide spacing: nothing is clipped, lost, covered or scrolls sideways', async ({ site, open }) => {
    const SPACING = '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }';
    const ways = [
      [{ viewport: SMALL }], [{ viewport: { width: 320, height: 256 } }], [{ viewport: { width: 640, height: 1136 } }, 'html { font-size: 200% }'], [{ viewport: { width: 1280, height: 800 } }, 'html { font-size: 200% }'],
      [{ viewport: { width: 390, height: 844 } }, '', SPACING], [{ viewport: { width: 1280, height: 800 } }, '', SPACING],
    ];
    for (const name of THEMES) {
      for (const [options, css = '', inner] of ways) {
        const tab = await shown(site, open, { ...options, reducedMotion: 'reduce' }, { head: `<style>${css}</style>`, change: (config) => { config.theme = { name }; } });
        if (inner) await tab.run((css) => { const { shadowRoot } = document.getElementById('placet'), sheet = new CSSStyleSheet(); sheet.replaceSync(css); shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet]; }, inner);
        const what = `${name}, ${JSON.stringify(options.viewport)}, ${css || inner || 'small'}`;
        assert.deepEqual((await problems(tab, 'first')).filter((each) => options.viewport.height > 256 || !each.startsWith('covered')), [], what);
        await tab.notice.choose();
        await tab.notice.preferences.unfold('marketing');
        assert.deepEqual((await problems(tab, 'prefs')).filter((each) => options.viewport.height > 256 || !each.startsWith('covered')), [], what);
        // Whatever has to be scrolled to can be reached and pressed.
        await tab.notice.preferences.reject();
        await tab.close();
      }
    }
  });

  test('the focus is seen: a ring of two pixels that stands out', async ({ site, open }) => {
    for (const name of THEMES) {
      for (const colorScheme of ['light', 'dark']) {
        const tab = await shown(site, open, { colorScheme }, { change: (config) => { config.theme = { name }; } });
        for (const button of ['reject', 'accept', 'choose']) {
          await tab.key('Tab');
          assert.ok(await isOn(tab, button));
          const ring = await tab.run((button) => {
            const root = document.getElementById('placet').shadowRoot, parts = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number);
            const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4), light = (colour) => colour.reduce((sum, part, at) => sum + [0.2126, 0.7152, 0.0722][at] * linear(part / 255), 0.05);
            const style = getComputedStyle(root.querySelector(`.${button}`)), [one, other] = [parts(style.outlineColor), parts(getComputedStyle(root.querySelector('.notice')).backgroundColor)].map(light).sort((a, b) => a - b);
            return { style: style.outlineStyle, width: parseFloat(style.outlineWidth), offset: parseFloat(style.outlineOffset), contrast: other / one };
          }, button);
          assert.ok(ring.style === 'solid' && ring.width >= 2 && ring.offset >= 1 && ring.contrast >= 3, `${name}, ${colorScheme}, ${button}: ${JSON.stringify(ring)}`);
        }
        await tab.close();
      }
    }
  });

  test('what has the focus in the page does not stay behind the notice', async ({ site, open }) => {
    const tab = await shown(site, open, { viewport: { width: 390, height: 844 } });
    await tab.settle();
    await tab.run(() => document.getElementById('low').focus());
    await tab.until(() => {
      const { bottom } = document.getElementById('low').getBoundingClientRect();
      return bottom <= document.getElementById('placet').shadowRoot.querySelector('.notice').getBoundingClientRect().top + 1;
    });
  });

  test('with less motion asked for, nothing moves', async ({ site, open }) => {
    const moving = (tab) => tab.run(() => {
      const all = [...document.getElementById('placet').shadowRoot.querySelectorAll('*')];
      return all.filter((each) => { const { transitionDuration, animationName } = getComputedStyle(each); return transitionDuration.split(', ').some((time) => parseFloat(time) > 0) || animationName !== 'none'; }).map((each) => each.className);
    });
    for (const name of THEMES) {
      const tab = await shown(site, open, { reducedMotion: 'reduce' }, { change: (config) => { config.theme = { name }; } });
      await tab.notice.choose();
      assert.deepEqual(await moving(tab), [], name);
      await tab.close();
    }
    const tab = await shown(site, open, { reducedMotion: 'no-preference' });
    assert.ok((await moving(tab)).length > 0, 'otherwise a little does');
  });

  test('in forced colours every control has a border, and a switch that is on looks different', async ({ site, open }) => {
    const tab = await shown(site, open, { forcedColors: 'active' });
    const bare = (layer) => tab.run((layer) => [...document.getElementById('placet').shadowRoot.querySelectorAll(`${layer} .acts button, ${layer} .switch`)].filter((each) => parseFloat(getComputedStyle(each).borderTopWidth) < 1).map((each) => each.className), layer);
    assert.deepEqual(await bare('.notice'), []);
    await tab.notice.choose();
    assert.deepEqual(await bare('.prefs'), []);
    const look = () => tab.run(() => { const { backgroundColor } = getComputedStyle(document.getElementById('placet').shadowRoot.querySelector('.prefs input[data-purpose="marketing"]:not([data-use])')); return backgroundColor; });
    const off = await look();
    await tab.notice.preferences.flip('marketing');
    await tab.equals(async () => (await look()) !== off, true);
  });

  test('a switch says its state by place and mark, and its border stands out', async ({ site, open }) => {
    for (const name of THEMES) {
      for (const colorScheme of ['light', 'dark']) {
        const tab = await shown(site, open, { colorScheme, reducedMotion: 'reduce' }, { change: (config) => { config.theme = { name }; } });
        await tab.notice.choose();
        const read = () => tab.run(() => {
          const root = document.getElementById('placet').shadowRoot, input = root.querySelector('.prefs input[data-purpose="marketing"]:not([data-use])'), style = getComputedStyle(input), thumb = getComputedStyle(input, '::before');
          const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4), light = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number).reduce((sum, part, at) => sum + [0.2126, 0.7152, 0.0722][at] * linear(part / 255), 0.05);
          const [one, other] = [style.borderTopColor, getComputedStyle(root.querySelector('.prefs')).backgroundColor].map(light).sort((a, b) => a - b);
          return { thumb: thumb.left, mark: getComputedStyle(input, '::after').borderRadius, contrast: other / one, role: input.getAttribute('role') ?? input.type };
        });
        const off = await read();
        await tab.notice.preferences.flip('marketing');
        const on = await read();
        assert.notEqual(on.thumb, off.thumb);
        assert.notEqual(on.mark, off.mark);
        for (const { contrast } of [off, on]) assert.ok(contrast >= 3, `${name}, ${colorScheme}: ${contrast}`);
        await tab.close();
      }
    }
  });

  test('the notice says its language and its direction', async ({ site, open }) => {
    for (const [lang, dir] of [['de', 'ltr'], ['ar', 'rtl'], ['he', 'rtl']]) {
      const tab = await shown(site, open, {}, { lang });
      assert.deepEqual([await tab.read('#placet', 'lang'), await tab.read('#placet', 'dir')], [lang, dir]);
      await tab.close();
    }
  });
};
