// Rows for what code writes into the browser: a declared name waits until its service is permitted, the last value wins.
import { COOKIE, LOCAL, SESSION, UNDECLARED, judgeName } from '../gate.js';
import { apply } from '../natives.js';
import { drop, hold } from '../quarantine.js';
import { isOwn } from '../store.js';

/** Refused, of no service: the visitor's choice is written by the guard alone. */
const OURS = 2 | 0xffff << 8;

const nameOf = (cookie) => {
  const text = `${cookie}`, end = text.search(/[=;]/);
  return (end < 0 ? text : text.slice(0, end)).trim();
};

const last = Object.create(null);

/** A later write of the same name replaces the one that waits. */
const keep = (item, replay) => {
  const key = `${item.technique} ${item.name}`;
  if (last[key]) drop(last[key]);
  hold(last[key] = Object.assign(item, { state: true, replay, refuse: () => {} }));
};

const kindOf = (storage, window) => {
  // A window that refuses its storage throws even when it is only asked for.
  try {
    return storage === window.sessionStorage ? SESSION : LOCAL;
  } catch {
    return LOCAL;
  }
};

export const state = [
  {
    on: 'Document', key: 'cookie', kind: 'setter',
    judge: (self, [text]) => {
      const name = nameOf(text);
      return isOwn(name) ? OURS : judgeName(COOKIE, name);
    },
    hold: (self, [text], item, native) => {
      item.name = nameOf(text);
      keep(item, () => { apply(native, self, [text]); });
    },
  },
  {
    on: 'Storage', key: 'setItem', name: 'storage',
    judge: (self, [key], window) => (isOwn(`${key}`) ? OURS : judgeName(kindOf(self, window), `${key}`)),
    hold: (self, args, item, native) => {
      item.name = `${args[0]}`;
      keep(item, () => { apply(native, self, args); });
    },
  },
  {
    on: 'Storage', key: 'removeItem', name: 'storage',
    judge: (self, [key]) => (isOwn(`${key}`) ? OURS : UNDECLARED),
    hold: (self, [key], item) => hold(Object.assign(item, { name: `${key}`, refuse: () => {} })),
  },
];
