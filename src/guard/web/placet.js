// The guard's one thread of control: facts go into the core, its effects are carried out here. Nothing is decided in this file.
import { announce, on } from './announce.js';
import { erase } from './erase.js';
import { arm, forget, isHeld, judgeId } from './gate.js';
import { guardRealm } from './hooks/table.js';
import { readRelative } from './hooks/markup.js';
import { closest, defineProperty, listen, now, parse, print, random } from './natives.js';
import * as notice from './notice.js';
import { held as heldItems, onHeld, release } from './quarantine.js';
import { standIn } from './standin.js';
import * as store from './store.js';
import { expectNonce, runMarked, waitingTags } from './tags.js';
import { watchParser } from './watch.js';
import { version } from 'placet:version';

// Effects and actions, as the core numbers them (src/guard/lib.rs).
const PERSIST = 1, ASK = 2, DISMISS = 4, RELEASE = 8, ERASE = 16, CHANGED = 32;
const ACCEPT = 0, REJECT = 1, SAVE = 2, WITHDRAW = 3;
const FROM_NOTICE = 0, FROM_PREFERENCES = 1, FROM_API = 2;
const EPOCH = Date.UTC(2020, 0, 1), MINUTE = 60000;
const USES = ['store', 'analyse', 'share'];
const SOURCES = ['notice', 'preferences', 'api', 'signal', 'withdrawal', 'embed'];

let core = null, settings = null, loaders, waiting = [], asked = [], guarded = false;

/** `given`: how to load the notice and the checker, and the nonce of our own script. */
export const prepare = (given) => { loaders = given; };

/** The core is not to be had: what is declared stays held, and no choice can be made. */
export const missing = () => console.error('placet: WebAssembly is refused and placet-core.js could not be loaded; everything declared stays held');

/** The core has started: `exports` are its functions. What was called meanwhile runs now. */
export const attach = (exports) => {
  core = exports;
  const calls = waiting;
  waiting = [];
  calls.forEach((call) => call());
};

/** Starts with this configuration (an object, or its JSON text). Only the first call counts. */
export const run = (config) => {
  if (settings) return console.warn('placet: run() was called again; the first configuration stays');
  const text = typeof config === 'string' ? config : print(config) ?? '';
  settings = readSettings(text);
  if (core) return start(text);
  waiting.push(() => start(text));
  arm(standIn(settings.given));
  guardPage();
};

/** May the purpose or service `id` happen now, for all its uses or for `use`? False for what is unknown. */
export const allows = (id, use) => {
  if (!core || !settings) return false;
  const bit = USES.indexOf(use);
  if (use !== undefined && bit < 0) return false;
  const verdict = judgeId(`${id}`, use === undefined ? 0 : 1 << bit);
  return verdict >= 0 && !isHeld(verdict);
};

/** What the visitor has chosen, as plain data. null stands for "never asked". */
export const choices = () => {
  const chosen = { id: '', at: null, source: null, regime: settings?.regime ?? 'opt-in', purposes: {}, services: {} };
  if (!core || !settings) return chosen;
  const [purposes, services] = core.line().split('|');
  const [id, minute, source] = core.stamp().split(' ');
  if (id) Object.assign(chosen, { id, at: new Date(EPOCH + minute * MINUTE).toISOString(), source: SOURCES[source] });
  settings.purposes.forEach((purpose, at) => {
    const asked = +purposes[2 * at] || 0, granted = +purposes[2 * at + 1] || 0;
    const uses = chosen.purposes[purpose] = {};
    USES.forEach((use, bit) => { uses[use] = asked >> bit & 1 ? Boolean(granted >> bit & 1) : null; });
  });
  settings.services.forEach((service, at) => { chosen.services[service] = services[at] === 'f' ? null : services[at] === 'g'; });
  return chosen;
};

/** Permits everything, or the purposes and services named. The owner answers for having been told so by the visitor. */
export const accept = (ids) => act(ACCEPT, list(ids), FROM_API);
/** Refuses everything, or the purposes and services named. */
export const reject = (ids) => act(REJECT, list(ids), FROM_API);
/** Takes back every permission and erases what services stored. */
export const withdraw = () => act(WITHDRAW, '', FROM_API);

/** Opens a layer: 'preferences' (default) or 'notice'. */
export const open = (layer = 'preferences') => { if (settings) notice.show(layer); };
export const close = () => notice.hide();

/** Asks for one purpose or service where it is needed. Resolves with the answer; at once when it is already permitted. */
export const ask = (id) => new Promise((resolve) => {
  if (allows(id)) return resolve(true);
  asked.push({ id, resolve });
  notice.show(`ask:${id}`);
});

/** What is being held back now. */
export const held = () => [...waitingTags(), ...heldItems()].map(report);

/** One queued call: ['method', ...arguments]. */
export const push = (...calls) => calls.forEach(([name, ...args]) => { if (Object.hasOwn(PUBLIC, name)) PUBLIC[name](...args); });

export { on, version };
const PUBLIC = Object.freeze({ run, allows, choices, accept, reject, withdraw, open, close, ask, held, on, push, version });

/** Puts the API on the window, for good: `window.Placet = window.Placet || []` in a page is harmless, and nobody puts another in its place. */
export const expose = () => {
  defineProperty(window, 'Placet', { get: () => PUBLIC, set: () => {}, enumerable: true });
  return PUBLIC;
};

const start = (text) => {
  const faults = core.load(text, location.origin, navigator.globalPrivacyControl === true);
  store.setUp(settings.cookie);
  expectNonce(loaders.nonce);
  if (core.reads_own()) readRelative();
  arm(core);
  guardPage();
  notice.setUp(loaders, settings, bridge(text));
  if (faults || settings.debug === true) explain(text);
  carryOut(core.begin(store.read(), minute()));
  store.onForeignWrite(() => carryOut(core.refresh(store.read(), minute())));
  listen(document, 'click', onClick, true);
  announce('ready', choices());
  if (core.stamp()) announce('consent', choices());
};

/** Every problem of the configuration, in the console. The checker is a module of its own: a sound configuration never loads it. */
const explain = (text) => {
  const bare = () => console.error('placet: the configuration has faults at %s', core.faults());
  loaders.checker(settings.base).then((checker) => checker.report(text)).catch(bare);
};

const guardPage = () => {
  if (guarded) return;
  guarded = true;
  onHeld((items) => items.forEach((item) => announce('held', report(item))));
  guardRealm(window);
  watchParser();
};

/** Every configuration that is at least an object with lists goes on; the core holds what it cannot read. */
const readSettings = (text) => {
  let found;
  try {
    found = parse(text);
  } catch {
    found = null;
  }
  const settings = found !== null && typeof found === 'object' ? found : {};
  const ids = (list) => (Array.isArray(list) ? list.map((each) => `${each?.id}`) : []);
  return { ...settings, purposes: ids(settings.purposes), services: ids(settings.services), given: settings };
};

const act = (action, detail, source) => {
  const go = () => carryOut(core.act(action, detail, source, minute(), freshId()));
  if (core && settings) go();
  else waiting.push(go);
};

const carryOut = (effects) => {
  if (effects & PERSIST) store.write(core.record(), core.days());
  if (effects & (RELEASE | ERASE | CHANGED)) forget();
  if (effects & ERASE) erase(core.erasures().split('\n').filter(Boolean).map((row) => ({ kind: row.slice(0, row.indexOf(' ')), pattern: row.slice(row.indexOf(' ') + 1) })));
  if (effects & DISMISS) notice.hide();
  if (effects & (RELEASE | ERASE)) release().then(runMarked);
  if (effects & ASK) notice.show('notice');
  if (effects & CHANGED) {
    notice.refresh();
    answerAsked();
    announce('change', choices());
    announce('consent', choices());
  }
};

const answerAsked = () => {
  const questions = asked;
  asked = [];
  questions.forEach(({ id, resolve }) => resolve(allows(id)));
};

const bridge = (config) => ({
  config, root: null, nonce: loaders.nonce, gpc: navigator.globalPrivacyControl === true,
  line: () => core.line(), asks: () => core.asks(), record: () => core.stamp().split(' ')[0],
  act: (kind, line = '') => {
    if (kind === 'close') return answerAsked();
    const [action, source] = ANSWERS[kind];
    act(action, line, source);
  },
});
const ANSWERS = {
  __proto__: null,
  accept: [ACCEPT, FROM_NOTICE], reject: [REJECT, FROM_NOTICE], save: [SAVE, FROM_PREFERENCES], withdraw: [WITHDRAW, FROM_PREFERENCES],
};

const BUTTONS = { __proto__: null, preferences: () => open(), accept: () => act(ACCEPT, '', FROM_NOTICE), reject: () => act(REJECT, '', FROM_NOTICE), withdraw };

/** `data-placet` buttons: only a real click of the visitor counts. */
const onClick = (event) => {
  const button = event.isTrusted && event.target instanceof Element && closest(event.target, '[data-placet]');
  const press = button && BUTTONS[button.getAttribute('data-placet')];
  if (!press) return;
  event.preventDefault();
  press();
};

const report = ({ technique, url, name, verdict }) => ({
  technique, ...(name === undefined ? { url } : { name }), service: verdict < 0 ? null : core?.owner(verdict), state: verdict < 0 ? null : ['permitted', 'pending', 'refused'][verdict & 3],
});

const list = (ids) => (ids === undefined ? '' : [].concat(ids).join('\n'));
const minute = () => Math.max(0, Math.floor((now() - EPOCH) / MINUTE));

const freshId = () => {
  const bytes = new Uint8Array(16);
  // No source of chance is no reason to lose a choice: the id only has to differ from others, not to be secret.
  if (globalThis.crypto?.getRandomValues) crypto.getRandomValues(bytes);
  else for (let at = 0; at < 16; at++) bytes[at] = random() * 256;
  return bytes;
};
