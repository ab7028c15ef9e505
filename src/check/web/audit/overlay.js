// The report over the page: a panel of its own that never takes the focus, stays out of the notice's way and follows what happens.
import css from 'placet:css';
import { KINDS } from './findings.js';
import { sizeOf } from './text.js';

const LABELS = {
  __proto__: null, all: 'All', escaped: 'Escaped', order: 'Guard not first', undeclared: 'Undeclared', configuration: 'Configuration', retention: 'Retention', looks: 'Looks', held: 'Held', unseen: 'Never seen',
};

const ID = 'placet-audit';

/** `report()` makes the report, `onNews(listener)` hears when there may be another. Resolves when the panel is there; one is enough. */
export const show = async (report, onNews, nonce) => {
  if (document.getElementById(ID)) return;
  const host = document.createElement('div'), root = host.attachShadow({ mode: 'open' });
  host.id = ID;
  host.lang = 'en';
  host.dir = 'ltr';
  dress(root, nonce);

  const panel = make('section', { class: 'panel', role: 'region', 'aria-label': 'Placet leak report', popover: 'manual' });
  const state = make('p', { class: 'state' }), said = make('p', { class: 'said', role: 'status' });
  const filters = make('div', { class: 'filters', role: 'group', 'aria-label': 'Kind of finding' }), list = make('ul', { class: 'list' });
  const body = make('div', { class: 'body', id: 'body' }, filters, list);
  const copyAll = button('Copy as JSON', 'copy', () => copy(JSON.stringify(latest, null, 2), copyAll, said));
  const fold = button('', 'fold', () => {
    body.hidden = !body.hidden;
    foldSays();
  });
  fold.setAttribute('aria-controls', 'body');
  const foldSays = () => {
    fold.textContent = body.hidden ? 'Show' : 'Hide';
    fold.setAttribute('aria-expanded', String(!body.hidden));
  };
  const close = button('Close', 'close', () => host.remove());
  panel.append(make('header', {}, make('h2', {}, 'Leak report'), state, make('div', { class: 'acts' }, copyAll, fold, close)), body, said);
  panel.addEventListener('keydown', (event) => { if (event.key === 'Escape') close.click(); });
  foldSays();

  let latest = null, kind = 'all', drawing = false, again = false;
  const chips = new Map(['all', ...KINDS].map((each) => {
    const number = make('span', { class: 'number' }), chip = button(LABELS[each], `chip ${each}`, () => {
      kind = each;
      draw();
    });
    chip.append(number);
    filters.append(chip);
    return [each, { chip, number }];
  }));
  const cards = new Map();

  const draw = () => {
    const { version, choice, summary, findings } = latest;
    put(state, `Placet ${version}, ${choice.regime}, ${choice.at ? `choice of ${choice.at.slice(0, 16).replace('T', ' ')} UTC` : 'no choice yet'}`);
    for (const [each, { chip, number }] of chips) {
      const count = each === 'all' ? findings.length : summary[each] ?? 0;
      put(number, String(count));
      chip.disabled = !count && each !== 'all';
      chip.setAttribute('aria-pressed', String(each === kind));
    }
    const kept = new Set();
    let before = null;
    for (const finding of findings.filter((each) => kind === 'all' || each.kind === kind)) {
      const key = [finding.kind, finding.what, finding.how, finding.service].join('\n');
      const card = cards.get(key) ?? cardOf(finding, said);
      card.update(finding);
      cards.set(key, card);
      kept.add(card.element);
      // What is in its place stays there, with the focus in it.
      const next = before ? before.nextSibling : list.firstChild;
      if (next !== card.element) list.insertBefore(card.element, next);
      before = card.element;
    }
    for (const element of [...list.children]) if (!kept.has(element)) element.remove();
    if (!findings.length) list.replaceChildren(make('li', { class: 'none' }, 'Nothing to report.'));
  };

  const refresh = async () => {
    if (!host.isConnected) return;
    if (drawing) return void (again = true);
    drawing = true;
    latest = await report();
    draw();
    drawing = false;
    if (again) {
      again = false;
      refresh();
    }
  };

  document.documentElement.append(host);
  root.append(panel);
  panel.showPopover?.();
  await refresh();
  onNews(refresh);
};

const dress = (root, nonce) => {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    root.append(make('style', { nonce }, css));
  }
};

/** One finding: folded where it only says that all is well. */
const cardOf = (first, said) => {
  const what = make('span', { class: 'what' }), meta = make('span', { class: 'meta' }), text = make('div', { class: 'text' });
  const details = make('details', {}, make('summary', {}, make('span', { class: 'kind' }, LABELS[first.kind]), what, meta), text), element = make('li', { class: `card ${first.kind} ${first.weight}` }, details);
  details.open = first.weight === 'error';
  let drawn = '';
  const update = (finding) => {
    const now = JSON.stringify(finding);
    if (now === drawn) return;
    drawn = now;
    put(what, finding.what);
    put(meta, [finding.service, finding.how, finding.count > 1 && `${finding.count} times`, finding.bytes > 0 && sizeOf(finding.bytes)].filter(Boolean).join(' \u00b7 '));
    const { say, because, mend, paste } = finding;
    text.replaceChildren(make('p', {}, because ? `${say} Why it is not permitted: ${because}.` : say));
    if (mend) text.append(make('p', { class: 'mend' }, make('b', {}, 'Mend: '), mend));
    if (paste) {
      const take = button('Copy', 'take', () => copy(paste, take, said));
      text.append(make('div', { class: 'paste' }, make('pre', { tabindex: '0' }, paste), take));
    }
  };
  return { element, update };
};

const make = (tag, attributes, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const button = (label, className, press) => {
  const made = make('button', { type: 'button', class: className }, label);
  made.addEventListener('click', press);
  return made;
};

const put = (element, text) => { if (element.textContent !== text) element.textContent = text; };

/** To the clipboard; where that is refused, a selected text to copy by hand is better than nothing. */
const copy = async (text, by, said) => {
  const isDone = await navigator.clipboard?.writeText(text).then(() => true, () => false) || byHand(text, by);
  const label = (by.value ||= by.textContent);
  put(by, isDone ? 'Copied' : 'Not copied');
  put(said, isDone ? 'Copied to the clipboard.' : 'The browser does not let this page write to the clipboard.');
  setTimeout(() => {
    put(by, label);
    put(said, '');
  }, 1500);
};

const byHand = (text, by) => {
  const field = make('textarea', { class: 'said', readonly: '' }), root = by.getRootNode();
  field.value = text;
  root.firstElementChild.append(field);
  field.select();
  const isDone = document.execCommand('copy');
  field.remove();
  by.focus();
  return isDone;
};
