// What code writes into the browser under a name: how it is judged, kept and done later, whatever the store.
import { COOKIE, INDEXEDDB, isFree, isHeld, judgeName } from './gate.js';
import { hold, settle } from './quarantine.js';
import { isOwn } from './store.js';

/** Refused, of no service: the visitor's choice is written by the guard alone. */
const OURS = 2 | 0xffff << 8;

/** By kind. */
export const TECHNIQUES = ['storage', 'storage', 'database', 'cache', 'cookie', 'file'];

/** May `name` be written? The choice itself is kept in a cookie, in web storage or in a database. */
export const judgeWrite = (kind, name, caller) => ((kind === COOKIE || kind <= INDEXEDDB) && isOwn(name) ? OURS : judgeName(kind, name, caller));

/** Keeps a write. Where nobody waits for its end it takes the place of an earlier one of the same `key`. */
export const keep = (kind, name, item, replay, refuse) => hold(Object.assign(item, { name, key: refuse ? '' : kind + name, state: true }), '', replay, refuse ?? (() => {}));

export const refusal = () => new DOMException('Not permitted', 'NotAllowedError');

/** The name is the first argument, or said by it as an object (cookies only): made to say the same the second time. */
const nameOf = (args, kind) => {
  const [given] = args;
  return kind === COOKIE && Object(given) === given ? `${(args[0] = { ...given }).name}` : args[0] = `${given}`;
};

/**
 * Methods that open or write something named, and answer with a promise: the call waits. `none(args)` says what those answer that only
 * look: that it is not there.
 */
export const waits = (on, keys, kind, none) => keys.split(' ').map((key) => ({
  on, key, name: TECHNIQUES[kind], texts: 0,
  judge: (self, args, window, caller) => (none ? judgeName : judgeWrite)(kind, nameOf(args, kind), caller),
  hold: (self, args, item, native) => none?.(args) ?? new Promise((resolve, reject) => keep(
    kind, nameOf(args, kind), item,
    () => resolve(native()),
    // What a refused cookie store answers is nothing anyway; there is no empty cache or file.
    () => settle(kind === COOKIE ? resolve : () => reject(refusal()), reject),
  )),
}));

/** A method that lists what is there. */
export const lists = (on, key, kind) => ({
  on, key,
  around: (self, args, native) => {
    const found = native(args);
    return isFree ? found : found.then((all) => all.filter((each) => !isHeld(judgeName(kind, each.name ?? each))));
  },
});
