// Rows for putting nodes into the page. Nothing is held back here: what a subtree would load is held before it goes in.
import { scan } from '../watch.js';
import { watchRoot } from '../watch.js';

const nodes = (self, args) => {
  for (let at = 0; at < args.length; at++) if (args[at] !== null && typeof args[at] === 'object') look(args[at]);
};
const first = (self, [node]) => look(node);
const second = (self, [, node]) => look(node);
// What is no node is the browser's to refuse.
const look = (node) => {
  try {
    scan(node);
  } catch {
    // Not a node of any document: nothing that could load.
  }
};

const rows = (type, before, keys) => keys.map((key) => ({ name: key, on: (w) => w[type]?.prototype, key, kind: 'method', before: (self, args) => { before(self, args); } }));
const made = (type, keys) => keys.map((key) => ({ name: key, on: (w) => w[type]?.prototype, key, kind: 'method', after: (self, args, made) => { look(made); } }));

export const insertion = [
  ...rows('Node', first, ['appendChild', 'insertBefore', 'replaceChild']),
  ...rows('Element', nodes, ['append', 'prepend', 'before', 'after', 'replaceWith', 'replaceChildren']),
  ...rows('CharacterData', nodes, ['before', 'after', 'replaceWith']),
  ...rows('DocumentFragment', nodes, ['append', 'prepend', 'replaceChildren']),
  ...rows('Document', nodes, ['append', 'prepend', 'replaceChildren']),
  ...rows('Element', second, ['insertAdjacentElement']),
  ...rows('Range', first, ['insertNode', 'surroundContents']),
  // A copy for this document starts to load before it is put anywhere.
  ...made('Document', ['importNode', 'adoptNode']),
  { name: 'attachShadow', on: (w) => w.Element.prototype, key: 'attachShadow', kind: 'method', after: (self, args, root) => { watchRoot(root); } },
];
