// What was held, in the order in which it came, until the visitor has chosen.
import { isHeld, isRefused } from './gate.js';
import { later } from './natives.js';

/** Past this many the oldest requests are dropped: a flood must not eat the page's memory. Elements are never dropped. */
const MOST = 4000;

let items = [], told = [], tell = () => {}, limit = MOST;

/** `listener(items)` hears, in a microtask of its own, what was held since the last time. */
export const onHeld = (listener) => { tell = listener; };

/**
 * Keeps `item`: { technique, url or name, verdict, judge(), replay(), refuse?() }. `judge` asks again at release, `replay` does
 * what the page wanted, `refuse` settles what must not hang when the answer is no.
 */
export const hold = (item) => {
  if (isRefused(item.verdict) && item.refuse) later(item.refuse);
  else {
    items[items.length] = item;
    if (items.length > limit) shed();
  }
  if (!told.length) later(announce);
  told[told.length] = item;
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
    const goes = item.dropped || (over > 0 && item.refuse);
    if (goes) over--;
    if (goes && !item.dropped) later(item.refuse);
    return !goes;
  });
  limit = items.length + MOST / 4;
};
