// The generated response header, chosen by the choice cookie that the visitor sends.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';
import { generator, pathsOf, statics } from '../lib/policy.mjs';
import { BASE } from '../lib/world.mjs';

const asked = (site, label) => [...new Set(site.asked(label))].sort();
const KINDS = ['sync', 'async', 'defer', 'module', 'style', 'preload', 'image', 'poster', 'frame'], USED = KINDS.filter((kind) => kind !== 'preload');

const page = (site, config = shop(site), more = {}) => ({
  config, guard: `<script src="${BASE}placet.js" data-policy=""></script>`, head: statics(site, 'stats', KINDS), body: statics(site, 'ads', KINDS),
  headers: ({ cookie }) => Object.fromEntries([generator.header(config, cookie)]), ...more,
});

export default (test) => {
  test.everywhere('nothing is requested before permission, and what is granted alone after the reload that it needs', async ({ site, open }) => {
    const url = await site.page(page(site));
    const tab = await open(url);
    await tab.settle();
    assert.deepEqual([site.asked('stats'), site.asked('ads')], [[], []]);
    await tab.run(() => { Placet.accept(['statistics']); });
    await tab.equals(() => asked(site, 'stats').filter((path) => !path.includes('preload')), pathsOf(...USED));
    await tab.settle();
    assert.deepEqual(site.asked('ads'), []);
    await tab.withdraw();
    await tab.settle();
    await tab.leave();
    site.forget();
    await tab.visit(url);
    assert.deepEqual([site.asked('stats'), site.asked('ads')], [[], []]);
  });

  test('a choice under another name, and cookies that are not ours', async ({ site, open }) => {
    const config = shop(site, (made) => { made.cookie = { name: 'choice' }; });
    const url = await site.page(page(site, config));
    const tab = await open(url);
    await tab.run(() => { document.cookie = 'placet=refused; path=/'; document.cookie = 'a=b; path=/'; Placet.accept(); });
    await tab.equals(() => asked(site, 'ads').includes('/frame.html'), true);
    const { value } = await tab.cookie('choice');
    const hosts = (cookies) => generator.header(config, cookies)[1].includes(site.party('ads'));
    assert.deepEqual([`a=b; choice=${value}`, `choice=${value}; placet=x`, `choice="${value}"`, `choice=${value}x`, `xchoice=${value}`, 'choice', ''].map(hosts), [true, true, true, false, false, false, false]);
  });

  test('only reporting: nothing is refused', async ({ site }) => {
    const [name, value] = generator.header(shop(site), '', { reportOnly: true, reportUri: '/reports' });
    assert.equal(name, 'Content-Security-Policy-Report-Only');
    assert.match(value, /; report-uri \/reports$/);
  });
};
