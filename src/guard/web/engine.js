// Starts the core: as WebAssembly, or, where the page's policy refuses that, as the same Rust translated to JavaScript.
import { initSync, initTranslated } from 'placet:glue';
import { HANDOVER } from './handover.js';
import { mode } from 'placet:mode';
import { bytes } from 'placet:wasm';
import { instantiate } from 'placet:wasm2js';

const encoder = new TextEncoder();
/** The core, of which these are the exports, as one function; see `questions.js`. */
export const speak = ({ ask, room, memory }) => (what, text, first, second) => {
  const bytes = typeof text === 'string' ? encoder.encode(text) : text, at = room(bytes.length);
  // Only now: making room may have moved the memory.
  new Uint8Array(memory.buffer, at).set(bytes);
  return ask(what, first, second);
};

/** Hands the core to `attach`, with the script that runs meanwhile: in this tick, or as soon as the translated core has come from `elsewhere()`. */
export const start = (attach, elsewhere, script, trustedHtml, onMissing) => {
  try {
    attach(speak(mode === 'nowasm' ? initTranslated(instantiate) : initSync(bytes())), script);
  } catch (refused) {
    if (mode === 'nowasm') throw refused;
    bring(elsewhere(), attach, script, trustedHtml, onMissing);
  }
};

const bring = (address, attach, script, trustedHtml, onMissing) => {
  let element = null;
  if (script && !script.async && !script.defer && document.readyState === 'loading') {
    // Written, it blocks the parser: no tag of the page comes before it.
    const nonce = /^[\w+/=-]+$/.test(script.nonce) ? ` nonce="${script.nonce}"` : '';
    try {
      document.write(trustedHtml(`<script src="${address.replace(/[&"<]/g, encodeURIComponent)}"${nonce}></script>`));
      element = [...document.scripts].find((each) => each.src === address) ?? null;
    } catch {
      // Trusted Types without a place for our policy: the longer way.
    }
  }
  if (!element) {
    element = document.createElement('script');
    element.src = address;
    if (script?.nonce) element.nonce = script.nonce;
    (document.head ?? document.documentElement).append(element);
  }
  element.addEventListener('error', onMissing);
  element.addEventListener(HANDOVER, ({ detail }) => {
    // Whoever else sends this event is not the script that it is sent to.
    if (document.currentScript === element) attach(speak(detail), element);
  }, { once: true });
};
