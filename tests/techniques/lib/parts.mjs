// How much of each technique's life is looked at, by engine. In Chromium every technique: the whole of its life for a third of them, picked by
// their names so that a new one moves no other; of the rest what happens before an answer and after a yes. Firefox and WebKit, which have
// to work through them one after the other, look at that third, and at what else is written down of them.
import { written } from './expected.mjs';
import { TECHNIQUES } from './techniques.mjs';

const EVERY = 3;

const isCore = ({ id }) => [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % EVERY === 0;

/** [technique, part] for what is measured in this engine; `every` asks for all that there are, from beginning to end. */
export const partsIn = (engine, mode, every = false) => {
  const known = written(engine)[mode] ?? {};
  return TECHNIQUES
    .filter((technique) => every || engine === 'chromium' || isCore(technique) || technique.id in known)
    .map((technique) => [technique, every || (engine === 'chromium' && isCore(technique)) ? 'all' : 'grant']);
};

/** The same for the tests: in Firefox and WebKit what is written down. */
export const testedIn = (engine, mode) => partsIn(engine, mode).filter(([{ id }]) => engine === 'chromium' || id in (written(engine)[mode] ?? {}));
