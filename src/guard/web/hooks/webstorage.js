// Rows for localStorage and sessionStorage. What is written with a method waits. What is written as a property (`localStorage.a = 1`) no
// function sees: it is taken out when the task that has asked for the storage comes to its end, and waits like the rest. A stand-in object
// would see it at once, but every access would be dearer, and what wants a real Storage (StorageEvent) would break.
import { LOCAL, SESSION, isHeld, isSure, judgeName } from '../gate.js';
import { listen, ownKeys, together, weakGet, weakSet } from '../natives.js';
import { judgeWrite, keep } from '../state.js';
import { getItem, isOwn, keepMirror, removeItem, setItem } from '../store.js';

/** Of the storages that the page has asked for. */
const kinds = new WeakMap();
const kindOf = (area) => weakGet(kinds, area) ?? LOCAL;

/** `value` is null for what is taken away. A name that waits is not there. */
const wait = (area, name, value, item) => {
  if (!isOwn(name)) removeItem(area, name);
  keep(kindOf(area), name, item, () => (value === null ? removeItem(area, name) : setItem(area, name, value)));
};

const sweep = (area) => {
  // A frame that has gone took its storage with it.
  try {
    const names = ownKeys(area);
    for (let at = 0; at < names.length; at++) {
      const name = names[at], judge = () => judgeName(kindOf(area), name), verdict = judge();
      if (isHeld(verdict) && isSure(verdict)) wait(area, name, getItem(area, name), { technique: 'storage', verdict, judge });
    }
    if (kindOf(area) === LOCAL) keepMirror(area);
  } catch {}
};

/** What is not permitted is out of the storage before the page's first look, and at the end of every task that may have written. */
const opens = (key, kind) => {
  const sweepLater = together(([area]) => sweep(area));
  return {
    key,
    after: (self, args, area) => {
      if (area && weakGet(kinds, area) !== kind) {
        weakSet(kinds, area, kind);
        sweep(area);
        // Who has kept the storage may write at any time: it does not outlive the page.
        listen(window, 'pagehide', () => sweep(area));
      }
      sweepLater(area);
    },
  };
};

const writes = (key, valueOf) => ({
  on: 'Storage', key, name: 'storage', texts: 2,
  judge: (self, args, window, caller) => judgeWrite(kindOf(self), `${args[0]}`, caller),
  hold: (self, args, item) => wait(self, `${args[0]}`, valueOf(args), item),
});

export const webstorage = [
  opens('localStorage', LOCAL),
  opens('sessionStorage', SESSION),
  writes('setItem', (args) => `${args[1]}`),
  writes('removeItem', () => null),
];
