// A room's wasm: text in, text out; its respond.rs has the table of requests.
import { initSync, initTranslated } from 'placet:glue';
import { bytes } from 'placet:wasm';
import { instantiate } from 'placet:wasm2js';
import { mode } from 'placet:mode';
export { mode };

let core = null;

/** Starts the module in this tick, and returns nothing; where wasm is refused, what `translation()` brings. */
export const start = (translation) => {
  try {
    core ??= mode === 'nowasm' ? initTranslated(instantiate) : initSync(bytes());
    return undefined;
  } catch (refused) {
    if (mode === 'nowasm') throw refused;
    return translation();
  }
};

const encoder = new TextEncoder(), decoder = new TextDecoder();

export const respond = (request) => {
  const text = encoder.encode(request), room = core.room(text.length);
  // Only now, and again: making room may have moved the memory.
  new Uint8Array(core.memory.buffer, room).set(text);
  const at = core.respond(), answer = new Uint8Array(core.memory.buffer, at);
  return decoder.decode(answer.subarray(0, answer.indexOf(0)));
};
