// The one question every hook asks: may this happen now? The core answers; what it said is remembered until a choice changes.
import { PageURL, baseURI, captureStackTrace } from './natives.js';
import { NAME_OF, PURPOSE, SERVICE, URL_OF } from './questions.js';

/** A verdict is a number of the core: state in bits 0-1, bit 7 "holds for the whole origin", service from bit 8; less than 0 is undeclared. */
const PERMITTED = 0, REFUSED = 2, WHOLE_ORIGIN = 128;

/** Nothing is held while the guard itself works with what it hides, and in a dry run. */
export let isFree = false;
export const freely = (work) => {
  isFree = true;
  try {
    return work();
  } finally {
    isFree = Boolean(tell);
  }
};
/** What was asked last, and who hears of it in a dry run. */
let asked, tell;
export const dryRun = (listener) => {
  tell = listener;
  isFree = true;
};

/** Whether the verdict is anything but a yes. */
export const stops = (verdict) => verdict >= 0 && (verdict & 3) !== PERMITTED;
/** Whether what the page wants with this `technique` has to wait. */
export const isHeld = (verdict, technique) => {
  if (tell && technique && stops(verdict)) tell({ technique, verdict, ...asked });
  return stops(verdict) && !isFree;
};
/** Not so for what is undeclared: nobody has said anything about it. */
export const isPermitted = (verdict) => verdict >= 0 && (verdict & 3) === PERMITTED;
export const isRefused = (verdict) => verdict >= 0 && (verdict & 3) === REFUSED;
/** Said by the core, which has looked at what is stored; what stands in for it only says "not yet". */
export const isSure = (verdict) => verdict > 1;
export const serviceOf = (verdict) => verdict >> 8;
/** Whether it is about no service in particular. */
export const isPurpose = (verdict) => serviceOf(verdict) === 0xffff;
/** Permitted because the visitor has said yes to that service by name (Because::ServiceGranted in src/consent). */
export const isNamed = (verdict) => verdict >= 0 && (verdict & 127) === 6 << 2;
/** Refused because the visitor has said no to that service by name (Because::ServiceRefused). */
export const isNamedRefused = (verdict) => (verdict & 127) === (15 << 2 | REFUSED);
export const UNDECLARED = -1, UNDECLARED_ORIGIN = -2;

const MOST = 2000, LONG = 2000;
const ORIGIN = /^(?:https?|wss?):\/\/[a-z0-9.-]+(?::\d+)?(?=[/?#]|$)/;

/** Verdicts by origin, by the text of an address, by kind and name; and the base address that the texts were read against. */
let core, origins, known, names, base, count;
/** What else is to be forgotten with the verdicts. */
export let memory;

/** From now on `answers` (the core, or what stands in for it) decides. */
export const arm = (answers) => {
  core = answers;
  forget();
};

/** Drops what is remembered: a choice, the clock or the base address has changed. */
export const forget = () => {
  origins = { __proto__: null };
  known = { __proto__: null };
  names = [];
  memory = {};
  count = 0;
};

/** The address as the browser will read it; null where it is none. */
export const absolute = (text) => {
  try {
    return new PageURL(text, baseURI(document));
  } catch {
    return null;
  }
};

const PORTS = { __proto__: null, 'http:': 80, 'ws:': 80, 'https:': 443, 'wss:': 443 };

/** Every address that is spelled out in a text, be it code, markup or JSON. */
export const addressesIn = (text) => text.match(/(?:(?:https?|wss?):)?[\\/]{2}[^\s"'`<>()]+/gi) ?? [];

/** The first of `addresses` that is held decides. */
export const judgeAll = (addresses) => {
  for (let at = 0; at < addresses.length; at++) {
    const verdict = judgeUrl(addresses[at]);
    if (stops(verdict)) return verdict;
  }
  return UNDECLARED;
};

/** What the blobs of this page name, by their address. */
export const blobs = { __proto__: null };

/** An address that carries its content with it is as good as what that names. */
const carried = (address) => {
  const [, coded, body] = /^(?:data:(?!image|font|audio|video)[^,]*?(;base64)?,|javascript:)([^]*)/.exec(address) ?? [];
  if (!body) return blobs[address.split('#')[0]] ?? [];
  try {
    return addressesIn(coded ? atob(body) : decodeURIComponent(body));
  } catch {
    return addressesIn(body);
  }
};

const ask = (url) => {
  const usual = url && PORTS[url.protocol];
  if (url && !usual) return judgeAll(carried(url.href));
  return usual ? core(URL_OF, url.hostname.replace(/\.+$/, '') + url.pathname, +url.port || usual, +(url.origin === location.origin)) : UNDECLARED;
};

/** May this address be asked for? `value` is whatever the page handed over: only its text counts, as in the browser. */
export const judgeUrl = (value) => {
  const text = `${value}`, now = baseURI(document);
  if (tell) asked = { url: text };
  // A relative address means another thing under another base.
  if (now !== base) {
    base = now;
    known = { __proto__: null };
  }
  // Most of all the same addresses come again, and then those of a few origins.
  let verdict = known[text];
  if (verdict !== undefined) return verdict;
  const origin = ORIGIN.exec(text)?.[0];
  if (origin && (verdict = origins[origin]) !== undefined) return verdict;
  verdict = ask(absolute(text));
  if (++count > MOST) forget();
  if (origin && (verdict < 0 ? verdict === UNDECLARED_ORIGIN : verdict & WHOLE_ORIGIN)) origins[origin] = verdict;
  // What carries its content is long, and seldom comes twice.
  else if (text.length <= LONG) known[text] = verdict;
  return verdict;
};

/** The kinds of names that can be declared, as the core numbers them. */
export const LOCAL = 0, SESSION = 1, INDEXEDDB = 2, CACHE = 3, COOKIE = 4, FILES = 5;
/** May this name be written, read or opened? `caller` is the function by which it is written. */
export const judgeName = (kind, name, caller) => {
  let verdict = names[kind]?.[name];
  if (verdict === undefined) {
    if (++count > MOST) forget();
    verdict = (names[kind] ??= { __proto__: null })[name] = core(NAME_OF, name, kind);
  }
  if (isStrict && caller && verdict < 0 && isForeign(caller)) verdict = core(NAME_OF, name, kind, 1);
  if (tell) asked = { name };
  return verdict;
};

/** Who writes what nobody declared has to be known only where the policy is strict. */
let isStrict = false;
export const beStrict = () => { isStrict = true; };

const bare = (url) => url.split('#')[0];
const page = bare(document.URL);
/** Whether inline code, or a script of another site, has called: one of those that have called is enough, and so is not to know. */
const isForeign = (caller) => {
  const trace = {};
  captureStackTrace?.(trace, caller);
  const scripts = trace.stack?.match(/https?:\S+?(?=(:\d+)+\)?$)/gm) ?? [page];
  for (let at = 0; at < scripts.length; at++) if (bare(scripts[at]) === page || bare(scripts[at]) === bare(document.URL) || isHeld(judgeUrl(scripts[at]))) return true;
  return false;
};

const places = { __proto__: null };
/** The ids of purposes and services, in their order. Where both have the same, it is the purpose's. */
export const nameIds = (purposes, services) => {
  purposes.forEach((id, at) => { places[id] ??= [PURPOSE, at]; });
  services.forEach((id, at) => { places[id] ??= [SERVICE, at]; });
};

/** May the purpose or service called `id` (all its uses, or the one in `bit`)? -1 where there is none of that name. */
export const judgeId = (id, bit) => (id in places ? core(places[id][0], '', places[id][1], bit) : UNDECLARED);

/** Whether there is anything at all that may not happen now. */
export const holdsAnything = () => {
  for (const id in places) if (isHeld(judgeId(id, 0))) return true;
  return false;
};
