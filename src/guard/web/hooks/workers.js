// Rows for code that runs where no hook reaches: workers, worklets, and modules out of blobs. Such code is held while its text names
// what is not permitted: a guard put in front of it would change the address that it lives at, and with that what its own addresses mean.
import { importsIn } from '../attributes.js';
import { CACHE, COOKIE, FILES, INDEXEDDB, UNDECLARED, absolute, addressesIn, blobs, holdsAnything, isHeld, judgeAll, judgeName, judgeUrl, stops } from '../gate.js';
import { deputise } from '../deputy.js';
import { Failure, PageBlob, defineProperty, random, textAt, weakGet, weakSet } from '../natives.js';
import { hold, holdFor } from '../quarantine.js';
import { call } from './network.js';

/** blob -> its text, where that names addresses or keeps something. */
const texts = new WeakMap();
const KEEPS = /indexedDB|caches|getDirectory|cookieStore/;
/** The names under which code may keep something: whatever it has in quotes. */
const namesIn = (text) => (KEEPS.test(text) && text.match(/[^"'`\s]+(?=["'`])/g)) || [];
/** By the address of a blob. */
const names = { __proto__: null };
const judgeNames = (all = []) => {
  for (let at = 0; at < all.length; at++) {
    for (const kind of [INDEXEDDB, CACHE, FILES, COOKIE]) {
      const verdict = judgeName(kind, all[at]);
      if (stops(verdict)) return verdict;
    }
  }
  return UNDECLARED;
};
/** The address that a held module has got instead -> its own. */
const origins = { __proto__: null };
/** By this name a module that stands in for a held one asks the page whether it may go on. */
const WAIT = `placet-${random()}`;

/** What is no text may be a blob that is known. */
const remembers = (key) => ({
  key, kind: 'class', texts: 0,
  around: (self, args, native) => {
    const [parts] = args;
    let text = '';
    if (Array.isArray(parts)) parts.forEach((part, at) => { text += Object(part) === part ? weakGet(texts, part) ?? bytes(part, args) : (parts[at] = `${part}`); });
    const blob = native(args);
    if (KEEPS.test(text) || addressesIn(text).length) weakSet(texts, blob, text);
    return blob;
  },
});

/** Code may come as bytes; pictures and the like are large, and none. */
const bytes = (part, [, options]) => {
  try {
    return part.byteLength < MOST && !/^(?:image|audio|video|font)/.test(options?.type) ? new TextDecoder().decode(part) : '';
  } catch {
    return '';
  }
};
const MOST = 1e6;

const addresses = {
  on: 'URL', key: 'createObjectURL', isStatic: true, texts: 0,
  around: (self, args, native) => {
    const own = native(args), text = weakGet(texts, args[0]);
    if (!text) return own;
    names[own] = namesIn(text);
    const all = blobs[own] = addressesIn(text);
    let go;
    if (!holdFor('module', importsIn(text), () => go())) return own;
    // No function stands before `import()`: a module that waits goes in front of this one.
    const { length } = waits, address = native([new PageBlob([`await self["${WAIT}"](${length});await import("${own}")`], { type: 'text/javascript' })]);
    waits[length] = new Promise((resolve) => { go = resolve; });
    blobs[address] = all;
    origins[address] = own;
    return address;
  },
};

const waits = [];
defineProperty(window, WAIT, { __proto__: null, value: (at) => waits[at] });

const isOwnFile = (url) => {
  const { protocol, origin } = absolute(url) ?? {};
  return origin === location.origin && protocol !== 'blob:';
};

/** Nobody knows what a file of the site itself names before it is read. */
const mustWait = (url) => isHeld(judgeUrl(url), 'worker') || isHeld(judgeNames(names[url])) || (isOwnFile(url) && holdsAnything());

/** Does `make` when what the text behind `url` names is permitted; `fail` tells that it will not be. */
const whenRead = async (url, make, fail) => {
  const named = [url];
  let kept = names[url];
  try {
    if (isOwnFile(url)) {
      const text = await textAt(url);
      named.push(...addressesIn(text));
      kept = namesIn(text);
    }
  } catch {
    // It cannot be had: whoever makes it hears so from the browser.
  }
  const judge = () => { const verdict = judgeAll(named); return stops(verdict) ? verdict : judgeNames(kept); }, verdict = judge();
  if (isHeld(verdict)) hold({ __proto__: null, technique: 'worker', verdict, judge }, url, make, fail);
  else make();
};

const inOrigin = ([url, ...rest]) => [origins[url] ?? url, ...rest];

const worker = (key) => ({
  key, kind: 'class',
  around: (self, args, native) => {
    if (!args.length || !mustWait(args[0])) return native(args);
    const { deputy, appoint, fail } = deputise(window[key]);
    whenRead(args[0], () => appoint(() => native(inOrigin(args))), fail);
    return deputy;
  },
});

const module = (on, key) => ({
  on, key,
  around: (self, args, native) => (!args.length || !mustWait(args[0]) ? native(args) : new Promise((resolve, reject) => {
    whenRead(args[0], () => resolve(native(inOrigin(args))), () => reject(new Failure('Failed to fetch')));
  })),
});

/** What a worker is told it may do. Only what lies open is read: all of a large message would take long. */
const told = ([message]) => addressesIn(typeof message === 'string' ? message : message?.byteLength >= 0 ? '' : Object.values(Object(message)).slice(0, 99).filter((each) => typeof each === 'string').join(' '));

export const workers = [
  remembers('Blob'), remembers('File'), addresses,
  { on: 'Blob', key: 'slice', texts: 0, around: (self, args, native) => {
    const part = native(args), text = weakGet(texts, self);
    if (text) weakSet(texts, part, text);
    return part;
  } },
  ...['Worker', 'MessagePort', 'BroadcastChannel'].map((on) => call(on, 'postMessage', 'worker', undefined, told)),
  worker('Worker'), worker('SharedWorker'),
  module('ServiceWorkerContainer', 'register'), module('Worklet', 'addModule'),
];
