// Placeholders: what stands in the place of a video, map or form that waits for permission.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { shop } from '../lib/configs.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A placeholder of the page: the first one, or the one within `outer`. */
const embed = (outer = '') => `${outer} .placet-embed`;
const once = (outer) => `${embed(outer)} >>> .once`, always = (outer) => `${embed(outer)} >>> .always`;
/** Frames that are there and to be seen. */
const count = (tab) => tab.run(() => document.querySelectorAll('.placet-embed').length);
const source = (tab, id = 'film') => tab.run((id) => document.getElementById(id)?.getAttribute('src') ?? '', id);

/** The notice, which asks for the same, is out of the way. */
const answered = async (site, open, page, options) => {
  const tab = await open(await site.page({ config: shop(site, page.change), ...page }), options);
  await tab.reject();
  return tab;
};
const film = (site, more = '') => `<iframe id="film" data-category="marketing" data-src="${site.from('tube', '/film.html')}" title="A chair is made" width="480" height="270" ${more}></iframe>`;
const late = (tab, address, width = 480, height = 270) => tab.run((address, width, height) => {
  const frame = Object.assign(document.createElement('iframe'), { id: 'late', src: address, title: 'Late' });
  Object.assign(frame, { width, height });
  document.body.append(frame);
}, address, width, height);

/** Box of the placeholder less the box of the frame, and what the page has moved so far. */
const offsets = (tab, id = 'film') => tab.run((id) => {
  const frame = document.getElementById(id).getBoundingClientRect(), host = document.querySelector('.placet-embed').getBoundingClientRect();
  return ['x', 'y', 'width', 'height'].map((side) => Math.round(frame[side] - host[side]));
}, id);

export default (test) => {
  test.everywhere('a held frame: who receives what, what for; loaded once it stays for this page view alone', async ({ site, open }) => {
    const tab = await answered(site, open, { body: film(site) });
    await tab.appears(embed());
    const said = await tab.read(`${embed()} >>> .card`, 'innerText');
    for (const fact of ['A chair is made', 'Tube', 'Tube SA', 'France', 'Interests', 'Marketing']) assert.ok(said.includes(fact), `${fact} in: ${said}`);
    assert.equal(await tab.read(`${embed()} >>> a`, 'href'), 'https://tube.example/privacy');
    assert.deepEqual(site.asked('tube'), [], 'nothing is asked for, no picture either');
    const before = await tab.choices();
    await tab.click(once());
    await tab.equals(() => site.asked('tube'), ['/film.html']);
    await tab.vanishes(embed());
    assert.equal(await tab.run(() => document.activeElement.id), 'film', 'the visitor goes on at the film');
    assert.equal(await tab.run(() => document.getElementById('film').inert), false);
    assert.deepEqual(await tab.choices(), before, 'nothing was recorded');
    await tab.visit(`${site.origin}/`);
    await tab.appears(embed());
    assert.deepEqual(site.asked('tube'), ['/film.html'], 'the next page view asks again');
  });

  test.everywhere('Always is a recorded choice for that service; it stays, and a withdrawal brings the placeholder back', async ({ site, open }) => {
    const ads = `<script type="text/plain" data-category="marketing">(window.ran=window.ran||[]).push('ads');</script>`;
    const tab = await answered(site, open, { body: film(site) + ads });
    await tab.click(always());
    await tab.equals(() => site.asked('tube'), ['/film.html']);
    await tab.vanishes(embed());
    const { source: where, services, purposes } = await tab.choices();
    assert.deepEqual([where, services.tube, services.ads, purposes.marketing.share], ['embed', true, null, false]);
    assert.deepEqual([await tab.allows('ads'), await tab.ran()], [false, []], 'nothing else is permitted');
    await tab.visit(`${site.origin}/`);
    await tab.equals(() => site.asked('tube').length, 2);
    assert.equal(await count(tab), 0);
    await tab.withdraw();
    await tab.appears(embed());
    assert.equal(await source(tab), '');
  });

  test.everywhere('a yes by another road takes it away, a no leaves it', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), body: film(site) }));
    await tab.appears(embed());
    await tab.notice.reject();
    await tab.settle();
    assert.equal(await tab.sees(embed()), true);
    await tab.accept('marketing');
    await tab.vanishes(embed());
    await tab.equals(() => site.asked('tube'), ['/film.html']);
  });

  test.everywhere('frames that scripts make, unmarked, are met the same way; pixels get none', async ({ site, open }) => {
    const tab = await answered(site, open, {});
    assert.ok(!site.product().includes('placet-embeds.js'), 'without a held frame nothing is loaded');
    await late(tab, site.from('tube', '/pixel.html'), 1, 1);
    await tab.settle();
    assert.equal(await count(tab), 0);
    await tab.run(() => document.getElementById('late').remove());
    await late(tab, site.from('tube', '/late.html'));
    await tab.click(once());
    await tab.equals(() => site.asked('tube'), ['/late.html']);
    await tab.vanishes(embed());
    // Moved about, it is still the frame that the visitor has wanted; another address is not.
    await tab.run(() => document.body.prepend(document.getElementById('late')));
    await tab.settle();
    assert.notEqual(await source(tab, 'late'), '');
    await tab.run((address) => { document.getElementById('late').src = address; }, site.from('ads', '/other.html'));
    await tab.appears(embed());
    assert.match(await tab.read(`${embed()} >>> .card`, 'innerText'), /Ads Inc/);
    assert.deepEqual(site.asked('ads'), []);
  });

  test.everywhere('a template with one frame: the frame alone is let go, in the place and size it will have', async ({ site, open }) => {
    const tab = await answered(site, open, {
      head: '<style>figure { margin: 0; width: 50%; aspect-ratio: 16 / 9 } figure iframe { width: 100%; height: 100%; border: 0 }</style>',
      // Firefox looks for pictures in the templates of a page's own text.
      body: '<div id="map"></div><p id="below">Below</p>',
    });
    await tab.run((markup) => { document.getElementById('map').innerHTML = markup; },
      `<template data-category="marketing"><figure><iframe title="Map" src="${site.from('tube', '/map.html')}"></iframe><img alt="" src="${site.from('ads', '/seen.gif')}"></figure></template>`);
    await tab.appears(embed('#map'));
    const before = await tab.run(() => document.getElementById('below').offsetTop);
    assert.deepEqual(site.asked('ads'), []);
    assert.ok(before > 150, `room is kept: ${before}`);
    await tab.click(once('#map'));
    await tab.equals(() => site.asked('tube'), ['/map.html']);
    await tab.vanishes(embed());
    assert.equal(await tab.run(() => document.querySelectorAll('#map iframe').length), 1);
    assert.equal(await tab.run(() => document.activeElement.title), 'Map');
    await tab.settle();
    assert.deepEqual(site.asked('ads'), [], 'what else the template holds has to wait for its own permission');
  });

  test.everywhere('objects and embeds, and a template by Always', async ({ site, open }) => {
    const at = (path) => site.from('tube', path);
    const tab = await answered(site, open, {
      body: `<div id="object"><object data-category="marketing" data-data="${at('/object.html')}" width="400" height="200"></object></div>
        <div id="embed"><embed data-service="tube" data-src="${at('/embed.html')}" width="400" height="200"></div>
        <div id="template"><template data-category="marketing"><iframe title="T" width="400" height="200" src="${at('/template.html')}"></iframe></template></div>`,
    });
    for (const id of ['object', 'embed', 'template']) {
      await tab.appears(embed(`#${id}`));
      assert.deepEqual(await tab.run((id) => {
        const { width, height } = document.querySelector(`#${id} .placet-embed`).getBoundingClientRect();
        return [width > 398, height > 198, width < 410, height < 210];
      }, id), [true, true, true, true]);
    }
    await tab.click(once('#object'));
    await tab.equals(() => site.asked('tube'), ['/object.html']);
    await tab.click(always('#template'));
    await tab.equals(() => site.asked('tube').toSorted(), ['/embed.html', '/object.html', '/template.html']);
    assert.equal(await count(tab), 0);
    assert.equal(await tab.run(() => document.querySelectorAll('iframe').length), 1, 'no stand-in is left');
  });

  test.everywhere('an object that the page brought comes live', async ({ site, open }) => {
    const tab = await answered(site, open, { body: `<object id="object" type="text/html" data="${site.from('tube', '/object.html')}" width="400" height="200"></object>` });
    await tab.appears(embed());
    // The parser may have asked for it before the observer was told.
    const before = site.asked('tube').length;
    await tab.accept();
    await tab.equals(() => site.asked('tube').slice(before), ['/object.html']);
  });

  test.everywhere('it lies over the frame to the pixel, whatever gives the frame its size, and nothing moves when it comes and goes', async ({ site, open, engine }) => {
    const tab = await answered(site, open, {
      head: `<style>body { margin: 0 } .wide { position: relative; padding-top: 56.25%; } .wide iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0 }</style>
        <script>window.shift = 0; try { new PerformanceObserver((list) => { for (const each of list.getEntries()) window.shift += each.value; }).observe({ type: 'layout-shift', buffered: true }); } catch {}</script>`,
      body: '<p>Text</p><main></main><p id="below">Below</p>',
    }, { viewport: { width: 900, height: 700 } });
    const forms = {
      responsive: '<div class="wide">{}</div>',
      centred: '<div style="text-align:center">Text before {} and behind</div>',
      flex: '<div style="display:flex;justify-content:flex-end;align-items:center;height:400px"><b>Text</b>{}</div>',
      grid: '<div style="display:grid;place-items:center;height:400px">{}</div>',
      floats: '<div style="padding:7px 13px;border:3px solid">{}Text that flows around it</div>',
      scaled: '<div style="transform:scale(.5);transform-origin:0 0">{}</div>',
      rtl: '<div dir="rtl">Text {}</div>',
    };
    for (const [form, markup] of Object.entries(forms)) {
      await tab.run((markup, style, address) => {
        document.querySelector('main').innerHTML = markup.replace('{}', `<iframe id="film" title="F" width="400" height="220" ${style} data-category="marketing" data-src="${address}"></iframe>`);
        window.was = document.getElementById('below').offsetTop;
      }, markup, form === 'floats' ? 'style="float:right;margin:11px"' : '', site.from('tube', `/${form}.html`));
      await tab.appears(embed());
      await tab.equals(() => offsets(tab), [0, 0, 0, 0]);
      assert.equal(await tab.run(() => document.getElementById('below').offsetTop - window.was), 0, form);
      // The page changes around it.
      await tab.run(() => { document.querySelector('main').style.cssText = 'display:block;padding-left:60px;width:640px;margin:20px 0 0'; });
      await tab.equals(() => offsets(tab), [0, 0, 0, 0]);
      await tab.run(() => { document.querySelector('main').style.cssText = ''; window.was = document.getElementById('below').offsetTop; });
      await tab.equals(() => offsets(tab), [0, 0, 0, 0]);
      await tab.click(once());
      await tab.vanishes(embed());
      assert.equal(await tab.run(() => document.getElementById('below').offsetTop - window.was), 0, form);
    }
    if (engine === 'chromium') {
      await tab.run(() => { window.shift = 0; document.querySelector('main').innerHTML = ''; });
      await tab.visit(await site.page({ config: shop(site), path: '/shift', head: '<script>window.shift = 0; new PerformanceObserver((list) => { for (const each of list.getEntries()) window.shift += each.value; }).observe({ type: "layout-shift", buffered: true });</script>', body: `${film(site)}<p>Below</p>` }));
      await tab.appears(embed());
      await tab.settle();
      assert.equal(await tab.run(() => window.shift), 0);
    }
  });

  test.everywhere('the page takes away the frame, the container, the placeholder, or moves them', async ({ site, open }) => {
    const tab = await answered(site, open, { body: `<div id="one"><div id="box">${film(site)}</div></div><div id="two"></div>` });
    await tab.appears(embed('#one'));
    await tab.run(() => document.querySelector('#two').append(document.getElementById('film')));
    await tab.appears(embed('#two'));
    await tab.equals(() => count(tab), 1);
    await tab.run(() => { document.getElementById('film').style.display = 'none'; });
    await tab.equals(() => count(tab), 0);
    await tab.run(() => { document.getElementById('film').style.display = ''; });
    await tab.appears(embed('#two'));
    await tab.run(() => document.querySelector('.placet-embed').remove());
    await tab.appears(embed('#two'));
    await tab.run(() => { window.kept = document.getElementById('two'); window.kept.remove(); });
    await tab.settle();
    await tab.run(() => document.body.append(window.kept));
    await tab.appears(embed('#two'));
    await tab.run(() => { window.film = document.getElementById('film'); window.film.remove(); });
    await tab.equals(() => count(tab), 0);
    await tab.accept();
    await tab.run(() => document.body.append(window.film));
    await tab.settle();
    assert.equal(await count(tab), 0);
  });

  test.everywhere('in an open shadow root', async ({ site, open }) => {
    const tab = await answered(site, open, { body: '<div id="outer"></div>' });
    await tab.run((address) => {
      const root = document.getElementById('outer').attachShadow({ mode: 'open' });
      root.innerHTML = `<iframe title="F" width="400" height="220" src="${address}"></iframe>`;
    }, site.from('tube', '/inner.html'));
    await tab.click('#outer >>> .placet-embed >>> .once');
    await tab.equals(() => site.asked('tube'), ['/inner.html']);
    await tab.vanishes('#outer >>> .placet-embed');
  });

  test('the keyboard alone is enough', async ({ site, open }) => {
    const tab = await answered(site, open, { body: `<a id="first" href="#x">First</a>${film(site)}<a id="last" href="#y">Last</a>` });
    await tab.appears(embed());
    await tab.run(() => document.getElementById('first').focus());
    const focused = () => tab.run(() => {
      let at = document.activeElement;
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
      return at.id || at.className || at.localName;
    });
    const order = [];
    for (let at = 0; at < 5; at++) {
      await tab.key('Tab');
      order.push(await focused());
    }
    assert.deepEqual(order, ['act once', 'act always', 'a', 'link choices', 'last']);
    for (let at = 0; at < 2; at++) await tab.key('Shift+Tab');
    assert.equal(await focused(), 'a');
    await tab.key('Tab');
    await tab.key('Enter');
    await tab.notice.preferences.appears();
    await tab.key('Escape');
    await tab.notice.preferences.vanishes();
    for (let at = 0; at < 3; at++) await tab.key('Shift+Tab');
    assert.equal(await focused(), 'act once');
    await tab.key('Enter');
    await tab.equals(() => site.asked('tube'), ['/film.html']);
    assert.equal(await focused(), 'film');
  });

  test.everywhere('a script that clicks loads nothing, and grants nothing', async ({ site, open }) => {
    const tab = await answered(site, open, { body: film(site) });
    await tab.appears(embed());
    await tab.run(() => {
      for (const button of document.querySelector('.placet-embed').shadowRoot.querySelectorAll('button')) {
        button.click();
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) button.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }));
        button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
      }
    });
    await tab.settle();
    assert.deepEqual([site.asked('tube'), await tab.sees(embed()), await tab.allows('tube')], [[], true, false]);
  });

  test.everywhere('hostile styles of the page do not reach it', async ({ site, open }) => {
    const tab = await answered(site, open, {
      head: `<style>* { all: unset !important } div { display: none !important; opacity: 0 !important; visibility: hidden !important; pointer-events: none !important; transform: scale(0) !important; position: static !important; width: 1px !important }
        iframe { display: inline-block !important; width: 400px !important; height: 220px !important }</style>`,
      body: film(site),
    });
    await tab.appears(embed());
    await tab.equals(() => offsets(tab), [0, 0, 0, 0]);
    await tab.click(once());
    await tab.equals(() => site.asked('tube'), ['/film.html']);
  });

  test.everywhere('the title is the owner\'s, as plain text; one frame, or all of them, can do without', async ({ site, open }) => {
    const tab = await answered(site, open, {
      body: `${film(site, 'data-title="&lt;img src=x onerror=alert(1)&gt; &quot;quoted&quot;"')}<div data-placeholder="none"><iframe title="N" width="400" height="200" src="${site.from('tube', '/none.html')}"></iframe></div>`,
    });
    await tab.appears(embed());
    assert.equal(await tab.read(`${embed()} >>> .title`, 'textContent'), '<img src=x onerror=alert(1)> "quoted"');
    assert.equal(await count(tab), 1);
    const other = await answered(site, open, { path: '/off', change: (config) => { config.placeholders = false; }, body: film(site) });
    await other.settle();
    assert.equal(await count(other), 0);
  });

  test.everywhere('what nobody declares says who is asked, and has no Always; nor has a mark without a service', async ({ site, open }) => {
    const tab = await answered(site, open, { change: (config) => { config.unknown = 'third-party'; }, body: '' });
    await late(tab, site.from('somebody', '/form.html'));
    await tab.appears(embed());
    const said = await tab.read(`${embed()} >>> .card`, 'innerText');
    assert.ok(said.includes(site.party('somebody')) && said.includes('IP'), said);
    assert.equal(await tab.sees(always()), false);
    await tab.click(once());
    await tab.equals(() => site.asked('somebody'), ['/form.html']);
  });

  test.everywhere('a mark by service says whose frame it is where nobody declares its address; what waits for a no has no placeholder', async ({ site, open }) => {
    const frame = (mark, host) => `<iframe ${mark} data-src="${site.from(host, '/film.html')}" width="480" height="270"></iframe>`;
    const tab = await open(await site.page({ config: shop(site), body: frame('data-service="tube"', 'stray') + frame('data-category="!marketing"', 'tube') }));
    await tab.appears(embed());
    const said = await tab.read(`${embed()} >>> .card`, 'innerText');
    assert.ok(said.includes('Tube SA'), said);
    assert.equal(await count(tab), 1);
  });

  test.everywhere('in the visitor\'s language, from right to left, with the owner\'s words', async ({ site, open }) => {
    const tab = await answered(site, open, { lang: 'ar', change: (config) => { config.texts = { ar: { 'embed.once': 'مرة واحدة' } }; }, body: film(site) });
    await tab.appears(embed());
    assert.deepEqual(await tab.run(() => {
      const host = document.querySelector('.placet-embed'), card = host.shadowRoot.querySelector('.card'), [first, second] = card.querySelectorAll('.act');
      return [host.lang, getComputedStyle(card).direction, first.textContent, first.getBoundingClientRect().left > second.getBoundingClientRect().left];
    }), ['ar', 'rtl', 'مرة واحدة', true]);
    await tab.equals(() => offsets(tab), [0, 0, 0, 0]);
  });

  test.everywhere('a strict policy, Trusted Types, and WebAssembly refused', async ({ site, open }) => {
    const url = await site.page({
      config: shop(site), nonce: 'n1', body: film(site),
      headers: { 'content-security-policy': `script-src 'nonce-n1' 'strict-dynamic'; style-src 'nonce-n1'; frame-src *; object-src 'none'; require-trusted-types-for 'script'; trusted-types placet 'allow-duplicates'` },
    });
    const tab = await open(url);
    await tab.reject();
    await tab.appears(embed());
    await tab.equals(() => offsets(tab), [0, 0, 0, 0]);
    assert.equal(await tab.run(() => getComputedStyle(document.querySelector('.placet-embed').shadowRoot.querySelector('.card')).display), 'grid');
    await tab.click(always());
    await tab.equals(() => site.asked('tube'), ['/film.html']);
  });

  test('targets are large enough, and no automatic check of accessibility finds anything: light, dark, narrow, low', async ({ site, open }) => {
    const low = (site) => film(site).replace('480', '300').replace('270', '80').replace('id="film"', '');
    for (const options of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { viewport: { width: 320, height: 600 } }]) {
      const tab = await answered(site, open, { body: `<main>${film(site, 'style="max-width:100%"')}${low(site)}</main>` }, options);
      await tab.until(() => document.querySelectorAll('.placet-embed').length === 2);
      await tab.driver.evaluate(`(() => { ${AXE} })()`);
      const found = await tab.run(async () => {
        const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
        return violations.map(({ id, nodes }) => `${id} ${nodes[0].target.flat().join(' ')}`);
      });
      assert.deepEqual(found.filter((each) => each.includes('placet-embed') || each.includes('iframe') || each.startsWith('target-size')), []);
      const small = await tab.run(() => [...document.querySelectorAll('.placet-embed')].flatMap((host) => [...host.shadowRoot.querySelectorAll('button, a')].map((each) => each.getBoundingClientRect().height)).filter((height) => height < 24));
      assert.deepEqual(small, []);
    }
  });

  test('fifty frames are quick', async ({ site, open }) => {
    const frames = Array.from({ length: 50 }, (_, at) => `<iframe title="F${at}" width="300" height="180" data-category="marketing" data-src="${site.from('tube', `/f${at}.html`)}"></iframe>`).join('');
    const tab = await answered(site, open, { body: `<main></main>` });
    await late(tab, site.from('tube', '/first.html'));
    await tab.appears(embed());
    const took = await tab.run(async (frames) => {
      const start = performance.now();
      document.querySelector('main').innerHTML = frames;
      while (document.querySelectorAll('.placet-embed').length < 51) await new Promise(requestAnimationFrame);
      return performance.now() - start;
    }, frames);
    assert.ok(took < 3000, `${took} ms`);
  });
};
