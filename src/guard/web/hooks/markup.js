// Rows for markup given as text. The text is read in an inert document first; what would load something not permitted gets its
// attributes renamed, and is found under those names once it is in the page.
import { LOADING, addressesOf, isRerun, permittedInside, rename } from '../attributes.js';
import {
  apply, cloneNode, contentOf, createElement, currentScript, getAttribute, insertBefore, later, markupOf, nodeType, ownerDocument, parseInto, queryAll, setAttribute, weakGet, weakSet,
} from '../natives.js';
import { isStyle, mendElement, permittedCss } from '../styles.js';
import { isTrusted, trustedHtml } from '../trusted.js';
import { scan } from '../watch.js';

const { implementation } = document, { createHTMLDocument } = implementation;
let inert = null;
/** Made when it is needed first: it takes a page's whole equipment. */
const inertDocument = () => (inert ??= apply(createHTMLDocument, implementation, ['']));
const SVG = 'http://www.w3.org/2000/svg';

/** Only text that spells an address out, or may hide one in an entity, is worth reading twice. */
const mayLoad = (text) => readsOwn || /\/\/|[&\\]/.test(text);
/** What is marked, and frames, are ours to know. */
const mayBeMarked = (text) => /data-|text\/plain|frame|object|embed/i.test(text);

let readsOwn = false;
/** The configuration declares addresses on the site's own host: relative addresses have to be read too. */
export const readRelative = () => { readsOwn = true; };

/** The same markup with nothing in it that would load what is not permitted; `value` itself when there is nothing to change. */
const neutral = (value, context) => {
  const text = `${value}`;
  if (!mayLoad(text)) return value;
  if (context && /^(?:script|style|textarea|title)$/.test(context.localName)) {
    const inside = permittedInside(context, text);
    return inside === text ? value : inside;
  }
  const template = createElement(inertDocument(), 'template');
  const svg = context?.namespaceURI === SVG && context.localName !== 'foreignObject', read = noscript(text, 'noscript', 'noembed');
  parseInto(template, trustedHtml(svg ? `<svg>${read}</svg>` : read));
  const changed = renameIn(contentOf(template));
  if (!changed) return value;
  const markup = noscript(unclosed(markupOf(svg ? contentOf(template).firstChild : template), text), 'noembed', 'noscript');
  return isTrusted(value) ? trustedHtml(markup) : markup;
};

/** Where no script runs, what stands in a `<noscript>` is markup; where one does, it is text, as in an element that hardly anybody uses. */
const noscript = (text, from, to) => text.replace(new RegExp(`<(/?)${from}\\b`, 'gi'), `<$1${to}`);

const CLOSING = /(?:<\/[\w-]+>\s*)*$/;
/** What the text leaves open stays open: more may be written behind it. */
const unclosed = (markup, text) => {
  const closing = /<\/[\w-]+>\s*/g, own = CLOSING.exec(text)[0].match(closing) ?? [];
  return markup.replace(CLOSING, (all) => (all.match(closing) ?? []).slice(0, own.length).join(''));
};

const renameIn = (fragment) => {
  const found = queryAll[11](fragment, `${LOADING},style,template,[style]`);
  let changed = 0;
  for (let at = 0; at < found.length; at++) {
    // Some engines ask for what a style names as soon as it is in. It is held where it comes to stand.
    const style = getAttribute(found[at], 'style') ?? '', permitted = permittedCss(style);
    if (permitted !== style) {
      setAttribute(found[at], 'style', permitted);
      changed = 1;
    }
    // What lies in a plain template loads nothing; a shadow root written as one does.
    if (isStyle(found[at])) changed |= mendElement(found[at]);
    else if (found[at].localName !== 'template') changed |= rename(found[at]);
    else if (found[at].hasAttribute('shadowrootmode')) changed |= renameIn(contentOf(found[at]));
  }
  return changed;
};

/** Some engines start to load a copy for this document while it is made: of what would load, the copy of a copy is. */
export const harmless = (node, deep) => {
  const type = nodeType(node);
  if ((type !== 1 && type !== 11) || ownerDocument(node).defaultView || !((type === 1 && addressesOf(node)) || queryAll[type](node, LOADING)[0])) return node;
  const fragment = inertDocument().createDocumentFragment(), copy = cloneNode(node, deep);
  insertBefore(fragment, copy, null);
  const changed = renameIn(fragment);
  if (type === 1) return changed ? copy : node;
  return changed ? fragment : node;
};

const look = (node, text) => { if (node && (mayLoad(text) || mayBeMarked(text))) scan(node); };

/** `at` is the markup's place among the arguments, `context(self)` what it is read as; `where(self)`, or else the result, is looked through afterwards. */
const row = (on, key, at, context, where) => ({
  on, key,
  texts: at + 1,
  around: (self, args, native) => {
    const given = [...args], place = where(self);
    given[at] = neutral(args[at], context(self));
    const result = native(given);
    look(place ?? result, `${args[at]}`);
    return result;
  },
});

/**
 * Text written into the document as it is parsed. A script that ran late would write away the whole page with it: what it writes
 * comes where it stands.
 */
const writes = (key) => ({
  on: 'Document', key, texts: Infinity,
  around: (self, args, native) => {
    const script = currentScript(self), text = args.join('') + (key === 'write' ? '' : '\n'), made = args.every(isTrusted) ? trustedHtml : itself;
    if (!isRerun(script)) return write(self, args, text, made, native);
    const range = self.createRange();
    range.selectNode(script);
    script.before(range.createContextualFragment(made(text)));
  },
});

/** document -> the beginning of a tag that more is to be written to. */
const begun = new WeakMap();

/** A tag may come in several pieces: it is written when it is whole, or when the script has said all it had to say. */
const write = (document, args, text, made, native) => {
  const early = weakGet(begun, document)?.tag ?? '', [, whole, tag = ''] = /^([^]*?)(<(?:[a-z/!][^>]*)?)?$/i.exec(early + text);
  weakSet(begun, document, { tag, flush: () => native([made(tag)]) });
  if (tag && !early) later(() => flush(document));
  const safe = neutral(whole, null);
  native(safe === text ? args : [made(safe)]);
  look(document, whole);
};

const flush = (document) => {
  const rest = weakGet(begun, document);
  weakSet(begun, document, undefined);
  if (rest?.tag) rest.flush();
};

const itself = (self) => self;
const host = (self) => self.host;
const parent = (self) => self.parentNode;

export const markup = [
  row('Element', 'innerHTML', 0, itself, itself),
  row('ShadowRoot', 'innerHTML', 0, host, itself),
  row('Element', 'outerHTML', 0, parent, parent),
  row('Element', 'insertAdjacentHTML', 1, itself, (self) => parent(self) ?? self),
  row('Element', 'setHTML', 0, itself, itself),
  row('Element', 'setHTMLUnsafe', 0, itself, itself),
  row('ShadowRoot', 'setHTMLUnsafe', 0, host, itself),
  row('Range', 'createContextualFragment', 0, (self) => self.commonAncestorContainer, () => null),
  row('Document', 'execCommand', 2, () => null, (self) => self.activeElement),
  writes('write'),
  writes('writeln'),
  { on: 'Document', key: 'close', before: flush },
];
