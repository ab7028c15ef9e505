// What was held, in the order in which it came, until the visitor has chosen.
import { isHeld, isRefused, judgeAll, judgeUrl } from './gate.js';
import { Failure, later } from './natives.js';

/**
 * A flood must not eat the page's memory: past this many the oldest requests and writes are refused. Elements are the page's own, and
 * wait; past five times as many the oldest of them are let go, and stay empty.
 */
const MOST = 4000;

let items = [], told = [], tell = () => {}, limit = MOST;

/** How a refused request ends: as a network fault, or as an empty answer (204). */
let isQuiet = false;
export const settleQuietly = () => { isQuiet = true; };
/** Ends what waited for a promise. */
export const settle = (resolve, reject) => (isQuiet ? resolve() : reject(new Failure('Not permitted')));

/** `listener(items)` hears, in a microtask of its own, what was held since the last time. */
export const onHeld = (listener) => { tell = listener; };

/**
 * Keeps `item`: { technique, verdict, judge(), name?, state?, key? }, which asks for `url`. `judge` asks again at release, `replay` does what the
 * page wanted, `refuse` settles what must not hang when the answer is no.
 */
export const hold = (item, url, replay, refuse) => {
  item.url = `${url}`;
  item.replay = replay;
  item.refuse = refuse;
  if (item.key) for (let at = 0; at < items.length; at++) if (items[at].key === item.key) drop(items[at]);
  if (isRefused(item.verdict) && item.refuse) later(item.refuse);
  else {
    items[items.length] = item;
    if (items.length > limit) shed();
  }
  report(item);
};

/** The first of `addresses` that may not be asked for. */
export const heldOf = (addresses) => addresses.find((each) => isHeld(judgeUrl(each)));

/** Keeps what asks for `addresses`, if it has to wait. Whether it has. */
export const holdFor = (technique, addresses, replay, refuse) => {
  const judge = () => judgeAll(addresses), verdict = judge(), waits = isHeld(verdict, technique);
  if (waits) hold({ __proto__: null, technique, verdict, judge }, heldOf(addresses), replay, refuse);
  return waits;
};

const report = (item) => {
  if (!told.length) later(announce);
  told[told.length] = item;
};

/** In a dry run: what would have been held. */
export const notes = [];
export const note = (item) => {
  if (notes.length < MOST) notes[notes.length] = item;
  report(item);
};

/** Forgets what the page itself took back (an aborted request, a replaced address). */
export const drop = (item) => { item.dropped = true; };

/** Plays what is now permitted, in order; settles what is now refused; keeps the rest. Resolves when all has run. */
export const release = async () => {
  const due = [], rest = [];
  for (let at = 0; at < items.length; at++) {
    const item = items[at];
    if (item.dropped) continue;
    const verdict = item.verdict = item.judge();
    if (!isHeld(verdict)) due[due.length] = item;
    else if (isRefused(verdict) && item.refuse) later(item.refuse);
    else rest[rest.length] = item;
  }
  items = rest;
  // Held state first: a released script may read it. Then elements and requests as they came.
  for (const first of [true, false]) {
    for (let at = 0; at < due.length; at++) {
      const item = due[at];
      if (!item.state === first || item.dropped) continue;
      try {
        // The wait for an earlier script may have been long enough for the visitor to think again.
        const isBack = isHeld(item.verdict = item.judge()), done = isBack ? hold(item) : item.replay();
        if (done) await done;
      } catch (error) {
        // One page's broken element must not keep the rest from running.
        console.error(error);
      }
    }
  }
  return due;
};

export const held = () => items.filter((item) => !item.dropped);

const announce = () => {
  const news = told;
  told = [];
  tell(news);
};

/** Now and then, for all that came since. */
const shed = () => {
  let over = items.length - MOST;
  items = items.filter((item) => {
    const goes = item.dropped || (over > 0 && item.refuse) || over > 4 * MOST;
    if (goes) over--;
    if (goes && item.refuse && !item.dropped) later(item.refuse);
    return !goes;
  });
  limit = items.length + MOST / 4;
};
