// Takes away what services have stored on this device and may not keep: everything visible under a declared name whose service is not
// permitted now. Cookies that a server has set for another path, or out of a script's reach, cannot be seen from here.
import { CACHE, COOKIE, INDEXEDDB, LOCAL, SESSION, isHeld, judgeName } from './gate.js';
import { cookieOf, uncurry, writeCookie } from './natives.js';

const removeItem = window.Storage && uncurry(Storage.prototype.removeItem);

export const erase = () => {
  for (const sweep of SWEEPS) {
    // Storage that is refused holds nothing.
    try {
      Promise.resolve(sweep()).catch(() => {});
    } catch {}
  }
};

const isDue = (kind, name) => Boolean(name) && isHeld(judgeName(kind, name));

const storage = (which, kind) => () => {
  const area = window[which];
  for (const key of Object.keys(area)) if (isDue(kind, key)) removeItem(area, key);
};

const SWEEPS = [
  () => {
    for (const pair of cookieOf(document).split('; ')) {
      const name = pair.split('=')[0];
      if (isDue(COOKIE, name)) expire(name);
    }
  },
  storage('localStorage', LOCAL),
  storage('sessionStorage', SESSION),
  async () => { for (const { name } of await indexedDB.databases()) if (isDue(INDEXEDDB, name)) indexedDB.deleteDatabase(name); },
  async () => { for (const name of await caches.keys()) if (isDue(CACHE, name)) caches.delete(name); },
];

// Neither domain nor path of a cookie can be read: every one that could have been set from here is tried.
const expire = (name) => {
  const labels = location.hostname.split('.'), steps = location.pathname.split('/');
  const domains = ['', ...labels.map((label, at) => `; Domain=${labels.slice(at).join('.')}`)];
  const paths = new Set(steps.flatMap((step, at) => {
    const path = steps.slice(0, at + 1).join('/');
    return [path || '/', `${path}/`];
  }));
  for (const domain of domains) {
    for (const path of paths) {
      for (const more of ['', '; Secure; SameSite=None; Partitioned']) writeCookie(document, `${name}=; Path=${path}; Max-Age=0${domain}${more}`);
    }
  }
};
