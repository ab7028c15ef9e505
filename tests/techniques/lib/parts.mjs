// How much of each technique's life is looked at, by engine: the whole of it for a third of the techniques, spread evenly; of the rest what
// happens before an answer and after a yes. Firefox and WebKit, which have to work through them one by one, look at that third only.
import { TECHNIQUES } from './techniques.mjs';

const CORE = 3;

const isCore = (technique) => TECHNIQUES.indexOf(technique) % CORE === 0;

/** [technique, part] for what is tested in this engine. */
export const partsIn = (engine) => TECHNIQUES
  .filter((technique) => engine === 'chromium' || isCore(technique))
  .map((technique) => [technique, !isCore(technique) || engine !== 'chromium' ? 'grant' : 'all']);
