// Opt-out, notice-only, and the visitor's own signal (Global Privacy Control).
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';

const GPC = `<script>Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true, configurable: true });</script>`;
const under = (site, regime, more) => ({ config: shop(site, (config) => { config.regime = regime; }), ...more });
/** A page that calls both services at once. */
const calls = (site) => `<script>window.ran = []; for (const [name, url] of [['stats', '${site.from('stats', '/e.json')}'], ['ads', '${site.from('ads', '/e.json')}']])
  fetch(url).then(() => ran.push(name), () => ran.push('no ' + name));</script>`;

export default (test) => {
  test.everywhere('opt-out: services run at once, the notice says so, and a no ends it', async ({ site, open }) => {
    const tab = await open(await site.page(under(site, 'opt-out', { body: calls(site) })));
    await tab.equals(async () => (await tab.ran()).toSorted(), ['ads', 'stats']);
    await tab.notice.appears();
    assert.equal((await tab.choices()).regime, 'opt-out');
    await tab.run(() => { document.cookie = '_st_a=1; path=/'; });
    await tab.notice.reject();
    assert.equal(await tab.allows('stats'), false);
    assert.equal(await tab.cookie('_st_a'), null);
    await tab.leave();
    site.forget();
    await tab.visit(`${site.origin}/`);
    await tab.equals(async () => (await tab.ran()).toSorted(), ['no ads', 'no stats']);
    assert.equal(await tab.notice.isShown(), false);
    assert.deepEqual(site.product(), ['placet.js']);
  });

  test('opt-out: an old no outlives its time', async ({ site, open }) => {
    const tab = await open(await site.page(under(site, 'opt-out')));
    await tab.reject();
    await site.page(under(site, 'opt-out', { before: '<script>{ const real = Date.now; Date.now = () => real() + 200 * 86400000; }</script>' }));
    await tab.visit(`${site.origin}/`);
    assert.equal(await tab.allows('ads'), false);
  });

  test('notice-only: services run, and who was told is not told again', async ({ site, open }) => {
    const tab = await open(await site.page(under(site, 'notice-only', { body: calls(site) })));
    await tab.equals(async () => (await tab.ran()).toSorted(), ['ads', 'stats']);
    await tab.notice.appears();
    await tab.notice.accept();
    await tab.visit(`${site.origin}/`);
    assert.equal(await tab.notice.isShown(), false);
    await tab.withdraw();
    assert.equal(await tab.allows('stats'), false, 'a no counts in every regime');
  });

  test.everywhere('Global Privacy Control: under opt-out nothing is shared, the rest stays', async ({ site, open }) => {
    const tab = await open(await site.page(under(site, 'opt-out', { before: GPC, body: calls(site) })));
    await tab.equals(async () => (await tab.ran()).includes('stats'), true);
    await tab.settle();
    assert.deepEqual(site.asked('ads'), []);
    assert.deepEqual([await tab.allows('marketing', 'share'), await tab.allows('marketing', 'analyse'), await tab.allows('tube')], [false, true, false]);
  });

  test('Global Privacy Control: a yes given on this site counts more', async ({ site, open }) => {
    const tab = await open(await site.page(under(site, 'opt-out', { before: GPC, body: calls(site) })));
    await tab.accept();
    await tab.equals(async () => (await tab.allows('ads')) && (await tab.allows('marketing', 'share')), true);
    await tab.visit(`${site.origin}/`);
    assert.equal(await tab.allows('ads'), true);
  });

  test('Global Privacy Control: under opt-in nothing is permitted before the choice either way', async ({ site, open }) => {
    const tab = await open(await site.page(under(site, 'opt-in', { before: GPC, body: calls(site) })));
    await tab.settle();
    assert.deepEqual([site.asked('stats'), site.asked('ads')], [[], []]);
  });

  test('an unknown regime is the strictest', async ({ site, open }) => {
    const tab = await open(await site.page(under(site, 'opt-everything', { body: calls(site) })));
    await tab.settle();
    assert.deepEqual([site.asked('stats'), site.asked('ads')], [[], []]);
    assert.equal((await tab.choices()).regime, 'opt-in');
    await tab.accept();
    assert.equal(await tab.allows('stats'), true);
  });

  test('aggregated data needs no permission to analyse, storing does', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site, ({ purposes, services }) => {
        purposes.push({ id: 'counting', uses: ['store', 'analyse'], name: 'Counting', description: 'Counts.', data: [{ id: 'visits', name: 'Visits', identifiability: 'aggregated', group: 50 }], retention: { days: 30 } });
        services.push({ id: 'counter', name: 'Counter', provider: 'Own', country: 'DE', purposes: { counting: ['analyse'] }, hosts: [site.party('counter')] });
      }),
    }));
    assert.deepEqual([await tab.allows('counting', 'analyse'), await tab.allows('counting', 'store'), await tab.allows('counter')], [true, false, true]);
  });

  test('a necessary service runs before any choice, and a refusal does not end it', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site, ({ services }) => { services.push({ id: 'cart', name: 'Cart', provider: 'Own', country: 'DE', purposes: { basket: ['store'] }, hosts: [site.party('cart')], cookies: [{ name: 'cart_*', days: 1 }] }); }),
      body: `<script>document.cookie = 'cart_id=1; path=/'; fetch('${site.from('cart', '/e.json')}').then(() => { (window.ran ??= []).push('cart'); });</script>`,
    }));
    await tab.equals(tab.ran, ['cart']);
    await tab.reject();
    assert.equal(await tab.allows('cart'), true);
    assert.notEqual(await tab.cookie('cart_id'), null);
  });
};
