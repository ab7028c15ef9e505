// Puts the rows of the table into a window. A row says what it stands on and what to do; how functions are replaced stands here.
//
//   { name, on, key, kind, judge, hold }   may be held: `judge(self, args, window)` gives a verdict; `hold(self, args, item, native)`
//                                          keeps it (item.replay, item.refuse) and returns what the page gets meanwhile
//   { name, on, key, kind, before, after } is only watched: `before(self, args)` may change the arguments, `after(self, args, result)` looks
//   { name, on, key, kind, around }        does it all: `around(self, args, native)`, where `native(args)` is the real thing
//
//   name   the technique, as reports call it          on     window => the object that carries the property
//   kind   'method' | 'setter' | 'constructor'        get    for setters: (self) => what the page reads while its value is held
import { isHeld } from '../gate.js';
import { apply, construct, defineProperty, descriptor } from '../natives.js';

export const install = (rows, window) => {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at], object = row.on(window);
    // Not every engine has every interface, and a page may have frozen a prototype: the other rows still count.
    const found = object && descriptor(object, row.key);
    if (!found || !found.configurable) continue;
    try {
      defineProperty(object, row.key, KINDS[row.kind](row, found, window));
    } catch {
      console.warn('placet: %s could not be guarded', row.name);
    }
  }
};

const run = (row, native, self, args, window) => {
  if (row.around) return row.around(self, args, (given) => apply(native, self, given));
  if (row.judge) {
    const verdict = row.judge(self, args, window);
    if (isHeld(verdict)) {
      const item = { technique: row.name, verdict, judge: () => row.judge(self, args, window) };
      return row.hold(self, args, item, native);
    }
    row.pass?.(self, args);
    return apply(native, self, args);
  }
  const changed = row.before?.(self, args) ?? args;
  const result = apply(native, self, changed);
  return row.after ? row.after(self, changed, result, window) ?? result : result;
};

const KINDS = {
  __proto__: null,
  method: (row, found, window) => {
    const native = found.value;
    return { __proto__: null, ...found, value: named(function (...args) { return run(row, native, this, args, window); }, native) };
  },
  setter: (row, found, window) => ({
    __proto__: null,
    ...found,
    get: row.get ? named(function () { return row.get(this) ?? apply(found.get, this, []); }, found.get) : found.get,
    set: named(function (value) { run(row, found.set, this, [value], window); }, found.set),
  }),
  constructor: (row, found, window) => ({
    __proto__: null,
    ...found,
    value: new Proxy(found.value, {
      construct: (native, args, target) => {
        const make = (...given) => construct(native, given, target);
        return run(row, make, undefined, args, window);
      },
    }),
  }),
};

/** Code that prints or counts a function's parameters sees what it saw before. */
const named = (replacement, native) => {
  defineProperty(replacement, 'name', { __proto__: null, value: native.name, configurable: true });
  defineProperty(replacement, 'length', { __proto__: null, value: native.length, configurable: true });
  return replacement;
};
