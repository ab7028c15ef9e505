// Every function and property that the guard replaces is what at least one technique goes through: a row of the guard's table without a
// technique would be a row that nobody tests.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { shop } from '../e2e/lib/configs.mjs';
import { openSite } from '../e2e/lib/site.mjs';
import { trackerOn } from './lib/addresses.mjs';
import { written } from './lib/expected.mjs';
import { openLab } from './lib/measure.mjs';
import { compared } from './lib/readme.mjs';
import { countOf } from './lib/table.mjs';
import { TECHNIQUES } from './lib/techniques.mjs';

/** In the page: every property of every interface, as it is now. */
const TAKE = `window.take = () => {
  const taken = new Map(), keep = (object, prefix) => {
    for (const key of Object.getOwnPropertyNames(object)) {
      const { get, set, value } = Object.getOwnPropertyDescriptor(object, key);
      taken.set(prefix + key, [get, set, typeof value === 'function' ? value : null]);
    }
  };
  keep(window, '');
  for (const [name, [, , type]] of [...taken]) {
    if (!type?.prototype || !/^[A-Z]/.test(name)) continue;
    keep(type.prototype, name + '.');
    keep(type, name + '.');
  }
  return taken;
}; window.taken = take();`;
const COMPARE = `window.replaced = [...take()].filter(([name, now]) => { const then = taken.get(name); return then && now.some((each, at) => each !== then[at]); }).map(([name]) => name);`;

/** Names that two interfaces share: the second is the one that techniques name. */
const ALIASES = { 'HTMLDocument.': 'Document.', 'Image.': 'HTMLImageElement.' };

/** Rows that let nothing out: they look at what is stored, or take it away. tests/e2e/cases/storage.mjs has their cases. */
const LOOKING = ['IDBFactory.databases', 'CacheStorage.has', 'CacheStorage.keys', 'CookieStore.get', 'CookieStore.getAll', 'CookieStore.delete'];

let lab;
before(async () => { lab = await openLab('chromium'); });
after(() => lab?.close());

test('every row of the guard is gone through by a technique', async () => {
  const site = openSite(lab.world);
  const url = await site.page({ config: shop(site), guard: 'inline', before: `<script>${TAKE}</script>`, body: `<script>${COMPARE}</script>` });
  const replaced = await lab.seat(async (tab) => {
    await tab.visit(url);
    return tab.run(() => window.replaced);
  });
  assert.ok(replaced.length > 50, `only ${replaced.length} properties were found to be replaced`);
  const named = new Set([...LOOKING, ...TECHNIQUES.flatMap(({ via }) => via.split(' '))]);
  const plain = (name) => Object.entries(ALIASES).reduce((text, [from, to]) => (text.startsWith(from) ? text.replace(from, to) : text), name);
  assert.deepEqual(replaced.filter((name) => !named.has(plain(name)) && !/\.constructor$/.test(name)), [], 'rows without a technique');
});

test('a technique names what its own text goes through', () => {
  const at = trackerOn({ origin: 'http://s0.localhost:1', name: 's0.localhost', port: 1, party: (label) => `${label}-s0.localhost`, file: (path) => path }, { port: 2 });
  const silent = [];
  for (const { id, via, markup, html, code } of TECHNIQUES) {
    const text = (markup ?? html ?? code)(at).toLowerCase();
    for (const name of via.split(' ').filter(Boolean)) {
      const [last] = name.toLowerCase().split('.').slice(-1);
      if (!text.includes(last)) silent.push(`${id}: ${name}`);
    }
  }
  assert.deepEqual(silent, []);
});

test('no two techniques have one name', () => {
  const ids = TECHNIQUES.map(({ id }) => id);
  assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), []);
});

test('at least five hundred work without Placet in Chromium, a hundred and fifty in the others, and nothing is written down of what is no technique', () => {
  const outcomes = written('chromium').hooks, ids = TECHNIQUES.map(({ id }) => id);
  assert.ok(countOf(outcomes).valid >= 500, `${countOf(outcomes).valid} work`);
  for (const engine of ['chromium', 'firefox', 'webkit']) assert.deepEqual(Object.keys(written(engine).hooks).filter((id) => !ids.includes(id)), []);
  for (const engine of ['firefox', 'webkit']) assert.ok(countOf(written(engine).hooks).valid >= 150, `${countOf(written(engine).hooks).valid} work in ${engine}`);
});

test('the table in the README says what is written down', () => {
  const [is, ought] = compared();
  assert.match(is, /<!-- techniques -->/);
  assert.equal(is, ought);
});
