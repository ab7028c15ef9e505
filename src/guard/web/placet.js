// The guard's one thread of control: facts go into the core, what follows from them is carried out here. Nothing is decided in this file.
import { announce, on } from './announce.js';
import { ENDS, REGIMES, UNKNOWN, USES, configure, readText } from '../../config/web/configure.js';
import { UNDECLARED_ORIGIN, arm, beStrict, dryRun, forget, freely, holdsAnything, isHeld, isPermitted, judgeId, judgeName, judgeUrl, nameIds, serviceOf } from './gate.js';
import { guardWindow } from './frames.js';
import { hides } from './hooks/cookies.js';
import { originals } from './hooks/install.js';
import { readRelative } from './hooks/markup.js';
import { closest, cookieOf, defineProperty, getAttribute, listen, now, print, readyState, soon } from './natives.js';
import * as notice from './notice.js';
import { held as heldItems, note, notes, onHeld, release, settleQuietly } from './quarantine.js';
import { BEGIN, IS_OPEN, OFFER, SAID_OF_PURPOSE, SAID_OF_SERVICE, SERVICE, SETTLE, URL_OF } from './questions.js';
import { EPOCH, MINUTE, bytesOf, stampOf } from './stamp.js';
import { standIn } from './standin.js';
import * as store from './store.js';
import * as second from './switch.js';
import { runMarked, waitingTags } from './tags.js';
import { trustedScriptUrl } from './trusted.js';
import { watchParser } from './watch.js';
import { version } from 'placet:version';

/** How the core says what was said of a purpose: asked in three bits, granted above them. */
const ALL = 7, GRANTED = 3;
const STATES = ['permitted', 'pending', 'refused'];
/** Why we look at what is stored. */
const START = 1, ACTED = 2;
/** Programs that read pages for search engines and say so; a telephone is called Cubot. */
const CRAWLER = /[^u]bot\b|crawl|spider|slurp|inspectiontool|mediapartners|externalhit/i;
/** Stored instead of a record when everything was refused and no record could be made. */
const REFUSED = 'refused';
/** So much of what was held the audit gets to know. */
const MOST_LOGGED = 1000;
/** Milliseconds after the parser's end in which the page has the thread for itself. */
const SETTLED = 1000;

/** The core, which came in `script`; asked only once it knows the configuration: `core`. */
let ready = null, script = null, core = null;
let text = '', lines = '', faults = 0, config = null, purposes = [], services = [], guarded = false;
/** Resolves as the guard starts; and once every choice so far is made, of which each stands on the one before. */
let begin;
const begun = new Promise((resolve) => { begin = resolve; });
let acting = begun;
/** The stored record in force, and the one that is remembered where nothing can be stored as usual: undefined before the store of last resort was asked. */
let record = '', remembered;
/** All that was stored when this page last looked. */
let seen;
/** Whether this page has had something to erase, and when that is under way. */
let isDue, erased = acting;
/** What the service worker, where there is one, judges by; and for the audit, everything held so far with its verdict. */
let standing = null;
const log = [];

/** The core is not to be had: what is declared stays held, and no choice can be made. */
export const missing = () => console.error('placet: neither WebAssembly nor placet-core.js: what is declared stays held');

/** The core is here, out of the script `running`. */
export const attach = (started, running) => {
  [ready, script] = [started, running];
  if (config) start();
};

/** Starts with this configuration (an object, or its JSON text). Only the first call counts. */
export const run = (given) => {
  if (config) return console.warn('placet: run() again: the first configuration stays');
  text = typeof given === 'string' ? given : print(given) ?? '';
  config = readText(text);
  const ids = (list) => (Array.isArray(list) ? list.map((each) => `${each?.id}`) : []);
  nameIds(purposes = ids(config.purposes), services = ids(config.services));
  [lines, faults] = configure(config, signal());
  lines += `\nw\t${location.hostname}`;
  if (config.unknown === UNKNOWN[2]) beStrict();
  if (config.refused === ENDS[1]) settleQuietly();
  if (config.dryRun === true) dryRun(note);
  if (!ready) return standFirm();
  try {
    start();
  } catch (error) {
    // Whatever went wrong, what is declared stays held.
    standFirm();
    console.error('placet: no start: what is declared stays held', error);
  }
};

const standFirm = () => {
  arm(standIn(lines));
  guardPage();
};

/** A page with the guard and without a configuration is a mistake that nobody would see. */
export const warnIfIdle = () => { if (!config) console.error('placet: no configuration: neither <script id="placet-config"> nor Placet.run(config)'); };

/** May the purpose or service `id` happen now, for all its uses or for `use`? False for what is unknown. */
export const allows = (id, use) => {
  const bit = use === undefined ? 0 : 1 << USES.indexOf(use), verdict = core && bit >= 0 ? judgeId(`${id}`, bit) : -1;
  return verdict >= 0 && !isHeld(verdict);
};

/** What the visitor has chosen, as plain data. null stands for "never asked". */
export const choices = () => {
  const chosen = { ...stampOf(record), regime: REGIMES[lines[1] ?? 0], purposes: {}, services: {} };
  if (core) {
    purposes.forEach((purpose, at) => {
      const said = core(SAID_OF_PURPOSE, '', at), uses = chosen.purposes[purpose] = {};
      USES.forEach((use, bit) => { uses[use] = said >> bit & 1 ? (said >> bit + GRANTED & 1) === 1 : null; });
    });
    services.forEach((service, at) => { chosen.services[service] = [null, true, false][core(SAID_OF_SERVICE, '', at)]; });
  }
  return chosen;
};

/** The same for the notice: placet-wire's choice line. */
const line = () => `${purposes.map((_, at) => {
  const said = core(SAID_OF_PURPOSE, '', at);
  return said ? `${said & ALL}${said >> GRANTED}` : '--';
}).join('')}|${services.map((_, at) => 'fgr'[core(SAID_OF_SERVICE, '', at)]).join('')}`;

/** Permits everything, or the purposes and services named. The owner answers for having been told so by the visitor. */
export const accept = (ids) => act('accept', ids, 'api');
/** Refuses everything, or the purposes and services named. */
export const reject = (ids) => act('reject', ids, 'api').then(() => erased);
/** Takes back every permission and erases what services stored. */
export const withdraw = () => act('withdraw', undefined, 'api').then(() => erased);

/** Opens a layer: 'preferences' (default) or 'notice', also when nothing is to be asked. */
export const open = (layer = 'preferences') => { if (config) notice.show(layer); };
export const close = () => notice.hide();

/** Asks for one purpose or service where it is needed. Resolves with the answer; at once when it is already permitted. */
export const ask = async (id) => {
  await begun;
  if (!allows(id)) await notice.ask(`${id}`);
  return allows(id);
};

/** What is being held back now. */
export const held = () => [...waitingTags(), ...heldItems(), ...notes].map(report);

/** A report for the site's owner: what was held, what got out, what nobody declares. `shows`: over the page, for as long as it is open. */
export const audit = (shows) => notice.bring('placet-audit').then((module) => module.audit(shows === true, text, notice.given.script, judgeUrl, judgeName, cookieOf, log, originals, freely));

/** One queued call: ['method', ...arguments]. */
export const push = (...calls) => calls.forEach(([name, ...args]) => { if (Object.hasOwn(PUBLIC, name)) PUBLIC[name](...args); });

export { on, version };
export { prepare } from './notice.js';
const PUBLIC = Object.freeze({ run, allows, choices, accept, reject, withdraw, open, close, ask, held, audit, on, push, version });

/** Puts the API on the window, for good: `window.Placet = window.Placet || []` in a page is harmless, and nobody puts another in its place. */
export const expose = () => {
  defineProperty(window, 'Placet', { get: () => PUBLIC, set: () => {}, enumerable: true });
  return PUBLIC;
};

const start = () => {
  core = ready;
  begin();
  core(BEGIN, lines);
  store.setUp(config.cookie);
  arm(core);
  // Where the page's own address is declared, relative addresses have to be read too.
  if (core(URL_OF, `${location.hostname}/`, 0, 1) !== UNDECLARED_ORIGIN) readRelative();
  guardPage();
  notice.setUp(config, {
    config: text, nonce: notice.given.nonce, gpc: signal(),
    lines, line, asks, stored: () => record, choices, allows, act, version,
  });
  if (faults || config.debug === true) explain();
  look(START);
  if (config.audit !== false && /[?&]placet-audit\b/.test(location.search)) audit(true);
  if (config.worker) keepWorker();
  if (second.setUp(notice.given.policy, sources, script)) notice.resume();
  // Milliseconds, which must not hold the parser back, nor the page's own start.
  if (readyState(document) === 'loading') listen(document, 'DOMContentLoaded', () => soon(settle, SETTLED), { once: true });
  else settle();
  listen(document, 'click', onClick, true);
  const chosen = choices();
  announce('ready', chosen);
  if (record) announce('consent', chosen);
};

/** Once the page stands: hears of other tabs, and looks whether one of them has written since the start. */
const settle = () => {
  store.onForeignWrite(() => look());
  if (stored() !== seen) look();
  // One that was here before the configuration changed its mind is taken away by the same module.
  if (!config.worker && /[?&]placet=/.test(worker()?.scriptURL)) keepWorker();
};

const worker = () => {
  try {
    return navigator.serviceWorker?.controller;
  } catch {
    // A sandboxed frame may not even ask.
  }
};
const keepWorker = () => { notice.bring('placet-worker').then((module) => module.keep(config.worker, lines, () => standing, trustedScriptUrl)).catch(console.error); };

/** What is stored for this page to read, as one text. */
const stored = () => {
  const found = store.cookies();
  return found + (found.includes(record) ? '' : store.mirrored());
};

/** Looks at what is stored, and does what follows. `because`: the page starts, a choice was just written for it, or the store has changed. */
const look = (because) => {
  const at = minute(), before = line(), jar = store.jar(), found = store.cookies(jar);
  record = '';
  let refused = false;
  const offer = (text) => {
    refused ||= text === REFUSED;
    if (core(OFFER, bytesOf(text), at)) record = text;
  };
  found.forEach(offer);
  const mirror = record ? '' : store.mirrored();
  if (!record) [mirror, remembered].forEach(offer);
  // Nothing can be stored where it is seen at once: until it is known whether there was a choice, it may have been a no.
  const isBlind = (mirror ?? remembered ?? !navigator.cookieEnabled) === true;
  refused ||= isBlind;
  // As `stored` will say it, without asking the stores once more.
  seen = found + mirror;
  // Refused in a moment in which no record could be made: nothing is permitted, whatever the regime, until somebody chooses anew.
  core(SETTLE, '', at, !record && refused);
  forget();
  standing = [lines, record || (refused ? REFUSED : '')];
  if (config.worker) worker()?.postMessage(standing);
  // Whoever was never asked has nothing of ours to take back. Nearly always nothing is left, or nothing is held: then nothing is loaded, either.
  isDue ||= because === ACTED || (record && (asks() || hides(jar)));
  if (isDue && holdsAnything()) erase();
  release().then(runMarked);
  if (isBlind) resort();
  else if (asks() && !(config.crawlers === 'skip' && CRAWLER.test(navigator.userAgent))) notice.show('notice', asks);
  else notice.hide('notice');
  if (because === START || (because !== ACTED && before === line())) return;
  notice.refresh();
  announce('change', choices());
  announce('consent', choices());
};

/** The store of last resort, a module of its own: keeps what is remembered, or says what it has kept. What the visitor has said meanwhile is newer. */
const resort = () => {
  const tell = (text) => {
    remembered ||= text;
    look();
  };
  notice.bring('placet-recall').then((module) => module.recall(store.name, freely, remembered, lines, tell)).catch(() => tell(''));
};

/** Takes away what is stored and not permitted: the work of a module of its own. Where that does not come, the next look asks for it again. */
const erase = () => {
  erased = notice.bring('placet-erase').then((module) => module.erase(freely, (kind, name) => isHeld(judgeName(kind, name)), store.name, remembered)).catch(() => {});
};

/** The hosts of what is permitted, as a policy writes them; true when that is everything. */
const sources = () => {
  let at = 0, mine, all = true, list = '';
  for (const each of lines.split('\n')) {
    const [head, host, port] = each.split('\t');
    if (head === 's') all = (mine = isPermitted(core(SERVICE, '', at++))) && all;
    else if (head === 'h' && mine && /^[\w.-]+$/.test(host)) for (const scheme of ['', 'ws://']) for (const below of ['', '*.']) list += ` ${scheme}${below}${host}:${+port || '*'}`;
  }
  return all || list;
};

/** The purposes still to be asked about, by id. */
const asks = () => purposes.filter((id, at) => core(IS_OPEN, '', at)).join();

const act = (...said) => (acting = acting.then(() => choose(...said)));

/** The notice's module, which has the whole rule book, writes the new record; this page then reads it like any other. */
const choose = async (kind, detail, source) => {
  try {
    const module = await notice.load();
    const written = await module.answer({
      lines, line: line(), stored: record, kind, source, detail, minute: minute(),
    });
    if (!written) return;
    remembered = written;
  } catch (error) {
    console.error('placet: the choice could not be recorded', error);
    // A no must not depend on the network.
    if (kind !== 'withdraw' && (kind !== 'reject' || detail !== undefined)) return;
    remembered = REFUSED;
  }
  // Where it could be stored, the store is the truth from now on: another tab may write there, too.
  // The first line says for how many days (src/config/lines.rs).
  if (store.write(remembered, lines.split('\t')[1])) remembered = '';
  else resort();
  look(ACTED);
  if (notice.given.policy?.policy !== undefined) erased.then(notice.load).then((module) => module.reload(second.isInTheWay)).catch(console.error);
};

/** Every problem of the configuration, in the console. The checker is a module of its own: a sound configuration never loads it. */
const explain = () => {
  notice.bring('placet-check').then((checker) => checker.report(text)).catch((error) => console.error('placet: the configuration has faults', error));
};

const guardPage = () => {
  if (guarded) return;
  guarded = true;
  onHeld((items) => items.forEach((item) => {
    const said = report(item);
    if (log.length < MOST_LOGGED) log[log.length] = [said, item.verdict];
    announce('held', said);
  }));
  guardWindow(window);
  watchParser();
};

/** `data-placet` buttons: only a real click of the visitor counts. */
const onClick = (event) => {
  const button = event.isTrusted && event.target instanceof Element && closest(event.target, '[data-placet]');
  const [wish] = /^(?:accept|reject|withdraw|preferences)$/.exec(button && getAttribute(button, 'data-placet')) ?? [];
  if (!wish) return;
  event.preventDefault();
  if (wish === 'preferences') open();
  else act(wish, undefined, 'notice');
};

const report = ({ technique, url, name, verdict, service }) => ({
  technique, ...(name === undefined ? { url } : { name }), service: service ?? services[serviceOf(verdict)] ?? null, state: STATES[verdict & 3] ?? null,
});

/** Global Privacy Control (W3C draft): the browser itself says no to selling and sharing. */
const signal = () => navigator.globalPrivacyControl === true;

const minute = () => Math.max(0, Math.floor((now() - EPOCH) / MINUTE));
