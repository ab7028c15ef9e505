// Values that a page's own Trusted Types policy has made: not strings, but taken as if they were.
import { block, callOut, family, literal, scriptTag, slot } from '../lib/write.mjs';

const policy = `const p = trustedTypes.createPolicy('site', { createHTML: (t) => t, createScript: (t) => t, createScriptURL: (t) => t });`;
const made = (id, via, code, more) => ({ id: `trusted-${id}`, via, code: (at) => block(policy + code(at)), ...more });
const runs = { needs: 'run' };
/** A page that takes nothing else. */
const ENFORCED = { headers: () => ({ 'content-security-policy': `require-trusted-types-for 'script'` }) };
const img = (at) => `<img src="${at.gif()}" alt="">`;

export default family(
  'trusted',
  made('script-url', 'HTMLScriptElement.src', (at) => `const s = document.createElement('script'); s.src = p.createScriptURL(${literal(at.js())}); document.head.append(s);`, runs),
  made('script-url-enforced', 'HTMLScriptElement.src', (at) => `const s = document.createElement('script'); s.src = p.createScriptURL(${literal(at.js())}); document.head.append(s);`, { ...runs, ...ENFORCED }),
  made('script-url-attribute', 'Element.setAttribute', (at) => `const s = document.createElement('script'); s.setAttribute('src', p.createScriptURL(${literal(at.js())})); document.head.append(s);`, { ...runs, ...ENFORCED }),
  made('script-text', 'HTMLScriptElement.text', (at) => `const s = document.createElement('script'); s.text = p.createScript(${literal(callOut(at))}); document.head.append(s);`, ENFORCED),
  made('html', 'Element.innerHTML', (at) => `${slot}.innerHTML = p.createHTML(${literal(img(at))});`),
  made('html-enforced', 'Element.innerHTML', (at) => `${slot}.innerHTML = p.createHTML(${literal(img(at))});`, ENFORCED),
  made('html-adjacent', 'Element.insertAdjacentHTML', (at) => `${slot}.insertAdjacentHTML('afterend', p.createHTML(${literal(img(at))}));`, ENFORCED),
  made('html-write', 'Document.write', (at) => `document.write(p.createHTML(${literal(scriptTag(at))}));`, { ...runs, ...ENFORCED }),
  made('html-srcdoc', 'HTMLIFrameElement.srcdoc', (at) => `const f = document.createElement('iframe'); f.srcdoc = p.createHTML(${literal(scriptTag(at))}); document.body.append(f);`, { ...runs, ...ENFORCED }),
  made('html-fragment', 'Range.createContextualFragment', (at) => `document.body.append(document.createRange().createContextualFragment(p.createHTML(${literal(scriptTag(at))})));`, { ...runs, ...ENFORCED }),
  made('worker', 'Worker', (at) => `const u = URL.createObjectURL(new Blob([${literal(callOut(at))}])); window.kept = new Worker(p.createScriptURL(u));`, ENFORCED),
  made('eval', 'eval', (at) => `(0, eval)(p.createScript(${literal(callOut(at))}));`, ENFORCED),
  { id: 'trusted-default', ...runs, ...ENFORCED, via: 'TrustedTypePolicyFactory.createPolicy HTMLScriptElement.src', code: (at) => block(`trustedTypes.createPolicy('default', { createHTML: (t) => t, createScript: (t) => t, createScriptURL: (t) => t }); const s = document.createElement('script'); s.src = ${literal(at.js())}; document.head.append(s);`) },
);
