// Scripts that a script makes: every way to give them an address, and every way to put them into the page.
import { block, callOut, family, literal, makeScript, slot } from '../lib/write.mjs';

/** [property it goes through, code that puts `s` into the page] */
const INSERTIONS = [
  ['Node.appendChild', 'document.head.appendChild(s);'],
  ['Node.insertBefore', 'document.head.insertBefore(s, document.head.firstChild);'],
  ['Node.replaceChild', `const old = document.createElement('i'); document.body.appendChild(old); document.body.replaceChild(s, old);`],
  ['Element.append', `document.body.append('text', s);`],
  ['Element.prepend', 'document.body.prepend(s);'],
  ['Element.before', `${slot}.before(s);`],
  ['Element.after', `${slot}.after('text', s);`],
  ['Element.replaceWith', `${slot}.replaceWith(s);`],
  ['Element.replaceChildren', `${slot}.replaceChildren(s);`],
  ['Element.insertAdjacentElement', `${slot}.insertAdjacentElement('beforebegin', s);`],
  ['CharacterData.before', `document.getElementById('text').firstChild.before(s);`],
  ['CharacterData.after', `document.getElementById('text').firstChild.after(s);`],
  ['CharacterData.replaceWith', `document.getElementById('text').firstChild.replaceWith(s);`],
  ['DocumentFragment.append', 'const part = document.createDocumentFragment(); part.append(s); document.body.appendChild(part);'],
  ['DocumentFragment.prepend', 'const part = new DocumentFragment(); part.prepend(s); document.body.append(part);'],
  ['DocumentFragment.replaceChildren', 'const part = new DocumentFragment(); part.replaceChildren(s); document.body.prepend(part);'],
  ['Document.append', 'const html = document.documentElement; html.remove(); html.appendChild(s); document.append(html);'],
  ['Document.prepend', `addEventListener('load', () => { const html = document.documentElement; document.doctype.remove(); html.remove(); html.appendChild(s); document.prepend(html); });`],
  ['Document.replaceChildren', `addEventListener('load', () => { const html = document.createElement('html'); html.append(s); document.replaceChildren(html); });`],
  ['Range.insertNode', `const range = document.createRange(); range.selectNode(${slot}); range.insertNode(s);`],
  ['Range.surroundContents', `const range = document.createRange(); range.selectNodeContents(document.getElementById('text')); range.surroundContents(s);`],
  ['HTMLTableElement.caption', `const table = document.createElement('table'); document.body.append(table); const caption = document.createElement('caption'); caption.append(s); table.caption = caption;`],
  ['HTMLTableElement.tHead', `const table = document.createElement('table'); document.body.append(table); const part = document.createElement('thead'); part.append(s); table.tHead = part;`],
  ['HTMLSelectElement.add', `const list = document.createElement('select'); document.body.append(list); const option = document.createElement('option'); option.append(s); list.add(option);`],
  ['HTMLOptionsCollection.add', `const list = document.createElement('select'); document.body.append(list); const option = document.createElement('option'); option.append(s); list.options.add(option);`],
  ['Document.body', `const body = document.createElement('body'); body.append(s); document.body = body;`],
];

/** [id, property, code that makes `s` with an address, still outside of the page] */
const ADDRESSES = [
  ['property', 'HTMLScriptElement.src', (src) => `s.src = ${src};`],
  ['reflect-set', 'HTMLScriptElement.src', (src) => `Reflect.set(s, 'src', ${src});`],
  ['assign', 'HTMLScriptElement.src', (src) => `Object.assign(s, { src: ${src} });`],
  ['descriptor', 'HTMLScriptElement.src', (src) => `Object.getOwnPropertyDescriptor(HTMLScriptElement.prototype, 'src').set.call(s, ${src});`],
  ['changing', 'HTMLScriptElement.src', (src) => `let asked = 0; const o = { toString: () => (asked++ ? ${src} : '/fence-worker.js') }; document.createElement('script').src = o; s.src = o;`],
  ['object', 'HTMLScriptElement.src', (src) => `s.src = { toString: () => ${src} };`],
  ['url-object', 'HTMLScriptElement.src', (src) => `s.src = new URL(${src});`],
  ['attribute', 'Element.setAttribute', (src) => `s.setAttribute('SRC', ${src});`],
  ['attribute-ns', 'Element.setAttributeNS', (src) => `s.setAttributeNS(null, 'src', ${src});`],
  ['node', 'Element.setAttributeNode', (src) => `const a = document.createAttribute('src'); a.value = ${src}; s.setAttributeNode(a);`],
  ['node-ns', 'Element.setAttributeNodeNS', (src) => `const a = document.createAttributeNS(null, 'src'); a.value = ${src}; s.setAttributeNodeNS(a);`],
  ['named-item', 'NamedNodeMap.setNamedItem Element.attributes', (src) => `const a = document.createAttribute('src'); a.value = ${src}; s.attributes.setNamedItem(a);`],
  ['named-item-ns', 'NamedNodeMap.setNamedItemNS', (src) => `const a = document.createAttribute('src'); a.value = ${src}; s.attributes.setNamedItemNS(a);`],
  ['node-value', 'Attr.value', (src) => `s.setAttribute('src', ''); s.attributes.src.value = ${src};`],
  ['node-node-value', 'Node.nodeValue', (src) => `s.setAttribute('src', ''); s.getAttributeNode('src').nodeValue = ${src};`],
  ['node-text', 'Node.textContent', (src) => `s.setAttribute('src', ''); s.getAttributeNode('src').textContent = ${src};`],
];

const INLINE = [
  ['text', 'HTMLScriptElement.text', (code) => `s.text = ${code};`],
  ['text-content', 'Node.textContent HTMLScriptElement.textContent', (code) => `s.textContent = ${code};`],
  ['inner-text', 'HTMLElement.innerText HTMLScriptElement.innerText', (code) => `s.innerText = ${code};`],
  ['inner-html', 'Element.innerHTML', (code) => `s.innerHTML = ${code};`],
  ['text-node', 'Node.appendChild', (code) => `s.appendChild(document.createTextNode(${code}));`],
];

const made = (id, code, more) => ({ id: `dyn-${id}`, needs: 'run', code: (at) => block(code(at)), ...more });
const idOf = (via) => via.replace(/[.]/g, '-').replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

export default family(
  'dynamic',
  INSERTIONS.map(([via, put]) => made(`put-${idOf(via)}`, (at) => makeScript(at) + put, { via })),
  ADDRESSES.map(([id, via, give]) => made(`src-${id}`, (at) => `const s = document.createElement('script'); ${give(literal(at.js()))} document.head.appendChild(s);`, { via })),
  INLINE.map(([id, via, give]) => ({ id: `dyn-inline-${id}`, via, code: (at) => block(`const s = document.createElement('script'); ${give(literal(callOut(at)))} document.body.appendChild(s);`) })),
  made('src-after', (at) => `const s = document.createElement('script'); document.head.appendChild(s); s.src = ${literal(at.js())};`),
  made('attribute-after', (at) => `const s = document.createElement('script'); document.head.appendChild(s); s.setAttribute('src', ${literal(at.js())});`, { via: 'Element.setAttribute' }),
  made('text-after', (at) => `const s = document.createElement('script'); document.head.appendChild(s); s.append(${literal(`fetch(${JSON.stringify(at.txt())}, { mode: 'no-cors' })`)});`, { needs: 'request' }),
  made('module-text-after', (at) => `const s = document.createElement('script'); s.type = 'module'; document.head.append(s); s.append(${literal(`import ${JSON.stringify(at.mjs())};`)});`, { via: 'Element.append' }),
  made('module-text-set-after', (at) => `const s = document.createElement('script'); s.type = 'module'; document.head.append(s); s.text = ${literal(`import ${JSON.stringify(at.mjs())};`)};`, { via: 'HTMLScriptElement.text' }),
  made('rules-text-after', (at) => `const s = document.createElement('script'); s.type = 'speculationrules'; document.head.append(s); s.textContent = ${literal(JSON.stringify({ prefetch: [{ urls: [at.html()], eagerness: 'immediate' }] }))};`, { via: 'Node.textContent', needs: 'request', patience: 900 }),
  made('module', (at) => `const s = document.createElement('script'); s.type = 'module'; s.src = ${literal(at.mjs())}; document.head.append(s);`),
  made('type-late', (at) => `const s = document.createElement('script'); s.type = 'text/x'; s.src = ${literal(at.js())}; document.head.append(s); s.type = 'text/javascript'; document.body.append(s);`),
  made('type-removed', (at) => `const s = document.createElement('script'); s.type = 'text/x'; s.src = ${literal(at.js())}; s.removeAttribute('type'); document.head.append(s);`, { via: 'Element.removeAttribute' }),
  made('create-ns', (at) => `const s = document.createElementNS('http://www.w3.org/1999/xhtml', 'script'); s.src = ${literal(at.js())}; document.head.append(s);`, { via: 'Document.createElementNS' }),
  made('svg', (at) => `const s = document.createElementNS('http://www.w3.org/2000/svg', 'script'); s.setAttribute('href', ${literal(at.js())}); document.body.append(s);`, { via: 'Element.setAttribute' }),
  made('svg-xlink', (at) => `const s = document.createElementNS('http://www.w3.org/2000/svg', 'script'); s.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', ${literal(at.js())}); document.body.append(s);`, { via: 'Element.setAttributeNS' }),
  made('svg-base-val', (at) => `const s = document.createElementNS('http://www.w3.org/2000/svg', 'script'); s.href.baseVal = ${literal(at.js())}; document.body.append(s);`, { via: 'SVGAnimatedString.baseVal SVGScriptElement.href' }),
  made('clone', (at) => `${makeScript(at)} document.head.append(s.cloneNode(true));`, { via: 'Node.cloneNode' }),
  made('other-document', (at) => `const d = document.implementation.createHTMLDocument(''), s = d.createElement('script'); s.src = ${literal(at.js())}; document.head.append(s);`, { via: 'DOMImplementation.createHTMLDocument' }),
  made('adopt', (at) => `const d = document.implementation.createHTMLDocument(''), s = d.createElement('script'); s.src = ${literal(at.js())}; document.head.append(document.adoptNode(s));`, { via: 'Document.adoptNode' }),
  made('import', (at) => `const d = new Document(), s = d.createElementNS('http://www.w3.org/1999/xhtml', 'script'); s.setAttribute('src', ${literal(at.js())}); document.head.append(document.importNode(s, true));`, { via: 'Document.importNode' }),
  made('in-subtree', (at) => `const outer = document.createElement('div'); ${makeScript(at)} const inner = document.createElement('p'); inner.append(s); outer.append(inner); document.body.append(outer);`),
  made('xslt', (at) => `const sheet = new DOMParser().parseFromString('<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:output method="html"/><xsl:template match="/"><script xmlns="" src="' + ${literal(at.js())} + '"/></xsl:template></xsl:stylesheet>', 'text/xml');
    const x = new XSLTProcessor(); x.importStylesheet(sheet); document.body.append(x.transformToFragment(new DOMParser().parseFromString('<a/>', 'text/xml'), document));`, { via: 'XSLTProcessor.transformToFragment' }),
  made('removed-attribute-node', (at) => `const from = document.createElement('script'), s = document.createElement('script'); from.setAttribute('src', ${literal(at.js())}); const a = from.getAttributeNode('src'); from.removeAttributeNode(a); s.setAttributeNode(a); document.head.append(s);`, { via: 'Element.removeAttributeNode' }),
  made('removed-attribute-ns', (at) => `const s = document.createElement('script'); s.setAttribute('src', 'data:,'); s.removeAttributeNS(null, 'src'); s.src = ${literal(at.js())}; document.head.append(s);`, { via: 'Element.removeAttributeNS' }),
  made('toggled-attribute', (at) => `const s = document.createElement('script'); s.toggleAttribute('src', true); s.getAttributeNode('src').value = ${literal(at.js())}; document.head.append(s);`, { via: 'Element.toggleAttribute' }),
  made('named-item-removed', (at) => `const from = document.createElement('script'), s = document.createElement('script'); from.setAttribute('src', ${literal(at.js())}); s.attributes.setNamedItem(from.attributes.removeNamedItem('src')); document.head.append(s);`, { via: 'NamedNodeMap.removeNamedItem' }),
);
