// What is remembered of a choice, for how long, and what of it still counts after the configuration has changed.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';

const DAY = 86_400_000;
/** The clock is `days` fast, for everything in the page. */
const clock = (days) => `<script>{ const real = Date.now; Date.now = () => real() + ${days * DAY}; }</script>`;
const states = async (tab, ...ids) => Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await tab.allows(id)])));
/** Purposes the notice would ask about: those with a use that was never asked. */
const asked = async (tab) => Object.entries((await tab.choices()).purposes).filter(([id, uses]) => id !== 'basket' && Object.values(uses).every((use) => use === null)).map(([id]) => id);

const change = async (site, tab, alter, more) => {
  await site.page({ config: shop(site, alter), ...more });
  await tab.visit(`${site.origin}/`);
};

/** Puts a choice cookie there, as somebody else might have, and goes back to the page. The guard itself lets nobody write it, so a page without it does. */
const plant = async (site, tab, ...cookies) => {
  await tab.goto(await site.page({ path: '/plain', guard: '' }));
  await tab.run((all) => {
    localStorage.clear();
    document.cookie = 'placet=; path=/; max-age=0';
    for (const each of all) document.cookie = each;
  }, cookies);
  await tab.goto(`${site.origin}/`);
};

export default (test) => {
  test('a yes and a no both expire, and then the visitor is asked again', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.accept(['statistics']);
    await tab.reject(['marketing']);
    await change(site, tab, undefined, { before: clock(179) });
    assert.deepEqual(await asked(tab), []);
    assert.deepEqual(await states(tab, 'stats', 'ads'), { stats: true, ads: false });
    await change(site, tab, undefined, { before: clock(181) });
    assert.deepEqual(await asked(tab), ['statistics', 'marketing']);
    assert.deepEqual(await states(tab, 'stats', 'ads'), { stats: false, ads: false });
    await tab.notice.appears();
  });

  test('the owner may choose a shorter time', async ({ site, open }) => {
    const short = (config) => { config.expiry = { days: 30 }; };
    const tab = await open(await site.page({ config: shop(site, short) }));
    await tab.accept();
    const days = ((await tab.cookie('placet')).expires - Date.now() / 1000) / 86400;
    assert.ok(days > 29.9 && days < 30.1, `${days} days`);
    await change(site, tab, short, { before: clock(31) });
    assert.equal(await tab.allows('stats'), false);
    await tab.notice.appears();
  });

  test('a clock far behind: a record from the future permits nothing', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.accept();
    await change(site, tab, undefined, { before: clock(-400) });
    assert.deepEqual(await states(tab, 'stats', 'ads'), { stats: false, ads: false });
    await tab.notice.appears();
  });

  test('a clock before the year 2020 is survived, and a choice made under it kept', async ({ site, open }) => {
    const before = clock(-4000);
    const tab = await open(await site.page({ config: shop(site), before }));
    await tab.accept();
    assert.equal(await tab.allows('stats'), true);
    await change(site, tab, undefined, { before });
    assert.equal(await tab.allows('stats'), true);
  });

  test('a new purpose: only that one is asked, the other answers stand', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.accept(['statistics']);
    await tab.reject(['marketing']);
    await change(site, tab, ({ purposes }) => { purposes.push({ id: 'research', uses: ['analyse'], name: 'Research', description: 'Studies.', data: [], retention: { days: 9 } }); });
    assert.deepEqual(await asked(tab), ['research']);
    assert.deepEqual(await states(tab, 'stats', 'ads'), { stats: true, ads: false });
    await tab.notice.appears();
    await tab.notice.accept();
    assert.equal(await tab.allows('research'), true);
  });

  test('a purpose that means something else now: its yes is void, the others stand', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.accept();
    await change(site, tab, ({ purposes }) => { purposes[1].uses.push('share'); });
    assert.deepEqual(await states(tab, 'stats', 'ads'), { stats: false, ads: true });
    assert.deepEqual(await asked(tab), ['statistics']);
    await tab.notice.appears();
  });

  test('... and its no stays a no', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.reject();
    await change(site, tab, ({ purposes }) => { purposes[1].data.push({ id: 'more', name: 'More', identifiability: 'identified' }); });
    assert.deepEqual(await states(tab, 'stats', 'ads'), { stats: false, ads: false });
  });

  test('other words for the same thing ask nobody again', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.accept();
    await tab.leave();
    site.forget();
    await change(site, tab, ({ purposes, services }) => {
      purposes[1].name = { en: 'Numbers', de: 'Zahlen' };
      purposes[1].description = 'We count.';
      services[0].privacy = 'https://stats.example/new';
      purposes.reverse();
      services.reverse();
    });
    assert.deepEqual(await states(tab, 'stats', 'ads', 'tube'), { stats: true, ads: true, tube: true });
    assert.deepEqual(site.product(), ['placet.js']);
  });

  test('reask "all": one change asks everything again', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site, (config) => { config.reask = 'all'; }) }));
    await tab.accept();
    await change(site, tab, (config) => {
      config.reask = 'all';
      config.purposes[1].uses.push('share');
    });
    assert.deepEqual(await states(tab, 'stats', 'ads'), { stats: false, ads: false });
    assert.deepEqual(await asked(tab), ['statistics', 'marketing']);
  });

  test('a new edition asks everybody again', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site, (config) => { config.edition = 1; }) }));
    await tab.accept();
    await change(site, tab, (config) => { config.edition = 2; });
    assert.deepEqual(await states(tab, 'stats', 'ads'), { stats: false, ads: false });
    await tab.notice.appears();
  });

  test('a purpose that is gone leaves no trace, and its id may come back', async ({ site, open }) => {
    const without = ({ purposes, services }) => { purposes.splice(2, 1); services.splice(1, 2); };
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.accept();
    await change(site, tab, without);
    assert.deepEqual(Object.keys((await tab.choices()).purposes), ['basket', 'statistics']);
    assert.equal(await tab.allows('stats'), true);
    assert.equal(await tab.allows('marketing'), false);
  });

  test('hostile values of the cookie are as if never written', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.accept();
    const { value } = await tab.cookie('placet');
    const flip = (at) => value.slice(0, at) + (value[at] === 'A' ? 'B' : 'A') + value.slice(at + 1);
    // The version stands in the first four bits; the last letter may have bits that mean nothing.
    const future = `${String.fromCharCode(value.charCodeAt(0) + 4)}${value.slice(1)}`;
    const hostile = [
      '', 'x', 'true', '{"analytics":true}', '%7B%22categories%22%3A%5B%22all%22%5D%7D', value.slice(0, -1), value.slice(0, value.length / 2), `${value}A`, flip(0), flip(9), flip(value.length - 2),
      future, '../../etc', '<script>alert(1)</script>', '%00%00', '\u00ff\u00fe', 'A'.repeat(3000), '-'.repeat(120), '____',
    ];
    for (const each of hostile) {
      await plant(site, tab, `placet=${each}; path=/; max-age=9999`);
      assert.deepEqual(await states(tab, 'stats', 'ads'), { stats: false, ads: false }, `value ${each.slice(0, 60)}`);
      assert.equal((await tab.choices()).id, '', `value ${each.slice(0, 60)}`);
      assert.deepEqual(await tab.errors(), [], `value ${each.slice(0, 60)}`);
    }
    await plant(site, tab, `placet=${value}; path=/; max-age=9999`);
    assert.deepEqual(await states(tab, 'stats', 'ads'), { stats: true, ads: true }, 'the true value still counts');
  });

  test('of several values the newest valid one counts', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), before: clock(-3) }));
    await tab.reject();
    const { value: older } = await tab.cookie('placet');
    await site.page({ config: shop(site) });
    await tab.goto(`${site.origin}/`);
    await tab.accept();
    const { value: newer } = await tab.cookie('placet');
    await site.page({ path: '/shop/', config: shop(site) });
    for (const [deeper, outer] of [[older, newer], [newer, older], ['junk', newer]]) {
      await plant(site, tab, `placet=${outer}; path=/`, `placet=${deeper}; path=/shop`);
      await tab.goto(`${site.origin}/shop/`);
      assert.equal(await tab.allows('stats'), true);
    }
  });

  test('the page itself cannot write the choice, nor wipe it', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.accept();
    const { value } = await tab.cookie('placet');
    await tab.reject();
    await tab.run((yes) => {
      document.cookie = `placet=${yes}; path=/; max-age=9999`;
      document.cookie = 'placet=; path=/; max-age=0';
      localStorage.setItem('placet', yes);
      localStorage.removeItem('placet');
    }, value);
    assert.notEqual((await tab.cookie('placet')).value, value);
    await tab.visit(`${site.origin}/`);
    assert.equal(await tab.allows('stats'), false);
    assert.equal(await tab.notice.isShown(), false);
  });

  test('the cookie takes the name and the parent domain of the configuration', async ({ site, open }) => {
    await site.page({ config: shop(site, (config) => { config.cookie = { name: 'hazel_consent', domain: site.name }; }) });
    const tab = await open(`${site.under('www')}/`);
    await tab.accept();
    const cookie = await tab.cookie('hazel_consent');
    assert.equal(cookie.domain, `.${site.name}`);
    assert.equal(await tab.cookie('placet'), null);
    await tab.visit(`${site.under('shop')}/`);
    assert.equal(await tab.allows('stats'), true, 'the choice counts on every subdomain');
  });

  test('a foreign or impossible cookie domain falls back to the host itself', async ({ site, open }) => {
    for (const domain of ['other.example', 'localhost', '']) {
      await site.page({ config: shop(site, (config) => { config.cookie = { domain }; }) });
      const tab = await open(`${site.origin}/`, {});
      await tab.accept();
      assert.equal((await tab.cookie('placet'))?.domain, site.name, domain);
    }
  });

  test('four purposes and ten services fit into 120 bytes', async ({ site, open }) => {
    const config = shop(site, ({ purposes, services }) => {
      purposes[1].uses = ['store', 'analyse', 'share'];
      purposes[0] = { ...purposes[2], id: 'one' };
      purposes.push({ ...purposes[2], id: 'two' });
      for (let at = services.length; at < 10; at++) services.push({ ...services[1], id: `service${at}` });
      for (const service of services) service.purposes = { marketing: ['store'] };
    });
    const tab = await open(await site.page({ config }));
    await tab.accept();
    // In one breath: no answer may overtake another.
    await tab.run((ids) => { for (const [at, id] of ids.entries()) window.Placet[at % 2 ? 'accept' : 'reject']([id]); }, config.services.map(({ id }) => id));
    await tab.equals(() => tab.allows(config.services.at(-1).id), true);
    const { value } = await tab.cookie('placet');
    assert.ok(`placet=${value}`.length <= 120, `${value.length + 7} bytes`);
    await tab.visit(`${site.origin}/`);
    const { services } = await tab.choices();
    assert.deepEqual(Object.values(services), config.services.map((service, at) => Boolean(at % 2)));
  });

  test('on https the cookie is Secure', async ({ open, site }) => {
    await site.page({ config: shop(site) });
    const tab = await open(null, {});
    // No certificate is needed: the browser's own interception answers for the host.
    await tab.driver.context.route('https://shop.example/**', async (route) => {
      const { type, content } = await site.serve(new URL(route.request().url()).pathname);
      await route.fulfill({ contentType: type, body: content });
    });
    await tab.goto('https://shop.example/');
    await tab.accept();
    const { secure, sameSite } = await tab.cookie('placet');
    assert.deepEqual({ secure, sameSite }, { secure: true, sameSite: 'Lax' });
  });

  test('every decision has an id of chance and a time, and withdrawing one gives a new id', async ({ site, open }) => {
    const ids = new Set();
    for (let visitor = 0; visitor < 3; visitor++) {
      const tab = await open(await site.page({ config: shop(site) }), {});
      await tab.accept();
      ids.add((await tab.choices()).id);
    }
    assert.equal(ids.size, 3);
  });
};
