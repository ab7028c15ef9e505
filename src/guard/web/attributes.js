// Element attributes that make the browser ask for something: which they are, and how one is held and set again.
import { UNDECLARED, isHeld, judgeUrl } from './gate.js';
import {
  attributesOf, createElement, getAttribute, hasAttribute, isConnected, listen, localName, ownerDocument, parentOf, random, removeAttribute, replaceChild, setAttribute,
  textOf, weakGet, weakSet,
} from './natives.js';
import { drop, hold } from './quarantine.js';
import { trustedScript, trustedScriptUrl } from './trusted.js';

const one = (text) => [text];
/** `a 1x, b 2x`: every address counts. Commas within an address are rare; a wrong split only asks one question more. */
const several = (text) => text.split(/,\s+|\s+(?:[\d.]+[xw])?\s*,?\s*/).filter(Boolean);
const pings = (text) => text.split(/\s+/).filter(Boolean);

/** What some attributes hold is more than one address. */
const READERS = { __proto__: null, srcset: several, imagesrcset: several, ping: pings };

/** element -> attribute -> how to read the addresses out of it. The one place that says what loads. */
export const ADDRESSES = { __proto__: null };
for (const row of [
  'script src href xlink:href', 'img src srcset', 'iframe src', 'frame src', 'source src srcset', 'video src poster', 'audio src', 'track src', 'embed src',
  'object data', 'link href imagesrcset', 'input src', 'image href xlink:href', 'use href xlink:href', 'feImage href xlink:href', 'a ping', 'area ping',
  'form action', 'body background',
]) {
  const [element, ...names] = row.split(' ');
  ADDRESSES[element] = { __proto__: null };
  for (const name of names) ADDRESSES[element][name] = READERS[name] ?? one;
}

/** Selects every element that may load something. */
export const LOADING = Object.keys(ADDRESSES).join();

const TECHNIQUE = { img: 'image', iframe: 'frame', frame: 'frame', link: 'style' };
/** What we put into markup is found again under a name that markup from elsewhere cannot guess: it becomes an attribute that loads. */
const KEPT = `data-placet-${random()}-`;
/** A script of this type is neither fetched nor run. */
export const INERT = 'text/placet';

const pending = new WeakMap(), reruns = new WeakMap();

/** The value the page has set and we hold, if any. */
export const pendingValue = (element, name) => weakGet(pending, element)?.[name]?.value;

/** The worst verdict over all addresses in `value`. */
export const judgeAttribute = (read, value) => {
  const addresses = read(`${value}`);
  for (let at = 0; at < addresses.length; at++) {
    const verdict = judgeUrl(addresses[at]);
    if (isHeld(verdict)) return verdict;
  }
  return UNDECLARED;
};

/** Which attributes of `element` name addresses. */
export const addressesOf = (element) => ADDRESSES[localName(element)];

/** Sets the attribute, or removes it where `value` is null. `href` does what `xlink:href` did, and needs no namespace (SVG 2, 16.2). */
const put = (element, name, value) => (value === null ? removeAttribute(element, name) : setAttribute(element, name === 'xlink:href' ? 'href' : name, value));

/** Without its address a script would run its text. Returns what was its type. */
const disarm = (script) => {
  const type = getAttribute(script, 'type');
  setAttribute(script, 'type', INERT);
  return type;
};

/** Keeps an attribute out of the element until `judge` permits it. `parsed`: the parser has set it already. */
export const holdAttribute = (element, name, value, verdict, parsed) => {
  letGo(element, name);
  const tag = localName(element), isScript = tag === 'script', type = isScript && disarm(element);
  if (parsed) removeAttribute(element, name);
  const item = {
    technique: TECHNIQUE[tag] ?? tag, url: `${value}`, verdict,
    judge: () => judgeAttribute(ADDRESSES[tag][name], value),
    replay: () => {
      forgetPending(element, name);
      if (!isScript) return put(element, name, value);
      if (getAttribute(element, 'type') === INERT) put(element, 'type', type);
      return parsed && isConnected(element) ? rerun(element, { src: value }) : put(element, name, trustedScriptUrl(value));
    },
  };
  const attributes = weakGet(pending, element) ?? { __proto__: null };
  attributes[name] = { value, item };
  weakSet(pending, element, attributes);
  hold(item);
};

/** The page has set or removed the attribute anew: what was held of it is void. */
export const letGo = (element, name) => {
  const kept = weakGet(pending, element)?.[name];
  if (!kept) return;
  drop(kept.item);
  forgetPending(element, name);
};

const forgetPending = (element, name) => { delete weakGet(pending, element)?.[name]; };

/** Holds every attribute of `element` that asks for something not permitted. */
export const inspect = (element) => {
  const read = addressesOf(element);
  for (const name in read) {
    const kept = getAttribute(element, KEPT + name), value = kept ?? getAttribute(element, name);
    if (kept !== null) {
      removeAttribute(element, KEPT + name);
      if (localName(element) === 'script') put(element, 'type', getAttribute(element, `${KEPT}type`));
    }
    if (value === null) continue;
    const verdict = judgeAttribute(read[name], value);
    if (isHeld(verdict)) holdAttribute(element, name, value, verdict, true);
    else if (kept !== null) put(element, name, value);
  }
};

/** For markup that is still text: the attribute under a name that loads nothing; `inspect` finds it again. */
export const rename = (element) => {
  const read = addressesOf(element);
  let found = false;
  for (const name in read) {
    const value = getAttribute(element, name);
    if (value === null || !isHeld(judgeAttribute(read[name], value))) continue;
    setAttribute(element, KEPT + name, value);
    removeAttribute(element, name);
    if (localName(element) === 'script' && !found) put(element, `${KEPT}type`, disarm(element));
    found = true;
  }
  return found;
};

/** Whether this is a copy that `rerun` has put into the page. */
export const isRerun = (script) => weakGet(reruns, script) === true;

/**
 * A script that the parser has dealt with never runs again; a copy in its place does. Copies every attribute (`change` overrides, null
 * removes) and the hidden nonce. Resolves when a script that others wait for has run.
 */
export const rerun = (old, change) => {
  const parent = parentOf(old), copy = createElement(ownerDocument(old), 'script'), attributes = attributesOf(old), source = change.src ?? null;
  for (let at = 0; at < attributes.length; at++) {
    const { name, value } = attributes[at];
    if (!(name in change) && name.slice(0, KEPT.length) !== KEPT) setAttribute(copy, name, value);
  }
  for (const name in change) if (name !== 'src') put(copy, name, change[name]);
  if (old.nonce) copy.nonce = old.nonce;
  if (!hasAttribute(old, 'async')) copy.async = false;
  const text = textOf(old);
  if (text) copy.text = trustedScript(text);
  if (source !== null) setAttribute(copy, 'src', trustedScriptUrl(source));
  weakSet(reruns, copy, true);
  // Only what is fetched says when it has run; an inline module never does.
  const done = parent && source !== null && !copy.async ? new Promise((resolve) => {
    listen(copy, 'load', resolve);
    listen(copy, 'error', resolve);
  }) : undefined;
  if (parent) replaceChild(parent, copy, old);
  return done;
};
