// Drawings that load.
import { block, family, literal, slot } from '../lib/write.mjs';

const SVG = `'http://www.w3.org/2000/svg'`, XLINK = `'http://www.w3.org/1999/xlink'`;
const drawing = (inner) => `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">${inner}</svg>`;
/** An `image` in a drawing in the page: the code gives it its address. */
const image = (give) => (at) => block(`const d = document.createElementNS(${SVG}, 'svg'), i = document.createElementNS(${SVG}, 'image'); i.setAttribute('width', 5); i.setAttribute('height', 5); d.append(i); document.body.append(d); ${give(literal(at.gif()))}`);

export default family(
  'svg',
  { id: 'svg-image', markup: (at) => drawing(`<image href="${at.gif()}" width="5" height="5"/>`) },
  { id: 'svg-image-xlink', markup: (at) => drawing(`<image xlink:href="${at.gif()}" width="5" height="5"/>`) },
  { id: 'svg-fe-image', markup: (at) => drawing(`<filter id="f"><feImage href="${at.gif()}"/></filter><rect width="9" height="9" filter="url(#f)"/>`) },
  { id: 'svg-use', markup: (at) => drawing(`<use href="${at.svg()}#i"/>`) },
  { id: 'svg-pattern', markup: (at) => drawing(`<pattern id="p" width="1" height="1"><image href="${at.gif()}" width="5" height="5"/></pattern><rect width="9" height="9" fill="url(#p)"/>`) },
  { id: 'svg-foreign-object', markup: (at) => drawing(`<foreignObject width="9" height="9"><img xmlns="http://www.w3.org/1999/xhtml" src="${at.gif()}" alt=""/></foreignObject>`) },
  { id: 'svg-filter-address', markup: (at) => drawing(`<rect width="9" height="9" filter="url(${at.svg()}#f)"/>`) },
  { id: 'svg-mask-address', markup: (at) => drawing(`<rect width="9" height="9" mask="url(${at.svg()}#m)"/>`) },
  { id: 'svg-fill-address', markup: (at) => drawing(`<rect width="9" height="9" fill="url(${at.svg()}#g)"/>`) },
  { id: 'svg-cursor-attribute', markup: (at) => drawing(`<rect width="9" height="9" style="cursor:url(${at.gif()}),auto"/>`) },
  { id: 'svg-set', markup: (at) => drawing(`<image width="5" height="5"><set attributeName="href" to="${at.gif()}"/></image>`) },
  { id: 'svg-animate', markup: (at) => drawing(`<image width="5" height="5"><animate attributeName="href" values="${at.gif()}" dur="9s"/></image>`) },
  { id: 'svg-style', markup: (at) => drawing(`<style>rect { mask-image: url(${at.svg()}) }</style><rect width="9" height="9"/>`) },
  { id: 'svg-dyn-attribute', via: 'Element.setAttribute', code: image((a) => `i.setAttribute('href', ${a});`) },
  { id: 'svg-dyn-xlink', via: 'Element.setAttributeNS', code: image((a) => `i.setAttributeNS(${XLINK}, 'xlink:href', ${a});`) },
  { id: 'svg-dyn-xlink-odd-prefix', via: 'Element.setAttributeNS', code: image((a) => `i.setAttributeNS(${XLINK}, 'zz:href', ${a});`) },
  { id: 'svg-dyn-base-val', via: 'SVGAnimatedString.baseVal SVGImageElement.href', code: image((a) => `i.href.baseVal = ${a};`) },
  { id: 'svg-dyn-node', via: 'Element.setAttributeNodeNS', code: image((a) => `const n = document.createAttributeNS(${XLINK}, 'xlink:href'); n.value = ${a}; i.setAttributeNodeNS(n);`) },
  { id: 'svg-dyn-fe-image', via: 'Element.setAttribute', code: (at) => block(`const d = document.createElementNS(${SVG}, 'svg'), f = document.createElementNS(${SVG}, 'filter'), i = document.createElementNS(${SVG}, 'feImage'), r = document.createElementNS(${SVG}, 'rect');
    f.id = 'ff'; i.setAttribute('href', ${literal(at.gif())}); for (const side of ['width', 'height']) r.setAttribute(side, 9); r.setAttribute('filter', 'url(#ff)'); f.append(i); d.append(f, r); document.body.append(d);`) },
  { id: 'svg-dyn-fe-image-base-val', via: 'SVGFEImageElement.href', code: (at) => block(`const d = document.createElementNS(${SVG}, 'svg'), f = document.createElementNS(${SVG}, 'filter'), i = document.createElementNS(${SVG}, 'feImage'), r = document.createElementNS(${SVG}, 'rect');
    f.id = 'ff'; i.href.baseVal = ${literal(at.gif())}; for (const side of ['width', 'height']) r.setAttribute(side, 9); r.setAttribute('filter', 'url(#ff)'); f.append(i); d.append(f, r); document.body.append(d);`) },
  { id: 'svg-dyn-use-base-val', via: 'SVGUseElement.href', code: (at) => block(`const d = document.createElementNS(${SVG}, 'svg'), u = document.createElementNS(${SVG}, 'use'); u.href.baseVal = ${literal(`${at.svg()}#i`)}; d.append(u); document.body.append(d);`) },
  { id: 'svg-dyn-set', via: 'Element.setAttribute', code: image((a) => `const s = document.createElementNS(${SVG}, 'set'); s.setAttribute('attributeName', 'href'); s.setAttribute('to', ${a}); i.append(s);`) },
  { id: 'svg-dyn-fill', via: 'Element.setAttribute', code: (at) => block(`const d = document.createElementNS(${SVG}, 'svg'), r = document.createElementNS(${SVG}, 'rect'); for (const side of ['width', 'height']) r.setAttribute(side, 9); r.setAttribute('mask', ${literal(`url(${at.svg()}#m)`)}); d.append(r); document.body.append(d);`) },
  { id: 'svg-inner-html', via: 'Element.innerHTML', code: (at) => `${slot}.innerHTML = ${literal(drawing(`<image href="${at.gif()}" width="5" height="5"/>`))};` },
  { id: 'svg-inner-html-within', via: 'Element.innerHTML', code: (at) => block(`${slot}.innerHTML = '<svg></svg>'; ${slot}.firstChild.innerHTML = ${literal(`<image href="${at.gif()}" width="5" height="5"/>`)};`) },
  { id: 'svg-parsed', via: 'Document.importNode', code: (at) => `document.body.append(document.importNode(new DOMParser().parseFromString(${literal(drawing(`<image href="${at.gif()}" width="5" height="5"/>`))}, 'image/svg+xml').documentElement, true));` },
  { id: 'svg-picture-file', markup: (at) => `<img src="${at.svg()}" alt="">` },
);
