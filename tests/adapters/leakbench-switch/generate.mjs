// The recommended snippet, made by the generator. The benchmark fills in the trackers of its day: the guard hears of them by the call that
// waits for it.
import { CONFIG, FILES, OWN, QUEUE, bench } from '../leakbench.mjs';

export default ({ snippet }, read) => ({
  'head.html': `${QUEUE}\n${snippet(CONFIG, { withConfig: false, own: OWN, sources: { 'script-src': ["'unsafe-eval'"] }, base: '/lib/', guard: read('placet.js') })}\n`,
  'leakbench.json': JSON.stringify(bench({ files: FILES }), null, 2),
});
