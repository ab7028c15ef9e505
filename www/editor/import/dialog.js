// Import: a text goes in, a configuration comes out, and what could not be taken over is listed.
import { button, el } from '../dom.js';
import { fill } from '../dialogs.js';
import { importText } from './import.js';

const LONGEST_FILE = 500_000, MOST_LISTED = 100;

export const drawImport = (dialog, { state, form }) => {
  const area = el('textarea', { id: 'import-text', rows: '12', spellcheck: 'false', autocomplete: 'off', 'aria-describedby': 'import-hint import-said' }), said = el('div', { id: 'import-said', class: 'import-said', role: 'status' });
  const read = () => {
    try {
      const { from, config, notes } = importText(area.value, form.catalogue);
      form.useLanguages([]);
      form.folds.clear();
      state.replace(config);
      area.value = '';
      area.rows = 3;
      said.replaceChildren(el('p', {}, el('b', {}, `Taken over from ${from}: `), `${config.purposes.length} purposes, ${(config.services ?? []).length} services. Undo brings back what was there.`),
        notes.length ? el('details', { open: true }, el('summary', {}, `Not taken over (${notes.length})`), el('ul', {}, notes.slice(0, MOST_LISTED).map(({ path, why }) => el('li', {}, el('code', {}, path), ` ${why}.`)))) : el('p', {}, 'Everything was taken over.'),
        button('Look at it', () => dialog.close(), { class: 'primary', id: 'import-done' }));
      document.getElementById('import-done').focus();
    } catch (error) {
      said.replaceChildren(el('p', { class: 'wrong' }, `${error.message}`));
    }
  };
  const file = el('input', { id: 'import-file', type: 'file', accept: '.json,.js,.mjs,.txt,.html', onchange: async ({ target }) => {
    const chosen = target.files[0];
    if (!chosen) return;
    if (chosen.size > LONGEST_FILE) return void said.replaceChildren(el('p', { class: 'wrong' }, 'This file is too large for a configuration.'));
    area.value = await chosen.text();
    read();
  } });
  fill(dialog, 'Import', el('label', { for: 'import-text' }, 'Your configuration'),
    el('p', { class: 'hint', id: 'import-hint' }, 'Paste ours, or that of vanilla-cookieconsent 3, klaro or Orejime: JSON, or the JavaScript around it. It is read, never run.'), area,
    el('div', { class: 'line' }, button('Import', read, { class: 'primary', id: 'import-read' }), el('div', {}, el('label', { for: 'import-file' }, 'or choose a file'), file)), said);
};
