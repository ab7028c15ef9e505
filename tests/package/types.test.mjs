// The types: what is right compiles, and each thing that is wrong does not.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CONFIG } from './lib/config.mjs';
import { project } from './lib/project.mjs';

const RIGHT = `
import { accept, allows, ask, audit, choices, close, held, on, open, reject, run, version, withdraw } from 'placet';
import { header, policy, snippet } from 'placet/csp';
run(${JSON.stringify(CONFIG)});
const [name, value]: [string, string] = header(${JSON.stringify(CONFIG)}, null, { reportOnly: true, own: ['https://cdn.example'] });
const texts: string[] = [name, value, policy(${JSON.stringify(CONFIG)}, { granted: ['stats'] }), snippet('{}', { guard: '', open: [], nonces: ['a'] })];
const off: () => void = on('change', (chosen) => { const at: string | null = chosen.at; void at; });
off();
const may: boolean = allows('analytics', 'store') && allows('stats');
const answer: Promise<boolean> = ask('analytics');
const stored: boolean | null | undefined = choices().purposes.analytics?.store;
accept(['analytics']);
accept();
reject();
withdraw();
open('preferences');
open();
close();
const first: string | null | undefined = held()[0]?.service;
const mended: Promise<string | null | undefined> = audit().then((report) => report?.findings[0]?.mend);
export { answer, texts, mended, first, may, stored, version };
`;

const WRONG = {
  'a use that does not exist': "import { allows } from 'placet'; allows('analytics', 'sell');",
  'an event that does not exist': "import { on } from 'placet'; on('changed', () => {});",
  'a layer that does not exist': "import { open } from 'placet'; open('settings');",
  'a regime that does not exist': `import { run } from 'placet'; run({ ...${JSON.stringify(CONFIG)}, regime: 'opt-maybe' } as const);`,
  'a configuration without a controller': "import { run } from 'placet'; run({ purposes: [], services: [] });",
  'a number where an id belongs': "import { accept } from 'placet'; accept(7);",
  'an option of the policy that does not exist': "import { policy } from 'placet/csp'; policy('{}', { host: [] });",
  'a name that is not exported': "import { consent } from 'placet'; consent;",
  'a kind of finding that does not exist': "import { audit } from 'placet'; audit().then((report) => report?.findings.filter(({ kind }) => kind === 'leaked'));",
  'a change of the choices': "import { choices } from 'placet'; choices().regime = 'opt-out';",
};

const OPTIONS = ['--noEmit', '--strict', '--target', 'es2020', '--lib', 'es2020,dom'];
/** Both ways in which projects of today look packages up. */
const LOOKUPS = [['--module', 'esnext', '--moduleResolution', 'bundler'], ['--module', 'node16', '--moduleResolution', 'node16']];

let made;
before(async () => {
  const files = Object.entries(WRONG).map(([, text], at) => [`wrong${at}.ts`, text]);
  made = await project({ 'right.ts': RIGHT, ...Object.fromEntries(files) });
});
after(() => made?.remove());

const compile = (file, lookup) => made.node('node_modules/typescript/bin/tsc', ...OPTIONS, ...lookup, file);

for (const lookup of LOOKUPS) {
  test(`the whole interface compiles, ${lookup.at(-1)}`, async () => {
    const { code, stdout } = await compile('right.ts', lookup);
    assert.equal(code, 0, stdout);
  });
}

for (const [at, what] of Object.keys(WRONG).entries()) {
  test(`does not compile: ${what}`, async () => {
    const { code, stdout } = await compile(`wrong${at}.ts`, LOOKUPS[0]);
    assert.notEqual(code, 0);
    assert.match(stdout, new RegExp(`^wrong${at}\\.ts\\(`), 'the fault lies in this file, not in the package');
  });
}
