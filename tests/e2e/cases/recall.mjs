// Neither cookies nor web storage: the choice is kept in a database, and the notice waits until that was asked.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';
import { ran } from '../lib/payloads.mjs';
import { pause } from '../lib/tab.mjs';

const THROW = `throw new DOMException('denied', 'SecurityError');`;
const STORAGE = ['localStorage', 'sessionStorage'].map((name) => `Object.defineProperty(window, '${name}', { configurable: true, get() { ${THROW} } });`).join('');
/** As a browser that refuses cookies looks to a page; in Chromium there is the real thing, too. */
const COOKIES = `Object.defineProperty(Document.prototype, 'cookie', { configurable: true, enumerable: true, get: () => '', set: () => {} });
  Object.defineProperty(Navigator.prototype, 'cookieEnabled', { configurable: true, get: () => false });`;
const DATABASES = `Object.defineProperty(window, 'indexedDB', { configurable: true, get() { ${THROW} } });`;

/** The moment the first layer was first seen, if ever. */
const WATCH = `new MutationObserver((all, observer) => {
  const root = document.getElementById('placet')?.shadowRoot, notice = root?.querySelector('.notice');
  if (!notice) return;
  observer.disconnect();
  const look = () => { window.wasShown ||= !notice.hidden; };
  new MutationObserver(look).observe(notice, { attributes: true });
  look();
}).observe(document, { childList: true, subtree: true });`;

const page = (site, change, { refuses = STORAGE + COOKIES, more = '' } = {}) => ({
  config: shop(site, change), before: `<script>${WATCH}${refuses}${more}</script>`,
  body: `<script>${ran('own')} fetch('${site.from('stats', '/e.json')}').then(() => ran.push('fetched'), () => {});</script><script type="text/plain" data-category="statistics">${ran('marked')}</script>`,
});
const DONE = ['fetched', 'marked', 'own'];
const wasShown = (tab) => tab.run(() => window.wasShown === true);

/** Goes to the page with an empty list of what was asked for. */
const comeBack = async (site, tab) => {
  await tab.leave();
  site.forget();
  await tab.visit(`${site.origin}/`);
};
const optOut = (config) => { config.regime = 'opt-out'; };

/** In a page without the guard: databases by name and version. */
const databases = async (site, tab) => {
  await tab.visit(await site.page({ path: '/plain', guard: '' }));
  return tab.run(async () => (await indexedDB.databases()).map(({ name }) => name));
};
/** ... and another database in the place of ours: `version` 0 leaves what is there. */
const plant = async (site, tab, value, version = 1, store = 'choice') => {
  await tab.visit(await site.page({ path: '/plain', guard: '' }));
  await tab.run((value, version, store) => new Promise((resolve, reject) => {
    const wipe = indexedDB.deleteDatabase('placet');
    wipe.onerror = wipe.onblocked = reject;
    wipe.onsuccess = () => {
      const request = indexedDB.open('placet', version);
      request.onupgradeneeded = () => request.result.createObjectStore(store).put(value, 0);
      request.onerror = reject;
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    };
  }), value, version, store);
};
/** What the guard has kept there. */
const kept = async (site, tab) => {
  await tab.visit(await site.page({ path: '/plain', guard: '' }));
  return tab.run(() => new Promise((resolve, reject) => {
    const request = indexedDB.open('placet');
    request.onerror = reject;
    request.onsuccess = () => {
      const base = request.result, found = base.transaction('choice').objectStore('choice').get(0);
      found.onsuccess = () => {
        base.close();
        resolve(found.result);
      };
    };
  }));
};

export default (test) => {
  test.everywhere('the choice is kept, and the notice does not come again, not even for a moment', async ({ site, open }) => {
    const tab = await open(await site.page(page(site)));
    await tab.notice.appears();
    assert.deepEqual(await tab.ran(), ['own']);
    assert.deepEqual(site.asked('stats'), []);
    await tab.notice.accept();
    await tab.equals(async () => (await tab.ran()).toSorted(), DONE);
    await pause(300);
    await comeBack(site, tab);
    await tab.equals(async () => (await tab.ran()).toSorted(), DONE);
    assert.equal(await wasShown(tab), false);
    assert.deepEqual(site.product(), ['placet.js', 'placet-recall.js']);
    // A change of mind takes its place.
    await tab.withdraw();
    assert.equal(await tab.allows('stats'), false);
    await pause(300);
    await comeBack(site, tab);
    await tab.equals(() => tab.choices().then(({ source }) => source), 'withdrawal');
    assert.deepEqual(await tab.ran(), ['own']);
    assert.deepEqual(site.asked('stats'), []);
    assert.equal(await wasShown(tab), false);
  });

  test('cookies refused by the browser itself', async ({ site, open }) => {
    const tab = await open(null);
    await tab.driver.cdp.send('Emulation.setDocumentCookieDisabled', { disabled: true });
    await tab.visit(await site.page(page(site, undefined, { refuses: STORAGE })));
    await tab.notice.appears();
    await tab.notice.reject();
    await pause(300);
    await comeBack(site, tab);
    await tab.equals(() => tab.choices().then(({ source }) => source), 'notice');
    assert.equal(await wasShown(tab), false);
    assert.deepEqual(await tab.ran(), ['own']);
  });

  test('where one of the two works, no database is asked or made', async ({ site, open }) => {
    for (const refuses of [STORAGE, COOKIES]) {
      const tab = await open(await site.page(page(site, undefined, { refuses })), {});
      await tab.notice.appears();
      await tab.notice.accept();
      await tab.settle();
      assert.deepEqual(site.product().filter((file) => file === 'placet-recall.js'), []);
      assert.deepEqual(await databases(site, tab), []);
    }
  });

  test('... and only to look, none is made', async ({ site, open }) => {
    const tab = await open(await site.page(page(site)));
    await tab.notice.appears();
    assert.deepEqual(await databases(site, tab), []);
  });

  test.everywhere('opt-out: what a kept no refuses is held until it was read; without one it goes', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, optOut)));
    await tab.equals(async () => (await tab.ran()).toSorted(), DONE);
    await tab.notice.appears();
    await tab.notice.reject();
    await pause(300);
    await comeBack(site, tab);
    await tab.equals(() => tab.choices().then(({ source }) => source), 'notice');
    await tab.settle();
    assert.deepEqual(await tab.ran(), ['own']);
    assert.deepEqual(site.asked('stats'), []);
  });

  test('a no without the network is kept as well', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, optOut)));
    await tab.equals(async () => (await tab.ran()).toSorted(), DONE);
    site.lose('placet-notice.js');
    await comeBack(site, tab);
    await tab.run(() => window.Placet.reject());
    await pause(300);
    await comeBack(site, tab);
    assert.equal(await tab.allows('stats'), false);
    assert.deepEqual(await tab.ran(), ['own']);
  });

  test('values that are none of ours are as if never written', async ({ site, open }) => {
    const tab = await open(await site.page(page(site)));
    await tab.notice.accept();
    await pause(300);
    const { record, until } = await kept(site, tab);
    assert.match(record, /^[\w-]{30,}$/);
    assert.ok(Math.abs(until - Date.now() - 180 * 86400000) < 120_000);
    const asksAnew = async (value, ...shape) => {
      await plant(site, tab, value, ...shape);
      await comeBack(site, tab);
      await tab.notice.appears();
      assert.equal(await tab.allows('stats'), false, JSON.stringify(value));
      assert.deepEqual(await tab.errors(), [], JSON.stringify(value));
    };
    const values = [
      record, null, 7, true, [], {}, { record: { toString: 1 }, until }, { record: [record, 1], until }, { record: record.slice(0, -1), until }, { record: `${record}A`, until }, { record: '', until },
      { record: `<b>${record}`, until }, { record: 'A'.repeat(5000), until }, { record }, { record, until: 'later' }, { record, until: null }, { record, until: Date.now() - 1000 },
    ];
    for (const value of values) await asksAnew(value);
    await asksAnew({ record, until }, 3);
    await asksAnew({ record, until }, 1, 'another');
    await plant(site, tab, { record, until });
    await comeBack(site, tab);
    await tab.equals(() => tab.allows('stats'), true);
    assert.equal(await wasShown(tab), false, 'the true value still counts');
  });

  test('what has expired is deleted', async ({ site, open }) => {
    const tab = await open(await site.page(page(site)));
    await tab.notice.accept();
    await pause(300);
    const { record } = await kept(site, tab);
    await plant(site, tab, { record, until: Date.now() - 1000 });
    await comeBack(site, tab);
    await tab.notice.appears();
    await tab.equals(() => databases(site, tab), []);
  });

  test.everywhere('a database that never answers does not keep the notice away', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, undefined, { more: "for (const key of ['onsuccess', 'onerror']) Object.defineProperty(IDBRequest.prototype, key, { set() {} });" })));
    await tab.notice.appears();
    assert.deepEqual(await tab.ran(), ['own']);
    await tab.notice.accept();
    await tab.equals(async () => (await tab.ran()).toSorted(), DONE);
  });

  test('... and what it says too late still counts, unless the visitor has said something since', async ({ site, open }) => {
    const late = "Object.defineProperty(IDBRequest.prototype, 'onsuccess', { set(heard) { this.addEventListener('success', (event) => setTimeout(heard, this instanceof IDBOpenDBRequest ? 2500 : 0, event)); } });";
    const tab = await open(await site.page(page(site)));
    await tab.notice.reject();
    await pause(300);
    await site.page(page(site, undefined, { more: late }));
    await comeBack(site, tab);
    await tab.notice.appears();
    await tab.notice.vanishes();
    await tab.equals(() => tab.choices().then(({ source }) => source), 'notice');
    assert.equal(await tab.allows('stats'), false);
    await comeBack(site, tab);
    await tab.notice.appears();
    await tab.notice.accept();
    await pause(2800);
    assert.equal(await tab.allows('stats'), true);
  });

  test.everywhere('databases that throw, and a file that is lost: the choice holds for the page, and is asked again', async ({ site, open }) => {
    for (const more of [DATABASES, '']) {
      if (!more) site.lose('placet-recall.js');
      const tab = await open(await site.page(page(site, undefined, { more })), {});
      await tab.notice.appears();
      await tab.notice.accept();
      await tab.equals(async () => (await tab.ran()).toSorted(), DONE);
      await comeBack(site, tab);
      await tab.notice.appears();
      assert.deepEqual(await tab.ran(), ['own']);
    }
  });

  test.everywhere('a service of the same name gets at neither the database nor the cookie, and takes neither with it', async ({ site, open }) => {
    const same = ({ services }) => {
      services[0].storage.push({ key: 'placet', in: 'indexeddb', days: 365 });
      services[0].cookies.push({ name: 'placet', days: 365 });
    };
    const forge = async () => {
      const request = indexedDB.open('placet', 1);
      request.onsuccess = () => { window.got = true; };
      return new Promise((resolve) => { setTimeout(() => resolve(window.got === true), 500); });
    };
    const tab = await open(await site.page(page(site, same)));
    await tab.notice.accept();
    await pause(300);
    assert.equal(await tab.run(forge), false, 'permitted');
    await tab.reject();
    await pause(300);
    assert.equal(await tab.run(forge), false, 'refused');
    await comeBack(site, tab);
    await tab.equals(() => tab.choices().then(({ source }) => source), 'api');
    assert.equal(await wasShown(tab), false);
    assert.equal(await tab.run(forge), false, 'refused, on the next page');
    // The same where cookies can be had.
    await site.page(page(site, same, { refuses: '' }));
    await comeBack(site, tab);
    await tab.notice.appears();
    await tab.notice.reject();
    await tab.settle();
    await comeBack(site, tab);
    assert.equal(await wasShown(tab), false);
    await tab.equals(async () => (await tab.choices()).source, 'notice');
  });

  test('cookies are back: a no in them does not leave an older yes behind', async ({ site, open }) => {
    const tab = await open(await site.page(page(site)));
    await tab.notice.accept();
    await pause(300);
    await site.page(page(site, undefined, { refuses: '' }));
    await comeBack(site, tab);
    await tab.notice.appears();
    await tab.notice.reject();
    await tab.settle();
    await tab.equals(() => databases(site, tab), []);
    await site.page(page(site));
    await comeBack(site, tab);
    await tab.notice.appears();
    assert.equal(await tab.allows('stats'), false);
  });

  test('the name is the cookie\'s', async ({ site, open }) => {
    const tab = await open(await site.page(page(site, (config) => { config.cookie = { name: 'hazel_consent' }; })));
    await tab.notice.accept();
    await pause(300);
    assert.deepEqual(await databases(site, tab), ['hazel_consent']);
  });
};
