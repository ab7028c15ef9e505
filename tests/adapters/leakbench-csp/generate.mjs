// The guard, and the generated response header of a visitor who has not chosen yet.
import { CONFIG, FILES, OWN, QUEUE, bench } from '../leakbench.mjs';

export default ({ header }, read) => {
  const [name, value] = header(CONFIG, '', { own: OWN, sources: { 'script-src': ["'unsafe-eval'"] } });
  return {
    'head.html': `${QUEUE}\n<script data-base="/lib/" data-policy="">${read('placet.js')}</script>\n`,
    'leakbench.json': JSON.stringify(bench({ files: FILES, headers: { [name]: value } }), null, 2),
  };
};
