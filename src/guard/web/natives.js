// The page's own functions as they were when the guard started. A page may replace or break them later; the guard goes on
// with these, and its own work never passes through its own hooks.

export const { apply, construct, defineProperty, getOwnPropertyDescriptor: descriptor, getPrototypeOf, ownKeys } = Reflect;
export const { setPrototypeOf } = Object;

const { bind, call } = Function.prototype;
/** `uncurry(method)(self, ...args)` is `self.method(...args)`. Bound, it takes no list of arguments, and engines see through it. */
export const uncurry = bind.bind(call);

/** A property of a prototype, wherever in the chain it stands. */
export const inherited = (prototype, key) => descriptor(prototype, key) ?? inherited(getPrototypeOf(prototype), key);

/** The methods, and the getters of the properties, with these names. */
export const from = (type, keys) => keys.split(' ').map((key) => {
  const { value, get } = inherited(type.prototype, key);
  return uncurry(value ?? get);
});
const setter = (type, key) => uncurry(inherited(type.prototype, key).set);

export const [weakGet, weakSet] = from(WeakMap, 'get set');
export const [getAttribute, setAttribute, removeAttribute, hasAttribute, hasAttributes, attributesOf, localName, matches, closest, shadowRootOf, markupOf] = from(
  Element, 'getAttribute setAttribute removeAttribute hasAttribute hasAttributes attributes localName matches closest shadowRoot innerHTML',
);
export const [nodeType, isConnected, parentOf, nextOf, ownerDocument, insertBefore, replaceChild, textOf, baseURI, cloneNode, contains] = from(
  Node, 'nodeType isConnected parentNode nextSibling ownerDocument insertBefore replaceChild textContent baseURI cloneNode contains',
);
export const [createElement, readyState, cookieOf, currentScript, write] = from(Document, 'createElement readyState cookie currentScript write');
export const [contentOf] = from(HTMLTemplateElement, 'content');
export const [listen, dispatch] = from(EventTarget, 'addEventListener dispatchEvent');
const [queryElement, firstOfElement] = from(Element, 'querySelectorAll firstElementChild');
const [queryDocument, firstOfDocument] = from(Document, 'querySelectorAll firstElementChild');
const [queryFragment, firstOfFragment] = from(DocumentFragment, 'querySelectorAll firstElementChild');
/** By node type: these are three functions each. */
export const queryAll = { 1: queryElement, 9: queryDocument, 11: queryFragment };
export const firstElement = { 1: firstOfElement, 9: firstOfDocument, 11: firstOfFragment };
export const [requestUrl] = from(Request, 'url');
export const [initEvent, eventType] = from(Event, 'initEvent type');
export const [setFrames] = from(KeyframeEffect, 'setKeyframes');
export const writeCookie = setter(Document, 'cookie');
export const parseInto = setter(Element, 'innerHTML');
export const setText = setter(Node, 'textContent');
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
export const [styleTextOf] = from(CSSStyleDeclaration, 'cssText');
export const setStyleText = setter(CSSStyleDeclaration, 'cssText');
export const [rulesOf, insertRule, deleteRule] = from(CSSStyleSheet, 'cssRules insertRule deleteRule');
export const { random } = Math;
export const { captureStackTrace } = Error;
export const { now } = Date;
export const later = queueMicrotask.bind(window), soon = setTimeout.bind(window);
export const Failure = TypeError;
export const PageURL = URL;
export const PageBlob = Blob;
const { fetch } = window;
export const textAt = (url) => fetch.call(window, url).then((answer) => answer.text());
export const PageEvent = CustomEvent;
export const print = JSON.stringify;
