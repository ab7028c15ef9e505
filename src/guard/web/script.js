// The classic script: starts in the same tick, before the parser reaches the next tag.
import { start } from './engine.js';
import { attach, expose, missing, prepare, push, run, warnIfIdle } from './placet.js';
import { trustedHtml } from './trusted.js';

const ELEMENT = 'placet-config';

const begin = () => {
  const earlier = window.Placet;
  if (earlier?.version) return console.warn('placet: a second script tag; version %s stays', earlier.version);
  // A page may have an element of that name: only a real script element is believed.
  const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
  const beside = new URL(script?.dataset.base ?? (script?.src ? '.' : 'placet/'), script?.src || document.baseURI);
  /** The address of a file of ours: in the configuration's `base`, else beside this script. */
  const within = (file, base) => new URL(file, typeof base === 'string' ? new URL(base, document.baseURI) : beside).href;
  if (!script || script.async || script.defer) console.warn('placet: load this script first in the head, without async or defer');

  expose();
  const load = (file) => (base) => import(within(`${file}.js`, base));
  prepare({
    script, nonce: script?.nonce ?? '', policy: script?.dataset, notice: load('placet-notice'), look: load('placet-look'), erase: load('placet-erase'), recall: load('placet-recall'), checker: load('placet-check'), audit: load('placet-audit'), embeds: load('placet-embeds'), worker: load('placet-worker'),
    language: (tag, base) => load(`lang/${tag}`)(base),
  });
  start(attach, () => within('placet-core.js'), script, trustedHtml, missing);
  findConfig();
  if (Array.isArray(earlier)) push(...earlier);
};

/** The configuration may stand before or behind the script tag. */
const findConfig = () => {
  let isTaken = false;
  const take = () => {
    if (isTaken) return true;
    const element = document.querySelector(`script#${ELEMENT}`);
    // Read only once the parser has reached its end: the text may come in pieces.
    if (!element || (document.readyState === 'loading' && !element.nextSibling && !element.parentNode.nextSibling)) return false;
    isTaken = true;
    run(element.textContent);
    return true;
  };
  if (take()) return;
  const observer = new MutationObserver(() => { if (take()) observer.disconnect(); });
  observer.observe(document, { childList: true, subtree: true });
  document.addEventListener('DOMContentLoaded', () => {
    observer.disconnect();
    if (!take()) window.addEventListener('load', warnIfIdle);
  });
};

begin();
