// Configurations of other products, taken over as far as they go, with a list of what could not be.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { check } from '../../pkg/placet-check.js';
import { patternsOf } from '../../www/editor/import/convert.js';
import { importText } from '../../www/editor/import/import.js';
import { Pattern } from '../../www/editor/import/literal.js';
import { catalogue } from './catalogue.mjs';

const given = (name) => readFileSync(new URL(`../data/editor/${name}`, import.meta.url), 'utf8');
const imported = (name) => importText(given(name), catalogue);
const byId = (list, id) => list.find((each) => each.id === id);
/** Problems that stand for a wrong conversion; what the other product never said, the owner has to fill in. */
const FOR_THE_OWNER = new Set(['P012', 'P015', 'P040', 'P050', 'P051', 'P052', 'P053', 'P054', 'P055', 'P057', 'P061', 'P033']);
const misread = (config) => check(config).filter(({ code }) => !FOR_THE_OWNER.has(code)).map(({ code, path }) => `${code} ${path}`);
const places = ({ notes }) => notes.map(({ path }) => path);

test('vanilla-cookieconsent', () => {
  const found = imported('vanilla-cookieconsent.js'), { config } = found;
  assert.equal(found.from, 'vanilla-cookieconsent');
  assert.deepEqual(config.purposes.map(({ id, basis, uses, name }) => [id, basis ?? 'consent', uses, name]), [
    ['necessary', 'necessary', ['store'], 'Strictly necessary'],
    ['analytics', 'consent', ['store', 'analyse'], { en: 'Statistics', de: 'Statistik' }],
    ['ads-more', 'consent', ['store', 'analyse', 'share'], 'Ads-more'],
  ]);
  assert.deepEqual(config.purposes[1].description, { en: 'They count.', de: 'Sie zählen.' });
  const ga = byId(config.services, 'ga');
  assert.deepEqual([ga.name, ga.provider, ga.country, ga.purposes, ga.cookies.map(({ name }) => name)], ['Google Analytics', 'Google', 'US', { analytics: ['store', 'analyse'] }, ['_ga*', '_gid']]);
  assert.ok(ga.hosts.includes('google-analytics.com'), 'the catalogue completes what it knows');
  assert.equal(byId(config.services, 'youtube').name, 'YouTube & films');
  assert.deepEqual(byId(config.services, 'analytics-cookies').cookies.map(({ name }) => name), ['_hjSession*', '_hjCached*']);
  assert.deepEqual([config.edition, config.expiry, config.theme, config.cookie], [3, { days: 365 }, { position: 'bottom' }, { domain: 'hazel.example' }]);
  assert.deepEqual(config.texts, { en: { accept: 'Yes, all', reject: 'No, thank you', choose: 'Let me see', save: 'Keep it', close: 'Close' }, de: { accept: 'Ja, alle' } });
  for (const path of ['onConsent', 'disablePageInteraction', 'cookie.expiresAfterDays', 'categories.ads & more.enabled', 'categories.analytics.services.ga.onAccept', 'categories.analytics.services.ga.onReject', 'language.translations.fr', 'guiOptions.consentModal.equalWeightButtons']) {
    assert.ok(places(found).includes(path), `${path} is listed: ${places(found)}`);
  }
  assert.deepEqual(misread(config), []);
});

test('klaro', () => {
  const found = imported('klaro.js'), { config } = found;
  assert.equal(found.from, 'klaro');
  assert.deepEqual(config.purposes.map(({ id, basis, name }) => [id, basis ?? 'consent', name]), [
    ['analytics', 'consent', { de: 'Besuchsstatistik', en: 'Visitor statistics' }], ['security', 'necessary', { de: 'Sicherheit', en: 'Security' }], ['social', 'consent', 'Social'],
  ]);
  assert.deepEqual(config.purposes[0].description, { de: 'Wir zählen.', en: 'We count.' });
  assert.deepEqual(byId(config.services, 'matomo').cookies.map(({ name }) => name), ['_pk_*', 'piwik_ignore', 'mtm_consent']);
  assert.equal(byId(config.services, 'twitter').name, 'X (Twitter)');
  assert.deepEqual(Object.keys(byId(config.services, 'twitter').purposes), ['analytics', 'social']);
  assert.deepEqual([config.controller.privacy, config.expiry, config.cookie], ['/privacy', { days: 120 }, { domain: 'hazel.example' }]);
  for (const path of ['services[0].callback', 'services[0].optOut', 'services[0].default', 'services[2].contextualConsentOnly', 'services[3].cookies[0]', 'cookieName', 'default', 'mustConsent', 'translations.de']) assert.ok(places(found).includes(path), `${path} is listed: ${places(found)}`);
  assert.deepEqual(misread(config), []);
});

test('klaro: `apps` of older ones', () => {
  const { from, config } = importText('var c = { apps: [{ name: "hotjar", title: "Hotjar", purposes: ["stats"] }] }', catalogue);
  assert.deepEqual([from, config.services[0].provider, config.services[0].country], ['klaro', 'Hotjar', 'MT']);
});

test('Orejime', () => {
  const found = imported('orejime.json'), { config } = found;
  assert.equal(found.from, 'Orejime');
  assert.deepEqual(config.purposes.map(({ id, basis, uses }) => [id, basis ?? 'consent', uses.length]), [['matomo', 'consent', 2], ['advertising', 'consent', 3], ['login', 'necessary', 1]]);
  assert.deepEqual(config.services.map(({ id, purposes }) => [id, Object.keys(purposes)[0]]), [['matomo-2', 'matomo'], ['criteo', 'advertising'], ['house-ads', 'advertising'], ['login-2', 'login']]);
  assert.deepEqual(byId(config.services, 'matomo-2').cookies.map(({ name }) => name), ['_pk_*', 'piwik_ignore']);
  assert.deepEqual([config.controller.privacy, config.expiry, config.cookie, config.language], ['https://hazel.example/privacy', { days: 90 }, { domain: 'hazel.example' }, 'fr']);
  for (const path of ['purposes[0].default', 'purposes[1].purposes', 'purposes[2].isExempt', 'forceBanner', 'cookie.name']) assert.ok(places(found).includes(path), `${path} is listed: ${places(found)}`);
  assert.deepEqual(misread(config), []);
});

test('Orejime: the annotated example of its own README', () => {
  const readme = readFileSync(new URL('../node_modules/orejime/README.md', import.meta.url), 'utf8'), [, example] = /```js\n(var orejimeConfig[\s\S]*?)\n```/.exec(readme);
  const found = importText(example, catalogue);
  assert.equal(found.from, 'Orejime');
  assert.deepEqual(found.config.purposes.map(({ id }) => id), ['google-tag-manager', 'inline-tracker', 'external-tracker', 'advertising']);
  assert.deepEqual(found.config.services[0].cookies.map(({ name }) => name), ['_ga', '_gat', '_gat_*']);
  assert.deepEqual(misread(found.config), []);
});

test('ours', () => {
  const own = { controller: { name: 'Hazel & Oak' }, purposes: [{ id: 'a', uses: ['store'], name: 'A', description: 'B' }] };
  assert.deepEqual(importText(JSON.stringify(own), catalogue), { from: 'Placet', config: own, notes: [] });
  assert.deepEqual(importText(`<script type="application/json" id="placet-config">${JSON.stringify(own)}</script><script src="/placet/placet.js"></script>`, catalogue).config, own);
});

test('what is none of these says so', () => {
  for (const text of ['', 'hello', '{}', '{ "a": 1 }', '[1, 2]', 'const x = () => { return 1; }', '<p>{not}</p>']) assert.throws(() => importText(text, catalogue), /no object|no configuration/, text);
});

test('hostile configurations stay text, and poison nothing', () => {
  const evil = '<img src=x onerror=alert(1)>';
  const { config } = importText(`klaro({ __proto__: { polluted: 1 }, services: [{ name: "${evil}", title: "${evil}ok", purposes: ["${evil}", "__proto__", "constructor"], cookies: ["${evil}", "*", "**"] }] })`, catalogue);
  assert.equal({}.polluted, undefined);
  assert.equal(config.services[0].name, 'ok');
  assert.match(config.services[0].id, /^[\w.-]+$/);
  assert.equal(config.services[0].cookies, undefined);
});

const PATTERNS = [
  ['_ga', ['_ga']], [/^_ga/, ['_ga*']], [/^_ga$/, ['_ga']], [/_ga/, ['*_ga*']], [/^_pk_.*$/, ['_pk_*']], [/^_pk_(id|ses)\..*$/, ['_pk_id.*', '_pk_ses.*']], [/^(_ga|_gid)/, ['_ga*', '_gid*']], [/^a_1|^b_2/, ['a_1*', 'b_2*']],
  [/^_gat_[\w-]+$/i, ['_gat_*']], [/^_hj\w{3,5}x$/, ['_hj*x']], ['/^_gat_.+$/i', ['_gat_*']], ['^_x_.*', ['_x_*']], [['name', '/', 'a.example'], ['name']], [/.*/, []], [/^.+$/, []], [/^(a(b|c))$/, []], [/^x(?=y)/, []], ['*', []], ['a b', []], [7, []], [null, []],
];
test('cookie patterns are said with stars, or not at all', () => {
  for (const [cookie, expected] of PATTERNS) assert.deepEqual(patternsOf(cookie instanceof RegExp ? new Pattern(cookie) : cookie), expected, `${cookie}`);
});
