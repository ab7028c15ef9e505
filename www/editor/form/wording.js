// Languages and wording: in which languages the owner writes, and what the notice itself says otherwise than by default.
import { button, el } from '../dom.js';
import { languageName } from './labels.js';

export const drawWording = (form) => [languagesOf(form), wordingOf(form)];

const languagesOf = (form) => {
  const tags = form.languages(), ready = form.tags.filter((tag) => !tags.includes(tag)), own = form.firstLanguage();
  const select = (id, label, chosen, list) => [el('label', { for: id }, label), el('select', { id }, list.map((tag) => el('option', { value: tag, selected: tag === chosen }, `${languageName(tag)} (${tag})`)))];
  const add = () => {
    const next = document.getElementById('language-next').value, first = document.getElementById('language-first')?.value;
    form.setLanguages(tags.length ? [...tags, next] : [...new Set([first, next])]);
    form.say(`Every text now has a field for ${languageName(next)}.`);
    form.focus('language-next');
  };
  return el('fieldset', { class: 'field' }, el('legend', {}, 'Languages you write in'),
    el('p', { class: 'hint' }, tags.length ? 'Each of your texts has a field for each of these.' : 'Your texts are the same for everyone until you add a language.'),
    tags.length ? el('ul', { class: 'chips' }, tags.map((tag) => el('li', {}, languageName(tag), button('', () => {
      form.removeLanguage(tag);
      form.say(`${languageName(tag)} removed, with its texts. Undo brings them back.`);
      form.focus('language-next');
    }, { class: 'icon remove', 'aria-label': `Remove ${languageName(tag)}`, title: 'Remove' })))) : null,
    ready.length ? el('div', { class: 'line' }, tags.length ? null : el('div', {}, select('language-first', 'What you have written is', own, form.tags)),
      el('div', {}, select('language-next', 'Add', ready.find((tag) => tag !== own), ready)), button('Add language', add, { class: 'small', id: 'language-add' })) : null);
};

/** The notice's own texts in one language; what is left empty is as by default. */
const wordingOf = (form) => {
  const tags = [...new Set([...form.tags, ...Object.keys(form.state.config.texts ?? {})])].filter((tag) => tag !== '$comment');
  const place = el('div', { class: 'texts' });
  const draw = async () => {
    const tag = form.wording, file = await form.textsOf(tag), own = form.state.get(['texts', tag]) ?? {}, wanted = form.wordingSearch.toLowerCase();
    const keys = [...new Set([...Object.keys(file), ...Object.keys(own)])].filter((key) => key !== '$comment' && `${key} ${file[key] ?? ''} ${own[key] ?? ''}`.toLowerCase().includes(wanted));
    if (!place.isConnected && place.firstChild) return;
    place.replaceChildren(...keys.map((key) => {
      const path = form.path(['texts', tag, key]), id = `f-${path}`;
      return el('div', { class: 'field text', 'data-path': path }, el('label', { for: id, lang: tag }, file[key] ?? key),
        el('input', { id, type: 'text', lang: tag, autocomplete: 'off', placeholder: file[key] ?? '', value: typeof own[key] === 'string' ? own[key] : '', 'aria-describedby': `${id}-s`, oninput: ({ target }) => form.state.set(['texts', tag, key], target.value || undefined) }),
        el('p', { class: 'say', id: `${id}-s`, hidden: true }));
    }));
    if (!keys.length) place.replaceChildren(el('p', { class: 'none' }, 'No text of the notice says that.'));
    place.dispatchEvent(new CustomEvent('drawn', { bubbles: true }));
  };
  draw();
  return el('div', { class: 'wording' }, el('h3', {}, 'The notice’s own words'),
    el('p', { class: 'hint' }, 'What you leave empty is said as by default; what stands in braces is filled in.'),
    el('div', { class: 'line' },
      el('div', {}, el('label', { for: 'wording-tag' }, 'In'), el('select', { id: 'wording-tag', onchange: ({ target }) => {
        form.wording = target.value;
        draw();
      } }, tags.map((tag) => el('option', { value: tag, selected: tag === form.wording }, languageName(tag))))),
      el('div', {}, el('label', { for: 'wording-search' }, 'Only with'), el('input', { id: 'wording-search', type: 'search', value: form.wordingSearch, oninput: ({ target }) => {
        form.wordingSearch = target.value;
        draw();
      } }))),
    place);
};
