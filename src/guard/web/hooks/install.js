// Puts the rows of the table into a window. A row says what it stands on and what to do; how functions are replaced stands here.
//
//   { on, key, kind, name, judge, hold, pass } may be held: `judge(self, args, window, caller)` gives a verdict (`caller` is the function
//                                          that was called); `hold(self, args, item, native)` keeps it, for `native()` to be
//                                          called later, and returns what the page gets meanwhile
//   { on, key, kind, before, after }       is only watched: `before(self, args)` and `after(self, args, result)` look
//   { on, key, kind, change }              goes on with other arguments: `change(self, args)` returns them
//   { on, key, kind, around }              does it all: `around(self, args, native)`, where `native(given = args)` is the real thing
//
//   on     the interface whose prototype carries the property, or which does itself (`isStatic`); the window where there is none
//   kind   'method' (when nothing is said), 'setter', 'getter' (with `after` only) or 'class'
//   name   the technique, as reports call it; the key when nothing is said
//   get    for setters: (self) => what the page reads while its value is held
//   direct for methods that pages call all the time: (native, guarded) => the function that takes its place; it calls `native(self, ...)` for what nothing
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
    if (found && window === self) originals[originals.length] = [on, key, found];
    if (found && !defineProperty(object, key, KINDS[row.kind](row, found, window, object))) console.warn('placet: %s could not be guarded', key);
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

const KINDS = {
  __proto__: null,
  method: (row, found, window, object) => {
    const native = found.value, guarded = function (...args) { return run(row, native, this, args, window, object, value); };
    const value = named(row.direct?.(uncurry(native), guarded) ?? guarded, native);
    return { __proto__: null, ...found, value };
  },
  setter: (row, found, window, object) => {
    const set = named(function (value) { run(row, found.set, this, [value], window, object, set); }, found.set);
    return { __proto__: null, ...found, get: row.get ? named(function () { return row.get(this) ?? apply(found.get, this, []); }, found.get) : found.get, set };
  },
  // Also where the property forwards what is set: `element.style = text`.
  getter: (row, found) => {
    const look = (self, args) => {
      const made = apply(found.get, self, []);
      row.after(self, args, made);
      return made;
    };
    return {
      __proto__: null,
      ...found,
      get: named(function () { return look(this, []); }, found.get),
      set: found.set && named(function (value) {
        apply(found.set, this, [value]);
        look(this, [value]);
      }, found.set),
    };
  },
  class: (row, found, window) => {
    const native = found.value;
    const value = new Proxy(native, {
      __proto__: null,
      construct: (target, args, made) => run(row, (...given) => construct(native, given, made === value ? native : made), undefined, args, window),
    });
    // What is made by it leads back to it.
    defineProperty(native.prototype, 'constructor', { __proto__: null, value, writable: true, configurable: true });
    return { __proto__: null, ...found, value };
  },
};

/** Code that prints or counts a function's parameters sees what it saw before. */
const named = (replacement, native) => {
  for (const key of ['name', 'length']) defineProperty(replacement, key, { __proto__: null, value: native[key], configurable: true });
  return replacement;
};
