// When it happens: everything that runs code later, or in between.
import { block, family, literal, makeScript, slot } from '../lib/write.mjs';

const insert = (at) => `(() => { ${makeScript(at)} document.head.append(s); })()`;
const later = (id, code, more) => ({ id: `timing-${id}`, needs: 'run', code: (at) => block(code(at)), ...more });

export default family(
  'timing',
  later('microtask', (at) => `queueMicrotask(() => ${insert(at)});`),
  later('promise', (at) => `Promise.resolve().then(() => ${insert(at)});`),
  later('timeout', (at) => `setTimeout(() => ${insert(at)}, 0);`),
  later('timeout-late', (at) => `setTimeout(() => ${insert(at)}, 150);`),
  later('frame', (at) => `requestAnimationFrame(() => ${insert(at)});`),
  later('idle', (at) => `(window.requestIdleCallback ?? setTimeout)(() => ${insert(at)});`),
  later('task', (at) => `scheduler.postTask(() => ${insert(at)});`),
  later('ready', (at) => `document.addEventListener('DOMContentLoaded', () => ${insert(at)});`),
  later('state-change', (at) => `document.addEventListener('readystatechange', () => { if (document.readyState === 'interactive') ${insert(at)}; });`),
  later('load', (at) => `addEventListener('load', () => ${insert(at)});`),
  later('page-show', (at) => `addEventListener('pageshow', () => ${insert(at)});`),
  later('mutation', (at) => `const o = new MutationObserver(() => { o.disconnect(); ${insert(at)}; }); o.observe(${slot}, { childList: true }); ${slot}.append('x');`),
  later('intersection', (at) => `const o = new IntersectionObserver(() => { o.disconnect(); ${insert(at)}; }); o.observe(${slot});`),
  later('resize', (at) => `const o = new ResizeObserver(() => { o.disconnect(); ${insert(at)}; }); o.observe(${slot});`),
  later('message', (at) => `addEventListener('message', () => ${insert(at)}, { once: true }); postMessage(1, '*');`),
  later('channel', (at) => `const c = new MessageChannel(); c.port1.onmessage = () => ${insert(at)}; c.port2.postMessage(1);`),
  later('after-own-script', (at) => `const own = document.createElement('script'); own.src = '/fence-worker.js'; own.onload = own.onerror = () => ${insert(at)}; document.head.append(own);`),
  later('after-own-fetch', (at) => `fetch('/fence.txt').then(() => ${insert(at)});`),
  later('in-getter', (at) => `const trap = { get src() { return ${literal(at.js())}; } }; const s = document.createElement('script'); s.src = trap.src; document.head.append(s);`),
  later('in-event', (at) => `${slot}.addEventListener('x', () => ${insert(at)}); ${slot}.dispatchEvent(new CustomEvent('x'));`),
  later('in-replaced-script', (at) => `${makeScript(at)} document.currentScript.replaceWith(s);`),
  later('inserted-removed', (at) => `${makeScript(at)} document.head.append(s); s.remove();`, { needs: 'request' }),
  later('moved', (at) => `${makeScript(at)} document.head.append(s); document.body.append(s);`),
  later('inserted-twice', (at) => `${makeScript(at)} document.head.append(s); s.remove(); document.head.append(s);`),
  later('changed-after', (at) => `const s = document.createElement('script'); s.src = '/fence-missing.js'; s.onerror = () => { const again = document.createElement('script'); again.src = ${literal(at.js())}; s.replaceWith(again); }; document.head.append(s);`),
);
