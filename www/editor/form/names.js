// Names in code: written when the field is left, so that nothing half typed meets another name; what refers to them goes with them.
import { el } from '../dom.js';
import { framed } from './fields.js';
import { labelOf } from './labels.js';

export const nameField = (form, steps, facts, type, rename = () => {}) => {
  const path = form.path([...steps, 'id']), id = `f-${path}`, before = form.state.get([...steps, 'id']);
  const write = ({ target }) => {
    const after = target.value.trim();
    if (after === before) return;
    form.state.change((config) => {
      rename(config, before, after);
      form.put(config, [...steps, 'id'], after);
    });
  };
  const control = el('input', { id, type: 'text', autocomplete: 'off', spellcheck: 'false', value: typeof before === 'string' ? before : '', onchange: write });
  return framed({ path, id, label: labelOf(type, 'id'), facts, control });
};
