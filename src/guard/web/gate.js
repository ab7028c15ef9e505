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

/** The address as the browser will read it, or the text itself where it is no address. */
export const absolute = (text) => {
  try {
    return new PageURL(text, baseURI(page)).href;
  } catch {
    return text;
  }
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
    verdict = core.url(absolute(text));
    if (origin && (verdict < 0 ? verdict === -2 : verdict & WHOLE_ORIGIN)) origins[origin] = verdict;
  }
  if (++count > MOST) forget();
  return (addresses[key] = verdict);
};

export const judgeCookie = (name) => core.cookie(name);
export const judgeStorage = (kind, name) => core.storage(kind, name);
/** May the purpose or service called `id` (all its uses, or those in `bits`)? -1 where there is none of that name. */
export const judgeId = (id, bits = 0) => core.ask(id, bits);
