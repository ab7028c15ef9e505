// Scripts that stand in the HTML, and inline snippets as vendors hand them out.
import { block, callOut, family, literal, scriptTag } from '../lib/write.mjs';

const script = (id, attributes, more) => ({ id: `script-${id}`, needs: 'run', markup: (at) => `<script ${attributes} src="${at.js()}"></script>`, ...more });

export default family(
  'parser',
  script('plain', '', { place: 'head' }),
  script('plain-far', '', { place: 'far' }),
  script('async', 'async', { place: 'head' }),
  script('async-far', 'async', { place: 'far' }),
  script('defer', 'defer', { place: 'head' }),
  script('typed', 'type="text/javascript" charset="utf-8" language="javascript"'),
  script('cors', 'crossorigin="anonymous" referrerpolicy="no-referrer" fetchpriority="high"'),
  { id: 'script-module', needs: 'run', place: 'head', markup: (at) => `<script type="module" src="${at.mjs()}"></script>` },
  { id: 'script-behind-pictures', needs: 'run', markup: (at) => `<img src="data:," alt=""><div><p>${scriptTag(at)}</p></div>` },
  { id: 'script-svg', needs: 'run', via: '', markup: (at) => `<svg><script href="${at.js()}"></script></svg>` },
  { id: 'script-svg-xlink', needs: 'run', markup: (at) => `<svg><script xlink:href="${at.js()}"></script></svg>` },
  { id: 'script-in-table', needs: 'run', markup: (at) => `<table><tr>${scriptTag(at)}<td>x</td></tr></table>` },
  { id: 'script-unclosed', needs: 'run', place: 'far', markup: (at) => `<SCRIPT/SRC='${at.js()}'></SCRIPT >` },
  {
    id: 'snippet-queue', needs: 'run', place: 'head', via: 'Node.insertBefore HTMLScriptElement.src',
    html: (at) => `<script>((w, d, tag, src, name) => { w[name] = w[name] || function () { (w[name].q = w[name].q || []).push(arguments); };
      const s = d.createElement(tag), first = d.getElementsByTagName(tag)[0]; s.async = true; s.src = src; first.parentNode.insertBefore(s, first); })(window, document, 'script', ${literal(at.js())}, 'st');</script>`,
  },
  { id: 'snippet-pixel', html: (at) => `<script>(window.kept = new Image()).src = ${literal(at.gif())} + '?' + Math.random();</script>` },
  { id: 'snippet-noscript-less', html: (at) => `<script>document.documentElement.className = 'js'; ${block(callOut(at))}</script>` },
);
