// What is known, as the table of the README: a row for each family, a column for each engine.
import { TECHNIQUES } from './techniques.mjs';

export const ENGINES = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };

/** Of `outcomes` (by id) for these ids: how many there are, and what became of them. */
export const countOf = (outcomes, ids = Object.keys(outcomes)) => {
  const words = ids.map((id) => outcomes[id]).filter((text) => text && text !== 'absent').map((text) => text.split(' '));
  const count = (at, word) => words.filter((each) => each[at] === word).length;
  const held = words.filter(([first]) => first !== 'leaks');
  return {
    valid: words.length, held: count(0, 'held'), requested: count(0, 'requested'), leaks: count(0, 'leaks'),
    live: count(1, 'live'), reload: count(1, 'reload'), never: count(1, 'never'),
    /** After an answer: those looked at, and those that stayed away. */
    answered: held.filter(({ length }) => length === 4).length,
    stays: held.filter((each) => each.length === 4 && each[2] === 'held' && each[3] === 'held').length,
  };
};

export const tableOf = (known, mode) => {
  const engines = Object.keys(ENGINES).filter((engine) => known[engine]?.[mode]);
  const families = [...new Set(TECHNIQUES.map(({ family }) => family))];
  const cell = ({ valid, held, requested, leaks }) => (valid ? [`${held} / ${requested} / ${leaks}`] : ['-']);
  const row = (name, ids) => `| ${[name, ...engines.map((engine) => cell(countOf(known[engine][mode], ids)))].join(' | ')} |`;
  const line = (name, of) => `| ${[name, ...engines.map((engine) => of(countOf(known[engine][mode])))].join(' | ')} |`;
  return [
    `| held / requested only / leaks | ${engines.map((engine) => ENGINES[engine]).join(' | ')} |`,
    `|---|${engines.map(() => '---').join('|')}|`,
    ...families.map((family) => row(family, TECHNIQUES.filter((each) => each.family === family).map(({ id }) => id))),
    line('**all**', ({ valid, held, requested, leaks }) => `**${held} / ${requested} / ${leaks}** of ${valid}`),
    line('after a yes: live / after a reload / never', ({ live, reload, never }) => `${live} / ${reload} / ${never}`),
    line('stay away after a no, and after a withdrawal', ({ stays, answered }) => (answered ? `${stays} of ${answered}` : '-')),
  ].join('\n');
};
