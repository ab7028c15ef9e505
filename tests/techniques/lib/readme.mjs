// The table in the README: written by `--bless`, and held to what is written down by a test.
import { readFileSync, writeFileSync } from 'node:fs';
import { written } from './expected.mjs';
import { ENGINES, tableOf } from './table.mjs';

const README = new URL('../../../README.md', import.meta.url);
const PLACE = /(<!-- techniques -->\n)[^]*?(?=<!-- end of techniques -->)/;
/** The way of putting Placet into a page that the table is about. */
const MODE = 'hooks';

const table = () => tableOf(Object.fromEntries(Object.keys(ENGINES).map((engine) => [engine, written(engine)])), MODE);

/** [what stands there, what has to]. */
export const compared = () => {
  const text = readFileSync(README, 'utf8');
  return [text, text.replace(PLACE, (_, mark) => `${mark}${table()}\n`)];
};

export const publish = () => writeFileSync(README, compared()[1]);
