// The translated core as a script of its own: fetched only where WebAssembly is refused.
import { ask, initTranslated } from 'placet:glue';
import { instantiate } from 'placet:wasm2js';
import { HANDOVER } from './handover.js';

initTranslated(instantiate);
document.currentScript.dispatchEvent(new CustomEvent(HANDOVER, { detail: ask }));
