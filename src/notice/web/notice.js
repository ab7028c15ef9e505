// The notice's edge: host element, first layer, events, and the bridge to the guard. What is said and drawn comes from Rust. The second
// layer and the questions are a module of their own (src/preferences/web), which is handed a kit of what stands here.
import css from 'placet:css';
import { build, hasMarkup } from '../../disclosure/web/build.js';
import { mode, respond, start } from '../../disclosure/web/core.js';
import { disclosure, own } from '../../disclosure/web/disclosure.js';
import { setLanguage, textsIn, wordings, words } from '../../disclosure/web/words.js';
import { clearance } from './clearance.js';

const translation = () => import('./placet-notice-nowasm.js');

/**
 * Puts the notice into the page, with nothing shown yet.
 *
 * `bridge`: { config: JSON text, lines: the same for decisions (src/config/lines.rs), tag: the language file that suits the visitor best, language: the tag that the visitor wants and that all words are in,
 * file(tag): a promise of a language file's module,
 * line(), asks(), stored(): the record as text, choices(), allows(id), version,
 * act(kind, detail?, source?): a promise, nonce, gpc, look: a promise of the module of that name where there is a theme, drawn: a promise that the page itself has been drawn }.
 * Resolves with { show(layer), ask(id), hide(layer?), refresh(), remove() }.
 */
export const mount = async (bridge) => {
  const elsewhere = start(translation);
  if (elsewhere) return (await elsewhere).mount(bridge);
  const settings = parse(bridge.config), worded = await textsIn(bridge), look = await bridge.look;
  await bodyExists();
  // With a root, the notice stands in it, in the page's flow.
  const root = await look?.home(own(settings, 'theme'));
  await bridge.drawn;
  await breath();
  const handle = await place({ ...bridge, ...worded, settings, look, root });
  await breath();
  return handle;
};

/** Load, place and draw are a task each, so that none is long: the page goes on in between. */
const breath = () => window.scheduler?.yield?.() ?? new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = resolve;
  port2.postMessage(0);
});

const bodyExists = () => new Promise((resolve) => {
  if (document.body) return resolve();
  const observer = new MutationObserver(() => {
    if (!document.body) return;
    observer.disconnect();
    resolve();
  });
  observer.observe(document.documentElement, { childList: true });
});

/**
 * The record that a choice leaves, as text for the choice cookie; '' when nothing is to be stored. Or a promise of it where wasm is refused.
 * `given`: { lines: the configuration (src/config/lines.rs), line: the choices in force, stored: their record or '', kind, source,
 * detail: a choice line, an id or a list of ids, minute }; record.rs says what they mean.
 */
export const answer = (given) => {
  const elsewhere = start(translation);
  if (elsewhere) return elsewhere.then((translated) => translated.answer(given));
  const { lines, line, stored, kind, source, detail, minute } = given;
  return respond(`${['record', line, stored, kind, [detail ?? []].flat(), source, minute, crypto.getRandomValues(new Uint8Array(16))].join('\t')}\n${lines}`);
};

/** For pages with a policy of ours in force; resume.js says more. They need no wasm. */
export const reload = (isDue) => import('./placet-resume.js').then((module) => module.reload(isDue));
export const resume = () => import('./placet-resume.js').then((module) => module.resume());

/** The benefit of a purpose, among the lines of a disclosure. */
const BENEFIT = /^(purpose\t(?:[^\t\n]*\t){4})([^\t\n]*)/gm;

const place = (bridge) => {
  const { texts, language, settings } = bridge;
  const host = document.createElement('div');
  host.id = 'placet';
  setLanguage(host, texts, language);
  const root = host.attachShadow({ mode: 'open' });

  const find = wordings(settings, texts, language), say = words(find, language);
  const text = (key, ...values) => say(`\x01${[key, ...values].join('\x02')}\x03`);
  // Of the guard's lines no addresses, names and material: they are for decisions.
  const facts = bridge.lines.replace(/^[hk].*\n?/gm, '').replace(/^([ps]\w*\t[^\t\n]*).*/gm, '$1');
  const declared = disclosure(settings, language, location.hostname);
  let look = bridge.look, judging;
  /** The owner's style sheet is not ours: whether Reject and Accept are fair in it is measured once it has been drawn. */
  const judge = async () => (look ??= await import('./placet-look.js').catch(() => {}))?.judge(host, sheets);
  const soon = () => {
    clearTimeout(judging);
    judging = setTimeout(judge, 300);
  };
  const draw = (place, drawing, say, mark) => {
    build(place, drawing, say, mark);
    look?.strip(host);
    soon();
    // Buttons are as wide as the longest word on any of them needs, so all are alike; none takes more than half of a line.
    for (const acts of place.querySelectorAll('.acts')) {
      const words = Array.from(acts.children, (button) => button.textContent).join(' ').split(' ');
      acts.style.setProperty('--word', `${Math.max(...words.map(({ length }) => length)) * 0.6 + 0.8}em`);
    }
  };
  const sheets = [], dressed = (css) => style(root, sheets[sheets.length] = css, bridge.nonce);
  dressed(css);
  const { position, reopens } = look?.dress(host, own(settings, 'theme'), dressed) ?? { position: 'bottom', reopens: true };

  const layer = (tag, className, attributes = {}) => {
    const element = document.createElement(tag);
    element.className = element.part = className;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return root.appendChild(element);
  };
  const notice = layer('section', 'notice', { role: 'region', hidden: '', ...(bridge.root ? {} : { popover: 'manual', 'data-at': position }) });
  const reopen = layer('button', 'reopen', { type: 'button', value: 'choose', hidden: '' });
  reopen.textContent = text('reopen');
  const status = layer('p', 'said', { role: 'status' });
  const clear = clearance(notice);
  let opened = null, opening = null, turn = 0, mark, simple = declared, later;

  // Before the body: first in the order of Tab, out of reach of `body > :first-child` and of whatever replaces the body.
  const attach = () => {
    if (host.isConnected) return;
    // What was open when the host was taken out of the page is open no more.
    for (const dialog of root.querySelectorAll('dialog')) dialog.close();
    host.toggleAttribute('data-inline', bridge.root?.isConnected === true);
    if (bridge.root?.isConnected) bridge.root.prepend(host);
    else document.documentElement.insertBefore(host, document.body);
  };

  /** After every change of the first layer. What can wait until it has been painted does. */
  const settle = (question = '') => {
    reopen.hidden = !reopens || !notice.hidden;
    clearTimeout(later);
    later = setTimeout(() => {
      clear(!notice.hidden && !bridge.root);
      // A live region is read out when its text changes after it has come into the page.
      if (question) status.textContent = question;
    }, 300);
  };

  const drawNotice = () => draw(notice, respond(`first\t${bridge.asks()}\t${bridge.stored() ? 1 : 0}\n${facts}\f${simple}`), say, mark);

  const showNotice = () => {
    drawNotice();
    notice.hidden = false;
    // Where there is no popover, it is a fixed element with the highest z-index.
    if (notice.popover && !notice.matches(':popover-open')) notice.showPopover();
    settle(root.getElementById('question').textContent);
  };

  /** The second layer and the questions, brought when they are first needed; nothing where they cannot be had, and tried again the next time. */
  const dialogs = () => (opening ??= bring().then(({ dialogs }) => dialogs(kit)).then((made) => (opened = made)).catch((error) => {
    opening = null;
    console.error('placet: the preferences could not be loaded', error);
  }));

  const showPrefs = async () => {
    const mine = ++turn, made = await dialogs();
    // The visitor may have decided in the meantime.
    if (mine === turn) made?.show();
  };

  const hideNotice = () => {
    if (notice.hidden) return;
    if (notice.popover && notice.matches(':popover-open')) notice.hidePopover();
    notice.hidden = true;
    settle();
  };

  const said = () => { status.textContent = text('saved'); };

  /** The visitor has decided: gone first, so that nothing the guard does keeps the notice on the screen. */
  const decide = (kind, detail, source) => {
    turn++;
    hideNotice();
    said();
    act(kind, detail, source);
  };

  /** Passes on what the visitor has said, once the answer to their click is on the screen: what the guard then lets go may take long. */
  const act = (...given) => new Promise((resolve) => {
    afterPaint(() => resolve(bridge.act(...given)));
  });

  const kit = {
    bridge, root, layer, draw, decide, act, said, facts, words: declared,
    wording: (more) => words(find, language, more),
    style: dressed,
  };

  const pressed = ({ target }) => target.closest('.notice button, .reopen')?.value;
  root.addEventListener('click', (event) => {
    const what = pressed(event);
    // Only the visitor's own hand counts.
    if (!what || !event.isTrusted) return;
    if (what === 'choose') showPrefs();
    else decide(what, undefined, 'notice');
  }, true);
  // Whoever is about to open the preferences need not wait for them.
  for (const type of ['pointerover', 'focusin']) {
    root.addEventListener(type, (event) => {
      soon();
      if (pressed(event) === 'choose') dialogs();
    });
  }

  attach();
  settle();
  if (document.readyState !== 'complete') addEventListener('load', soon, { once: true });
  const handle = {
    show(which) {
      attach();
      if (which === 'notice') showNotice();
      else showPrefs();
    },
    /** Resolves once the question about one purpose or service is answered or closed. */
    async ask(id) {
      const made = await dialogs();
      attach();
      return made?.ask(id);
    },
    hide(which) {
      hideNotice();
      if (which) return;
      turn++;
      opened?.hide();
    },
    refresh() {
      if (!notice.hidden) drawNotice();
      opened?.refresh();
    },
    remove() {
      handle.hide();
      host.remove();
    },
  };
  const leads = ['lead', 'lead.again', 'lead.told'].map(find), benefits = Array.from(declared.matchAll(BENEFIT), (found) => found[2]);
  if (!hasMarkup([leads, benefits].join())) return handle;
  // What reads markup is part of the preferences; without it, the first layer would show its signs.
  return dialogs().then((made) => {
    mark = made?.mark;
    if (made) simple = declared.replace(BENEFIT, (all, head, benefit) => head + made.plain(benefit));
    return handle;
  });
};

/** Does something once, after the next frame; at the latest when the page is left, so that no answer is lost. */
const afterPaint = (work) => {
  let isDone = false;
  const once = () => {
    removeEventListener('pagehide', once);
    if (!isDone) work();
    isDone = true;
  };
  addEventListener('pagehide', once);
  requestAnimationFrame(() => setTimeout(once));
  // A page that is not shown has no frames.
  setTimeout(once, 200);
};

const bring = () => (mode === 'nowasm' ? import('./placet-preferences-nowasm.js') : import('./placet-preferences.js'));

/** Gives the shadow root a sheet. No policy refuses an adopted one; engines without take an element with the nonce. */
const style = (root, css, nonce) => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
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
