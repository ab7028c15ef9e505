// Puts the rows of the table into a window. A row says what it stands on and what to do; how functions are replaced stands here.
//
//   { on, key, name, judge, hold, pass }   may be held: `judge(self, args, window, caller)` gives a verdict (`caller` is the function
//                                          that was called); `hold(self, args, item, native)` keeps it, for `native()` to be
//                                          called later, and returns what the page gets meanwhile
//   { on, key, before, after }             is only watched: `before(self, args)` and `after(self, args, result)` look
//   { on, key, change }                    goes on with other arguments: `change(self, args)` returns them
//   { on, key, around }                    does it all: `around(self, args, native)`, where `native(given = args)` is the real thing
//
//   on     the interface whose prototype carries the property, or which does itself (`isStatic`); the window where there is none
//   key    a method; a class, if it begins with a capital; or a property, guarded as it is set, and with nothing but `after` as it is read
//   name   the technique, as reports call it; the key when nothing is said
//   get    for setters: (self) => what the page reads while its value is held
//   direct for methods that pages call all the time: (native, guarded) => the method that takes its place; it calls `native(self, ...)` for what nothing
//          comes of. Written out for each, so that engines see through it
//   texts  how many of the first arguments are texts, 1 when nothing is said
import { isHeld } from '../gate.js';
import { apply, construct, defineProperty, descriptor, ownKeys, uncurry, weakGet, weakSet } from '../natives.js';
import { isTrusted } from '../trusted.js';

/** What stood there before us in this window, as [interface, key, descriptor]: the audit looks whether it was the browser's own. */
export const originals = [];

export const install = (rows, window) => {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at], { on, key, isStatic } = row, type = on && window[on];
    // Not every engine has every interface, and a page may have frozen a prototype: the other rows still count.
    const object = on ? isStatic ? type : type?.prototype : window, found = object && descriptor(object, key);
    if (!found) continue;
    if (window === self) originals[originals.length] = [on, key, { ...found }];
    kindOf(row, found)(row, found, window, object);
    if (!defineProperty(object, key, found)) console.warn('placet: %s could not be guarded', key);
  }
};

/** An object that is made into text twice may say something else each time: it is asked once. */
const fix = (args, texts) => {
  for (let at = 0; at < texts && at < args.length; at++) {
    const value = args[at];
    if (value !== null && (typeof value === 'object' || typeof value === 'function') && !isTrusted(value)) args[at] = `${value}`;
  }
};

/** interface -> a getter of it, or none: asking that tells whether an object is of the kind. */
const askers = new WeakMap();

/** On an object that it is not for, a function fails by itself, and says so in the browser's own words. */
const isReceiver = (object, self) => {
  let asker = weakGet(askers, object);
  if (asker === undefined) {
    asker = ownKeys(object).map((key) => descriptor(object, key).get).find(Boolean) ?? null;
    weakSet(askers, object, asker);
  }
  try {
    if (asker) apply(asker, self, []);
    return true;
  } catch {
    return false;
  }
};

// Closures of their own: within `run` they would cost every call, also one that holds nothing.
const bound = (native, self, args) => (given = args) => apply(native, self, given);
const judging = (row, self, args, window, caller) => () => row.judge(self, args, window, caller);

const run = (row, native, self, args, window, object, caller) => {
  if (row.texts) fix(args, row.texts);
  if (row.around) return row.around(self, args, bound(native, self, args));
  if (row.judge) {
    const verdict = row.judge(self, args, window, caller);
    if (isHeld(verdict, row.name) && (!object || isReceiver(object, self))) {
      return row.hold(self, args, { __proto__: null, technique: row.name, verdict, judge: judging(row, self, args, window, caller) }, bound(native, self, args));
    }
    row.pass?.(self, args);
  }
  row.before?.(self, args);
  const result = apply(native, self, row.change ? row.change(self, args) : args);
  row.after?.(self, args, result);
  return result;
};

// What was `found` becomes what is to stand there.
const kindOf = ({ key, judge, change, around }, found) => (found.value ? key < 'a' ? ofClass : ofMethod : judge || change || around ? ofSetter : ofGetter);

// Code that prints a function's name, or counts its parameters, sees what it saw before; like the browser's own, none of them makes objects.
// To write them as members gives them their names, and is quicker than to name them.

const ofMethod = (row, found, window, object) => {
  const native = found.value, { key } = row, { [key]: guarded } = { [key](...args) { return run(row, native, this, args, window, object, value); } };
  defineProperty(guarded, 'length', { __proto__: null, value: native.length, configurable: true });
  const value = found.value = row.direct?.(uncurry(native), guarded) ?? guarded;
};

const ofSetter = (row, found, window, object) => {
  const { get, set } = found, { key } = row;
  const made = descriptor({ get [key]() { return row.get(this) ?? apply(get, this, []); }, set [key](given) { run(row, set, this, [given], window, object, made.set); } }, key);
  found.set = made.set;
  if (row.get) found.get = made.get;
};

// Also where the property forwards what is set: `element.style = text`.
const ofGetter = (row, found) => {
  const { get, set } = found, { key } = row;
  const look = (self, args) => {
    const made = apply(get, self, []);
    row.after(self, args, made);
    return made;
  };
  const made = descriptor({
    get [key]() { return look(this, []); },
    set [key](value) {
      apply(set, this, [value]);
      look(this, [value]);
    },
  }, key);
  found.get = made.get;
  if (set) found.set = made.set;
};

const ofClass = (row, found, window) => {
  const native = found.value, value = found.value = new Proxy(native, {
    __proto__: null,
    construct: (target, args, made) => run(row, (...given) => construct(native, given, made === value ? native : made), undefined, args, window),
  });
  // What is made by it leads back to it.
  defineProperty(native.prototype, 'constructor', { __proto__: null, value, writable: true, configurable: true });
};
