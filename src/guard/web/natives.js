// The page's own functions as they were when the guard started. A page may replace or break them later; the guard goes on
// with these, and its own work never passes through its own hooks.

export const { apply, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
export const { setPrototypeOf } = Object;
const plain = {};
/** Says nothing of what a page may have put on every object. Without a prototype the engine takes it for a dictionary, which is slow: only where there is need. */
export const descriptor = (object, key) => {
  const found = getOwnPropertyDescriptor(object, key);
  return found && ('get' in plain || 'set' in plain || 'value' in plain || 'writable' in plain) ? setPrototypeOf(found, null) : found;
};

const { bind, call } = Function.prototype;
/** `uncurry(method)(self, ...args)` is `self.method(...args)`. Bound, it takes no list of arguments, and engines see through it. */
export const uncurry = bind.bind(call);

/** A property of a prototype, wherever in the chain it stands. */
export const inherited = (prototype, key) => descriptor(prototype, key) ?? inherited(getPrototypeOf(prototype), key);

/** The methods, and the getters of the properties, with these names; `name=` is its setter. */
export const from = (type, keys) => keys.split(' ').map((key) => {
  const [name, sets] = key.split('='), { value, get, set } = inherited(type.prototype, name);
  return uncurry(sets === '' ? set : value ?? get);
});

export const [weakGet, weakSet] = from(WeakMap, 'get set');
export const [getAttribute, setAttribute, removeAttribute, hasAttribute, hasAttributes, attributesOf, localName, matches, closest, shadowRootOf, markupOf, parseInto] = from(
  Element, 'getAttribute setAttribute removeAttribute hasAttribute hasAttributes attributes localName matches closest shadowRoot innerHTML innerHTML=',
);
export const [nodeType, isConnected, parentOf, nextOf, ownerDocument, insertBefore, replaceChild, textOf, setText, baseURI, cloneNode, contains] = from(
  Node, 'nodeType isConnected parentNode nextSibling ownerDocument insertBefore replaceChild textContent textContent= baseURI cloneNode contains',
);
export const [createElement, readyState, cookieOf, writeCookie, currentScript, write] = from(Document, 'createElement readyState cookie cookie= currentScript write');
export const [contentOf] = from(HTMLTemplateElement, 'content');
export const [listen, dispatch] = from(EventTarget, 'addEventListener dispatchEvent');
/** By node type: these are three functions each. */
export const queryAll = {}, firstElement = {};
for (const [node, type] of [[1, Element], [9, Document], [11, DocumentFragment]]) [queryAll[node], firstElement[node]] = from(type, 'querySelectorAll firstElementChild');
export const [requestUrl] = from(Request, 'url');
export const [initEvent, eventType] = from(Event, 'initEvent type');
export const [setFrames] = from(KeyframeEffect, 'setKeyframes');
export const [nameOf, valueOf, attributeOwner] = from(Attr, 'name value ownerElement');
const styles = [HTMLElement, SVGElement, window.MathMLElement].map((type) => type && from(type, 'style')[0]);
/** Not `element.style`: in a form, a field may have that name. */
export const styleOf = (element) => {
  for (let at = 0; at < styles.length; at++) {
    try {
      return styles[at](element);
    } catch {
      // An element of another kind, or of none that has a style.
    }
  }
};
export const [styleTextOf, setStyleText] = from(CSSStyleDeclaration, 'cssText cssText=');
export const [rulesOf, insertRule, deleteRule] = from(CSSStyleSheet, 'cssRules insertRule deleteRule');
/** In names that nobody from elsewhere can guess. */
export const SECRET = `placet-${Math.random()}`.replace('.', '');
export const { captureStackTrace } = Error;
export const { now } = Date;
export const later = queueMicrotask.bind(window), soon = setTimeout.bind(window);
/** Takes things one by one, and does `work` with all that came in one task, in a microtask of its own. */
export const together = (work) => {
  let items = [];
  return (item) => {
    if (!items.length) later(() => {
      const all = items;
      items = [];
      work(all);
    });
    items[items.length] = item;
  };
};
export const PageURL = URL;
export const PageBlob = Blob;
const { fetch } = window;
export const textAt = (url) => fetch.call(window, url).then((answer) => answer.text());
export const PageEvent = CustomEvent;
export const print = JSON.stringify;
