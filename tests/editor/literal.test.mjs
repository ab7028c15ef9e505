// The reader of object literals: what is written down is read, nothing is run.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pattern, readObjects } from '../../www/editor/import/literal.js';

const plain = (value) => JSON.parse(JSON.stringify(value));
const first = (text) => readObjects(text)[0];
const value = (text) => plain(first(text).value);

const READ = [
  ['JSON', '{"a": [1, -2.5, 1e3, true, null], "b": {"c": "d"}}', { a: [1, -2.5, 1000, true, null], b: { c: 'd' } }],
  ['keys without quotes, trailing commas, comments', '{ a: 1, /* b: 2, */ $c_1: 3, // d\n "e-f": [1, 2,], 7: "seven", }', { a: 1, $c_1: 3, 'e-f': [1, 2], 7: 'seven' }],
  ['texts in three kinds of quotes', '{ a: \'it\\\'s\', b: "x\\ty", c: `two\nlines`, d: "\\u00e9\\x41\\u{1F600}", e: "a\\\nb" }', { a: "it's", b: 'x\ty', c: 'two\nlines', d: 'éA😀', e: 'ab' }],
  ['texts put together', "{ a: 'one ' + 'two' + `three` }", { a: 'one twothree' }],
  ['numbers of every kind', '{ a: 0x10, b: 1_000, c: .5, d: 0b11, e: !0, f: !1 }', { a: 16, b: 1000, c: 0.5, d: 3, e: true, f: false }],
  ['markup in a text', '{ a: "</script><img src=x onerror=alert(1)>" }', { a: '</script><img src=x onerror=alert(1)>' }],
  ['keys named like words of the language', '{ default: 1, function: 2, new: 3, class: 4, return: 5 }', { default: 1, function: 2, new: 3, class: 4, return: 5 }],
];
for (const [name, text, expected] of READ) test(`reads ${name}`, () => assert.deepEqual(value(text), expected));

const LEFT_OUT = [
  ['functions', '{ a: function () { return "}"; }, b: () => ({ x: 1 }), c: async x => x, d() { return /}/; }, get e() { return 1; }, z: 1 }', { z: 1 }, ['a', 'b', 'c', 'd', 'e']],
  ['calls and names', '{ a: alert(1), b: window.name, c: "x" + y, d: `${z}`, e: new Thing({}), f, ...rest, [key]: 1, z: 1 }', { z: 1 }, ['a', 'b', 'c', 'd', 'e', 'f', '', '']],
  ['keys that poison objects', '{ __proto__: { a: 1 }, "constructor": 2, z: 1 }', { z: 1 }, ['__proto__', 'constructor']],
  ['entries of lists', '{ a: [1, f(2), () => 3, 4] }', { a: [1, 4] }, ['a[1]', 'a[2]']],
];
for (const [name, text, expected, places] of LEFT_OUT) {
  test(`leaves ${name} out, and says where`, () => {
    assert.deepEqual(value(text), expected);
    assert.deepEqual(first(text).notes.map(({ path }) => path), places);
  });
}

test('runs nothing', () => {
  globalThis.ran = 0;
  readObjects('{ a: ran++, b: (() => { ran = 1; })(), [ran = 2]: 3, get c() { ran = 4; } }; ran = 5; x({ d: eval("ran = 6") })');
  assert.equal(globalThis.ran, 0);
  delete globalThis.ran;
});

test('patterns are kept as text', () => {
  const { a, b, c } = first('{ a: /^_ga[/}]/i, b: new RegExp("^_pk_", "i"), c: [/x\\/y/] }').value;
  assert.deepEqual([a, b, ...c].map((each) => [each instanceof Pattern, each.source, each.flags]), [[true, '^_ga[/}]', 'i'], [true, '^_pk_', 'i'], [true, 'x\\/y', '']]);
});

/** Values of every kind, the same in every run. */
const madeUp = (seed) => {
  let state = seed;
  const next = (most) => (state = (state * 1103515245 + 12345) % 2147483648) % most;
  const letters = [...'ab"\'`\\/{}[]():,; \n\t\u2028é😀$<>*-1_'], text = () => Array.from({ length: next(8) }, () => letters[next(letters.length)]).join('');
  const value = (depth) => [() => next(1000) - 500, () => next(1000) / 8, text, () => next(2) === 0, () => null, () => Array.from({ length: next(4) }, () => value(depth - 1)), () => object(depth - 1)][next(depth > 0 ? 7 : 5)]();
  const object = (depth) => Object.fromEntries(Array.from({ length: 1 + next(4) }, () => [text(), value(depth)]));
  return object(4);
};

test('reads all JSON as JSON.parse does, in one line and in many', () => {
  for (let seed = 1; seed <= 400; seed++) {
    const given = madeUp(seed);
    for (const space of [0, 2]) assert.deepEqual(value(JSON.stringify(given, null, space)), given, JSON.stringify(given));
  }
});

test('a slash that divides is no pattern', () => assert.deepEqual(value('{ a: x / 2, b: (1 + 2) / 3 / 4, z: 1 }'), { z: 1 }));

test('finds the object in what stands around it', () => {
  for (const around of ['run({ a: 1 })', 'window.x = { a: 1 };', 'export default { a: 1 }', 'module.exports = { a: 1 }', '<script>var c = { a: 1 }</script>', '<script type="application/json">{ "a": 1 }</script>', '/* { b: 1 } */ const c = { a: 1 }']) assert.deepEqual(value(around), { a: 1 }, around);
});

test('says what is broken, with its line', () => {
  const BROKEN = [['{ a: "one\n" }', /line 1 has no end/], ['{\n a: 1,\n b: ,\n}', /line 3: found `,`, expected a value/], ['{ a: [1, 2', /found the end, expected `\]`/], ['{ a: 1', /expected `}`/], [`${'{a:['.repeat(60)}`, /deeply|the end/], ['{ a: `x', /no end/], ['{ "a" "b" }', /./]];
  for (const [text, expected] of BROKEN) {
    if (expected.source === '.') assert.doesNotThrow(() => readObjects(text));
    else assert.throws(() => readObjects(text), (error) => error instanceof SyntaxError && expected.test(error.message), text);
  }
});

test('ends in good time, whatever is pasted', () => {
  const start = performance.now();
  for (const text of ['{'.repeat(20_000), '({'.repeat(20_000), `{ a: ${'('.repeat(50_000)}`, `{ a: ${'f(),'.repeat(10_000)} }`, `{ a: "${'x'.repeat(490_000)}" }`, '/*'.repeat(50_000), `{ a: ${'/'.repeat(50_000)}`, '/['.repeat(20_000), '<script '.repeat(10_000), `{ a: ${'[{b:'.repeat(20_000)}`]) {
    try {
      readObjects(text);
    } catch (error) {
      assert.ok(error instanceof SyntaxError, `${error.stack}`);
    }
  }
  assert.ok(performance.now() - start < 20_000);
});
