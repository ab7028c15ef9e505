// The drafts: open, rename, copy, delete, begin.
import { button, el } from '../dom.js';
import { fill } from '../dialogs.js';
import { blank } from './state.js';

export const drawDrafts = (dialog, { drafts, state, form, open, stand, keepNow }) => {
  const again = (focus) => {
    drawDrafts(dialog, { drafts, state, form, open, stand, keepNow });
    stand();
    document.getElementById(focus)?.focus();
  };
  const turnTo = (id) => {
    keepNow();
    drafts.choose(id);
    open(drafts.load(id) ?? { config: blank() });
  };
  const begin = (name, content) => {
    keepNow();
    drafts.add(name, content);
    open(content);
    form.say(`${drafts.current.name} is open.`);
    dialog.close();
  };
  // Deleting asks once more, on the button itself.
  const remove = (id) => {
    const isCurrent = drafts.current?.id === id;
    drafts.remove(id);
    if (!drafts.all.length) drafts.add('My website', { config: blank(), languages: [] });
    if (isCurrent) open(drafts.load(drafts.current.id) ?? { config: blank() });
    form.say('Draft deleted.');
    again('draft-new');
  };
  const row = ({ id, name }) => {
    const isCurrent = drafts.current?.id === id, input = el('input', { id: `name-${id}`, type: 'text', maxlength: '120', value: name, autocomplete: 'off', 'aria-label': `Name of the draft ${name}`, onchange: ({ target }) => {
      drafts.rename(id, target.value);
      stand();
    } });
    const doubt = button('Delete', () => {
      if (doubt.dataset.sure) return remove(id);
      doubt.dataset.sure = 'yes';
      doubt.textContent = 'Delete for good';
      doubt.setAttribute('aria-label', `Delete for good: ${name}`);
      form.say(`Press again to delete ${name} for good.`);
    }, { class: 'small danger', id: `delete-${id}`, 'aria-label': `Delete ${name}`, onblur: () => {
      delete doubt.dataset.sure;
      doubt.textContent = 'Delete';
      doubt.setAttribute('aria-label', `Delete ${name}`);
    } });
    return el('li', { class: isCurrent ? 'current' : undefined }, input,
      button(isCurrent ? 'Open now' : 'Open', () => {
        if (!isCurrent) turnTo(id);
        form.say(`${drafts.current.name} is open.`);
        dialog.close();
      }, { class: 'small', id: `open-${id}`, 'aria-label': `${isCurrent ? 'Open now:' : 'Open'} ${name}` }), doubt);
  };
  fill(dialog, 'Drafts', el('p', { class: 'hint' }, 'Drafts are kept in this browser and nowhere else: export what you want to keep for good.'), el('ul', { class: 'drafts' }, drafts.all.map(row)),
    el('div', { class: 'line' }, button('New draft', () => begin(`Draft ${drafts.all.length + 1}`, { config: blank(), languages: [] }), { id: 'draft-new' }),
      button('Copy of this one', () => begin(`${drafts.current?.name ?? 'Draft'} (copy)`, { config: structuredClone(state.config), languages: form.moreLanguages }), { id: 'draft-copy' })));
};
