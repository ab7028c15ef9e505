// Rows for code that runs where no hook reaches: workers, worklets, and modules out of blobs. Such code is held while its text names
// what is not permitted: a guard put in front of it would change the address that it lives at, and with that what its own addresses mean.
import { importsIn } from '../attributes.js';
import { absolute, addressesIn, blobs, holdsAnything, isHeld, judgeAll, judgeUrl } from '../gate.js';
import { deputise } from '../deputy.js';
import { Failure, PageBlob, defineProperty, random, textAt, weakGet, weakSet } from '../natives.js';
import { hold } from '../quarantine.js';

/** blob -> its text, where that names addresses. */
const texts = new WeakMap();
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
    if (Array.isArray(parts)) {
      parts.forEach((part, at) => { text += part !== null && typeof part === 'object' ? weakGet(texts, part) ?? '' : (parts[at] = `${part}`); });
    }
    const blob = native(args);
    if (addressesIn(text).length) weakSet(texts, blob, text);
    return blob;
  },
});

const addresses = {
  on: 'URL', key: 'createObjectURL', isStatic: true, texts: 0,
  around: (self, args, native) => {
    const own = native(args), text = weakGet(texts, args[0]);
    if (!text) return own;
    const all = blobs[own] = addressesIn(text), imports = importsIn(text), verdict = judgeAll(imports);
    if (!isHeld(verdict, 'module')) return own;
    // No function stands before `import()`: a module that waits goes in front of this one.
    const { length } = waits, address = native([new PageBlob([`await self["${WAIT}"](${length});await import("${own}")`], { type: 'text/javascript' })]);
    waits[length] = new Promise((resolve) => { hold({ __proto__: null, technique: 'module', url: imports[0], verdict, judge: () => judgeAll(imports), replay: resolve }); });
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
const mustWait = (url) => isHeld(judgeUrl(url), 'worker') || (isOwnFile(url) && holdsAnything());

/** Does `make` when what the text behind `url` names is permitted; `fail` tells that it will not be. */
const whenRead = async (technique, url, make, fail) => {
  const named = [url];
  try {
    if (isOwnFile(url)) named.push(...addressesIn(await textAt(url)));
  } catch {
    // It cannot be had: whoever makes it hears so from the browser.
  }
  const judge = () => judgeAll(named), verdict = judge();
  if (isHeld(verdict)) hold({ __proto__: null, technique, url, verdict, judge, replay: make, refuse: fail });
  else make();
};

const inOrigin = ([url, ...rest]) => [origins[url] ?? url, ...rest];

const worker = (key) => ({
  key, kind: 'class',
  around: (self, args, native) => {
    if (!args.length || !mustWait(args[0])) return native(args);
    const { deputy, appoint, fail } = deputise(window[key]);
    whenRead('worker', args[0], () => appoint(() => native(inOrigin(args))), fail);
    return deputy;
  },
});

const module = (on, key) => ({
  on, key,
  around: (self, args, native) => (!args.length || !mustWait(args[0]) ? native(args) : new Promise((resolve, reject) => {
    whenRead('worker', args[0], () => resolve(native(inOrigin(args))), () => reject(new Failure('Failed to fetch')));
  })),
});

export const workers = [
  remembers('Blob'), remembers('File'), addresses,
  worker('Worker'), worker('SharedWorker'),
  module('ServiceWorkerContainer', 'register'), module('Worklet', 'addModule'),
];
