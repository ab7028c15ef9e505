// Rows for putting nodes into the page. Nothing is held back here: what a subtree would load is held before it goes in.
import { guardFresh, guardWindow } from '../frames.js';
import { permittedInside } from '../attributes.js';
import { apply, nodeType, setText, textOf } from '../natives.js';
import { harmless } from './markup.js';
import { isIdle, scan, watchRoot } from '../watch.js';

// What is no node is the browser's to refuse.
const look = (node, parent) => {
  try {
    const type = nodeType(node);
    if (type !== 3 && type !== 7) return scan(node);
    // A sheet is read, and what it imports is asked for, as soon as the text is there; code runs.
    const text = textOf(node), permitted = permittedInside(type === 3 ? parent : node, text);
    if (permitted !== text) setText(node, permitted);
  } catch {
    // Not a node of any document: nothing that could load.
  }
};

/** Methods of `on` that put nodes in: all their arguments, or only the first one. */
const puts = (on, keys, most = Infinity) => keys.split(' ').map((key) => ({
  on, key, texts: 0,
  before: (self, args) => {
    for (let at = 0; at < args.length && at < most; at++) {
      if (args[at] !== null && typeof args[at] === 'object') look(args[at], self);
      else if (most > 1) args[at] = permittedInside(self, args[at]);
    }
  },
  after: () => guardFresh(),
}));

const sees = (on, key, after) => ({ on, key, texts: 0, after: (self, args, made) => after(made) });
const windows = ['IFrame', 'Frame', 'Object'].flatMap((type) => [
  sees(`HTML${type}Element`, 'contentWindow', (made) => guardWindow(made)), sees(`HTML${type}Element`, 'contentDocument', (made) => guardWindow(made)),
]);

export const insertion = [
  // The second argument says where.
  {
    ...puts('Node', 'appendChild', 1)[0],
    direct: (native, guarded) => ({ appendChild(node) { return arguments.length === 1 && isIdle(node, this) ? native(this, node) : apply(guarded, this, arguments); } }).appendChild,
  },
  {
    ...puts('Node', 'insertBefore', 1)[0],
    direct: (native, guarded) => ({ insertBefore(node, next) { return arguments.length === 2 && isIdle(node, this) ? native(this, node, next) : apply(guarded, this, arguments); } }).insertBefore,
  },
  ...puts('Node', 'replaceChild', 1),
  // Some engines start to load what becomes this document's at once.
  ...puts('Document', 'adoptNode', 1),
  ...puts('Element', 'append prepend before after replaceWith replaceChildren insertAdjacentElement'),
  ...puts('CharacterData', 'before after replaceWith'),
  ...puts('DocumentFragment', 'append prepend replaceChildren'),
  ...puts('Document', 'append prepend replaceChildren'),
  ...puts('Range', 'insertNode surroundContents'),
  // A copy for this document starts to load before it is put anywhere.
  { ...sees('Document', 'importNode', look), change: (self, [node, deep]) => [Object(node) === node ? harmless(node, deep) : node, deep] },
  sees('XSLTProcessor', 'transformToFragment', look),
  sees('Element', 'attachShadow', (made) => watchRoot(made)),
  ...windows,
];
