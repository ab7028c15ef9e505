// What is in the package, and that everything it promises is there.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pack, project } from './lib/project.mjs';

const FILES = [
  'ACCESSIBILITY.md', 'LICENSE-APACHE', 'LICENSE-MIT', 'README.md', 'audit.d.ts', 'check.d.ts', 'config.d.ts', 'csp.d.ts', 'index.d.ts', 'index.mjs', 'languages.json', 'package.json',
  'placet-audit.js', 'placet-check.js', 'placet-check.wasm', 'placet-core.js', 'placet-csp.js', 'placet-embeds.js', 'placet-erase.js', 'placet-look.js', 'placet-notice-nowasm.js', 'placet-notice.js', 'placet-notice.wasm', 'placet-nowasm.js', 'placet-preferences-nowasm.js', 'placet-preferences.js', 'placet-preferences.wasm', 'placet-recall.js', 'placet-resume.js',
  'placet-sw.js', 'placet-worker.js', 'placet.js', 'placet.wasm', 'schema.json',
  ...(await readdir(new URL('../../src/notice/texts/', import.meta.url))).map((name) => `lang/${name.replace(/json$/, 'js')}`),
];

let folder, packed, made;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'placet-pack-'));
  packed = await pack(folder);
  made = await project();
});
after(async () => {
  await made?.remove();
  await rm(folder, { recursive: true, force: true });
});

test('holds these files and no others', () => {
  assert.deepEqual(packed.files.map(({ path }) => path).sort(), [...FILES].sort());
});

test('speaks at least 35 languages, each in a file of its own', () => {
  assert.ok(FILES.filter((file) => file.startsWith('lang/')).length >= 35);
});

test('has the version of the workspace', async () => {
  const manifest = await readFile(new URL('../../Cargo.toml', import.meta.url), 'utf8');
  assert.equal(packed.version, /^version = "(.*)"$/m.exec(manifest)[1]);
});

test('exports only what is there', async () => {
  const { exports, main, types, sideEffects } = JSON.parse(await readFile(join(made.folder, 'node_modules/placet/package.json'), 'utf8'));
  const named = [main, types, ...sideEffects, ...Object.values(exports).flatMap((target) => (typeof target === 'string' ? [target] : Object.values(target)))];
  const missing = named.filter((path) => !path.includes('*') && !FILES.includes(path.replace('./', '')));
  assert.deepEqual(missing, []);
});

test('depends on nothing', async () => {
  const { dependencies, peerDependencies, scripts } = JSON.parse(await readFile(join(made.folder, 'node_modules/placet/package.json'), 'utf8'));
  assert.deepEqual({ dependencies, peerDependencies, scripts }, { dependencies: undefined, peerDependencies: undefined, scripts: undefined });
});

test('resolves by every exported name', async () => {
  const names = ['placet', 'placet/check', 'placet/csp', 'placet/placet.js', 'placet/placet-sw.js', 'placet/lang/de.js', 'placet/placet.wasm', 'placet/schema.json', 'placet/package.json'];
  const { code, stderr } = await made.node('-e', names.map((name) => `import.meta.resolve('${name}');`).join(''), '--input-type=module');
  assert.equal(code, 0, stderr);
});

test('names no place of the machine it was built on', async () => {
  const places = [process.env.HOME, process.cwd(), '.cargo/', '.rustup/'].filter((place) => place && place.length > 1);
  for (const file of FILES) {
    const text = await readFile(join(made.folder, 'node_modules/placet', file), 'latin1');
    for (const place of places) assert.ok(!text.includes(place), `${file} names ${place}`);
  }
});
