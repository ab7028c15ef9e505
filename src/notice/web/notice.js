// The notice's edge: wasm, host element, layers, events, and the bridge to the guard. What is said and drawn comes from Rust.
import { initSync, initTranslated } from 'placet:glue';
import { bytes } from 'placet:wasm';
import { instantiate } from 'placet:wasm2js';
import { mode } from 'placet:mode';
import css from 'placet:css';
import { build } from './build.js';
import { clearance } from './clearance.js';
import { disclosure, matching, own } from './disclosure.js';
import { dress } from './theme.js';
import { words } from './words.js';
export { erase } from './erase.js';

/**
 * Puts the notice into the page, with nothing shown yet.
 *
 * `bridge`: { config: JSON text, lines: the same for decisions (src/config/lines.rs), texts: a language file's default export, language: the tag that the visitor wants and that all words are in, root: Element | null,
 * line(), asks(), record(), at(): ISO time of the record,
 * act(kind, detail?, source?), nonce, gpc }.
 * Returns { show(layer), hide(), refresh(), remove() }, or a promise of it where wasm is refused.
 */
export const mount = (bridge) => {
  const elsewhere = start();
  return elsewhere ? elsewhere.then((translated) => translated.mount(bridge)) : place(bridge);
};

/**
 * The record that a choice leaves, as text for the choice cookie; '' when nothing is to be stored. Or a promise of it where wasm is refused.
 * `given`: { lines: the configuration (src/config/lines.rs), line: the choices in force, stored: their record or '', kind, source,
 * detail: a choice line or ids one a line, minute, id: 16 bytes }; record.rs says what they mean.
 */
export const answer = (given) => {
  const elsewhere = start();
  if (elsewhere) return elsewhere.then((translated) => translated.answer(given));
  const { lines, line, stored, kind, source, detail, minute, id } = given;
  const hex = Array.from(id, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return respond(`${['record', line, stored, kind, detail.split('\n'), source, minute, hex].join('\t')}\n${lines}`);
};

/** For pages with a policy of ours in force; resume.js says more. They need no wasm. */
export const reload = (isDue) => import('./placet-resume.js').then((module) => module.reload(isDue));
export const resume = () => import('./placet-resume.js').then((module) => module.resume());

let core = null;

/** Starts the module in this tick; where wasm is refused, a promise of its translation. */
const start = () => {
  if (core) return undefined;
  try {
    core = mode === 'nowasm' ? initTranslated(instantiate) : initSync(bytes());
    return undefined;
  } catch (refused) {
    if (mode === 'nowasm') throw refused;
    return import('./placet-notice-nowasm.js');
  }
};

const encoder = new TextEncoder(), decoder = new TextDecoder();

/** Text in, text out; respond.rs has the table. */
const respond = (request) => {
  const text = encoder.encode(request), room = core.room(text.length);
  // Only now, and again: making room may have moved the memory.
  new Uint8Array(core.memory.buffer, room).set(text);
  const at = core.respond(), answer = new Uint8Array(core.memory.buffer, at);
  return decoder.decode(answer.subarray(0, answer.indexOf(0)));
};

const place = (bridge) => {
  const { texts, language } = bridge, settings = parse(bridge.config);
  const host = document.createElement('div');
  host.id = 'placet';
  host.lang = language;
  // English stands in where only the owner has words in the visitor's language: then the page's direction counts.
  if (texts.lang !== 'en' || /^en/i.test(language)) host.dir = texts.dir;
  const root = host.attachShadow({ mode: 'open' });
  style(root, bridge.nonce);

  const worded = own(settings, 'texts'), wording = worded && own(worded, matching(Object.keys(worded), language));
  const find = (key) => [own(wording, key), own(texts.texts, key)].find((text) => typeof text === 'string');
  const say = words(find, language);
  const text = (key, ...values) => say(`\x01${[key, ...values].join('\x02')}\x03`);
  // Of the guard's lines no addresses, names and material: they are for decisions.
  const facts = bridge.lines.replace(/^[hk].*\n?/gm, '').replace(/^([ps]\w*\t[^\t\n]*).*/gm, '$1');
  const below = `${facts}\f${disclosure(settings, language, location.hostname)}`;
  /** A request to the Rust side; respond.rs has the table. */
  const ask = (...fields) => respond(`${fields.join('\t')}\n${below}`);
  const mark = (text) => respond(`mark\f${text}`);
  const draw = (place, ...fields) => {
    build(place, ask(...fields), say, mark);
    // Buttons are as wide as the longest word on any of them needs, so all are alike; none takes more than half of a line.
    for (const acts of place.querySelectorAll('.acts')) {
      const words = Array.from(acts.children, (button) => button.textContent).join(' ').split(' ');
      acts.style.setProperty('--word', `${Math.max(...words.map(({ length }) => length)) * 0.6 + 0.8}em`);
    }
  };
  const gpc = bridge.gpc ? 1 : 0;
  const { position, reopens } = dress(host, own(settings, 'theme'));

  const layer = (tag, className, attributes = {}) => {
    const element = document.createElement(tag);
    element.className = className;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return root.appendChild(element);
  };
  const notice = layer('section', 'notice', { role: 'region', popover: 'manual', hidden: '', 'data-at': position });
  const prefs = layer('dialog', 'prefs'), moment = layer('dialog', 'moment');
  const reopen = layer('button', 'reopen', { type: 'button', value: 'choose', hidden: '' });
  reopen.textContent = text('reopen');
  const status = layer('p', 'said', { role: 'status' });
  const clear = clearance(notice);
  let asked = '', draft = '', later;

  // Before the body: first in the order of Tab, out of reach of `body > :first-child` and of whatever replaces the body.
  const attach = () => {
    if (host.isConnected) return;
    if (bridge.root) bridge.root.prepend(host);
    else document.documentElement.insertBefore(host, document.body);
  };

  /** After every change of the first layer. What can wait until it has been painted does. */
  const settle = (question = '') => {
    reopen.hidden = !reopens || !notice.hidden;
    clearTimeout(later);
    later = setTimeout(() => {
      clear(!notice.hidden);
      // A live region is read out when its text changes after it has come into the page.
      if (question) status.textContent = question;
    }, 300);
  };

  const drawNotice = () => draw(notice, 'first', bridge.asks(), bridge.record() ? 1 : 0);

  const showNotice = () => {
    drawNotice();
    notice.hidden = false;
    // Where there is no popover, it is a fixed element with the highest z-index.
    if (notice.showPopover && !notice.matches(':popover-open')) notice.showPopover();
    settle(root.getElementById('question').textContent);
  };

  const showPrefs = () => {
    const at = bridge.at();
    draw(prefs, 'prefs', bridge.asks(), bridge.record(), at ? text('date', at) : '', gpc);
    restart();
    open(prefs);
  };

  const open = (dialog) => {
    if (!dialog.open) dialog.showModal();
    dialog.querySelector('h2').focus();
  };

  /** Every switch to where the choices in force put it. */
  const restart = () => {
    draft = ask('draft', bridge.line(), gpc);
    stand();
  };

  /** Every switch in sight to where it stands in the draft. */
  const stand = () => {
    const switches = [...prefs.querySelectorAll('.switch')];
    const stands = ask('stand', draft, switches.map((input) => input.value).join(' '));
    switches.forEach((input, at) => {
      const part = stands[at] === '2', told = input.previousSibling;
      input.checked = stands[at] === '1';
      input.toggleAttribute('data-part', part);
      if (told.className !== 'part') return;
      told.textContent = part ? text('part') : '';
      if (part) input.setAttribute('aria-describedby', told.id);
      else input.removeAttribute('aria-describedby');
    });
  };

  /** `how` says that it was with an answer. */
  const closeDialogs = (how = '') => {
    prefs.close(how);
    moment.close(how);
  };

  const hide = (how) => {
    closeDialogs(how);
    if (notice.hidden) return;
    if (notice.hidePopover && notice.matches(':popover-open')) notice.hidePopover();
    notice.hidden = true;
    settle();
  };

  /** The visitor has decided: gone first, so that nothing the guard does keeps the notice on the screen. */
  const decide = (kind, detail) => {
    const source = prefs.open ? 'preferences' : 'notice';
    hide('answered');
    status.textContent = text('saved');
    bridge.act(kind, detail, source);
  };

  // By the first word of a button's value; its numbers follow.
  const press = {
    __proto__: null,
    accept: () => decide('accept'),
    reject: () => decide('reject'),
    withdraw: () => decide('withdraw'),
    save: () => decide('save', draft),
    yes: () => decide('accept', asked),
    no: () => decide('reject', asked),
    choose: showPrefs,
    close: () => closeDialogs(),
    fold(button, purpose) {
      const place = root.getElementById(`p${purpose}`);
      if (!place.firstChild) draw(place, 'panel', purpose);
      place.hidden = !place.hidden;
      button.setAttribute('aria-expanded', !place.hidden);
      stand();
    },
    page(button, purpose, from) {
      const place = root.getElementById(`v${purpose}`);
      draw(place, 'services', purpose, from);
      stand();
      place.firstChild.focus();
    },
  };

  root.addEventListener('click', (event) => {
    const control = event.target.closest('button,input,label');
    if (!control) return;
    // Only the visitor's own hand counts; without its default, a click by script moves no switch either.
    if (!event.isTrusted) return event.preventDefault();
    if (control.matches('input')) {
      draft = ask('flip', draft, control.value, control.checked ? 1 : 0);
      stand();
    } else if (control.matches('button')) {
      const [what, ...numbers] = control.value.split(' ');
      press[what]?.(control, ...numbers);
    }
  }, true);
  for (const dialog of [prefs, moment]) {
    dialog.addEventListener('close', () => {
      // Escape, the close button, a script: closed without an answer.
      if (!dialog.returnValue) bridge.act('close', '', dialog === prefs ? 'preferences' : 'notice');
      dialog.returnValue = '';
    });
  }

  attach();
  settle();
  return {
    show(which) {
      attach();
      if (which === 'notice') return showNotice();
      if (which === 'preferences') return showPrefs();
      asked = which.slice('ask:'.length);
      draw(moment, 'moment', asked);
      if (moment.firstChild) open(moment);
      else bridge.act('close');
    },
    hide: () => hide(),
    refresh() {
      if (!notice.hidden) drawNotice();
      if (prefs.open) restart();
    },
    remove() {
      hide();
      host.remove();
    },
  };
};

/** Gives the shadow root its sheet. No policy refuses an adopted one; engines without take an element with the nonce. */
const style = (root, nonce) => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const element = document.createElement('style');
    element.nonce = nonce;
    element.textContent = css;
    root.appendChild(element);
  }
};

const parse = (json) => {
  try {
    return JSON.parse(json);
  } catch {
    // The guard has said what is wrong, and holds everything; here nothing is left to be asked.
    return null;
  }
};
