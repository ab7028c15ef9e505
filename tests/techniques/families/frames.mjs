// Frames, and what is loaded inside of them.
import { attribute, block, callOut, family, literal, scriptTag, slot } from '../lib/write.mjs';

const tag = (id, markup, more) => ({ id: `frame-${id}`, needs: 'run', markup, ...more });
const made = (id, via, code, more) => ({ id: `frame-dyn-${id}`, needs: 'run', via, code: (at) => block(`const f = document.createElement('iframe'); ${code(at)}`), ...more });

export default family(
  'frames',
  tag('plain', (at) => `<iframe src="${at.html()}"></iframe>`),
  tag('lazy', (at) => `<iframe loading="lazy" width="50" height="50" src="${at.html()}"></iframe>`),
  tag('sandboxed', (at) => `<iframe sandbox="allow-scripts" src="${at.html()}"></iframe>`),
  tag('srcdoc-script', (at) => `<iframe srcdoc="${attribute(scriptTag(at))}"></iframe>`),
  tag('srcdoc-sandboxed', (at) => `<iframe sandbox="allow-scripts" srcdoc="${attribute(scriptTag(at))}"></iframe>`),
  tag('srcdoc-img', (at) => `<iframe srcdoc="${attribute(`<img src="${at.gif()}">`)}"></iframe>`, { needs: 'request' }),
  tag('srcdoc-nested', (at) => `<iframe srcdoc="${attribute(`<iframe srcdoc="${attribute(scriptTag(at))}"></iframe>`)}"></iframe>`),
  tag('data', (at) => `<iframe src="data:text/html,${encodeURIComponent(scriptTag(at))}"></iframe>`),
  tag('frameset', (at) => at.html(), { page: (first, address) => `<!doctype html><html><head>${first}<title>x</title></head><frameset cols="*"><frame src="${address}"></frameset></html>` }),
  { id: 'frame-srcdoc-code', html: (at) => `<iframe srcdoc="${attribute(`<script>${callOut(at)}</script>`)}"></iframe>` },
  { id: 'frame-own-page', needs: 'run', markup: (at) => `<iframe src="${at.own('inner.html')}"></iframe>`, files: (at) => ({ 'inner.html': ['text/html', `<!doctype html><title>x</title>${scriptTag(at)}`] }) },
  { id: 'frame-static-src-late', needs: 'run', via: 'HTMLIFrameElement.src', html: (at) => `<iframe id="inner"></iframe><script>document.getElementById('inner').src = ${literal(at.html())};</script>` },
  made('src', 'HTMLIFrameElement.src', (at) => `f.src = ${literal(at.html())}; document.body.append(f);`),
  made('src-after', 'HTMLIFrameElement.src', (at) => `document.body.append(f); f.src = ${literal(at.html())};`),
  made('attribute', 'Element.setAttribute', (at) => `document.body.append(f); f.setAttribute('src', ${literal(at.html())});`),
  made('clone', 'Node.cloneNode', (at) => `f.src = ${literal(at.html())}; document.body.append(f.cloneNode());`),
  made('location', 'HTMLIFrameElement.contentWindow', (at) => `document.body.append(f); f.contentWindow.location = ${literal(at.html())};`),
  made('location-href', 'HTMLIFrameElement.contentWindow', (at) => `document.body.append(f); f.contentWindow.location.href = ${literal(at.html())};`),
  made('location-assign', 'HTMLIFrameElement.contentWindow', (at) => `document.body.append(f); f.contentWindow.location.assign(${literal(at.html())});`),
  made('location-replace', 'HTMLIFrameElement.contentDocument', (at) => `document.body.append(f); f.contentDocument.location.replace(${literal(at.html())});`),
  made('location-named', '', (at) => `f.name = 'inner'; document.body.append(f); frames.inner.location = ${literal(at.html())};`),
  made('open-named', 'open', (at) => `f.name = 'inner'; document.body.append(f); window.open(${literal(at.html())}, 'inner');`),
  made('target', 'HTMLAnchorElement.href', (at) => `f.name = 'inner'; document.body.append(f); const a = document.createElement('a'); a.href = ${literal(at.html())}; a.target = 'inner'; document.body.append(a); a.click();`),
  made('meta-refresh', 'HTMLIFrameElement.srcdoc', (at) => `f.srcdoc = ${literal(`<meta http-equiv="refresh" content="0;url=${at.html()}">`)}; document.body.append(f);`),
  made('blob', 'HTMLIFrameElement.src', (at) => `f.src = URL.createObjectURL(new Blob([${literal(scriptTag(at))}], { type: 'text/html' })); document.body.append(f);`),
  made('script-address', 'HTMLIFrameElement.src', (at) => `f.src = 'javascript:' + ${literal(`'<script src="${at.js()}"></script>'`)}; document.body.append(f);`),
  made('base-inside', 'HTMLIFrameElement.srcdoc', (at) => `f.srcdoc = ${literal(`<base href="${at.js().replace(/[^/]+$/, '')}"><script src="x.js"></script>`)}; document.body.append(f);`),
  made('own-page', 'HTMLIFrameElement.src', (at) => `f.src = ${literal(at.own('inner.html'))}; document.body.append(f);`, { files: (at) => ({ 'inner.html': ['text/html', `<!doctype html><title>x</title>${scriptTag(at)}`] }) }),
  made('object-document', 'HTMLObjectElement.contentDocument', (at) => `const o = document.createElement('object'); o.type = 'text/html'; o.data = '/clean.html'; o.onload = () => { const s = o.contentDocument.createElement('script'); s.src = ${literal(at.js())}; o.contentDocument.body.append(s); }; document.body.append(o);`),
  made('frameset-window', 'HTMLFrameElement.contentWindow', (at) => `const set = document.createElement('frameset'), g = document.createElement('frame'); set.append(g); document.documentElement.append(set); const s = g.contentWindow.document.createElement('script'); s.src = ${literal(at.js())}; g.contentWindow.document.documentElement.append(s);`),
  made('frameset-document', 'HTMLFrameElement.contentDocument', (at) => `const set = document.createElement('frameset'), g = document.createElement('frame'); set.append(g); document.documentElement.append(set); const s = g.contentDocument.createElement('script'); s.src = ${literal(at.js())}; g.contentDocument.documentElement.append(s);`),
  { id: 'frame-dyn-object', needs: 'run', via: 'HTMLObjectElement.data', code: (at) => block(`const o = document.createElement('object'); o.data = ${literal(at.html())}; o.width = 50; ${slot}.append(o);`) },
);
