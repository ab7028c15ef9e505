// Rows for markup given as text. The text is read in an inert document first; what would load something not permitted gets its
// attributes renamed, and is found under those names once it is in the page.
import { LOADING, rename } from '../attributes.js';
import { accessor, contentOf, createElement, parseInto, queryAll, uncurry } from '../natives.js';
import { trustedHtml } from '../trusted.js';
import { scan } from '../watch.js';

const inert = document.implementation.createHTMLDocument('');
const print = uncurry(accessor(Element.prototype, 'innerHTML').get);
const SVG = 'http://www.w3.org/2000/svg';

/** Only text that spells an address out, or may hide one in an entity, is worth reading twice. */
const mayLoad = (text) => text.indexOf('//') >= 0 || text.indexOf('&') >= 0 || text.indexOf('\\') >= 0 || readsOwn;
const mayBeMarked = (text) => text.indexOf('data-') >= 0 || text.indexOf('text/plain') >= 0;

let readsOwn = false;
/** The configuration declares addresses on the site's own host: relative addresses have to be read too. */
export const readRelative = () => { readsOwn = true; };

/** The same markup with nothing in it that would load what is not permitted; `value` itself when there is nothing to change. */
const neutral = (value, context) => {
  const text = `${value}`;
  if (!mayLoad(text)) return value;
  const template = createElement(inert, 'template');
  const svg = context?.namespaceURI === SVG && context.localName !== 'foreignObject';
  parseInto(template, trustedHtml(svg ? `<svg>${text}</svg>` : text));
  const changed = renameIn(contentOf(template));
  if (!changed) return value;
  return trustedHtml(print(svg ? contentOf(template).firstChild : template));
};

const renameIn = (fragment) => {
  const found = queryAll[11](fragment, `${LOADING},template`);
  let changed = false;
  for (let at = 0; at < found.length; at++) {
    // What lies in a plain template loads nothing; a shadow root written as one does.
    if (found[at].localName !== 'template') changed = rename(found[at]) || changed;
    else if (found[at].hasAttribute('shadowrootmode')) changed = renameIn(contentOf(found[at])) || changed;
  }
  return changed;
};

const look = (node, text) => { if (node && (mayLoad(text) || mayBeMarked(text))) scan(node); };

/** `at` is the markup's place among the arguments, `context(self)` what it is read as; `where(self, result)` is looked through afterwards. */
const row = (type, key, kind, at, context, where) => ({
  name: key, on: (w) => w[type]?.prototype, key, kind,
  around: (self, args, native) => {
    const given = [...args], around = context(self), place = where(self);
    given[at] = neutral(args[at], around);
    const result = native(given);
    look(place ?? result, `${args[at]}`);
    return result;
  },
});

const itself = (self) => self;
const parent = (self) => self.parentNode;

export const markup = [
  row('Element', 'innerHTML', 'setter', 0, itself, itself),
  row('ShadowRoot', 'innerHTML', 'setter', 0, (self) => self.host, itself),
  row('Element', 'outerHTML', 'setter', 0, parent, parent),
  row('Element', 'insertAdjacentHTML', 'method', 1, itself, (self) => self.parentNode ?? self),
  row('Element', 'setHTMLUnsafe', 'method', 0, itself, itself),
  row('ShadowRoot', 'setHTMLUnsafe', 'method', 0, (self) => self.host, itself),
  row('Range', 'createContextualFragment', 'method', 0, (self) => self.commonAncestorContainer, () => null),
  ...['write', 'writeln'].map((key) => ({
    name: `document.${key}`, on: (w) => w.Document.prototype, key, kind: 'method',
    before: (self, args) => args.map((text) => neutral(text, null)),
    after: (self, args) => { if (args.some((text) => mayLoad(`${text}`) || mayBeMarked(`${text}`))) scan(self); },
  })),
];
