// The ES module for bundlers. Importing it does nothing and needs no browser: the guard is set up by the first call in a page.
import { imports } from 'placet:languages';
import { version } from 'placet:version';

const inPage = typeof window === 'object' && typeof document === 'object';

let guard = null;

/** The guard in this page: the one a script tag has brought, or our own. */
const here = () => {
  if (guard) return guard;
  const earlier = window.Placet;
  if (earlier?.version) return (guard = earlier);
  // Evaluated only now: these modules take hold of the page's functions.
  const { attach, expose, missing, prepare, push } = require('./placet.js');
  const { start } = require('./engine.js');
  const { trustedHtml } = require('./trusted.js');
  guard = expose();
  prepare({
    script: null, nonce: '',
    notice: () => import('./placet-notice.js'),
    look: () => import('./placet-look.js'),
    erase: () => import('./placet-erase.js'),
    recall: () => import('./placet-recall.js'),
    language: (tag) => imports[tag](),
    checker: () => import('./placet-check.js'),
    audit: () => import('./placet-audit.js'),
    embeds: () => import('./placet-embeds.js'),
    worker: () => import('./placet-worker.js'),
  });
  start(attach, () => new URL('./placet-core.js', import.meta.url).href, null, trustedHtml, missing);
  if (Array.isArray(earlier)) push(...earlier);
  return guard;
};

const off = () => {};
const unasked = () => ({ id: '', at: null, source: null, regime: 'opt-in', purposes: {}, services: {} });

export const run = (config) => { if (inPage) here().run(config); };
export const allows = (id, use) => inPage && here().allows(id, use);
export const choices = () => (inPage ? here().choices() : unasked());
export const accept = (ids) => (inPage ? here().accept(ids) : Promise.resolve());
export const reject = (ids) => (inPage ? here().reject(ids) : Promise.resolve());
export const withdraw = () => (inPage ? here().withdraw() : Promise.resolve());
export const open = (layer) => { if (inPage) here().open(layer); };
export const close = () => { if (inPage) here().close(); };
export const ask = (id) => (inPage ? here().ask(id) : Promise.resolve(false));
export const held = () => (inPage ? here().held() : []);
export const audit = (shows) => (inPage ? here().audit(shows) : Promise.resolve(null));
export const on = (event, listener) => (inPage ? here().on(event, listener) : off);
export { version };
