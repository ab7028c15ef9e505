// The page's own default policy of Trusted Types, which every string passes on its way into a sink.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';

const ENFORCED = { 'content-security-policy': `require-trusted-types-for 'script'` };
const urls = (tab, ...given) => tab.run((...all) => all.map((url) => `${window.trustedTypes.defaultPolicy.createScriptURL(url)}`), ...given);

export default (test) => {
  test.everywhere('what the page\'s default policy lets through is judged, and passes once it is permitted', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site), headers: ENFORCED,
      head: `<script>window.made = window.trustedTypes?.createPolicy('default', { createScriptURL(url) { return url + '?mine'; }, createHTML: (html) => html.toUpperCase() }); window.has = !!window.trustedTypes;</script>`,
    }));
    // An engine without Trusted Types has no such sinks.
    if (!await tab.run(() => window.has)) return;
    const [held, other] = [site.from('stats', '/a.js'), site.from('other', '/a.js')];
    assert.deepEqual(await urls(tab, held, other), ['about:blank', `${other}?mine`]);
    assert.equal(await tab.run(() => window.made === window.trustedTypes.defaultPolicy), true);
    assert.deepEqual(await tab.run(() => { const place = document.createElement('p'); place.innerHTML = 'small'; return place.textContent; }), 'SMALL');
    assert.deepEqual((await tab.run(() => window.Placet.held())).filter(({ technique }) => technique === 'trusted-type'), [{ technique: 'trusted-type', url: `${held}?mine`, service: 'stats', state: 'pending' }]);
    // Straight into a sink.
    assert.equal(await tab.run((url) => { const script = document.createElement('script'); script.src = url; return script.src; }, other), `${other}?mine`);
    await tab.accept(['statistics']);
    assert.deepEqual(await urls(tab, held, site.from('ads', '/a.js')), [`${held}?mine`, 'about:blank']);
  });

  test.everywhere('a page without one gets none from us, and may make one at any time', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    if (!await tab.run(() => window.trustedTypes)) return;
    assert.equal(await tab.run(() => window.trustedTypes.defaultPolicy), null);
    const [made, other] = await tab.run(() => {
      class Rules { createScript(text) { return `${text}!`; } }
      const policy = window.trustedTypes.createPolicy('default', new Rules()), named = window.trustedTypes.createPolicy('named', { createScriptURL: (url) => url });
      return [`${policy.createScript('a')}`, `${named.createScriptURL('https://stats.example/')}`];
    });
    assert.deepEqual([made, other], ['a!', 'https://stats.example/']);
  });
};
