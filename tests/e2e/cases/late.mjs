// What has waited does no more than it would have done in time.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';

const script = (text, attributes = 'data-category="statistics"') => `<script type="text/plain" ${attributes}>${text}</script>`;

export default (test) => {
  test.everywhere('document.write of a script that ran late comes where the script stands', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site),
      body: `<p id="before"></p>${script(`document.write('<b id="one">1</b>'); document.write('<b id="two">2</b>');`)}<p id="after"></p>`,
    }));
    await tab.accept();
    await tab.until(() => document.querySelector('#two') !== null);
    assert.deepEqual(await tab.run(() => [...document.querySelectorAll('#before,#one,#two,#after')].map(({ id }) => id)), ['before', 'one', 'two', 'after']);
  });

  test.everywhere('what such a script writes is judged, too', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site),
      body: script(`document.write('<img id="pixel" src="${site.from('ads', '/written.gif')}">');`),
    }));
    await tab.run((id) => { Placet.accept([id]); }, 'statistics');
    await tab.until(() => document.querySelector('#pixel') !== null);
    await tab.settle();
    assert.deepEqual(site.asked('ads'), []);
    await tab.accept();
    await tab.equals(() => site.asked('ads').length, 1);
  });

  test('an address for SVG set with its old namespace loads once it may', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), body: '<svg width="9" height="9"><image width="9" height="9"/></svg>' }));
    await tab.run((url) => { document.querySelector('image').setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', url); }, site.from('stats', '/old.gif'));
    await tab.settle();
    assert.deepEqual(site.asked('stats'), []);
    await tab.accept();
    await tab.equals(() => site.asked('stats').length, 1);
  });

  test('a frozen prototype costs its own hooks only', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site), before: '<script>Object.freeze(HTMLImageElement.prototype);</script>',
      body: `<script>fetch('${site.from('stats', '/f.json')}').catch(() => {});</script>`,
    }));
    await tab.settle();
    assert.deepEqual(site.asked('stats'), []);
  });
};
