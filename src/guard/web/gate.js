// The one question every hook asks: may this happen now? The core answers; what it said is remembered until a choice changes.
import { PageURL, baseURI } from './natives.js';

/** A verdict is a number of the core: state in bits 0-1, bit 7 "holds for the whole origin", service from bit 8; -1 is undeclared. */
const PERMITTED = 0, REFUSED = 2, WHOLE_ORIGIN = 128;
export const isHeld = (verdict) => verdict >= 0 && (verdict & 3) !== PERMITTED;
export const isRefused = (verdict) => verdict >= 0 && (verdict & 3) === REFUSED;
export const serviceOf = (verdict) => verdict >> 8;
export const UNDECLARED = -1;

const MOST = 2000;
const ORIGIN = /^(?:https?|wss?):\/\/[a-z0-9.-]+(?::\d+)?(?=[/?#]|$)/;
const QUICK = /^(?:https?:)?\/\//i;

let core, addresses, origins, count, page = document;

/** From now on `answers` (the core's exports) decide. */
export const arm = (answers) => {
  core = answers;
  forget();
};

/** Drops what is remembered: a choice, the clock or the base address has changed. */
export const forget = () => {
  addresses = Object.create(null);
  origins = Object.create(null);
  count = 0;
};

/** The address as the browser will read it; null where it is none. */
export const absolute = (text) => {
  try {
    const url = new PageURL(text, baseURI(page));
    // What a blob holds belongs to the origin inside its address.
    return url.protocol === 'blob:' ? new PageURL(url.pathname) : url;
  } catch {
    return null;
  }
};

const PORTS = { __proto__: null, 'http:': 80, 'ws:': 80, 'https:': 443, 'wss:': 443 };

const ask = (url) => {
  const usual = url && PORTS[url.protocol];
  return usual ? core.url(url.hostname.replace(/\.+$/, ''), +url.port || usual, url.pathname, url.origin === location.origin) : UNDECLARED;
};

/** May this address be asked for? `value` is whatever the page handed over: only its text counts, as in the browser. */
export const judgeUrl = (value) => {
  const text = `${value}`;
  // A relative address means another thing under another base.
  const key = QUICK.test(text) ? text : `${text} ${baseURI(page)}`;
  let verdict = addresses[key];
  if (verdict !== undefined) return verdict;
  const origin = ORIGIN.exec(text)?.[0];
  verdict = origin && origins[origin];
  if (verdict === undefined) {
    verdict = ask(absolute(text));
    if (origin && (verdict < 0 ? verdict === -2 : verdict & WHOLE_ORIGIN)) origins[origin] = verdict;
  }
  if (++count > MOST) forget();
  return (addresses[key] = verdict);
};

/** The kinds of names that can be declared, as the core numbers them. */
export const LOCAL = 0, SESSION = 1, INDEXEDDB = 2, CACHE = 3, COOKIE = 4;
export const judgeName = (kind, name) => core.named(kind, name);

let purposes = Object.create(null), services = Object.create(null);
/** The places of purposes and services by their ids. */
export const nameIds = (purposeIds, serviceIds) => {
  purposeIds.forEach((id, at) => { purposes[id] ??= at; });
  serviceIds.forEach((id, at) => { services[id] ??= at; });
};

/** May the purpose or service called `id` (all its uses, or the one in `bit`)? -1 where there is none of that name. */
export const judgeId = (id, bit = 0) => (id in purposes ? core.purpose(purposes[id], bit)
  : id in services ? core.service(services[id], bit) : UNDECLARED);
