// The accessibility statement claims nothing that no test holds.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

const read = (path) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
const statement = await read('pkg-template/ACCESSIBILITY.md');

/** Of every row of a table the last cell; heads and rules are none. */
const rows = statement.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| what |')).map((line) => /(`[^`]+`) \|$/.exec(line)?.[1] ?? line);

test('every claim names a case, and the case is there', async () => {
  assert.ok(rows.length >= 20, `only ${rows.length} claims`);
  for (const row of rows) {
    const [, room, name] = /^`([\w-]+): (.+)`$/.exec(row) ?? assert.fail(`no case in: ${row}`);
    const cases = await read(`tests/e2e/cases/${room}.mjs`);
    assert.match(cases.replaceAll("\\'", "'"), new RegExp(`  test(?:\\.everywhere)?\\('${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}'`), `${room} has no case ${name}`);
  }
});

test('the README leads to it, and it is in the package', async () => {
  assert.ok((await read('README.md')).includes('(pkg-template/ACCESSIBILITY.md)'));
  assert.ok((await read('tests/package/contents.test.mjs')).includes("'ACCESSIBILITY.md'"));
});
