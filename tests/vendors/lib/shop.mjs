// A shop with one vendor's tracker in it.
import { shop } from '../../e2e/lib/configs.mjs';
import { openSite } from '../../e2e/lib/site.mjs';
import { ANYWHERE } from '../../e2e/lib/world.mjs';
import { bundleOf } from './bundle.mjs';
import { FIRST, SECOND } from './vendors.mjs';

/** The two ways in which a tracker gets into a page. */
export const STYLES = {
  /** In the site's own bundle: the site's script calls out. */
  bundled: () => '<script src="/bundle.js"></script>',
  /** By a pasted snippet that inserts the vendor's script from the vendor's host. */
  loaded: (script) => `<script>(function (d, tag, src) { var s = d.createElement(tag), first = d.getElementsByTagName(tag)[0]; s.async = true; s.src = src; first.parentNode.insertBefore(s, first); })(document, 'script', ${JSON.stringify(script)});</script>`,
};

const DAYS = 365;

/** The names that a service keeps, as the configuration declares them. */
const declared = ({ cookies = [], ...vendor }) => ({
  cookies: cookies.map((name) => ({ name, days: DAYS })),
  storage: ['local', 'session', 'indexeddb'].flatMap((place) => (vendor[place] ?? []).map((key) => ({ key, in: place, days: place === 'session' ? 0 : DAYS }))),
});

export const openShop = async (world, vendor, style, { placet }) => {
  const site = openSite(world), script = site.from('stats', '/bundle.js');
  site.file('/bundle.js', 'text/javascript', await bundleOf(vendor));
  site.file(ANYWHERE, 'application/json', vendor.answer ?? '{}');
  site.file('/clean.html', 'text/html', '<!doctype html><title>c</title>');
  const config = shop(site, ({ services }) => { services[0] = { ...services[0], ...declared(vendor) }; });
  const body = `<script>window.collector = ${JSON.stringify(site.from('stats', ''))};</script>${STYLES[style](script)}<button id="buy">Buy</button>`;
  const url = await site.page(placet ? { config, guard: 'inline', body } : { guard: '<!-- no guard -->', body });
  const asked = () => site.requests({ host: site.party('stats') }).filter(({ method }) => method !== 'OPTIONS');
  return {
    site, url, asked, clean: `${site.origin}/clean.html`,
    /** What the vendor was asked for. */
    endpoints: () => [...new Set(asked().map(({ method, path }) => `${method} ${path}`))].sort(),
    /** Which of the reports have arrived. */
    reports: () => [FIRST, SECOND].filter((name) => asked().some(({ body: sent, query }) => sent.includes(name) || query.includes(name))),
  };
};

/** The names of everything that the site keeps in the browser, Placet's own left out; the tab is taken to a page without any script. */
export const namesIn = async (tab, shopped) => {
  await tab.goto(shopped.clean);
  const names = await tab.run(async () => [
    ...document.cookie.split('; ').filter(Boolean).map((pair) => `cookie ${pair.split('=')[0]}`),
    ...Object.keys(localStorage).map((key) => `local ${key}`), ...Object.keys(sessionStorage).map((key) => `session ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `indexeddb ${name}`),
  ]);
  return names.filter((name) => !/^\w+ placet/.test(name)).sort();
};
