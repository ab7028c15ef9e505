// Tags that the page's author has marked: inert until permitted, then as if they had stood there all along.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { shop } from '../lib/configs.mjs';
import { ran } from '../lib/payloads.mjs';
import { PAUSE } from '../lib/world.mjs';

const script = (attributes, text = '') => `<script type="text/plain" ${attributes}>${text}</script>`;
const statistics = 'data-category="statistics"';

export default (test) => {
  test.everywhere('scripts run in document order, each after the one before has loaded', async ({ site, open }) => {
    const at = (path) => site.from('stats', path);
    const tab = await open(await site.page({
      config: shop(site),
      head: script(`${statistics} data-src="${at('/slow.js?wait=400')}"`) + script(statistics, ran('inline 1')),
      body: script(`${statistics} src="${at('/src.js?wait=100')}"`) + script(statistics, ran('inline 2')) + script(`${statistics} data-src="${at('/fast.js')}"`),
    }));
    assert.deepEqual(await tab.ran(), []);
    assert.deepEqual(site.asked('stats'), []);
    await tab.accept();
    await tab.equals(tab.ran, ['slow', 'inline 1', 'src', 'inline 2', 'fast']);
  });

  test.everywhere('defer and modules run after the others, in order; async keeps nobody waiting', async ({ site, open }) => {
    const at = (path) => site.from('stats', path);
    const tab = await open(await site.page({
      config: shop(site),
      head: script(`${statistics} defer data-src="${at('/deferred.js')}"`) + script(`${statistics} data-type="module" data-src="${at('/module.mjs')}"`)
        + script(`${statistics} data-type="module"`, `import name from '${at('/imported.mjs')}'; ${ran('inline module')}`)
        + script(`${statistics} async data-src="${at('/async.js?wait=700')}"`) + script(`${statistics} data-src="${at('/plain.js')}"`),
    }));
    await tab.accept();
    await tab.equals(tab.ran, ['plain', 'deferred', 'module', 'imported', 'inline module', 'async']);
  });

  test.everywhere('integrity, crossorigin and every other attribute are kept', async ({ site, open }) => {
    const digest = (text) => `sha384-${createHash('sha384').update(text).digest('base64')}`;
    const at = (path) => site.from('stats', path);
    const tab = await open(await site.page({
      config: shop(site),
      body: script(`${statistics} id="good" crossorigin="anonymous" integrity="${digest(ran('good'))}" data-src="${at('/good.js')}" data-key="k1" referrerpolicy="no-referrer"`)
        + script(`${statistics} crossorigin="anonymous" integrity="${digest('something else')}" data-src="${at('/bad.js')}"`)
        + script(`${statistics} data-src="${at('/last.js')}"`)
        + script(statistics, `(window.ran=window.ran||[]).push(document.currentScript ? 'current' : 'none')`),
    }));
    await tab.accept();
    await tab.equals(tab.ran, ['good', 'last', 'current']);
    const kept = await tab.run(() => {
      const { id, crossOrigin, integrity, referrerPolicy, dataset, type } = document.getElementById('good');
      return { id, crossOrigin, integrity: integrity.slice(0, 7), referrerPolicy, key: dataset.key, type };
    });
    assert.deepEqual(kept, { id: 'good', crossOrigin: 'anonymous', integrity: 'sha384-', referrerPolicy: 'no-referrer', key: 'k1', type: '' });
  });

  test.everywhere('a script that cannot be had does not keep the others waiting', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site),
      head: script(`${statistics} data-src="${site.from('stats', '/nowhere/at/all')}"`) + script(statistics, ran('after')),
    }));
    await tab.accept();
    await tab.equals(tab.ran, ['after']);
  });

  test.everywhere('frames, images, links and media get their addresses when they may', async ({ site, open }) => {
    const at = (path) => site.from('tube', path);
    const tab = await open(await site.page({
      config: shop(site),
      body: `
        <iframe data-category="marketing" data-src="${at('/frame.html')}" title="Frame"></iframe>
        <img data-category="marketing" data-src="${at('/image.gif')}" alt="">
        <img data-category="marketing" data-srcset="${at('/set.gif')} 1x" alt="">
        <link rel="stylesheet" data-category="marketing" data-href="${at('/style.css')}">
        <object data-category="marketing" data-data="${at('/object.html')}"></object>
        <video data-category="marketing" data-poster="${at('/poster.gif')}"></video>`,
    }));
    assert.deepEqual(site.asked('tube'), []);
    await tab.accept();
    // WebKit asks twice, now and then, for an object whose address comes late; without us as well.
    await tab.equals(() => [...new Set(site.asked('tube'))].sort(), ['/frame.html', '/image.gif', '/object.html', '/poster.gif', '/set.gif', '/style.css']);
  });

  test.everywhere('what is out of the page when permission comes loads once it is back', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site), body: `<div id="box"><img data-category="marketing" data-src="${site.from('tube', '/back.gif')}" alt=""></div>`,
    }));
    await tab.run(() => { window.box = document.getElementById('box'); window.box.remove(); });
    await tab.accept();
    await tab.settle();
    assert.deepEqual(site.asked('tube'), []);
    await tab.run(() => document.body.append(window.box));
    await tab.equals(() => site.asked('tube'), ['/back.gif']);
  });

  test.everywhere('withdrawing takes frames and images out again', async ({ site, open }) => {
    const at = (path) => site.from('tube', path);
    const tab = await open(await site.page({
      config: shop(site),
      body: `<iframe id="film" data-category="marketing" data-src="${at('/film.html')}" title="Film"></iframe><img id="still" data-category="marketing" data-src="${at('/still.gif')}" alt="">
        <script>window.loads = 0; document.getElementById('film').addEventListener('load', () => { loads++; });</script>`,
    }));
    /** A foreign document does not open itself to us; an empty one does. */
    const isFilm = () => tab.run(() => document.getElementById('film').contentDocument === null);
    await tab.accept();
    await tab.equals(isFilm, true);
    await tab.settle();
    await tab.withdraw();
    await tab.equals(isFilm, false);
    assert.deepEqual(await tab.run(() => ['film', 'still'].map((id) => document.getElementById(id).hasAttribute('src'))), [false, false]);
    await tab.settle();
    site.forget();
    await tab.accept();
    await tab.equals(isFilm, true);
    assert.deepEqual(site.asked('tube').filter((path) => path === '/film.html'), ['/film.html']);
  });

  /** Firefox's scanner asks for what stands in a template (images, scripts, styles), though nothing in it runs; frames it leaves alone. */
  const early = (engine, asked) => (engine === 'firefox' ? asked.filter((path) => path.endsWith('.html')) : asked);

  test.everywhere('a template puts any markup in its place, scripts in it in order', async ({ site, open, engine }) => {
    const at = (path) => site.from('stats', path);
    const tab = await open(await site.page({
      config: shop(site),
      body: `<div id="place"><i>before</i><template ${statistics}><b>inside</b>
        <script src="${at('/one.js?wait=300')}"></script><script>${ran('two')}</script>
        <img src="${at('/image.gif')}" alt=""><iframe src="${at('/frame.html')}" title="Frame"></iframe>
        <style>@import url("${at('/style.css')}")</style>
        <svg width="9" height="9"><image href="${at('/vector.gif')}" width="9" height="9"/></svg>
        <script type="module" src="${at('/three.mjs')}"></script></template><i>after</i></div>`,
    }));
    assert.deepEqual(early(engine, site.asked('stats')), []);
    assert.deepEqual(await tab.ran(), []);
    site.forget();
    await tab.accept();
    await tab.equals(tab.ran, ['one', 'two', 'three']);
    const images = () => tab.run(() => [...document.images].every(({ complete, naturalWidth }) => complete && naturalWidth === 1));
    await tab.equals(images, true);
    await tab.equals(() => site.asked('stats').includes('/frame.html'), true);
    if (engine !== 'firefox') await tab.equals(() => site.asked('stats').toSorted(), ['/frame.html', '/image.gif', '/one.js', '/style.css', '/three.mjs', '/vector.gif']);
    assert.equal(await tab.run(() => [...document.querySelectorAll('#place > i, #place > b')].map((each) => each.textContent).join()), 'before,inside,after');
  });

  test.everywhere('a template may hold a declarative shadow root', async ({ site, open, engine }) => {
    const tab = await open(await site.page({
      config: shop(site),
      body: `<template ${statistics}><div id="host"><template shadowrootmode="open"><img src="${site.from('stats', '/shadow.gif')}" alt=""></template></div></template>`,
    }));
    assert.deepEqual(early(engine, site.asked('stats')), []);
    await tab.accept();
    await tab.equals(() => tab.run(() => document.getElementById('host')?.shadowRoot?.querySelector('img').naturalWidth), 1);
    assert.deepEqual(site.asked('stats').includes('/shadow.gif'), true);
  });

  test('what a template holds of another purpose stays held', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site),
      body: `<template ${statistics}><script>${ran('own')}</script><script src="${site.from('ads', '/other.js')}"></script></template>`,
    }));
    await tab.accept(['statistics']);
    await tab.equals(tab.ran, ['own']);
    await tab.settle();
    assert.deepEqual(site.asked('ads'), []);
    await tab.accept(['marketing']);
    await tab.equals(tab.ran, ['own', 'other']);
  });

  test.everywhere('"!category" runs on refusal, and only then', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site),
      body: script('data-category="!marketing"', ran('no marketing')) + script('data-category="!statistics"', ran('no statistics')) + script(statistics, ran('statistics')),
    }));
    assert.deepEqual(await tab.ran(), [], 'never asked is not refused');
    await tab.reject(['marketing']);
    await tab.equals(tab.ran, ['no marketing']);
    await tab.accept(['statistics']);
    await tab.equals(tab.ran, ['no marketing', 'statistics']);
  });

  test('several conditions must all hold; a service may be permitted alone', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site),
      body: script('data-category="statistics marketing"', ran('both')) + script('data-service="stats"', ran('service'))
        + script('data-category="statistics" data-service="ads"', ran('mixed')),
    }));
    await tab.accept(['stats']);
    await tab.equals(tab.ran, ['service']);
    await tab.accept(['statistics']);
    await tab.settle();
    assert.deepEqual(await tab.ran(), ['service']);
    await tab.accept(['marketing']);
    await tab.equals(tab.ran, ['service', 'both', 'mixed']);
  });

  test.everywhere('tags that appear later count too: by markup, by node, inside open shadow roots', async ({ site, open }) => {
    const at = (path) => site.from('stats', path);
    const tab = await open(await site.page({
      config: shop(site),
      body: `<div id="slot"></div><div id="host"></div><div id="declared"><template shadowrootmode="open"><iframe data-category="statistics" data-src="${at('/declared.html')}"></iframe></template></div>`,
    }));
    await tab.run((address) => {
      document.getElementById('slot').innerHTML = `<iframe data-category="statistics" data-src="${address}/markup.html"></iframe>`;
      const script = document.createElement('script');
      script.type = 'text/plain';
      script.setAttribute('data-category', 'statistics');
      script.setAttribute('data-src', `${address}/node.js`);
      document.body.append(script);
      document.getElementById('host').attachShadow({ mode: 'open' }).innerHTML = `<img data-category="statistics" data-src="${address}/shadow.gif">`;
    }, at(''));
    await tab.settle();
    assert.deepEqual(site.asked('stats'), []);
    await tab.accept();
    await tab.equals(() => site.asked('stats').toSorted(), ['/declared.html', '/markup.html', '/node.js', '/shadow.gif']);
    // Once it is permitted, what comes runs at once.
    await tab.run((address) => {
      document.getElementById('slot').insertAdjacentHTML('beforeend', `<iframe data-category="statistics" data-src="${address}/late.html"></iframe>`);
      document.getElementById('host').shadowRoot.append(Object.assign(document.createElement('template'), { innerHTML: `<img src="${address}/late.gif">` }));
      const template = document.createElement('template');
      template.setAttribute('data-category', 'statistics');
      template.innerHTML = `<img src="${address}/template.gif">`;
      document.body.append(template);
    }, at(''));
    await tab.equals(() => site.asked('stats').filter((path) => /late|template/.test(path)).toSorted(), ['/late.html', '/template.gif']);
  });

  test.everywhere('a shadow root in the markup within another one: its tags are met, at once and in pieces', async ({ site, open }) => {
    const root = (host, content) => `<div id="${host}"><template shadowrootmode="open">${content}</template></div>`;
    const frame = (name) => `<iframe data-category="statistics" data-src="${site.from('stats', `/${name}.html`)}"></iframe>`;
    const tab = await open(await site.page({
      config: shop(site),
      body: root('whole', root('inner', frame('whole'))) + root('pieces', `<p>first</p>${PAUSE}${root('inner', frame('late'))}`),
    }));
    await tab.accept();
    await tab.equals(() => site.asked('stats').toSorted(), ['/late.html', '/whole.html']);
  });

  test('a tag taken out of the page before the visitor has chosen never runs', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), body: script(`${statistics} id="gone"`, ran('gone')) + script(statistics, ran('stays')) }));
    await tab.run(() => { document.getElementById('gone').remove(); });
    await tab.accept();
    await tab.equals(tab.ran, ['stays']);
    await tab.settle();
    assert.deepEqual(await tab.ran(), ['stays']);
  });

  test('an unknown category stays inert, and the console says so once', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), body: script('data-category="statistcs"', ran('typo')).repeat(2) }));
    await tab.accept();
    await tab.settle();
    assert.deepEqual(await tab.ran(), []);
    assert.equal((await tab.console()).filter((line) => line.includes('statistcs')).length, 1);
  });

  test('an address out of an attribute is never code', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site),
      body: script(`${statistics} data-src="data:text/javascript,ran.push('data')"`) + `<iframe ${statistics} data-src="javascript:parent.ran.push('frame')"></iframe>` + script(statistics, ran('fine')),
    }));
    await tab.accept();
    await tab.equals(tab.ran, ['fine']);
    await tab.settle();
    assert.deepEqual(await tab.ran(), ['fine']);
  });

  test.everywhere('a returning visitor gets marked scripts in order while the page is still being parsed', async ({ site, open }) => {
    const at = (path) => site.from('stats', path);
    const tab = await open(await site.page({
      config: shop(site),
      head: script(`${statistics} data-src="${at('/first.js?wait=200')}"`) + script(statistics, ran('second')),
      body: script(`${statistics} defer data-src="${at('/third.js')}"`),
    }));
    await tab.accept();
    await tab.equals(tab.ran, ['first', 'second', 'third']);
    await tab.visit(`${site.origin}/`);
    await tab.equals(tab.ran, ['first', 'second', 'third']);
  });

  test.everywhere('a returning visitor\'s page that arrives in pieces: scripts and templates run when they are whole', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site),
      body: `<script type="text/plain" ${statistics}>${PAUSE}${ran('late text')}</script>
        <script type="text/plain" ${statistics}>${ran('first half')};${PAUSE}${ran('second half')}</script>
        <template ${statistics}>${PAUSE}<b>one</b><script>${ran('in a template')}</script>${PAUSE}<b>two</b>${PAUSE}</template>
        <div id="after">${PAUSE}after</div>`,
    }));
    await tab.accept();
    for (const visit of ['first', 'next']) {
      await tab.equals(tab.ran, ['late text', 'first half', 'second half', 'in a template']);
      assert.deepEqual(await tab.run(() => [...document.querySelectorAll('b, #after')].map((each) => each.textContent)), ['one', 'two', 'after'], `${visit} visit`);
      if (visit === 'first') await tab.visit(`${site.origin}/`);
    }
  });

  test('text/plain without a mark, and marks on other elements, are left alone', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), body: `<script type="text/plain" id="words">just text</script><div data-category="shoes" id="shoes"></div>` }));
    await tab.accept();
    await tab.settle();
    assert.equal(await tab.read('#words', 'textContent'), 'just text');
    assert.deepEqual((await tab.console()).filter((line) => line.includes('shoes')), []);
  });

  test.everywhere('marked by category alone: a no to the service whose address it has wins over a yes to the category', async ({ site, open }) => {
    const marks = `<iframe data-category="marketing" data-src="${site.from('tube', '/film.html')}" title="Film"></iframe>
      <img data-category="marketing" data-src="${site.from('tube', '/pixel.gif')}" alt="">
      <script type="text/plain" data-category="marketing" data-src="${site.from('tube', '/player.js')}"></script>
      <template data-category="marketing"><script src="${site.from('tube', '/inner.js')}"></script></template>
      <script type="text/plain" data-category="marketing" data-src="${site.from('ads', '/ads.js')}"></script>`;
    const tab = await open(await site.page({ config: shop(site), body: marks }));
    await tab.accept();
    await tab.equals(() => site.asked('tube').toSorted(), ['/film.html', '/inner.js', '/pixel.gif', '/player.js']);
    await tab.reject(['tube']);
    assert.deepEqual([await tab.allows('marketing'), await tab.allows('tube')], [true, false]);
    await tab.leave();
    site.forget();
    await tab.visit(`${site.origin}/`);
    await tab.equals(() => site.asked('ads'), ['/ads.js']);
    await tab.settle();
    assert.deepEqual(site.asked('tube'), []);
    await tab.accept(['tube']);
    await tab.equals(() => site.asked('tube').toSorted(), ['/film.html', '/inner.js', '/pixel.gif', '/player.js']);
  });
};
