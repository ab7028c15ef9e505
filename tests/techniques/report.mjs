// `cargo xtask techniques`: measures, prints the table, and writes down what was measured when asked to.
//
//   --engine chromium|firefox|webkit   only this one; several by comma
//   --mode <mode>                      how Placet is put into the page (lib/heads.mjs)
//   --only <expression>                only techniques whose family or id it fits
//   --every                            all techniques from a visitor's beginning to the end, not what the tests look at
//   --written                          measures nothing: what is written down
//   --bless                            writes down what was measured, here and in the README
//   --json                             the outcomes instead of the table
import { parseArgs } from 'node:util';
import { bless, compare, written } from './lib/expected.mjs';
import { MODES } from './lib/heads.mjs';
import { withEngine } from './lib/measure.mjs';
import { partsIn } from './lib/parts.mjs';
import { publish } from './lib/readme.mjs';
import { ENGINES, tableOf } from './lib/table.mjs';

/** As much longer a technique is looked at again that has not shown itself without Placet. */
const PATIENCE = 2500;

const { values } = parseArgs({ options: {
  engine: { type: 'string', default: Object.keys(ENGINES).join() }, mode: { type: 'string', default: 'hooks' }, only: { type: 'string', default: '' }, every: { type: 'boolean', default: false },
  written: { type: 'boolean', default: false }, bless: { type: 'boolean', default: false }, json: { type: 'boolean', default: false },
} });
const engines = values.engine.split(',');
const fail = (text) => {
  console.error(text);
  process.exit(1);
};
if (engines.some((engine) => !(engine in ENGINES))) fail(`\`${values.engine}\` is no engine; expected ${Object.keys(ENGINES).join(', ')}`);
if (!MODES[values.mode]) fail(`\`${values.mode}\` is no mode; expected ${Object.keys(MODES).join(', ')}`);

const only = new RegExp(values.only);
const chosenIn = (engine) => partsIn(engine, values.mode, values.every).filter(([{ family, id }]) => only.test(`${family}: ${id}`));

/** Twice where it went wrong, or where the technique seems not to be there. */
const outcomeOf = async (measure, technique, part) => {
  const once = (patience) => measure(technique, values.mode, { part, patience }).catch((error) => `error ${error.message}`);
  const first = await once(0);
  return first === 'absent' || first.startsWith('error') ? once(PATIENCE) : first;
};

const measureIn = (engine) => withEngine(engine, async ({ measure }) => {
  const outcomes = {}, chosen = chosenIn(engine);
  await Promise.all(chosen.map(async ([technique, part]) => {
    outcomes[technique.id] = await outcomeOf(measure, technique, part);
    if (process.stderr.isTTY) process.stderr.write(`\r${engine}: ${Object.keys(outcomes).length} of ${chosen.length} `);
  }));
  return outcomes;
});

const known = {};
for (const engine of engines) {
  if (values.written) {
    known[engine] = written(engine);
    continue;
  }
  const outcomes = await measureIn(engine), before = written(engine)[values.mode] ?? {};
  known[engine] = { [values.mode]: outcomes };
  for (const [technique] of chosenIn(engine)) {
    const { id } = technique, how = before[id] ? compare(technique, values.mode, outcomes[id], before[id]) : 'new';
    if (how !== 'same') console.error(`${engine}: ${id} is ${how}: ${before[id] ?? '-'} -> ${outcomes[id]}`);
  }
  const broken = Object.values(outcomes).some((text) => text.startsWith('error'));
  if (values.bless) bless(engine, values.mode, Object.fromEntries(Object.entries(outcomes).filter(([, text]) => !text.startsWith('error'))));
  if (broken) process.exitCode = 1;
}
if (values.bless) publish();
console.log(values.json ? JSON.stringify(known, null, 1) : tableOf(known, values.mode));
