// Takes away what services have stored on this device. Cookies set by a server for another path, or out of a script's reach, cannot be seen
// from here; everything visible under a declared name goes.
import { cookieOf, method, writeCookie } from './natives.js';

const removeItem = window.Storage && method(Storage.prototype.removeItem);

/** What this service of the configuration declares, `*` standing for anything in a name. */
export const erase = (service) => {
  for (const { name } of listed(service?.cookies)) remove('cookie', name);
  for (const { in: store, key } of listed(service?.storage)) remove(store, key);
};

const listed = (value) => (Array.isArray(value) ? value.filter(Boolean) : []);

const remove = (kind, pattern) => {
  try {
    ERASERS[kind]?.(matcher(pattern));
  } catch {
    // Storage that is refused holds nothing.
  }
};

/** Linear: each part between stars is found once, from left to right. */
const matcher = (pattern) => {
  const parts = pattern.split('*'), first = parts[0], last = parts[parts.length - 1];
  if (parts.length === 1) return (name) => name === pattern;
  return (name) => {
    if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last)) return false;
    let from = first.length;
    for (let at = 1; at < parts.length - 1; at++) {
      from = name.indexOf(parts[at], from);
      if (from < 0) return false;
      from += parts[at].length;
    }
    return from <= name.length - last.length;
  };
};

const cookies = (fits) => {
  const pairs = cookieOf(document).split('; ');
  for (let at = 0; at < pairs.length; at++) {
    const name = pairs[at].split('=')[0];
    if (name && fits(name)) expire(name);
  }
};

// Neither domain nor path of a cookie can be read: every one that could have been set from here is tried.
const expire = (name) => {
  const labels = location.hostname.split('.'), steps = location.pathname.split('/');
  const domains = [''];
  for (let at = 0; at < labels.length; at++) domains.push(`; Domain=${labels.slice(at).join('.')}`);
  for (const domain of domains) {
    for (let depth = 1; depth <= steps.length; depth++) {
      const path = steps.slice(0, depth).join('/');
      for (const form of new Set([path || '/', `${path}/`])) {
        writeCookie(document, `${name}=; Path=${form}; Max-Age=0${domain}`);
        if (location.protocol === 'https:') writeCookie(document, `${name}=; Path=${form}; Max-Age=0${domain}; Secure; SameSite=None; Partitioned`);
      }
    }
  }
};

const storage = (which) => (fits) => {
  const area = window[which];
  for (const key of Object.keys(area)) if (fits(key)) removeItem(area, key);
};

const ERASERS = {
  __proto__: null,
  cookie: cookies,
  local: storage('localStorage'),
  session: storage('sessionStorage'),
  indexeddb: (fits) => {
    indexedDB.databases?.().then((found) => found.forEach(({ name }) => { if (fits(name)) indexedDB.deleteDatabase(name); }), () => {});
  },
  cache: (fits) => {
    caches.keys().then((names) => names.forEach((name) => { if (fits(name)) caches.delete(name); }), () => {});
  },
};
