// Code that is a string first.
import { appendScript, attribute, block, callOut, family, literal, slot } from '../lib/write.mjs';

const says = (id, code, more) => ({ id: `string-${id}`, code, ...more });
const quiet = (at) => `fetch('${at.txt()}', { mode: 'no-cors' })`;

export default family(
  'strings',
  says('eval', (at) => `eval(${literal(callOut(at))});`, { via: 'eval' }),
  says('eval-indirect', (at) => `(0, eval)(${literal(callOut(at))});`, { via: 'eval' }),
  says('function', (at) => `new Function(${literal(callOut(at))})();`, { via: 'Function' }),
  says('function-async', (at) => `(async () => {}).constructor(${literal(`await ${quiet(at)}`)})();`),
  says('function-generator', (at) => `[...(function* () {}).constructor(${literal(quiet(at))})()];`),
  says('timeout', (at) => `setTimeout(${literal(appendScript(at))}, 0);`, { needs: 'run', via: 'setTimeout' }),
  says('interval', (at) => `window.kept = setInterval(${literal(`clearInterval(kept); ${appendScript(at)}`)}, 5);`, { needs: 'run', via: 'setInterval' }),
  says('handler-attribute', (at) => block(`const i = document.createElement('img'); i.setAttribute('onerror', ${literal(quiet(at))}); i.src = 'data:,x'; document.body.append(i);`), { via: 'Element.setAttribute' }),
  says('handler-click', (at) => block(`${slot}.setAttribute('onclick', ${literal(quiet(at))}); ${slot}.click();`), { via: 'Element.setAttribute' }),
  says('handler-node', (at) => block(`const a = document.createAttribute('onclick'); a.value = ${literal(quiet(at))}; ${slot}.setAttributeNode(a); ${slot}.click();`), { via: 'Element.setAttributeNode' }),
  says('anchor', (at) => block(`const a = document.createElement('a'); a.href = 'javascript:void ' + ${literal(quiet(at))}; document.body.append(a); a.click();`), { via: 'HTMLAnchorElement.href' }),
  says('location', (at) => `location.href = 'javascript:void ' + ${literal(quiet(at))};`),
  says('open', (at) => `window.open('javascript:void ' + ${literal(quiet(at))}, '_self');`, { via: 'open' }),
  says('nested', (at) => `eval('eval(' + ${literal(JSON.stringify(`setTimeout('${callOut(at).replaceAll("'", '"')}', 0)`))} + ')');`, { via: 'eval' }),
  says('listener-object', (at) => `addEventListener('load', { handleEvent() { ${callOut(at)} } });`),
  { id: 'string-handler-static', html: (at) => `<img src="data:,x" alt="" onerror="${attribute(quiet(at))}">` },
  { id: 'string-handler-load', html: (at) => `<iframe onload="${attribute(quiet(at))}"></iframe>` },
  { id: 'string-handler-svg', html: (at) => `<svg onload="${attribute(quiet(at))}"><circle r="1"/></svg>` },
  { id: 'string-handler-details', html: (at) => `<details open ontoggle="${attribute(quiet(at))}"><summary>x</summary></details>` },
  { id: 'string-handler-animation', html: (at) => `<style>@keyframes k { from { color: red } }</style><b style="animation: k 1ms" onanimationstart="${attribute(quiet(at))}">x</b>` },
);
