// The draft: written by path, undone, kept.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blank, openState, pathOf } from '../../www/editor/draft/state.js';
import { intoLanguage, languagesIn, withoutLanguage } from '../../www/editor/draft/texts.js';
import { generate, plainSnippet } from '../../www/editor/export/generator.js';
import { askable, forPreview } from '../../www/editor/preview/config.js';

test('paths are written as the checker writes them', () => {
  assert.equal(pathOf(['purposes', 0, 'data', 1, 'name', 'de-AT']), 'purposes[0].data[1].name.de-AT');
  assert.equal(pathOf(['texts', 'en', 'question.again']), 'texts.en.question.again');
});

test('what is left empty goes, what means something empty stays', () => {
  const state = openState();
  state.set(['theme', 'accent'], '#123456');
  state.set(['purposes', 0], { id: 'a', uses: ['store'], retention: { days: 3 } });
  assert.deepEqual(state.config, { ...blank(), theme: { accent: '#123456' }, purposes: [{ id: 'a', uses: ['store'], retention: { days: 3 } }] });
  state.set(['theme', 'accent'], undefined);
  state.set(['purposes', 0, 'retention', 'days'], undefined);
  state.set(['expiry', 'days'], undefined);
  assert.deepEqual(state.config, { ...blank(), purposes: [{ id: 'a', uses: ['store'] }] });
  state.set(['purposes', 0], undefined);
  state.set(['controller', 'name'], undefined);
  assert.deepEqual(state.config, { controller: {}, purposes: [], services: [] });
});

test('no path reaches a prototype', () => {
  const state = openState();
  state.set(['__proto__', 'polluted'], 1);
  state.set(['controller', 'constructor', 'prototype', 'polluted'], 1);
  assert.equal({}.polluted, undefined);
});

test('one thought is one step back', () => {
  let time = 0;
  const state = openState(() => time);
  for (const text of ['H', 'Ha', 'Haz']) state.set(['controller', 'name'], text);
  time += 5000;
  state.set(['controller', 'name'], 'Hazel');
  state.set(['controller', 'contact'], 'x');
  assert.equal(state.undo() && state.config.controller.name, 'Hazel');
  assert.equal(state.undo() && state.config.controller.name, 'Haz');
  assert.equal(state.undo() && state.config.controller.name, '');
  assert.equal(state.undo(), false);
  assert.equal(state.redo() && state.config.controller.name, 'Haz');
  state.set(['controller', 'name'], 'Oak');
  assert.equal(state.redo(), false, 'a new change has no future');
});

test('languages come and go with their texts', () => {
  const config = { purposes: [{ name: 'A', description: { en: 'B', $comment: 'x' }, data: [{ name: 'C' }] }], services: [{ name: 'Brand' }] };
  assert.deepEqual(languagesIn(config), ['en']);
  intoLanguage(config, 'de');
  assert.deepEqual(config.purposes[0], { name: { de: 'A' }, description: { en: 'B', $comment: 'x' }, data: [{ name: { de: 'C' } }] });
  assert.equal(config.services[0].name, 'Brand');
  withoutLanguage(config, 'en', false);
  withoutLanguage(config, 'de', true);
  assert.equal(config.purposes[0].name, 'A');
});

test('the preview runs the owner’s configuration, and nothing of it reaches out', () => {
  const config = { controller: { name: 'A' }, cookie: { name: 'mine' }, debug: true, worker: '/placet-sw.js', audit: true, base: '/elsewhere/', language: 'fr', theme: { scheme: 'auto', radius: 3 }, purposes: [{ id: 'a', name: 'A' }, { id: 'n', basis: 'necessary' }, null], services: [{ id: 's', purposes: { a: ['store'] } }, { id: 't', purposes: { n: ['store'] } }] };
  const shown = forPreview(config, { base: 'https://x.example/pkg/', language: 'de', scheme: 'dark' });
  assert.deepEqual([shown.worker, shown.audit, shown.cookie, shown.debug, shown.base, shown.language, shown.theme], [undefined, undefined, undefined, undefined, 'https://x.example/pkg/', 'de', { scheme: 'dark', radius: 3 }]);
  assert.equal(config.base, '/elsewhere/', 'the draft itself stays');
  assert.deepEqual(askable(config, (text) => text ?? ''), [['a', 'A'], ['s', 's']]);
});

test('no text of a configuration ends the element that carries it', () => {
  const snippet = plainSnippet({ controller: { name: '</script><script>alert(1)</script><!--' } }, '/p/"><script>');
  assert.equal(snippet.match(/<script/g).length, 2);
  assert.equal(snippet.match(/<\/script>/g).length, 2);
  assert.ok(!snippet.includes('<!--'));
  assert.deepEqual(JSON.parse(/>\n([\s\S]*?)\n<\/script>/.exec(snippet)[1]).controller.name, '</script><script>alert(1)</script><!--');
});

test('the generator of policies writes what the package has it for; without it the plain snippet is there', () => {
  const config = { controller: { name: 'A' } }, asked = [];
  const room = { snippet: (...given) => { asked.push(given); return 'snippet'; }, policy: (...given) => { asked.push(given); return 'policy'; } };
  assert.deepEqual(generate(room, config, { base: '/p/', own: ['https://cdn.example'], withPolicy: true }), { snippet: 'snippet', policy: 'policy' });
  assert.deepEqual(asked, [[config, { base: '/p/', own: ['https://cdn.example'] }], [config, { own: ['https://cdn.example'] }]]);
  assert.deepEqual(generate(room, config, { base: '/p/' }), { snippet: plainSnippet(config, '/p/'), policy: 'policy' });
  assert.deepEqual(generate(null, config, { base: '/p/', withPolicy: true }), { snippet: plainSnippet(config, '/p/'), policy: '' });
});
