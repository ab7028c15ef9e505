// The storage gate: what a declared service keeps on the device waits, reads as if it were not there, and is done after a yes.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';

const scripted = (site, source, more) => site.page({ config: shop(site), body: `<script>window.ran = []; ${source}</script>`, ...more });
const held = (tab) => tab.run(() => window.Placet.held().map(({ technique, name }) => `${technique} ${name}`).sort());

/** In a page without the guard: what is really stored under a name that begins so. */
const stored = async (start) => {
  const mine = (list) => list.filter((name) => name.startsWith(start));
  const root = await navigator.storage?.getDirectory?.().catch(() => null), files = [];
  if (root?.keys) for await (const name of root.keys()) files.push(name);
  return [
    ...mine(document.cookie.split('; ')).map((each) => `cookie ${each}`), ...mine(Object.keys(localStorage)).map((key) => `local ${key}=${localStorage[key]}`),
    ...mine(Object.keys(sessionStorage)).map((key) => `session ${key}=${sessionStorage[key]}`), ...mine((await indexedDB.databases()).map(({ name }) => name)).map((name) => `base ${name}`),
    ...mine(await caches.keys()).map((name) => `cache ${name}`), ...mine(files).map((name) => `file ${name}`),
  ].sort();
};
/** A tab of the same visitor on a page of the same site that has no guard. */
const outside = async (site, open) => open(await site.page({ path: '/bare.html', guard: '' }));

export default (test) => {
  test.everywhere('web storage written as a property, or by reflection, waits and reads as if it were not there', async ({ site, open }) => {
    const tab = await open(await scripted(site, `
      localStorage._st_a = '1'; localStorage['_st_b'] = 2; Reflect.set(localStorage, '_st_c', '3'); Object.assign(sessionStorage, { _st_d: '4' });
      Object.defineProperty(localStorage, '_st_e', { value: '5', configurable: true, enumerable: true, writable: true }); localStorage.own = 'kept';
      Storage.prototype.setItem.call(sessionStorage, { toString: () => '_st_f' }, '6');
      localStorage._st_g = 'property'; localStorage.setItem('_st_g', 'method');
      setTimeout(() => { window.reads = [localStorage._st_a ?? null, localStorage.getItem('_st_b'), '_st_c' in localStorage, Object.keys(localStorage).filter((key) => key.startsWith('_st')), sessionStorage.length, localStorage.own]; });`));
    await tab.until(() => window.reads);
    assert.deepEqual(await tab.run(() => window.reads), [null, null, false, [], 0, 'kept']);
    const bare = await outside(site, open);
    assert.deepEqual(await bare.run(stored, '_st'), []);
    assert.deepEqual(await held(tab), ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `storage _st_${letter}`));
    await tab.accept();
    await tab.equals(() => tab.run(() => ['a', 'b', 'c', 'e', 'g'].map((letter) => localStorage[`_st_${letter}`]).concat(sessionStorage._st_d, sessionStorage._st_f)), ['1', '2', '3', '5', 'method', '4', '6']);
  });

  test.everywhere('a storage that was kept cannot be written for good', async ({ site, open }) => {
    const tab = await open(await scripted(site, 'window.kept = localStorage;'));
    await tab.run(() => { window.kept._st_late = '1'; });
    await tab.goto(await site.page({ path: '/bare.html', guard: '' }));
    assert.deepEqual(await tab.run(stored, '_st'), []);
  });

  test.everywhere('what was there before is out of sight, and comes back with a yes', async ({ site, open }) => {
    const bare = await outside(site, open);
    await bare.run(() => { localStorage._st_old = 'old'; document.cookie = '_st_old=old; path=/'; document.cookie = 'own=1; path=/'; });
    const tab = await open(await scripted(site, 'window.reads = [localStorage.getItem("_st_old"), document.cookie, document.cookie];'));
    assert.deepEqual(await tab.run(() => window.reads), [null, 'own=1', 'own=1']);
    await tab.accept();
    await tab.equals(() => tab.run(() => [localStorage._st_old, document.cookie.includes('_st_old=old')]), ['old', true]);
  });

  test.everywhere('taking away counts as a write: the last one wins', async ({ site, open }) => {
    const tab = await open(await scripted(site, `localStorage.setItem('_st_a', '1'); localStorage.removeItem('_st_a'); document.cookie = '_st_b=1; path=/'; document.cookie = '_st_b=; max-age=0; path=/'; document.cookie = '=_st_c=1; path=/';`));
    assert.deepEqual(await held(tab), ['cookie _st_b', 'cookie _st_c', 'storage _st_a']);
    await tab.accept();
    await tab.equals(() => tab.run(() => [localStorage.getItem('_st_a'), document.cookie.includes('_st_b'), window.Placet.held().length]), [null, false, 0]);
  });

  test.everywhere('cookieStore waits, says that nothing is there, and resolves after a yes', async ({ site, open }) => {
    const tab = await open(await scripted(site, `if (window.cookieStore) {
      cookieStore.set('_st_a', '1').then(() => ran.push('set')); cookieStore.set({ name: '_st_b', value: '2' }).then(() => ran.push('set object')); cookieStore.set('own', '3').then(() => ran.push('own'));
      cookieStore.get('_st_a').then((found) => ran.push(found)); }`));
    if (!(await tab.run(() => Boolean(window.cookieStore)))) return;
    // Every engine has to keep the promises; WebKitGTK's store keeps no cookie, without us either.
    const bare = await outside(site, open), keeps = await bare.run(async () => {
      await cookieStore.set('bare', '1');
      const all = await cookieStore.getAll();
      await cookieStore.delete('bare');
      return all.length > 0;
    });
    const kept = (...names) => (keeps ? names : []);
    await tab.equals(async () => (await tab.ran()).map(String).sort(), ['null', 'own']);
    assert.deepEqual(await tab.run(async () => (await cookieStore.getAll()).map(({ name }) => name)), kept('own'));
    await tab.accept();
    await tab.equals(async () => (await tab.ran()).map(String).sort(), ['null', 'own', 'set', 'set object']);
    assert.deepEqual(await tab.run(async () => (await cookieStore.getAll()).map(({ name }) => name).filter((name) => name !== 'placet').sort()), kept('_st_a', '_st_b', 'own'));
  });

  test.everywhere('cookieStore takes away a declared name only after a yes, in its place among the writes', async ({ site, open }) => {
    const tab = await open(await scripted(site, `if (window.cookieStore) {
      cookieStore.set('_st_a', '1').then(() => ran.push('set')); cookieStore.delete('_st_a').then(() => ran.push('delete')); cookieStore.delete({ name: '_st_b' }).then(() => ran.push('delete object'));
      cookieStore.delete('own').then(() => ran.push('own')); }`));
    if (!(await tab.run(() => Boolean(window.cookieStore)))) return;
    await tab.equals(tab.ran, ['own']);
    assert.deepEqual([...new Set(await held(tab))], ['cookie _st_a', 'cookie _st_b']);
    await tab.accept();
    await tab.equals(async () => (await tab.ran()).toSorted(), ['delete', 'delete object', 'own', 'set']);
    assert.deepEqual(await tab.run(async () => [(await cookieStore.getAll()).some(({ name }) => name.startsWith('_st')), document.cookie.includes('_st'), window.Placet.held().length]), [false, false, 0]);
  });

  test.everywhere('a database: its request waits, then upgrades and succeeds', async ({ site, open }) => {
    const tab = await open(await scripted(site, `
      const request = indexedDB.open('_st_base', 3);
      ran.push(request instanceof IDBOpenDBRequest, request.readyState);
      request.onupgradeneeded = (event) => { event.target.result.createObjectStore('visits'); ran.push('upgrade ' + event.oldVersion + ' ' + event.newVersion + ' ' + (request.transaction instanceof IDBTransaction)); };
      request.addEventListener('success', ({ target }) => { ran.push('success ' + request.readyState + ' ' + (target === request));
        request.result.transaction('visits', 'readwrite').objectStore('visits').put('one', 1).onsuccess = () => ran.push('written'); });
      indexedDB.databases().then((all) => ran.push(all.length));`));
    await tab.settle();
    assert.deepEqual(await tab.ran(), [true, 'pending', 0]);
    assert.deepEqual(await held(tab), ['database _st_base']);
    await tab.accept();
    await tab.equals(tab.ran, [true, 'pending', 0, 'upgrade 0 3 true', 'success done true', 'written']);
    assert.deepEqual(await tab.run(async () => (await indexedDB.databases()).map(({ name }) => name)), ['_st_base']);
  });

  test.everywhere('a database that is refused fails with an error event', async ({ site, open }) => {
    const tab = await open(await scripted(site, `const request = indexedDB.open('_st_base'); request.onsuccess = () => ran.push('success'); request.onerror = ({ target }) => ran.push(target.error.name + ' ' + request.readyState);`));
    await tab.reject();
    await tab.equals(tab.ran, ['NotAllowedError done']);
    const bare = await outside(site, open);
    assert.deepEqual(await bare.run(stored, '_st'), []);
  });

  test.everywhere('caches wait, and are not there', async ({ site, open }) => {
    const tab = await open(await scripted(site, `caches.open('_st_cache').then((cache) => ran.push(typeof cache.put)); caches.has('_st_cache').then((has) => ran.push(has)); caches.open('own').then(() => caches.keys()).then((keys) => ran.push(keys.join()));`));
    await tab.equals(async () => (await tab.ran()).map(String).sort(), ['false', 'own']);
    await tab.accept();
    await tab.equals(async () => (await tab.ran()).map(String).sort(), ['false', 'function', 'own']);
    assert.deepEqual(await tab.run(async () => (await caches.keys()).sort()), ['_st_cache', 'own']);
  });

  test('files of the private file system wait, are not there, and go with a withdrawal', async ({ site, open }) => {
    const config = shop(site, ({ services }) => { services[0].storage.push({ key: '_st_*', in: 'files', days: 30 }); });
    const tab = await open(await scripted(site, `navigator.storage.getDirectory().then((root) => {
      root.getFileHandle('_st_file', { create: true }).then((file) => ran.push(file.name)); root.getDirectoryHandle('_st_folder', { create: true }).then((folder) => ran.push(folder.name));
      root.getFileHandle('_st_file').catch((error) => ran.push(error.name)); root.getFileHandle('own', { create: true }).then(() => ran.push('own')); });`, { config }));
    await tab.equals(async () => (await tab.ran()).sort(), ['NotFoundError', 'own']);
    await tab.accept();
    await tab.equals(async () => (await tab.ran()).sort(), ['NotFoundError', '_st_file', '_st_folder', 'own']);
    await tab.withdraw();
    const bare = await outside(site, open);
    await bare.equals(() => bare.run(stored, ''), await bare.run(async () => [...document.cookie.split('; ').map((each) => `cookie ${each}`), `local placet=${localStorage.placet}`, 'file own'].sort()));
  });

  test.everywhere('a wrong receiver is an error, whatever the name', async ({ site, open }) => {
    const tab = await open(await scripted(site, `
      const tried = (work) => { try { work(); return 'nothing'; } catch (error) { return error.name; } };
      const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
      ran.push(tried(() => cookie.set.call({}, '_st_a=1')), tried(() => Storage.prototype.setItem.call({}, '_st_a', '1')), tried(() => cookie.get.call({})));`));
    assert.deepEqual(await tab.ran(), ['TypeError', 'TypeError', 'TypeError']);
    assert.deepEqual(await held(tab), []);
  });

  test.everywhere('the choice: no method, property or cookie store forges, alters or deletes it', async ({ site, open }) => {
    const attack = `(value) => { localStorage.placet = value; delete localStorage.placet; localStorage.setItem('placet', value); localStorage.removeItem('placet'); localStorage.clear(); localStorage.placet = value;
      document.cookie = 'placet=' + value + '; path=/; max-age=9999'; document.cookie = 'placet=; path=/; max-age=0'; window.cookieStore?.set('placet', value).catch(() => {}); window.cookieStore?.delete('placet').catch(() => {}); }`;
    const other = await open(await site.page({ path: '/other.html', config: shop(site) }), {});
    await other.accept();
    const yes = (await other.cookie('placet')).value;
    // Where all visitors share one profile, what this one has chosen goes with it.
    await other.close();
    await (await outside(site, open)).run(() => {
      document.cookie = 'placet=; path=/; max-age=0';
      localStorage.clear();
    });
    const tab = await open(await scripted(site, `(${attack})('${yes}');`));
    await tab.settle();
    await tab.visit(`${site.origin}/`);
    assert.equal(await tab.allows('stats'), false, 'nothing was forged');
    await tab.notice.appears();
    await tab.reject();
    const no = (await tab.cookie('placet')).value;
    await tab.visit(`${site.origin}/`);
    await tab.settle();
    const bare = await outside(site, open);
    assert.deepEqual(await bare.run(stored, 'placet'), [`cookie placet=${no}`, `local placet=${no}`]);
    await bare.run(() => { document.cookie = 'placet=; path=/; max-age=0'; });
    await tab.visit(`${site.origin}/`);
    assert.equal(await tab.allows('stats'), false);
    assert.equal(await tab.notice.isShown(), false, 'the mirror has kept the no');
  });

  test('a database that was open at the withdrawal is gone on the next visit', async ({ site, open }) => {
    const tab = await open(await scripted(site, ''));
    await tab.accept();
    await tab.run(() => new Promise((resolve) => { indexedDB.open('_st_base', 1).onsuccess = ({ target }) => { window.base = target.result; resolve(); }; }));
    await tab.withdraw();
    await tab.settle();
    await tab.goto(await site.page({ path: '/bare.html', guard: '' }));
    await tab.equals(() => tab.run(stored, '_st'), []);
  });

  test.everywhere('a returning visitor loads nothing but the guard, unless something is left', async ({ site, open }) => {
    const tab = await open(await scripted(site, ''));
    await tab.reject();
    await tab.leave();
    site.forget();
    await tab.visit(`${site.origin}/`);
    assert.deepEqual(site.product(), ['placet.js']);
    const bare = await outside(site, open);
    await bare.run(() => { document.cookie = '_st_left=1; path=/'; caches.open('_st_left'); });
    await tab.visit(`${site.origin}/`);
    await bare.equals(() => bare.run(stored, '_st'), []);
    assert.deepEqual(site.product().filter((file) => file !== 'placet.js'), ['placet-erase.js']);
  });
};
