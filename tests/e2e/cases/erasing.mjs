// Withdrawal takes away what services have stored, wherever the page can reach it.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';

/** Everything a permitted service may leave behind, and as much of the site's own. */
const leave = async () => {
  const parent = location.hostname.split('.').slice(-2).join('.');
  for (const cookie of [
    '_st_host=1; path=/', `_st_parent=1; path=/; domain=${parent}`, '_st_deep=1; path=/shop/goods', '_st_page=1', `_st_both=1; path=/shop; domain=${parent}`,
    '_ad_one=1; path=/', 'own=1; path=/',
  ]) document.cookie = cookie;
  localStorage.setItem('_st_local', '1');
  localStorage.setItem('own', '1');
  sessionStorage.setItem('_st_session', '1');
  for (const name of ['_st_base', 'own']) {
    await new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 1);
      request.onsuccess = () => { request.result.close(); resolve(); };
      request.onerror = reject;
    });
    await caches.open(name === 'own' ? name : '_st_cache');
  }
};

const kept = async () => ({
  cookies: document.cookie.split('; ').map((each) => each.split('=')[0]).filter((name) => name !== 'placet').sort(),
  local: Object.keys(localStorage).filter((name) => name !== 'placet').sort(),
  session: Object.keys(sessionStorage),
  bases: (await indexedDB.databases()).map(({ name }) => name).sort(),
  caches: (await caches.keys()).sort(),
});

const FULL = {
  cookies: ['_ad_one', '_st_both', '_st_deep', '_st_host', '_st_page', '_st_parent', 'own'], local: ['_st_local', 'own'], session: ['_st_session'],
  bases: ['_st_base', 'own'], caches: ['_st_cache', 'own'],
};
const OWN = { cookies: ['own'], local: ['own'], session: [], bases: ['own'], caches: ['own'] };

/** A page deep in a subdomain, where cookies can hide under parents and paths. */
const deep = async (site) => {
  await site.page({ path: '/shop/goods/chair.html', config: shop(site), body: '<button type="button" id="out" data-placet="withdraw">Withdraw</button>' });
  return `${site.under('www')}/shop/goods/chair.html`;
};

/** Goes to a page without the guard, which hides what may not be there: so this is what there is. */
const bare = async (site, tab) => {
  await site.page({ path: '/shop/goods/bare.html', guard: '' });
  await tab.visit(`${site.under('www')}/shop/goods/bare.html`);
  return tab.run(kept);
};

/** With a guard that does not erase, and what services have stored until now. */
const leftOver = async (site, open) => {
  const tab = await open(await deep(site));
  await tab.accept();
  await tab.run(leave);
  site.lose('placet-erase.js');
  return tab;
};

export default (test) => {
  test.everywhere('withdraw: cookies of every domain and path, web storage, databases and caches are gone, the own ones stay', async ({ site, open }) => {
    const tab = await open(await deep(site));
    await tab.accept();
    await tab.run(leave);
    assert.deepEqual(await tab.run(kept), FULL);
    await tab.withdraw();
    await tab.equals(() => tab.run(kept), OWN);
    const { source, purposes } = await tab.choices();
    assert.equal(source, 'withdrawal');
    assert.deepEqual(purposes.statistics, { store: false, analyse: false, share: null });
    assert.deepEqual(await bare(site, tab), OWN);
    await tab.visit(await deep(site));
    assert.deepEqual(await tab.run(kept), OWN);
    assert.equal(await tab.allows('stats'), false);
    assert.equal(await tab.notice.isShown(), false);
  });

  test.everywhere('what erases is a file of its own: whoever permits everything loads none, and a returning visitor nothing but that', async ({ site, open }) => {
    const tab = await open(await deep(site));
    await tab.notice.appears();
    await tab.notice.accept();
    await tab.settle();
    assert.deepEqual(site.product().filter((file) => file === 'placet-erase.js'), []);
    await tab.reject(['marketing']);
    await tab.equals(() => site.product().filter((file) => file === 'placet-erase.js'), ['placet-erase.js']);
    await tab.settle();
    // Where nothing has been left, nothing is loaded.
    await tab.leave();
    site.forget();
    await tab.visit(await deep(site));
    assert.deepEqual(site.product(), ['placet.js']);
    // A server, or a page without the guard, has left something.
    await bare(site, tab);
    await tab.run(() => { document.cookie = '_ad_late=1; path=/'; });
    site.forget();
    await tab.visit(await deep(site));
    await tab.equals(async () => (await tab.cookies()).map(({ name }) => name), ['placet']);
    assert.deepEqual(site.product().sort(), ['placet-erase.js', 'placet.js']);
  });

  test.everywhere('... where it cannot be had, it is asked for again on the next page', async ({ site, open }) => {
    const tab = await leftOver(site, open);
    await tab.withdraw();
    assert.equal(await tab.allows('stats'), false, 'a no does not depend on it');
    // What web storage has is the guard's own to take out.
    assert.deepEqual(await bare(site, tab), { ...FULL, local: OWN.local, session: OWN.session });
    site.find('placet-erase.js');
    await tab.visit(await deep(site));
    await tab.equals(() => tab.cookies().then((all) => all.map(({ name }) => name).sort()), ['own', 'placet']);
    await tab.settle();
    assert.deepEqual(await bare(site, tab), OWN);
  });

  test('... and on this page, as soon as another choice is made', async ({ site, open }) => {
    const tab = await leftOver(site, open);
    // Over once the file has not come.
    await tab.run(() => window.Placet.withdraw());
    site.find('placet-erase.js');
    await tab.run(() => window.Placet.reject());
    await tab.equals(() => bare(site, tab), OWN);
  });

  test('a page that goes on only after a withdrawal finds it done', async ({ site, open }) => {
    const tab = await open(await deep(site));
    await tab.accept();
    await tab.run(leave);
    await tab.run(() => window.Placet.withdraw());
    assert.deepEqual((await tab.cookies()).map(({ name }) => name).sort(), ['own', 'placet']);
  });

  test.everywhere('the visitor withdraws with a button of the page', async ({ site, open }) => {
    const tab = await open(await deep(site));
    await tab.accept();
    await tab.run(leave);
    await tab.click('#out');
    await tab.equals(() => tab.run(kept), OWN);
  });

  test('withdrawing one purpose erases its services alone', async ({ site, open }) => {
    const tab = await open(await deep(site));
    await tab.accept();
    await tab.run(leave);
    await tab.reject(['marketing']);
    await tab.equals(() => tab.run(kept), { ...FULL, cookies: FULL.cookies.filter((name) => name !== '_ad_one') });
    assert.equal(await tab.allows('stats'), true);
  });

  test('what a service left before the visitor was ever asked goes with the refusal', async ({ site, open }) => {
    await site.page({ path: '/plain.html', guard: '' });
    const tab = await open(`${site.under('www')}/plain.html`);
    await tab.run(leave);
    await tab.visit(await deep(site));
    await tab.reject();
    await tab.equals(async () => (await tab.run(kept)).cookies.filter((name) => name !== '_st_page'), ['own']);
    await tab.equals(async () => (await tab.run(kept)).local, ['own']);
  });

  test('an open database does not keep the rest from being erased, and goes when it is closed', async ({ site, open }) => {
    const tab = await open(await deep(site));
    await tab.accept();
    await tab.run(leave);
    await tab.run(() => new Promise((resolve) => {
      indexedDB.open('_st_base', 1).onsuccess = ({ target }) => {
        window.base = target.result;
        resolve();
      };
    }));
    await tab.withdraw();
    await tab.equals(async () => ({ ...(await tab.run(kept)), bases: null }), { ...OWN, bases: null });
    await tab.run(() => { window.base.close(); });
    await tab.equals(async () => (await tab.run(kept)).bases, ['own']);
  });
};
