// The translated core as a script of its own: fetched only where WebAssembly is refused.
import * as glue from 'placet:glue';
import { instantiate } from 'placet:wasm2js';
import { HANDOVER } from './handover.js';

glue.initTranslated(instantiate);
document.currentScript.dispatchEvent(new CustomEvent(HANDOVER, { detail: glue }));
