// Puts the rows of the table into a window. A row says what it stands on and what to do; how functions are replaced stands here.
//
//   { on, key, kind, name, judge, hold, pass } may be held: `judge(self, args, window)` gives a verdict; `hold(self, args, item, native)`
//                                          keeps it (item.replay, item.refuse) and returns what the page gets meanwhile
//   { on, key, kind, before, after }       is only watched: `before(self, args)` and `after(self, args, result)` look
//   { on, key, kind, around }              does it all: `around(self, args, native)`, where `native(args)` is the real thing
//
//   on     the interface whose prototype carries the property; the window itself where there is none
//   kind   'method' (when nothing is said) or 'setter'
//   name   the technique, as reports call it; the key when nothing is said
//   get    for setters: (self) => what the page reads while its value is held
import { isHeld } from '../gate.js';
import { apply, defineProperty, descriptor } from '../natives.js';

export const install = (rows, window) => {
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at], { on, key } = row;
    // Not every engine has every interface, and a page may have frozen a prototype: the other rows still count.
    const object = on ? window[on]?.prototype : window, found = object && descriptor(object, key);
    if (found && !defineProperty(object, key, KINDS[row.kind ?? 'method'](row, found, window))) console.warn('placet: %s could not be guarded', key);
  }
};

const run = (row, native, self, args, window) => {
  if (row.around) return row.around(self, args, (given) => apply(native, self, given));
  if (row.judge) {
    const judge = () => row.judge(self, args, window), verdict = judge();
    if (isHeld(verdict)) return row.hold(self, args, { technique: row.name ?? row.key, verdict, judge }, native);
    row.pass?.(self, args);
  }
  row.before?.(self, args);
  const result = apply(native, self, args);
  row.after?.(self, args, result);
  return result;
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
};

/** Code that prints or counts a function's parameters sees what it saw before. */
const named = (replacement, native) => {
  for (const key of ['name', 'length']) defineProperty(replacement, key, { __proto__: null, value: native[key], configurable: true });
  return replacement;
};
