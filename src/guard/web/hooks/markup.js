// Rows for markup given as text. The text is read in an inert document first; what would load something not permitted gets its
// attributes renamed, and is found under those names once it is in the page.
import { LOADING, isRerun, rename } from '../attributes.js';
import { contentOf, createElement, currentScript, markupOf, parseInto, queryAll } from '../natives.js';
import { trustedHtml } from '../trusted.js';
import { scan } from '../watch.js';

const inert = document.implementation.createHTMLDocument('');
const SVG = 'http://www.w3.org/2000/svg';

/** Only text that spells an address out, or may hide one in an entity, is worth reading twice. */
const mayLoad = (text) => readsOwn || /\/\/|[&\\]/.test(text);
const mayBeMarked = (text) => /data-|text\/plain/.test(text);

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
  return trustedHtml(markupOf(svg ? contentOf(template).firstChild : template));
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

/** `at` is the markup's place among the arguments, `context(self)` what it is read as; `where(self)`, or else the result, is looked through afterwards. */
const row = (on, key, kind, at, context, where) => ({
  on, key, kind,
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
  on: 'Document', key,
  around: (self, args, native) => {
    const script = currentScript(self), text = args.join('');
    if (!isRerun(script)) {
      native(args.map((each) => neutral(each, null)));
      return look(self, text);
    }
    const range = self.createRange();
    range.selectNode(script);
    script.before(range.createContextualFragment(trustedHtml(text)));
  },
});

const itself = (self) => self;
const host = (self) => self.host;
const parent = (self) => self.parentNode;

export const markup = [
  row('Element', 'innerHTML', 'setter', 0, itself, itself),
  row('ShadowRoot', 'innerHTML', 'setter', 0, host, itself),
  row('Element', 'outerHTML', 'setter', 0, parent, parent),
  row('Element', 'insertAdjacentHTML', 'method', 1, itself, (self) => parent(self) ?? self),
  row('Element', 'setHTMLUnsafe', 'method', 0, itself, itself),
  row('ShadowRoot', 'setHTMLUnsafe', 'method', 0, host, itself),
  row('Range', 'createContextualFragment', 'method', 0, (self) => self.commonAncestorContainer, () => null),
  writes('write'),
  writes('writeln'),
];
