// Finds what appears in the page: by an observer while the parser works, by the insertion hooks afterwards.
// An observer for the page's whole life would make every appendChild two to three times dearer.
import { ADDRESSES, LOADING, addressesOf, inspect } from './attributes.js';
import { fresh, meetFrame } from './frames.js';
import { contains, firstElement, getAttribute, hasAttributes, listen, localName, matches, nodeType, queryAll, shadowRootOf, styleOf, textOf, together, weakGet, weakSet } from './natives.js';
import { isStyle, mendElement, mendStyle } from './styles.js';
import { MARKED, isUnfinished, meet, runMarked } from './tags.js';

const OTHERS = `${MARKED},[style],style`, FOUND = `${LOADING},${OTHERS}`;
let observer = null;

/** Whether there is something to do for `element` itself. Most of what code puts in is as empty as it was made. */
const isDue = (element) => {
  const tag = localName(element), loads = ADDRESSES[tag];
  return (loads || tag === 'style' || hasAttributes(element)) && matches(element, loads ? FOUND : OTHERS);
};

/** Whether the text in it is more than words. */
const isCode = (node) => nodeType(node) === 1 && /^(?:script|style)$/.test(localName(node));

/** Whether nothing comes of it that `node` is put into `parent`. */
export const isIdle = (node, parent) => {
  try {
    const type = nodeType(node);
    return !fresh.length && (type === 1 ? !isDue(node) && !(firstElement[1](node) && queryAll[1](node, FOUND)[0]) : type === 3 && !isCode(parent));
  } catch {
    // Not a node.
    return false;
  }
};

/** Looks at `node` and all below it, in any tree: holds what loads, takes in what is marked. */
export const scan = (node) => {
  const type = nodeType(node);
  if (type === 1 && isDue(node)) visit(node);
  if (type in firstElement && firstElement[type](node)) {
    const found = queryAll[type](node, FOUND);
    for (let at = 0; at < found.length; at++) visit(found[at]);
  }
};

/** Starts with the document as it is, and follows the parser to its end. */
export const watchParser = () => {
  if (document.readyState !== 'complete') {
    observer = new MutationObserver(onRecords);
    observer.observe(document, { childList: true, subtree: true });
    // The parser may still insert until `load`; the hooks have taken over everything else by then.
    listen(window, 'load', stopWatching, { once: true });
    listen(document, 'DOMContentLoaded', plan, { once: true });
  }
  scan(document);
};

/** A shadow root is a tree of its own: the document's observer does not see into it. */
export const watchRoot = (root) => {
  if (observer) observer.observe(root, { childList: true, subtree: true });
  lookOver(root);
};

const stopWatching = () => {
  onRecords(observer.takeRecords());
  observer.disconnect();
  observer = null;
};

/** How much the parser has put in so far; element -> how long its text was when it was looked at, while the parser works. */
let parsed = 0;
const seen = new WeakMap();
const lengthOf = (element) => (isCode(element) ? textOf(element).length : 0);

/** All of `tree`, the document or a shadow root, and the roots in it: what was not looked at yet, and what has got more text since. */
const lookOver = (tree) => {
  const all = queryAll[nodeType(tree)](tree, '*');
  for (let at = 0; at < all.length; at++) {
    meetRoot(all[at]);
    if (isDue(all[at]) && weakGet(seen, all[at]) !== lengthOf(all[at])) visit(all[at]);
  }
};

/** The parser may have given it a shadow root. */
const meetRoot = (element) => {
  const root = shadowRootOf(element);
  if (root) watchRoot(root);
};

const onRecords = (records) => {
  parsed += records.length;
  // While a good part of the page is new, to ask for what is due costs a fifth of going through all that came.
  if (records.length * 4 > parsed) lookOver(document);
  else goThrough(records);
  if (isUnfinished()) plan();
};

const goThrough = (records) => {
  // The parser goes down into what it has just put in: one look from the top finds all of that, as it stands now.
  let top = null;
  for (let at = 0; at < records.length; at++) {
    const { addedNodes, target } = records[at];
    for (let node = 0; node < addedNodes.length; node++) {
      const added = addedNodes[node];
      if (nodeType(added) === 1) {
        if (!top || !contains(top, added)) scan(top = added);
        meetRoot(added);
        // The parser may bring a text after its tag.
      } else if (isCode(target)) visit(target);
    }
  }
};

const visit = (element) => {
  if (matches(element, MARKED) && meet(element)) plan();
  else if (addressesOf(element)) inspect(element);
  else if (isStyle(element)) mendElement(element);
  // Most styles name no address: the text is looked at before it is made into a declaration.
  if (getAttribute(element, 'style')?.includes('(')) mendStyle(styleOf(element));
  meetFrame(element);
  if (observer) weakSet(seen, element, lengthOf(element));
};

// One run for all that came at once: marked tags run in document order, whatever order they were met in.
const plan = together(() => runMarked());
