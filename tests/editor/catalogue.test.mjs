// The catalogue: small enough, found by what people type, and every entry as the checker wants it.
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { test } from 'node:test';
import { check } from '../../pkg/placet-check.js';
import { addService } from '../../www/editor/catalogue/catalogue.js';
import { rows } from '../../www/editor/catalogue/build.mjs';
import { daysOf, namePattern, narrow } from '../../www/editor/catalogue/clean.mjs';
import { catalogue } from './catalogue.mjs';

const english = (text) => text.en;
const added = (...ids) => {
  const config = { controller: { name: 'Hazel & Oak' }, purposes: [], services: [] };
  for (const id of ids) addService(config, catalogue.get(id), catalogue.purposes, english);
  return config;
};

test('is at most 300 KB', () => assert.ok(statSync(new URL('../../www/editor/catalogue/catalogue.json', import.meta.url)).size <= 300_000));

test('each of its services can be added; at most its country or policy is not known', () => {
  assert.ok(catalogue.entries.length > 1500);
  const wrong = catalogue.entries.flatMap(({ id }) => check(added(id)).filter(({ code }) => code !== 'P057').map(({ code, path, found }) => `${id}: ${code} ${path} ${found}`));
  assert.deepEqual(wrong, []);
});

test('services share the purpose that they need', () => {
  const config = added('googleanalytics', 'hotjar', 'youtube', 'googleanalytics');
  assert.deepEqual(config.purposes.map(({ id }) => id), ['statistics', 'media']);
  assert.deepEqual(config.services.map(({ id }) => id), ['googleanalytics', 'hotjar', 'youtube', 'googleanalytics-2']);
  assert.ok(config.services[0].cookies.every(({ days }) => days <= config.purposes[0].retention.days));
});

test('what is typed is found', () => {
  const first = (text) => catalogue.search(text).found[0]?.id;
  const WANTED = [['google analytics', 'googleanalytics'], ['Google Ana', 'googleanalytics'], ['twitter', 'x'], ['youtube', 'youtube'], ['_hjSession', 'hotjar'], ['clarity.ms', 'microsoftclarity'], ['matomo', 'matomo'], ['google fonts', 'googlewebfonts'], ['Meta Pixel', 'facebook']];
  for (const [text, id] of WANTED) assert.equal(first(text), id, text);
  assert.deepEqual(catalogue.search('nothing is called like this').found, []);
  assert.equal(catalogue.search('').found.length, 8);
});

test('no pattern fits what is somebody else’s', () => {
  const wide = catalogue.entries.flatMap(({ id, cookies, storage }) => [...cookies, ...storage].filter(({ name }) => name.replaceAll('*', '').length < 3 || /^(id|uid|session|token|lang)$/i.test(name)).map(({ name }) => `${id}: ${name}`));
  assert.deepEqual(wide, []);
});

test('is made from lists as they are', () => {
  const made = rows({
    cookies: { Stats: [
      { cookie: '_st_<id>', domain: '', category: 'Analytics', retentionPeriod: '13 months', dataController: 'Stats Ltd', privacyLink: 'https://stats.example/privacy', wildcardMatch: '0' },
      { cookie: '_st', domain: 'stats.example (3rd party)', category: 'Analytics', retentionPeriod: 'session', dataController: 'Stats Ltd', privacyLink: 'javascript:alert(1)', wildcardMatch: '1' },
    ] },
    services: { services: [{ id: 'stats', type: 'analytic', name: 'Stats (v2)', policyUrl: 'javascript:alert(1)', cookies: [null, '_sz'], hosts: ['s.stats.example', 'STATS.example', 'not a host'] }] },
    entities: [{ name: 'Stats', company: 'Stats Group', category: 'analytics', domains: ['*.stats.example', '*.cloudfront.net'] }, { name: 'Cookiebot', category: 'consent-provider', domains: ['cookiebot.com'] }],
  });
  assert.deepEqual(made, [['stats', 'Stats', 'Stats Ltd', '', 'statistics', 'stats.example', ['_st_*|396', '_sz'], [], 'https://stats.example/privacy']]);
});

test('ages, patterns and hosts', () => {
  const AGES = [['session', 0], ['End of session (browser)', 0], ['30 minutes', 1], ['1 day', 1], ['2 weeks', 14], ['13 months', 396], ['2 years', 730], ['100 years', 36500], ['101 years', undefined], ['varies', undefined], ['', undefined]];
  for (const [text, days] of AGES) assert.equal(daysOf(text), days, text);
  const NAMES = [['_ga', false, '_ga'], ['_ga_', true, '_ga_*'], ['_gat_<id>', false, '_gat_*'], ['wp-xxxxx', false, 'wp-*'], ['a b', false, ''], ['*', false, ''], ['x', true, ''], ['id', false, '']];
  for (const [name, isOpen, pattern] of NAMES) assert.equal(namePattern(name, isOpen), pattern, name);
  assert.deepEqual(narrow(['b.a.example', 'a.example', 'xa.example', 'a.example']), ['a.example', 'xa.example']);
});
