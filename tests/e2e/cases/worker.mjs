// The optional service worker: from the second page view on, what is declared is not even requested by static tags before it is permitted.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';
import { packaged } from '../lib/world.mjs';

const WORKER = '/placet-sw.js';
const withWorker = (site, change = () => {}) => shop(site, (config) => {
  config.worker = WORKER;
  change(config);
});
/** Static tags that no script can keep from being requested. */
const tags = (site, party) => `<script src="${site.from(party, '/static.js')}"></script><link rel="stylesheet" href="${site.from(party, '/static.css')}"><img src="${site.from(party, '/static.gif')}" alt="">`;
const ALL = ['/static.css', '/static.gif', '/static.js'];

/** A page of static tags, and the worker's file at the root. */
const prepare = async (site, what = {}) => {
  site.file(WORKER, 'text/javascript', await packaged('placet-sw.js'));
  return site.page({ config: withWorker(site), head: ['stats', 'ads', 'other'].map((party) => tags(site, party)).join(''), ...what });
};
/** A visitor whose first view is over, so that the worker is in charge. That view had none of the tags: no cache has anything of them. */
const second = async (site, open) => {
  const tab = await open(await site.page({ path: '/first', config: withWorker(site) }));
  await tab.until(() => navigator.serviceWorker.controller !== null);
  return tab;
};
const again = async (site, tab, url) => {
  await tab.settle();
  await tab.leave();
  site.forget();
  await tab.visit(url);
};
const asked = (site, party) => [...new Set(site.asked(party))].toSorted();
/** In a later view only scripts tell: pictures and styles may come out of a cache. */
const came = (site, party) => site.asked(party).includes('/static.js');
const scripts = (tab) => tab.run(() => navigator.serviceWorker.getRegistrations().then((all) => all.map(({ active, installing, waiting }) => new URL((active ?? waiting ?? installing).scriptURL).pathname)));

export default (test) => {
  test.everywhere('second view: static tags are not requested before permission, and come live after it, each for itself', async ({ site, open, engine }) => {
    const url = await prepare(site), tab = await second(site, open);
    await again(site, tab, url);
    assert.deepEqual([asked(site, 'stats'), asked(site, 'ads'), asked(site, 'other')], [[], [], ALL]);
    assert.deepEqual(await tab.ran(), ['static'], 'what nobody declares runs');
    await tab.accept(['statistics']);
    // WebKit does not ask again in the same view for a picture that was refused; the next view has it.
    const live = engine === 'webkit' ? ALL.filter((path) => path !== '/static.gif') : ALL;
    await tab.equals(() => asked(site, 'stats').filter((path) => live.includes(path)), live);
    await tab.equals(tab.ran, ['static', 'static']);
    assert.deepEqual(asked(site, 'ads'), []);
    // The next view has the choice from its guard.
    await again(site, tab, url);
    assert.deepEqual([came(site, 'stats'), asked(site, 'ads'), (await tab.ran()).length], [true, [], 2]);
    if (engine === 'webkit') assert.equal(asked(site, 'stats').includes('/static.gif'), true);
    await tab.accept();
    await tab.equals(() => asked(site, 'ads').filter((path) => live.includes(path)), live);
  });

  test.everywhere('a refusal and a withdrawal reach it at once, and hold in the next view', async ({ site, open }) => {
    const url = await prepare(site, { before: '<script>window.kept = window.fetch;</script>' }), tab = await second(site, open);
    await tab.accept();
    await again(site, tab, url);
    assert.deepEqual([came(site, 'stats'), came(site, 'ads')], [true, true]);
    // Past the hooks: a function from before them.
    const pastHooks = () => tab.run((address) => window.kept.call(window, address, { mode: 'no-cors' }).then(() => 'sent', () => 'refused'), site.from('stats', '/late.gif'));
    assert.equal(await pastHooks(), 'sent');
    await tab.withdraw();
    await tab.equals(pastHooks, 'refused');
    site.forget();
    assert.deepEqual([await pastHooks(), asked(site, 'stats')], ['refused', []]);
    await again(site, tab, url);
    assert.deepEqual([asked(site, 'stats'), asked(site, 'ads'), came(site, 'other')], [[], [], true]);
    await tab.reject();
    await again(site, tab, url);
    assert.deepEqual([asked(site, 'stats'), asked(site, 'ads'), came(site, 'other')], [[], [], true]);
  });

  test('a worker that was stopped asks again, and never guesses', async ({ site, open }) => {
    const url = await prepare(site), tab = await second(site, open);
    await tab.accept(['statistics']);
    await again(site, tab, url);
    const stop = async () => {
      await tab.driver.cdp.send('ServiceWorker.enable');
      await tab.driver.cdp.send('ServiceWorker.stopAllWorkers');
    };
    await stop();
    const load = (address) => tab.run((src) => new Promise((resolve) => {
      const image = new Image();
      [image.onload, image.onerror] = [() => resolve('loaded'), () => resolve('failed')];
      image.src = src;
      setTimeout(() => resolve('waits'), 8000);
    }), address);
    assert.deepEqual([await load(site.from('stats', '/after.gif')), await load(site.from('other', '/after.gif'))], ['loaded', 'loaded']);
    await stop();
    await again(site, tab, url);
    assert.deepEqual([asked(site, 'stats'), asked(site, 'ads')], [ALL, []]);
  });

  test('a page without the guard: what is declared is a network error, the rest loads', async ({ site, open }) => {
    await prepare(site);
    const tab = await second(site, open);
    await tab.accept();
    await tab.settle();
    await tab.leave();
    site.forget();
    await tab.visit(await site.page({ path: '/bare', guard: '', head: tags(site, 'stats') + tags(site, 'other') }));
    assert.deepEqual([asked(site, 'stats'), asked(site, 'other'), await tab.ran()], [[], ALL, ['static']]);
  });

  test('a second configuration has its own list and is in force at once', async ({ site, open }) => {
    await prepare(site);
    const tab = await second(site, open), more = await prepare(site, { path: '/more', config: withWorker(site, (config) => { config.services[2].hosts.push(site.party('other')); }), head: tags(site, 'other') });
    await tab.visit(more);
    // A browser may let the old one finish first.
    await tab.equals(async () => {
      await tab.visit(more);
      return tab.run((party) => new URL(navigator.serviceWorker.controller.scriptURL).searchParams.get('placet').split(' ').includes(party), site.party('other'));
    }, true);
    await again(site, tab, more);
    assert.deepEqual(asked(site, 'other'), []);
    assert.deepEqual(await scripts(tab), [WORKER]);
    await tab.accept();
    await tab.equals(() => asked(site, 'other'), ALL);
  });

  test.everywhere('without the field it is taken away', async ({ site, open }) => {
    await prepare(site);
    const tab = await second(site, open), url = await prepare(site, { config: shop(site) });
    await tab.visit(url);
    await tab.equals(() => scripts(tab), []);
    await again(site, tab, url);
    assert.equal(came(site, 'stats'), true);
  });

  test('the site\'s own worker stays, and the console says so', async ({ site, open }) => {
    site.file('/own.js', 'text/javascript', `addEventListener('install', () => skipWaiting()); addEventListener('activate', (event) => event.waitUntil(clients.claim()));`);
    const tab = await open(await site.page({ path: '/own', config: shop(site), head: `<script>navigator.serviceWorker.register('/own.js')</script>` }));
    await tab.until(() => navigator.serviceWorker.controller !== null);
    await tab.visit(await prepare(site));
    await tab.until(() => window.seen.console.some((line) => line.includes('service worker of its own')));
    assert.deepEqual(await scripts(tab), ['/own.js']);
  });

  test('a worker that cannot be had harms nobody', async ({ site, open }) => {
    const tab = await open(await site.page({ config: withWorker(site), head: tags(site, 'stats') }));
    await tab.until(() => window.seen.console.some((line) => line.startsWith('error')));
    await tab.accept();
    await tab.equals(tab.ran, ['static']);
    assert.deepEqual(await scripts(tab), []);
  });

  test('Trusted Types enforced: it is registered all the same', async ({ site, open }) => {
    const NONCE = 'n0nce';
    const url = await prepare(site, { nonce: NONCE, head: `<img src="${site.from('stats', '/static.gif')}" alt="">`, headers: { 'content-security-policy': `script-src 'nonce-${NONCE}' 'strict-dynamic' 'wasm-unsafe-eval'; worker-src 'self'; require-trusted-types-for 'script'` } });
    const tab = await open(url);
    await tab.until(() => navigator.serviceWorker.controller !== null);
    await again(site, tab, url);
    assert.deepEqual(asked(site, 'stats'), []);
  });
};
