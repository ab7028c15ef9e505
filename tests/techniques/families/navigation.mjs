// Forms, pings, windows and redirections.
import { block, family, literal, slot } from '../lib/write.mjs';

const go = (id, via, code, more) => ({ id: `nav-${id}`, via, code: (at) => block(code(at)), ...more });
const intoFrame = (at, give) => `const f = document.createElement('iframe'); f.name = 'inner'; document.body.append(f); const m = document.createElement('form'); m.target = 'inner'; ${give(literal(at.html()))}`;

export default family(
  'navigation',
  go('form-submit', 'HTMLFormElement.submit HTMLFormElement.action', (at) => intoFrame(at, (a) => `m.action = ${a}; document.body.append(m); m.submit();`)),
  go('form-post', 'HTMLFormElement.submit', (at) => intoFrame(at, (a) => `m.method = 'post'; m.setAttribute('action', ${a}); m.innerHTML = '<input name=x value=y>'; document.body.append(m); m.submit();`)),
  go('form-request-submit', 'HTMLFormElement.requestSubmit', (at) => intoFrame(at, (a) => `m.action = ${a}; document.body.append(m); m.requestSubmit();`)),
  go('form-button', 'HTMLButtonElement.formAction', (at) => intoFrame(at, (a) => `const b = document.createElement('button'); b.formAction = ${a}; m.append(b); document.body.append(m); b.click();`)),
  go('form-input', 'HTMLInputElement.formAction', (at) => intoFrame(at, (a) => `const b = document.createElement('input'); b.type = 'submit'; b.formAction = ${a}; m.append(b); document.body.append(m); b.click();`)),
  go('form-borrowed', 'HTMLFormElement.submit', (at) => intoFrame(at, (a) => `m.action = ${a}; document.body.append(m); HTMLFormElement.prototype.submit.call(m);`)),
  { id: 'nav-form-static', via: 'HTMLFormElement.submit', html: (at) => `<iframe name="inner"></iframe><form id="m" target="inner" action="${at.html()}"></form><script>document.getElementById('m').submit();</script>` },
  { id: 'nav-form-static-button', via: '', click: '#go', html: (at) => `<iframe name="inner"></iframe><form target="inner"><button id="go" formaction="${at.html()}">go</button></form>` },
  { id: 'nav-ping', click: '#go', markup: (at) => `<a id="go" href="#text" ping="${at.txt()}">go</a>` },
  { id: 'nav-ping-made', click: '#go', via: 'HTMLAnchorElement.ping', code: (at) => block(`const a = document.createElement('a'); a.id = 'go'; a.href = '#text'; a.textContent = 'go'; a.ping = ${literal(at.txt())}; document.body.append(a);`) },
  { id: 'nav-ping-area', click: '#go', via: 'HTMLAreaElement.ping', code: (at) => block(`const m = document.createElement('map'), a = document.createElement('area'); a.id = 'go'; a.href = '#text'; a.ping = ${literal(at.txt())}; m.append(a); document.body.append(m);`) },
  { id: 'nav-ping-attribute', via: 'Element.setAttribute', code: (at) => block(`const a = document.createElement('a'); a.href = '#text'; a.setAttribute('ping', ${literal(at.txt())}); document.body.append(a); a.click();`) },
  go('open', 'open', (at) => `window.open(${literal(at.html())}, '_blank');`),
  go('open-no-opener', 'open', (at) => `window.open(${literal(at.html())}, '_blank', 'noopener,noreferrer');`),
  go('open-later', 'open', (at) => `const w = window.open('about:blank'); w.location = ${literal(at.html())};`),
  go('anchor-blank', 'HTMLElement.click', (at) => `const a = document.createElement('a'); a.href = ${literal(at.html())}; a.target = '_blank'; document.body.append(a); a.click();`),
  go('anchor-event', 'EventTarget.dispatchEvent', (at) => `const a = document.createElement('a'); a.href = ${literal(at.html())}; a.target = '_blank'; document.body.append(a); a.dispatchEvent(new MouseEvent('click'));`),
  go('anchor-event-uncancelable', 'EventTarget.dispatchEvent', (at) => `const a = document.createElement('a'); a.href = ${literal(at.html())}; a.target = '_blank'; document.body.append(a); a.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: false }));`),
  go('anchor-detached', 'HTMLElement.click', (at) => `const a = document.createElement('a'); a.href = ${literal(at.html())}; a.target = '_blank'; a.click();`),
  go('anchor-detached-event', 'EventTarget.dispatchEvent', (at) => `const a = document.createElement('a'); a.href = ${literal(at.html())}; a.target = '_blank'; a.append('x'); a.dispatchEvent(new MouseEvent('click'));`),
  go('anchor-inner', 'EventTarget.dispatchEvent', (at) => `const a = document.createElement('a'), b = document.createElement('b'); a.href = ${literal(at.html())}; a.target = '_blank'; a.append(b); document.body.append(a); b.dispatchEvent(new MouseEvent('click', { bubbles: true }));`),
  go('anchor-shadow', 'EventTarget.dispatchEvent', (at) => `const a = document.createElement('a'); a.href = ${literal(at.html())}; a.target = '_blank'; ${slot}.attachShadow({ mode: 'closed' }).append(a); a.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));`),
  go('anchor-svg', 'EventTarget.dispatchEvent', (at) => `const s = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), a = document.createElementNS('http://www.w3.org/2000/svg', 'a'); a.setAttribute('href', ${literal(at.html())}); a.setAttribute('target', '_blank'); s.append(a); document.body.append(s); a.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));`),
  go('anchor-svg-xlink', 'EventTarget.dispatchEvent', (at) => `const s = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), a = document.createElementNS('http://www.w3.org/2000/svg', 'a'); a.setAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href', ${literal(at.html())}); a.setAttribute('target', '_blank'); s.append(a); document.body.append(s); a.dispatchEvent(new MouseEvent('click'));`),
  go('form-shadow', 'HTMLFormElement.requestSubmit', (at) => intoFrame(at, (a) => `m.action = ${a}; ${slot}.attachShadow({ mode: 'open' }).append(m); m.requestSubmit();`)),
  go('form-shadow-button', 'HTMLElement.click', (at) => intoFrame(at, (a) => `const b = document.createElement('button'); b.formAction = ${a}; m.append(b); ${slot}.attachShadow({ mode: 'closed' }).append(m); b.click();`)),
  go('form-event', 'EventTarget.dispatchEvent', (at) => intoFrame(at, (a) => `const b = document.createElement('button'); m.action = ${a}; m.append(b); document.body.append(m); b.dispatchEvent(new MouseEvent('click'));`)),
  go('document-open', 'Document.open', (at) => `document.open(${literal(at.html())}, '_blank', '');`),
  { id: 'nav-meta-refresh', needs: 'run', place: 'head', markup: (at) => `<meta http-equiv="refresh" content="0;url=${at.html()}">` },
  go('meta-refresh-made', 'HTMLMetaElement.content', (at) => `const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = ${literal(`0;url=${at.html()}`)}; document.head.append(m);`),
  go('meta-refresh-markup', 'Element.insertAdjacentHTML', (at) => `document.head.insertAdjacentHTML('beforeend', ${literal(`<meta http-equiv="refresh" content="0;url=${at.html()}">`)});`),
);
