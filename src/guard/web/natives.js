// The page's own functions as they were when the guard started. A page may replace or break them later; the guard goes on
// with these, and its own work never passes through its own hooks.

export const { apply, construct, defineProperty, getOwnPropertyDescriptor: descriptor } = Reflect;

/** `method(self, ...args)` for a method of a prototype. */
export const uncurry = (method) => (self, ...args) => apply(method, self, args);
const method = (type, key) => uncurry(type.prototype[key]);

/** The accessor pair of a prototype's property, wherever in the chain it stands. */
export const accessor = (prototype, key) => {
  for (let at = prototype; at; at = Object.getPrototypeOf(at)) {
    const found = descriptor(at, key);
    if (found) return found;
  }
};
const getter = (type, key) => uncurry(accessor(type.prototype, key).get);
const setter = (type, key) => uncurry(accessor(type.prototype, key).set);

export const weakGet = method(WeakMap, 'get');
export const weakSet = method(WeakMap, 'set');
export const weakDelete = method(WeakMap, 'delete');
export const { random, min } = Math;
export const now = Date.now;
export const later = queueMicrotask.bind(window);
export const Failure = TypeError;

export const getAttribute = method(Element, 'getAttribute');
export const setAttribute = method(Element, 'setAttribute');
export const removeAttribute = method(Element, 'removeAttribute');
export const hasAttribute = method(Element, 'hasAttribute');
export const attributesOf = getter(Element, 'attributes');
export const matches = method(Element, 'matches');
export const queryAll = { 1: method(Element, 'querySelectorAll'), 9: method(Document, 'querySelectorAll'), 11: method(DocumentFragment, 'querySelectorAll') };
export const localName = getter(Element, 'localName');
export const firstElement = { 1: getter(Element, 'firstElementChild'), 11: getter(DocumentFragment, 'firstElementChild') };
export const shadowRootOf = getter(Element, 'shadowRoot');
export const nodeType = getter(Node, 'nodeType');
export const isConnected = getter(Node, 'isConnected');
export const parentOf = getter(Node, 'parentNode');
export const nextOf = getter(Node, 'nextSibling');
export const ownerDocument = getter(Node, 'ownerDocument');
export const insertBefore = method(Node, 'insertBefore');
export const replaceChild = method(Node, 'replaceChild');
export const removeChild = method(Node, 'removeChild');
export const importNode = method(Document, 'importNode');
export const createElement = method(Document, 'createElement');
export const createTreeWalker = method(Document, 'createTreeWalker');
export const textOf = getter(Node, 'textContent');
export const baseURI = getter(Node, 'baseURI');
export const readyState = getter(Document, 'readyState');
export const cookieOf = getter(Document, 'cookie');
export const writeCookie = setter(Document, 'cookie');
export const contentOf = getter(HTMLTemplateElement, 'content');
export const parseInto = setter(Element, 'innerHTML');
export const listen = uncurry(EventTarget.prototype.addEventListener);
export const dispatch = uncurry(EventTarget.prototype.dispatchEvent);
export const closest = method(Element, 'closest');
export const PageURL = URL;
export const PageEvent = CustomEvent;
export const parse = JSON.parse;
export const print = JSON.stringify;
export { uncurry as method };
