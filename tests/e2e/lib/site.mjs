// One test's site and the third parties on it.
import { BASE, packaged } from './world.mjs';
import { writePage } from './page.mjs';

export const openSite = (world) => {
  const claimed = world.claim();
  const name = `s${claimed.number}.localhost`;
  const at = (host) => `http://${host}:${world.port}`;
  const site = {
    name, port: world.port, origin: at(name),
    /** The name of a third party, `site.party('stats')`; it is a site of its own to the browser. */
    party: (label) => `${label}-${name}`,
    /** An address at a third party: `site.from('stats', '/a.js')`. */
    from: (label, path) => at(site.party(label)) + path,
    /** The site under another name: `site.under('shop')` is a subdomain. */
    under: (label) => at(`${label}.${name}`),
    /** Puts a page on the site and returns its address. `what` is read by page.mjs; `path` is '/' by default. */
    page: async (what = {}) => {
      const path = what.path ?? '/';
      claimed.pages.set(path, { type: 'text/html; charset=utf-8', content: writePage(what, { guard: await packaged('placet.js') }), headers: what.headers });
      return site.origin + path;
    },
    /** Puts a file of any kind there. */
    file: (path, type, content, headers, status) => {
      claimed.pages.set(path, { type, content, headers, status });
      return site.origin + path;
    },
    /** { type, content } of what the site answers at `path`. */
    serve: claimed.serve,
    /** From now on this file of the product cannot be had. */
    lose: (file) => claimed.missing.add(file),
    /** Now it can be had again. */
    find: (file) => claimed.missing.delete(file),
    /** Everything that was asked for, or what fits `{ host, path, method }`. */
    requests: (fit = {}) => claimed.requests.filter((each) => Object.entries(fit).every(([key, value]) => each[key] === value)),
    /** What the third party was asked for: its paths, in order. */
    asked: (label) => site.requests({ host: site.party(label) }).filter(({ method }) => method !== 'OPTIONS').map(({ path }) => path),
    /** Files of the product that were asked for. */
    product: () => claimed.requests.filter(({ path }) => path.startsWith(BASE)).map(({ path }) => path.slice(BASE.length)),
    /** Forgets what was asked for until now. */
    forget: () => { claimed.requests.length = 0; },
  };
  return site;
};
