// Pages with the generated policy: the snippet in the markup, or the header that goes by the choice cookie.
import { PKG, packaged } from './world.mjs';

export const generator = await import(`${PKG}/placet-csp.js`);

/** What each kind of element in the markup asks a third party for, at once or as soon as it can. */
const KINDS = {
  sync: (at) => `<script src="${at('/sync.js')}"></script>`,
  async: (at) => `<script async src="${at('/async.js')}"></script>`,
  defer: (at) => `<script defer src="${at('/defer.js')}"></script>`,
  module: (at) => `<script type="module" src="${at('/module.mjs')}"></script>`,
  style: (at) => `<link rel="stylesheet" href="${at('/style.css')}">`,
  preload: (at) => `<link rel="preload" as="script" href="${at('/preload.js')}">`,
  image: (at) => `<img src="${at('/image.gif')}" alt="">`,
  poster: (at) => `<video poster="${at('/poster.gif')}"></video>`,
  frame: (at) => `<iframe src="${at('/frame.html')}" title="Frame"></iframe>`,
};

/** Elements of these kinds (all when nothing is said) from a third party. */
export const statics = (site, party, kinds = Object.keys(KINDS)) => kinds.map((kind) => KINDS[kind]((path) => site.from(party, path))).join('\n');

/** The paths of these kinds. */
export const pathsOf = (...kinds) => kinds.map((kind) => /'(.*)'/.exec(String(KINDS[kind]))[1]).sort();
export const KIND_NAMES = Object.keys(KINDS);

/** Options for a page whose head begins with the generated snippet. `how` goes to the generator. */
export const withSnippet = async (config, how = {}, page = {}) => ({
  config: null, ...page,
  guard: generator.snippet(config, { ...how, ...(!how.external && { guard: await packaged('placet.js') }) }),
});
