// Ways to spell an address.
import { block, blobOf, family, literal, makeScript } from '../lib/write.mjs';

const theirs = 'stats-';
/** A script whose address is spelled in an odd way. */
const spelled = (id, spell, more) => ({ id: `url-${id}`, needs: 'run', via: 'HTMLScriptElement.src', code: (at) => block(`const s = document.createElement('script'); s.src = ${literal(spell(at.js(), at))}; document.head.append(s);`), ...more });
const asked = (id, spell, more) => ({ id: `url-${id}`, via: 'fetch', code: (at) => `fetch(${literal(spell(at.txt(), at))}, { mode: 'no-cors' }).catch(() => {});`, ...more });

export default family(
  'addresses',
  spelled('no-scheme', (url) => url.replace('http:', '')),
  spelled('upper-case', (url) => url.replace('http', 'HTTP').replace(theirs, 'STATS-')),
  spelled('one-slash', (url) => url.replace('http://', 'http:////')),
  spelled('backslashes', (url) => url.replace('http://', 'http:\\\\')),
  spelled('no-scheme-backslashes', (url) => url.replace('http://', '\\\\')),
  spelled('tab', (url) => url.replace('tp:', 't\tp:').replace(theirs, 'st\nats-')),
  spelled('spaces', (url) => `  \t${url}\n `),
  spelled('control', (url) => `\u0001\u001f${url}`),
  spelled('escaped-host', (url) => url.replace(theirs, '%73tat%73-')),
  spelled('wide-letters', (url) => url.replace(theirs, '\uff53tats-')),
  spelled('soft-hyphen', (url) => url.replace(theirs, 'sta\u00adts-')),
  spelled('dot', (url) => url.replace('.localhost', '.localhost.')),
  spelled('ideographic-dot', (url) => url.replace('.localhost', '\u3002localhost')),
  spelled('dot-segments', (url) => url.replace('/t/', '/x/../t/./')),
  spelled('query-only', (url) => `${url}?a=//own.example/#x`),
  spelled('deep', (_, at) => at.js('deep')),
  spelled('cloaked', (_, at) => at.js('cloaked')),
  spelled('beyond-ascii', (_, at) => at.js('beyond')),
  spelled('punycode', (_, at) => new URL(at.js('beyond')).href.replace('xn--', 'XN--')),
  spelled('redirected', (_, at) => at.redirect('go.js', at.js())),
  spelled('redirected-twice', (_, at) => at.redirect('go.js', at.redirect('on.js', at.js()))),
  asked('user', (url) => url.replace('http://', 'http://visitor@'), { via: 'HTMLImageElement.src', code: (at) => `(window.kept = new Image()).src = ${literal(at.gif().replace('http://', 'http://visitor:x@'))};` }),
  { id: 'url-port', wire: true, via: 'HTMLImageElement.src', code: (at) => `(window.kept = new Image()).src = ${literal(`${at.wire()}/x.gif`)};` },
  asked('fetch-no-scheme', (url) => url.replace('http:', '')),
  asked('fetch-escaped', (url) => url.replace(theirs, '%53tats-')),
  asked('fetch-dot', (url) => url.replace('.localhost', '.localhost.')),
  asked('fetch-base', (url) => url, { code: (at) => block(`const b = document.createElement('base'); b.href = ${literal(at.txt().replace(/[^/]+$/, ''))}; document.head.append(b); fetch('x.txt', { mode: 'no-cors' }).catch(() => {});`) }),
  { id: 'url-base-static', needs: 'run', place: 'far', markup: (at) => `<base href="${at.js().replace(/[^/]+$/, '')}"><script src="x.js"></script>` },
  { id: 'url-base-img', via: 'HTMLImageElement.src', code: (at) => block(`const b = document.createElement('base'); b.href = ${literal(at.txt())}; document.head.append(b); (window.kept = new Image()).src = 'x.gif';`) },
  { id: 'url-base-late', via: 'HTMLBaseElement.href', code: (at) => block(`const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = 'x.css'; const b = document.createElement('base'); document.head.append(b); b.href = ${literal(at.css())}; document.head.append(l);`) },
  { id: 'url-static-upper', needs: 'run', markup: (at) => `<script src="${at.js().replace('http', 'HTTP').replace(theirs, 'StAtS-')}"></script>` },
  { id: 'url-static-entities', needs: 'run', markup: (at) => `<script src="${at.js().replace('//', '&sol;&sol;').replace(theirs, '&#115;tats-')}"></script>` },
  { id: 'url-static-no-scheme', markup: (at) => `<img src="${at.gif().replace('http:', '')}" alt="">` },
  { id: 'url-static-dot', markup: (at) => `<img src="${at.gif().replace('.localhost', '.localhost.')}" alt="">` },
  { id: 'url-static-cloaked', needs: 'run', place: 'far', markup: (at) => `<script async src="${at.js('cloaked')}"></script>` },
  { id: 'url-data-script', needs: 'run', via: 'HTMLScriptElement.src', code: (at) => block(`const s = document.createElement('script'); s.src = 'data:text/javascript,' + encodeURIComponent(${literal(block(`${makeScript(at)} document.head.append(s);`))}); document.head.append(s);`) },
  { id: 'url-blob-script', needs: 'run', via: 'HTMLScriptElement.src', code: (at) => block(`${blobOf(block(`${makeScript(at)} document.head.append(s);`))} const s = document.createElement('script'); s.src = u; document.head.append(s);`) },
  { id: 'url-blob-fetched', via: 'fetch', code: (at) => block(`${blobOf(at.txt())} fetch(u).then((answer) => answer.text()).then((address) => fetch(address, { mode: 'no-cors' }));`) },
);
