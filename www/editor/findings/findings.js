// Findings as the owner types: beside each field, as numbers on what is folded, and in one list from which a press leads to the field.
import { announce, button, debounce, el, ticked } from '../dom.js';
import { SECTIONS, nearest } from '../form/form.js';
import { labelOf } from '../form/labels.js';
import { KINDS, TITLES, kindOf, placeOf, worded } from './kinds.js';

const MOST_LISTED = 200;

/** `given`: { form, list, status: elements, check(config) -> problems }. Returns { look(), place(), problems }. */
export const openFindings = ({ form, list, status, check, onSelect }) => {
  let problems = [], said = '';
  const sayLater = debounce(() => {
    const summary = summaryOf(problems);
    if (summary !== said) announce(summary);
    said = summary;
  }, 900);

  /** Writes what is known beside the fields that are drawn. */
  const place = () => {
    for (const element of form.place.querySelectorAll('.say:not([hidden])')) element.hidden = true;
    for (const control of form.place.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid');
    const told = new Set();
    for (const problem of problems) {
      const target = nearest(form.place, placeOf(problem)), say = target?.querySelector(':scope > .say');
      if (!say) continue;
      const kind = kindOf(problem), { title, detail } = worded(problem);
      if (!told.has(say)) say.replaceChildren();
      told.add(say);
      say.dataset.kind = say.dataset.kind && say.childNodes.length ? say.dataset.kind : kind;
      say.append(el('span', {}, el('b', {}, ticked(title)), ' ', el('small', {}, ticked(detail))));
      say.hidden = false;
      const controls = target.querySelectorAll('input:not([type=color]), select, textarea');
      if ((kind === 'mend' || kind === 'fill') && controls.length === 1) controls[0].setAttribute('aria-invalid', 'true');
    }
    for (const element of form.place.querySelectorAll('[data-fold]')) badge(element, problems.filter((problem) => isWithin(placeOf(problem), element.dataset.fold)));
  };

  const draw = () => {
    const groups = KINDS.map((kind) => [kind, problems.filter((problem) => kindOf(problem) === kind)]).filter(([, found]) => found.length);
    const focused = list.contains(document.activeElement) ? [...list.querySelectorAll('button')].indexOf(document.activeElement) : -1;
    list.replaceChildren(...groups.map(([kind, found]) => el('section', { class: 'group', 'data-kind': kind }, el('h3', {}, TITLES[kind], ' ', el('span', { class: 'count' }, `${found.length}`)),
      el('ul', {}, found.slice(0, MOST_LISTED).map((problem) => el('li', {}, button([el('b', {}, ticked(worded(problem).title)), el('small', {}, whereOf(form, placeOf(problem)))], () => {
        onSelect();
        form.reveal(placeOf(problem));
      }, { class: 'finding' })))))));
    if (!groups.length) list.replaceChildren(el('p', { class: 'fine' }, 'Nothing to mend. The notice says what you do, and you do what it says.'));
    if (focused >= 0) [...list.querySelectorAll('button')].at(Math.min(focused, Math.max(0, list.querySelectorAll('button').length - 1)))?.focus();
    status.replaceChildren(el('span', { class: 'unseen' }, 'Findings: '), ...(groups.length ? groups.map(([kind, found]) => el('span', { class: 'count', 'data-kind': kind, title: TITLES[kind] }, `${found.length}`, el('span', { class: 'unseen' }, ` ${TITLES[kind].toLowerCase()}`))) : [el('span', { class: 'count', 'data-kind': 'none' }, '✓', el('span', { class: 'unseen' }, ' nothing to mend'))]));
  };

  return {
    get problems() { return problems; },
    place,
    look: () => {
      problems = check(form.state.config);
      place();
      draw();
      sayLater();
    },
  };
};

/** What people hear when the findings change. */
const summaryOf = (problems) => {
  const parts = KINDS.map((kind) => [TITLES[kind].toLowerCase(), problems.filter((problem) => kindOf(problem) === kind).length]).filter(([, count]) => count);
  return parts.length ? `Findings: ${parts.map(([title, count]) => `${count} ${title}`).join(', ')}.` : 'Nothing left to mend.';
};

const badge = (element, found) => {
  const place = element.querySelector(':scope > .head .badge');
  place.hidden = !found.length;
  place.textContent = found.length ? `${found.length}` : '';
  place.title = found.length === 1 ? '1 finding' : `${found.length} findings`;
  place.dataset.kind = KINDS.find((kind) => found.some((problem) => kindOf(problem) === kind)) ?? '';
};

const isWithin = (path, fold) => {
  const section = SECTIONS.find((each) => each.key === fold);
  if (!section) return path === fold || path.startsWith(`${fold}.`) || path.startsWith(`${fold}[`);
  const head = /^\w*/.exec(path)[0];
  return section.keys ? section.keys.includes(head) : !SECTIONS.some((each) => each.keys?.includes(head));
};

const TYPES = { controller: 'Controller', purposes: 'Purpose', services: 'Service', data: 'DataItem', cookies: 'KeptCookie', storage: 'KeptEntry', theme: 'Theme', cookie: 'Cookie' };

/** `Purposes › Statistics › Kept for how many days`. */
const whereOf = (form, path) => {
  const steps = path.split(/\.|(?=\[)/).filter(Boolean), words = [];
  let at = form.state.config, type = '';
  for (const step of steps) {
    const key = step.startsWith('[') ? Number(step.slice(1, -1)) : step;
    at = at?.[key];
    if (typeof key === 'number') words.push(form.text(at?.name) || at?.key || at?.id || (typeof at === 'string' && at) || `${key + 1}`);
    else if (key !== 'days') words.push(labelOf(type, key));
    type = TYPES[key] ?? (typeof key === 'number' ? type : '');
  }
  return words.join(' › ') || 'The whole';
};
