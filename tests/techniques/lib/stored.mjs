// What is truly stored under the tracker's name, read where no guard reaches: the cookie as the server gets it, the rest in a page of the same
// origin that has no guard.
import { STATE } from './addresses.mjs';
import { go } from './watch.mjs';

const LIST = `async (name) => {
  const found = [];
  const look = async (kind, list) => { try { if ([...await list()].includes(name)) found.push(kind); } catch {} };
  await look('local', () => Object.keys(localStorage));
  await look('session', () => Object.keys(sessionStorage));
  await look('indexeddb', async () => (await indexedDB.databases()).map((each) => each.name));
  await look('cache', () => caches.keys());
  await look('opfs', async () => { const names = []; for await (const each of (await navigator.storage.getDirectory()).keys()) names.push(each); return names; });
  await look('bucket', () => navigator.storageBuckets.keys());
  return found;
}`;

/** Takes the tab to the clean page; resolves with the kinds of storage that hold the name. */
export const stored = async (tab, stage) => {
  const mark = stage.site.requests().length;
  await go(tab, stage.clean);
  const found = await tab.run(LIST, STATE), asked = stage.site.requests().slice(mark).find(({ path }) => path === '/clean.html');
  if (!asked) throw new Error('the clean page was not asked for');
  return asked.cookie.split('; ').some((pair) => pair.split('=')[0] === STATE) ? ['cookie', ...found] : found;
};
