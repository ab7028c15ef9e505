// Shadow trees and elements of the page's own.
import { block, callOut, family, literal, makeScript, slot } from '../lib/write.mjs';

const made = (id, via, code, more) => ({ id: `shadow-${id}`, via, code: (at) => block(code(at)), ...more });
const img = (at) => `<img src="${at.gif()}" alt="">`;
const runs = { needs: 'run' };

export default family(
  'shadow',
  { id: 'shadow-declared', markup: (at) => `<div><template shadowrootmode="open">${img(at)}</template></div>` },
  { id: 'shadow-declared-closed', markup: (at) => `<div><template shadowrootmode="closed">${img(at)}</template></div>` },
  { id: 'shadow-declared-script', needs: 'run', markup: (at) => `<div><template shadowrootmode="closed"><script src="${at.js()}"></script></template></div>` },
  { id: 'shadow-declared-frame', needs: 'run', markup: (at) => `<div><template shadowrootmode="open"><iframe src="${at.html()}"></iframe></template></div>` },
  made('open-script', 'Element.attachShadow', (at) => `${makeScript(at)} ${slot}.attachShadow({ mode: 'open' }).appendChild(s);`, runs),
  made('closed-script', 'Element.attachShadow', (at) => `${makeScript(at)} ${slot}.attachShadow({ mode: 'closed' }).appendChild(s);`, runs),
  made('closed-append', 'DocumentFragment.append', (at) => `${makeScript(at)} ${slot}.attachShadow({ mode: 'closed' }).append('text', s);`, runs),
  made('detached', 'Element.attachShadow', (at) => `const h = document.createElement('div'); ${makeScript(at)} h.attachShadow({ mode: 'closed' }).append(s); document.body.append(h);`, runs),
  made('late-link', 'Element.attachShadow', (at) => `const root = ${slot}.attachShadow({ mode: 'closed' }), l = document.createElement('link'); root.append(l); l.rel = 'stylesheet'; l.href = ${literal(at.css())};`),
  made('adopted', 'ShadowRoot.adoptedStyleSheets', (at) => `const root = ${slot}.attachShadow({ mode: 'open' }), c = new CSSStyleSheet(); root.innerHTML = '<b>x</b>'; c.replaceSync(${literal(`b { background: url(${at.gif()}) }`)}); root.adoptedStyleSheets = [c];`),
  made('clonable', 'Node.cloneNode', (at) => `const h = document.createElement('div'); h.attachShadow({ mode: 'open', clonable: true }).innerHTML = ${literal(img(at))}; document.body.append(h.cloneNode(true));`),
  made('element', '', (at) => `customElements.define('trk-one', class extends HTMLElement { connectedCallback() { ${callOut(at)} } }); document.body.append(document.createElement('trk-one'));`),
  made('element-constructor', '', (at) => `customElements.define('trk-two', class extends HTMLElement { constructor() { super(); ${callOut(at)} } }); document.createElement('trk-two');`),
  made('element-attribute', '', (at) => `customElements.define('trk-three', class extends HTMLElement { static observedAttributes = ['x']; attributeChangedCallback() { ${callOut(at)} } }); document.createElement('trk-three').setAttribute('x', 1);`),
  made('element-shadow', 'ShadowRoot.innerHTML', (at) => `customElements.define('trk-four', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'closed' }).innerHTML = ${literal(img(at))}; } }); ${slot}.append(document.createElement('trk-four'));`),
  made('element-upgraded', 'Element.innerHTML', (at) => `${slot}.innerHTML = '<trk-five></trk-five>'; customElements.define('trk-five', class extends HTMLElement { connectedCallback() { ${makeScript(at)} this.append(s); } });`, runs),
  made('element-builtin', 'HTMLImageElement.src', (at) => `customElements.define('trk-six', class extends HTMLImageElement {}, { extends: 'img' }); const i = document.createElement('img', { is: 'trk-six' }); i.src = ${literal(at.gif())};`),
  made('element-script', 'HTMLScriptElement.src', (at) => `class Mine extends HTMLScriptElement {} customElements.define('trk-seven', Mine, { extends: 'script' }); const s = new Mine(); s.src = ${literal(at.js())}; document.head.append(s);`, runs),
  made('element-adopted', 'Document.adoptNode', (at) => `customElements.define('trk-eight', class extends HTMLElement { adoptedCallback() { ${callOut(at)} } }); const e = document.createElement('trk-eight'); document.implementation.createHTMLDocument('').adoptNode(e);`),
);
