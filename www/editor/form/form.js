// The form: sections that unfold, drawn from the schema and the draft. What can be typed changes the draft at once; what comes, goes or
// moves draws the form anew, with the focus where it was.
import { announce } from '../dom.js';
import { pathOf, write } from '../draft/state.js';
import { intoLanguage, languagesIn, shown, withoutLanguage } from '../draft/texts.js';
import { field, fieldsOf } from './fields.js';
import { fold, openFolds } from './fold.js';
import { drawPurposes } from './purposes.js';
import { drawServices } from './services.js';
import { drawWording } from './wording.js';

const ASKING = ['regime', 'expiry', 'reask', 'language', 'edition'];
const ELSEWHERE = ['controller', 'purposes', 'services', 'texts', 'theme', ...ASKING];

/** `keys`: the parts of the configuration that are in it; the last section has all others. */
export const SECTIONS = [
  { key: 's-who', title: 'Who you are', keys: ['controller'], draw: (form) => fieldsOf(form, ['controller'], 'Controller') },
  { key: 's-services', title: 'Services on your site', keys: ['services'], note: (config) => many(config.services, 'service'), draw: drawServices },
  { key: 's-purposes', title: 'Purposes', keys: ['purposes'], note: (config) => many(config.purposes, 'purpose'), draw: drawPurposes },
  { key: 's-wording', title: 'Languages and wording', keys: ['texts'], draw: drawWording },
  { key: 's-asking', title: 'How you ask', keys: ASKING, draw: (form) => root(form, ASKING) },
  { key: 's-looks', title: 'Looks', keys: ['theme'], draw: (form) => fieldsOf(form, ['theme'], 'Theme') },
  { key: 's-technical', title: 'Technical', keys: null, draw: (form) => root(form, Object.keys(form.schema.of()).filter((key) => !ELSEWHERE.includes(key))) },
];

const root = (form, keys) => keys.filter((key) => Object.hasOwn(form.schema.of(), key)).map((key) => field(form, [key], form.schema.of()[key], ''));
const many = (list, noun) => (Array.isArray(list) && list.length ? `${list.length} ${noun}${list.length === 1 ? '' : 's'}` : '');

/** `given`: { place, state, schema, catalogue, tags, textsOf(tag), onDrawn() }. */
export const openForm = ({ place, state, schema, catalogue, tags, textsOf, onDrawn }) => {
  let more = [];
  const form = {
    state, schema, catalogue, tags, textsOf, place, folds: openFolds(['s-who', 's-services']), search: '', wordingSearch: '', wording: 'en', say: announce, path: pathOf, put: write,
    text: (text) => shown(text, form.languages()),
    languages: () => [...new Set([...languagesIn(state.config), ...more])],
    /** The language that plain texts are taken for. */
    firstLanguage: () => {
      const said = state.config.language, ours = navigator.language.split('-')[0];
      return tags.includes(said) ? said : tags.includes(ours) ? ours : 'en';
    },
    get moreLanguages() { return more; },
    useLanguages: (list) => { more = list; },
    setLanguages: (list) => {
      const before = form.languages();
      more = list;
      state.change((config) => { if (!before.length) intoLanguage(config, list[0]); });
    },
    removeLanguage: (tag) => {
      const isLast = form.languages().length === 1;
      more = more.filter((each) => each !== tag);
      state.change((config) => withoutLanguage(config, tag, isLast));
    },
    /** A text of ours, { en, de }, in the languages of the draft. */
    word: (text) => {
      const own = form.languages(), ours = (tag) => text[tag] ?? text[tag.split('-')[0]];
      if (!own.length) return ours(form.firstLanguage()) ?? text.en;
      const found = own.filter((tag) => ours(tag) !== undefined);
      return found.length ? Object.fromEntries(found.map((tag) => [tag, ours(tag)])) : { [own[0]]: text.en };
    },
    focus: (id) => document.getElementById(id)?.focus(),
    focusFirst: (key) => place.querySelector(`[data-fold="${CSS.escape(key)}"] .body :is(input, select, textarea)`)?.focus(),
    draw: () => {
      const active = place.contains(document.activeElement) ? document.activeElement : null, id = active?.id, from = active?.selectionStart, to = active?.selectionEnd;
      place.replaceChildren(...SECTIONS.map((section) => fold(form.folds, { key: section.key, level: 2, title: section.title, note: section.note?.(state.config), draw: () => section.draw(form) })));
      const again = id && document.getElementById(id);
      if (again) {
        again.focus({ preventScroll: true });
        if (typeof from === 'number') again.setSelectionRange?.(from, to);
      }
      onDrawn();
    },
    /** Opens whatever is around the value at `path` and puts the focus on its field. */
    reveal: (path) => {
      const head = /^\w*/.exec(path)[0], section = SECTIONS.find((each) => each.keys?.includes(head)) ?? SECTIONS.at(-1);
      const keys = [section.key, ...[...path.matchAll(/\[\d+\]/g)].map((found) => path.slice(0, found.index + found[0].length))];
      let last = null;
      for (const key of keys) {
        const element = place.querySelector(`[data-fold="${CSS.escape(key)}"]`);
        element?.unfold();
        last = element ?? last;
      }
      const target = nearest(place, path), control = target?.querySelector('input, select, textarea, button');
      const hit = control && !target.matches('.whole') ? control : last?.querySelector('.fold');
      hit?.focus();
      (target ?? hit)?.scrollIntoView({ block: 'center' });
    },
  };
  place.addEventListener('drawn', () => onDrawn());
  state.onChange(({ redraw }) => { if (redraw) form.draw(); });
  return form;
};

/** The element in which something about `path` is to be said: the nearest around it, else the first inside it. */
export const nearest = (place, path) => {
  const around = (own) => own === path || path.startsWith(`${own}.`) || path.startsWith(`${own}[`);
  let best = null, inside = null;
  for (const element of place.querySelectorAll('[data-path]')) {
    const own = element.dataset.path;
    if (!element.querySelector(':scope > .say')) continue;
    if (around(own) && own.length > (best?.dataset.path.length ?? 0)) best = element;
    else if (!inside && (own.startsWith(`${path}.`) || own.startsWith(`${path}[`))) inside = element;
  }
  return best && (best.dataset.path.length >= path.length || !inside || best.matches(':not(.whole)')) ? best : inside ?? best;
};
