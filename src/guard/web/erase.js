// Takes away what services have stored on this device and may not keep: everything visible under a declared name whose service is not
// permitted now. Cookies that a server has set for another path, or out of a script's reach, cannot be seen from here.
// Web storage needs no sweep here: the guard takes out what may not be there whenever the storage is asked for.

/** The kinds of names that can be declared, as the core numbers them (src/guard/guard.rs). */
const INDEXEDDB = 2, CACHE = 3, COOKIE = 4, FILES = 5;

/**
 * `freely(work)` calls `work` while the guard hides and holds nothing, `isDue(kind, name)` says what goes. What is called `own` is the choice
 * itself, which stays, whatever is declared; but in a database it is out of date where it is not the one `remembered`.
 */
export const erase = (freely, isDue, own, remembered) => {
  const names = (kind, list) => list.filter((name) => name && (name === own ? kind === INDEXEDDB && !remembered : isDue(kind, name)));
  const SWEEPS = [
    () => window.localStorage,
    () => window.sessionStorage,
    () => names(COOKIE, freely(() => document.cookie).split('; ').map((pair) => pair.split('=')[0])).forEach((name) => freely(() => expire(name))),
    async () => {
      const found = await freely(() => indexedDB.databases());
      names(INDEXEDDB, found.map(({ name }) => name)).forEach((name) => indexedDB.deleteDatabase(name));
    },
    async () => {
      const found = await freely(() => caches.keys());
      names(CACHE, found).forEach((name) => caches.delete(name));
    },
    async () => {
      const root = await navigator.storage.getDirectory(), found = [];
      for await (const name of root.keys()) found.push(name);
      names(FILES, found).forEach((name) => root.removeEntry(name, { recursive: true }).catch(() => {}));
    },
  ];
  for (const sweep of SWEEPS) {
    // Storage that is refused holds nothing.
    try {
      Promise.resolve(sweep()).catch(() => {});
    } catch {}
  }
};

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
      for (const more of ['', '; Secure; SameSite=None; Partitioned']) document.cookie = `${name}=; Path=${path}; Max-Age=0${domain}${more}`;
    }
  }
};
