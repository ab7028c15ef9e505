// Every technique as a test in one engine: what it comes to must be what is written down.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seatsOf } from './crew.mjs';
import { compare, written } from './expected.mjs';
import { openLab } from './measure.mjs';
import { testedIn } from './parts.mjs';

/** For one technique on a busy machine, and for what is looked at again. */
const TIMEOUT = 300_000, PATIENCE = 1500, AGAIN = 2;

export const techniquesIn = (engine, mode = 'hooks') => {
  const known = written(engine)[mode] ?? {};
  let lab;
  before(async () => { lab = await openLab(engine); }, { timeout: TIMEOUT });
  after(() => lab?.close(), { timeout: TIMEOUT });

  describe(`techniques in ${engine}`, { concurrency: seatsOf(engine) }, () => {
    for (const [technique, part] of testedIn(engine, mode)) {
      test(`${technique.family}: ${technique.id}`, { timeout: TIMEOUT }, async () => {
        const expected = known[technique.id];
        assert.ok(expected, 'nothing is written down of it: cargo xtask techniques --bless');
        let outcome = await lab.measure(technique, mode, { part }).catch((error) => `${error}`);
        // What has leaked has leaked. Anything else may be a busy machine's doing, and is looked at again, with more patience.
        for (let tries = 0; tries < AGAIN && compare(technique, mode, outcome, expected) !== 'same' && !outcome.includes('leaks'); tries++) {
          outcome = await lab.measure(technique, mode, { part, patience: PATIENCE }).catch((error) => `${error}`);
        }
        const how = compare(technique, mode, outcome, expected);
        assert.equal(how, 'same', `was ${expected}, is ${outcome}${how === 'better' ? ': write it down with cargo xtask techniques --bless' : ''}`);
      });
    }
  });
};
