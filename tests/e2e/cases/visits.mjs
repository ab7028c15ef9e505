// The main job: a visitor comes, chooses, comes back, changes their mind.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';

/** A page with one declared tracker for every kind of marked and unmarked road, and a script of the site's own. */
const tracked = (site, more = {}) => ({
  config: shop(site),
  head: `
    <script type="text/plain" data-category="statistics" data-src="${site.from('stats', '/marked.js')}"></script>
    <script>(window.ran=window.ran||[]).push('own'); document.cookie = '_st_id=1; path=/'; localStorage.setItem('_st_key', '1');</script>`,
  body: `
    <script>
      const script = document.createElement('script'); script.src = '${site.from('stats', '/dynamic.js')}'; document.head.append(script);
      fetch('${site.from('ads', '/ask.json')}').then((answer) => answer.json()).then(({ name }) => { ran.push('fetched ' + name); }, () => {});
      new Image().src = '${site.from('ads', '/pixel.gif')}';
    </script>
    <iframe data-category="marketing" data-src="${site.from('tube', '/film.html')}" title="Film"></iframe>`,
  ...more,
});

const stored = () => [localStorage.getItem('_st_key'), /_st_id=1/.test(document.cookie)];

export default (test) => {
  test.everywhere('first visit: nothing declared runs, calls or stores, and the notice is there', async ({ site, open }) => {
    const tab = await open(await site.page(tracked(site)));
    await tab.notice.appears();
    await tab.settle();
    assert.deepEqual(await tab.ran(), ['own']);
    assert.deepEqual(await tab.run(stored), [null, false]);
    for (const party of ['stats', 'ads', 'tube']) assert.deepEqual(site.asked(party), []);
    assert.deepEqual(await tab.cookies(), []);
    const { id, at, purposes } = await tab.choices();
    assert.deepEqual([id, at], ['', null]);
    assert.deepEqual(purposes.marketing, { store: null, analyse: null, share: null });
    assert.deepEqual((await tab.events()).filter(([type]) => type !== 'held').map(([type]) => type), ['ready']);
  });

  test.everywhere('accept: what was held happens, the choice is kept in one small cookie, the page is told', async ({ site, open }) => {
    const tab = await open(await site.page(tracked(site)));
    await tab.notice.appears();
    await tab.notice.accept();
    await tab.equals(async () => (await tab.ran()).toSorted(), ['dynamic', 'fetched ask', 'marked', 'own']);
    assert.deepEqual(await tab.run(stored), ['1', true]);
    await tab.equals(() => site.asked('ads').toSorted(), ['/ask.json', '/pixel.gif']);
    await tab.equals(() => site.asked('tube'), ['/film.html']);

    const cookie = await tab.cookie('placet');
    assert.ok(`placet=${cookie.value}`.length <= 120, `${cookie.value.length} characters`);
    assert.match(cookie.value, /^[\w-]+$/);
    assert.equal(cookie.path, '/');
    assert.equal(cookie.sameSite, 'Lax');
    assert.equal(cookie.domain, site.name);
    const days = (cookie.expires - Date.now() / 1000) / 86400;
    assert.ok(days > 179.9 && days < 180.1, `${days} days`);

    const events = (await tab.events()).filter(([type]) => type !== 'held');
    assert.deepEqual(events.map(([type]) => type), ['ready', 'change', 'consent']);
    const { id, at, source, purposes, services } = events[1][1];
    assert.match(id, /^[0-9a-f]{32}$/);
    assert.ok(Math.abs(Date.now() - Date.parse(at)) < 120_000);
    assert.equal(source, 'notice');
    assert.deepEqual(purposes.statistics, { store: true, analyse: true, share: null });
    assert.deepEqual(services, { stats: null, ads: null, tube: null });
  });

  test.everywhere('returning visitor: the guard alone, nothing else of ours, everything at once', async ({ site, open }) => {
    const tab = await open(await site.page(tracked(site)));
    await tab.notice.appears();
    await tab.notice.accept();
    await tab.settle();
    await tab.leave();
    site.forget();
    await tab.visit(site.origin + '/');
    await tab.equals(async () => (await tab.ran()).toSorted(), ['dynamic', 'fetched ask', 'marked', 'own']);
    await tab.equals(() => site.asked('tube'), ['/film.html']);
    await tab.settle();
    assert.deepEqual(site.product(), ['placet.js']);
    assert.equal(await tab.notice.isShown(), false);
    assert.deepEqual((await tab.events()).map(([type]) => type), ['ready', 'consent']);
    assert.equal(await tab.run(() => window.Placet.held().length), 0);
  });

  test.everywhere('reject: stays blocked, and the visitor is not asked again', async ({ site, open }) => {
    const tab = await open(await site.page(tracked(site)));
    await tab.notice.appears();
    await tab.notice.reject();
    await tab.settle();
    assert.deepEqual(await tab.ran(), ['own']);
    for (const visit of ['this', 'next']) {
      for (const party of ['stats', 'ads', 'tube']) assert.deepEqual(site.asked(party), [], `${visit} visit`);
      assert.deepEqual(await tab.run(stored), [null, false]);
      assert.deepEqual((await tab.choices()).purposes.marketing, { store: false, analyse: false, share: false });
      if (visit === 'this') {
        await tab.leave();
        site.forget();
        await tab.visit(site.origin + '/');
      }
    }
    assert.equal(await tab.notice.isShown(), false);
    // The film waits again, and a placeholder says so.
    assert.deepEqual(site.product().sort(), ['lang/en.js', 'placet-embeds.js', 'placet.js']);
  });

  test.everywhere('choose: a purpose without one of its uses, and a service on its own', async ({ site, open }) => {
    const tab = await open(await site.page(tracked(site)));
    await tab.notice.appears();
    await tab.notice.choose();
    const { preferences } = tab.notice;
    await preferences.unfold('marketing');
    for (const off of [preferences.isOn('statistics'), preferences.isOn('marketing'), preferences.isOn('marketing', 'share')]) assert.equal(await off, false, 'off by default');
    await preferences.flip('statistics');
    await preferences.flip('marketing', 'store');
    await preferences.flipService('tube');
    await preferences.flipService('tube');
    await preferences.save();
    await tab.equals(async () => (await tab.ran()).toSorted(), ['dynamic', 'marked', 'own']);
    await tab.settle();
    assert.deepEqual(site.asked('ads'), []);
    const { source, purposes } = await tab.choices();
    assert.equal(source, 'preferences');
    assert.deepEqual(purposes.marketing, { store: true, analyse: false, share: false });
    assert.equal(await tab.allows('marketing'), false);
    assert.equal(await tab.allows('marketing', 'store'), true);
    assert.equal(await tab.allows('marketing', 'share'), false);

    // The next visit opens the preferences as they were left.
    await tab.visit(site.origin + '/');
    assert.equal(await tab.notice.isShown(), false);
    await tab.run(() => window.Placet.open());
    await preferences.appears();
    await preferences.unfold('marketing');
    assert.equal(await preferences.isOn('statistics'), true);
    assert.equal(await preferences.isOn('marketing', 'store'), true);
    assert.equal(await preferences.isOn('marketing', 'share'), false);
  });

  test.everywhere('the preferences can always be reached again, and a change of mind counts at once', async ({ site, open }) => {
    const tab = await open(await site.page(tracked(site, { body: `${tracked(site).body}<button type="button" id="again" data-placet="preferences">Privacy settings</button>` })));
    await tab.notice.appears();
    await tab.notice.reject();
    await tab.click('#again');
    await tab.notice.preferences.appears();
    await tab.notice.preferences.accept();
    await tab.equals(async () => (await tab.ran()).toSorted(), ['dynamic', 'marked', 'own']);
    await tab.equals(async () => (await tab.choices()).source, 'preferences');
  });

  for (const [how, without] of [['the scheduler', ''], ['a message', 'delete Scheduler.prototype.yield;']]) {
    test(`the notice is placed and drawn in tasks of their own, by ${how}`, async ({ site, open }) => {
      const tab = await open(await site.page({
        config: shop(site),
        before: `<script>${without} stages = [];
          const look = () => { const host = document.getElementById('placet'); stages.push(!host ? 'loaded' : host.shadowRoot.querySelector('.notice')?.offsetHeight > 0 ? 'drawn' : 'placed'); };
          const yields = window.scheduler?.yield; if (yields) scheduler.yield = () => { look(); return yields.call(scheduler); };
          else window.MessageChannel = class extends MessageChannel { constructor() { super(); look(); } };</script>`,
      }));
      await tab.notice.appears();
      assert.deepEqual(await tab.run(() => stages), ['loaded', 'placed']);
    });
  }
};
