// Element attributes that make the browser ask for something: which they are, and how one is held and set again.
import { addressesIn, isHeld, judgeAll, judgeUrl } from './gate.js';
import { showFrame } from './embeds.js';
import {
  attributesOf, createElement, getAttribute, hasAttribute, isConnected, listen, localName, nodeType, ownerDocument, parentOf, random, removeAttribute, replaceChild, setAttribute,
  setText, textOf, weakGet, weakSet,
} from './natives.js';
import { drop, hold, holdFor } from './quarantine.js';
import { isStyle, permittedText } from './styles.js';
import { trustedScript, trustedScriptUrl } from './trusted.js';

const one = (text) => [text];
/** `a 1x, b 2x`: every address counts. Commas within an address are rare; a wrong split only asks one question more. */
const several = (text) => text.split(/,\s+|\s+(?:[\d.]+[xw])?\s*,?\s*/).filter(Boolean);
const pings = (text) => text.split(/\s+/).filter(Boolean);

/** What some attributes hold is more than one address. */
const READERS = { __proto__: null, srcset: several, imagesrcset: several, ping: pings, srcdoc: addressesIn, values: addressesIn };
/** What draws an element of SVG may lie in another file. */
const DRAWN = 'fill stroke mask filter clip-path marker-start marker-mid marker-end cursor';
for (const name of DRAWN.split(' ')) READERS[name] = addressesIn;

/** What we put into markup is found again under a name that markup from elsewhere cannot guess: it becomes an attribute that loads. */
const KEPT = `data-placet-${random()}-`;

/** element -> attribute -> how to read the addresses out of it. The one place that says what loads. */
export const ADDRESSES = { __proto__: null };
/** Selects every element that may load something: of kinds that seldom do (`?`), only those that have such an attribute. */
export let LOADING = `[${KEPT.replace('.', '\\.')}]`;
for (const row of [
  'script src href xlink:href', 'img,source src srcset', 'iframe src srcdoc', 'frame,audio,track,embed,input src', 'video src poster', 'object data',
  'link href imagesrcset', 'image,use,feImage href xlink:href', '?a,area ping', '?body,table,thead,tbody,tfoot,tr,td,th background',
  'animate to from by values', 'set to', `?svg,g,path,rect,circle,ellipse,line,polyline,polygon,text,tspan,image,use,foreignObject ${DRAWN}`,
]) {
  const [, seldom, elements, list] = /^(\?)?(\S+) (.*)/.exec(row), names = list.split(' ');
  LOADING += seldom ? `,:is(${elements}):is([${names.join('],[')}])` : `,${elements}`;
  for (const element of elements.split(',')) for (const name of names) (ADDRESSES[element] ??= { __proto__: null })[name] = READERS[name] ?? one;
}

const TECHNIQUE = { img: 'image', iframe: 'frame', frame: 'frame', link: 'style' };
/** A script of this type is neither fetched nor run. */
export const INERT = 'text/placet';

const pending = new WeakMap(), reruns = new WeakMap(), once = new WeakMap();

/** The value the page has set and we hold, if any. */
export const pendingValue = (element, name) => weakGet(pending, element)?.[name]?.value;

/** The verdict on a value of that attribute. */
export const judgeAttribute = (read, value) => (read === one ? judgeUrl(value) : judgeAll(read(`${value}`)));

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
  // Wanted by the visitor, and moved or set again by the page.
  if (weakGet(once, element) === `${value}`) return parsed || put(element, name, value);
  const tag = localName(element), isScript = tag === 'script', type = isScript && disarm(element);
  if (parsed) removeAttribute(element, name);
  const item = {
    __proto__: null, technique: TECHNIQUE[tag] ?? tag, verdict, element,
    judge: () => judgeAttribute(ADDRESSES[tag][name], value),
  };
  const attributes = weakGet(pending, element) ?? { __proto__: null };
  attributes[name] = { value, item };
  weakSet(pending, element, attributes);
  hold(item, value, () => {
    forgetPending(element, name);
    if (!isScript) {
      put(element, name, value);
      // A player that has found nothing to play looks again only when it is told to.
      return tag === 'source' ? parentOf(element)?.load?.() : undefined;
    }
    if (getAttribute(element, 'type') === INERT) put(element, 'type', type);
    return parsed && isConnected(element) ? rerun(element, { src: value }) : put(element, name, trustedScriptUrl(value));
  });
  showFrame(element);
};

/** The page has set or removed the attribute anew: what was held of it is void. */
export const letGo = (element, name) => {
  const kept = weakGet(pending, element)?.[name];
  if (!kept) return;
  drop(kept.item);
  forgetPending(element, name);
};

/** The address that an element is marked to have, or has. */
export const addressOf = (element) => {
  let found = '';
  for (const name in addressesOf(element)) found ||= getAttribute(element, `data-${name}`) ?? getAttribute(element, name);
  return found;
};

/** The visitor wants this one frame on this page: it may have the address that it is meant to have now, and no other. */
export const permitOnce = (frame) => {
  const kept = weakGet(pending, frame);
  weakSet(once, frame, addressOf(frame));
  for (const name in kept) {
    const { item } = kept[name];
    weakSet(once, frame, item.url);
    drop(item);
    item.replay();
  }
};

const forgetPending = (element, name) => { delete weakGet(pending, element)?.[name]; };

/** Holds every attribute of `element` that asks for something not permitted. */
export const inspect = (element) => {
  const read = addressesOf(element), isScript = localName(element) === 'script', type = isScript ? getAttribute(element, `${KEPT}type`) : null;
  if (type !== null) {
    setAttribute(element, 'type', type);
    removeAttribute(element, `${KEPT}type`);
  }
  for (const name in read) {
    const kept = getAttribute(element, KEPT + name), value = kept ?? getAttribute(element, name);
    if (kept !== null) {
      removeAttribute(element, KEPT + name);
      removeAttribute(element, KEPT);
    }
    if (value === null) continue;
    const verdict = judgeAttribute(read[name], value);
    if (isHeld(verdict, TECHNIQUE[localName(element)] ?? localName(element))) holdAttribute(element, name, value, verdict, true);
    else if (kept !== null) put(element, name, value);
  }
  if (isScript) inspectCode(element);
};

/** What an import map has named while it is held. */
const mapped = { __proto__: null };
const IMPORT = /\b(?:import|from)(?:[\s(]|\/\*[^]*?\*\/)*["'`]([^"'`]+)/g;

/** The addresses that the text of a script asks for without passing through any function that could be guarded. */
const importsOf = (script, text = textOf(script)) => (/^(?:speculationrules|importmap)$/i.test(getAttribute(script, 'type')) ? addressesIn : importsIn)(text);

/** What code imports, or says that it may. What it puts together, or reads out of a variable, may be whatever it spells out. */
export const importsIn = (text) => {
  const found = /\bimport\s*\((?!\s*(["'`])(?!data:)[^"'`$]*\1\s*[,)])/.test(text) ? addressesIn(text) : [];
  if (/import|export/.test(text)) for (let each; (each = IMPORT.exec(text));) found[found.length] = mapped[each[1]] ?? each[1];
  return found;
};

/** What may be put as text into `node`, or, where that is a text itself, in its place. Code that may not run yet makes its script inert. */
export const permittedInside = (node, text) => {
  const type = nodeType(node), element = type === 3 ? parentOf(node) : node;
  if (type === 7) return holdFor('style', addressesIn(`${text}`), () => setText(node, text)) ? '' : text;
  if (!element || nodeType(element) !== 1) return text;
  if (isStyle(element)) return permittedText(element, text ?? '');
  if (localName(element) === 'script' && isConnected(element) && !textOf(element)) inspectCode(element, `${text}`);
  return text;
};

const inspectCode = (script, text) => {
  let type;
  const isWaiting = getAttribute(script, 'type') !== INERT && holdFor('script', importsOf(script, text), () => {
    if (isConnected(script)) return rerun(script, { type });
    put(script, 'type', type);
  });
  if (!isWaiting) return;
  try {
    if (getAttribute(script, 'type') === 'importmap') Object.assign(mapped, JSON.parse(textOf(script)).imports);
  } catch {
    // No import map at all.
  }
  type = disarm(script);
};

/** For markup that is still text: the attribute under a name that loads nothing; `inspect` finds it again. */
export const rename = (element) => {
  const read = addressesOf(element), isScript = localName(element) === 'script';
  let found = isScript && isHeld(judgeAll(importsOf(element)));
  for (const name in read) {
    const value = getAttribute(element, name);
    if (value === null || !isHeld(judgeAttribute(read[name], value))) continue;
    setAttribute(element, KEPT + name, value);
    setAttribute(element, KEPT, '');
    removeAttribute(element, name);
    found = true;
  }
  if (found && isScript) setAttribute(element, `${KEPT}type`, disarm(element) ?? '');
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
