// The translated core as a script of its own: fetched only where WebAssembly is refused.
import { initTranslated } from 'placet:glue';
import { instantiate } from 'placet:wasm2js';
import { HANDOVER } from './handover.js';

document.currentScript.dispatchEvent(new CustomEvent(HANDOVER, { detail: initTranslated(instantiate) }));
