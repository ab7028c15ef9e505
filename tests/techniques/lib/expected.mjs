// What is known of each technique: tests/data/techniques/<engine>.json holds, by mode and id, the outcome in the words of life.mjs.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { MODES } from './heads.mjs';
import { TECHNIQUES } from './techniques.mjs';

const fileOf = (engine) => new URL(`../../data/techniques/${engine}.json`, import.meta.url);

export const written = (engine) => {
  try {
    return JSON.parse(readFileSync(fileOf(engine), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
};

/** Writes what was measured over what is known, in the order in which techniques are written down. */
export const bless = (engine, mode, measured) => {
  const all = written(engine), known = { ...all[mode], ...measured };
  all[mode] = Object.fromEntries(TECHNIQUES.filter(({ id }) => id in known).map(({ id }) => [id, known[id]]));
  mkdirSync(new URL('.', fileOf(engine)), { recursive: true });
  writeFileSync(fileOf(engine), `${JSON.stringify(all, null, 1)}\n`);
};

/** From good to bad; what is in none of these lists stands for itself. */
const SCALES = [['held', 'requested', 'leaks'], ['live', 'reload', 'never'], ['held', 'kept', 'leaks'], ['held', 'leaks']];

/**
 * 'same', 'worse' or 'better'. What was measured may be fewer words than what is known. No script can say whether the preload scanner is
 * faster than the parser, so where nothing stops it, a request of it more or less is no news.
 */
export const compare = (technique, mode, measured, known) => {
  const free = technique.markup && !MODES[mode].stopsScanner, read = (text) => text.split(' ').map((word) => (free && word === 'requested' ? 'held' : word));
  const now = read(measured), then = read(known);
  for (let at = 0; at < Math.min(now.length, then.length); at++) {
    if (now[at] === then[at]) continue;
    const [is, was] = [now[at], then[at]].map((word) => SCALES[at].indexOf(word));
    return is < 0 || was < 0 || is > was ? 'worse' : 'better';
  }
  return 'same';
};
