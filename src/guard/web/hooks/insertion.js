// Rows for putting nodes into the page. Nothing is held back here: what a subtree would load is held before it goes in.
import { scan, watchRoot } from '../watch.js';

// What is no node is the browser's to refuse.
const look = (node) => {
  try {
    scan(node);
  } catch {
    // Not a node of any document: nothing that could load.
  }
};

/** Methods of `on` that put nodes in: all their arguments that are objects, or only the first one. */
const puts = (on, keys, most = Infinity) => keys.split(' ').map((key) => ({
  on, key,
  before: (self, args) => {
    for (let at = 0; at < args.length && at < most; at++) if (args[at] !== null && typeof args[at] === 'object') look(args[at]);
  },
}));

const sees = (on, key, after) => ({ on, key, after: (self, args, made) => after(made) });

export const insertion = [
  // The second argument says where.
  ...puts('Node', 'appendChild insertBefore replaceChild', 1),
  ...puts('Element', 'append prepend before after replaceWith replaceChildren insertAdjacentElement'),
  ...puts('CharacterData', 'before after replaceWith'),
  ...puts('DocumentFragment', 'append prepend replaceChildren'),
  ...puts('Document', 'append prepend replaceChildren'),
  ...puts('Range', 'insertNode surroundContents'),
  // A copy for this document starts to load before it is put anywhere.
  sees('Document', 'importNode', look),
  sees('Document', 'adoptNode', look),
  sees('Element', 'attachShadow', watchRoot),
];
