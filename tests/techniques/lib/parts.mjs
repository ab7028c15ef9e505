// How much of each technique's life is looked at, by engine: the whole of it for a third of the techniques, picked by their names so that a
// new one moves no other; of the rest what happens before an answer and after a yes. Firefox and WebKit, which have to work through them one
// after the other, look at that third only.
import { TECHNIQUES } from './techniques.mjs';

const EVERY = 3;

const isCore = ({ id }) => [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % EVERY === 0;

/** [technique, part] for what is tested in this engine; `every` asks for all that there are, from beginning to end. */
export const partsIn = (engine, every = false) => TECHNIQUES
  .filter((technique) => every || engine === 'chromium' || isCore(technique))
  .map((technique) => [technique, every || (engine === 'chromium' && isCore(technique)) ? 'all' : 'grant']);
