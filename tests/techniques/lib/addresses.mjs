// The tracker of one visit: its addresses, and what its servers answer.

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const WAV = Buffer.concat([Buffer.from('UklGRiwAAABXQVZFZm10IBAAAAABAAEAQB8AAEAfAAABAAgAZGF0YQgAAAA=', 'base64'), Buffer.alloc(8, 128)]);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><g id="i"><rect width="1" height="1"/></g></svg>';

/** Where a script of the tracker says that it ran; the site's own server hears it. */
export const RAN = '/ran.txt';
/** Where the tracker's files lie, and the site's own. */
const THEIRS = '/t/', OWN = '/own/';

/** The name under which state is written; the configuration declares it by a pattern. */
export const STATE = '_st_seen';

const filesOf = (origin) => {
  const ran = `fetch(${JSON.stringify(origin + RAN)}, { mode: 'no-cors' }).catch(() => {});`;
  return {
    js: ['text/javascript', ran],
    mjs: ['text/javascript', `${ran} export default 1;`],
    html: ['text/html', `<!doctype html><title>t</title><script>${ran}</script>`],
    gif: ['image/gif', GIF],
    svg: ['image/svg+xml', SVG],
    css: ['text/css', ':root { --seen: 1 }'],
    woff2: ['font/woff2', Buffer.alloc(16)],
    txt: ['text/plain', 'ok'],
    json: ['application/json', '{"ok":1}'],
    sse: ['text/event-stream', 'retry: 60000\ndata: x\n\n'],
    vtt: ['text/vtt', 'WEBVTT\n\n00:00.000 --> 00:01.000\nx\n'],
    mp4: ['video/mp4', Buffer.alloc(32)],
    wav: ['audio/wav', WAV],
    webmanifest: ['application/manifest+json', '{"name":"t"}'],
  };
};

/** Puts the tracker's files in place and returns the maker of addresses: `at.js()`, `at.gif('cloaked')`. */
export const trackerOn = (site, wire) => {
  const files = filesOf(site.origin), at = { origin: site.origin, state: STATE };
  for (const [ending, [type, content]] of Object.entries(files)) {
    site.file(`${THEIRS}x.${ending}`, type, content);
    at[ending] = (party = 'stats') => `${origin(site, party)}${THEIRS}x.${ending}`;
  }
  /** The tracker's host with its port. */
  at.host = new URL(at.js()).host;
  at.ws = () => at.txt().replace('http:', 'ws:');
  /** A file of the site's own. */
  at.own = (name) => site.origin + OWN + name;
  /** `scheme` is for addresses that are no URLs of the web, such as `stun:`. */
  at.wire = (scheme = 'http://') => `${scheme}${site.party('stats')}:${wire.port}`;
  at.put = (name, type, content, headers) => site.file(OWN + name, type, content, headers);
  /** An address of the site's own that sends the visitor on to `to`. */
  at.redirect = (name, to) => site.file(OWN + name, 'text/plain', 'moved', { location: to }, 302);
  return at;
};

/** `cloaked` is a name of the site's own behind which the tracker sits, `beyond` one beyond ASCII, `deep` one below the declared host. */
const LABELS = { cloaked: (site) => `metrics.${site.name}`, beyond: (site) => `tr\u00e4cker.${site.party('stats')}`, deep: (site) => `cdn.eu.${site.party('stats')}` };
const origin = (site, party) => `http://${LABELS[party]?.(site) ?? site.party(party)}:${site.port}`;

/** The hosts that the configuration declares besides those of the shop. */
export const declaredHosts = (site) => [LABELS.cloaked(site)];

/** Whether a request went to the tracker. */
export const isTheirs = (site, { host, path }) => host !== site.name && path.startsWith(THEIRS);
