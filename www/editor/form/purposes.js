// The purposes: what for, on what ground, which data, for how long.
import { el } from '../dom.js';
import { free } from '../catalogue/catalogue.js';
import { entries } from './entries.js';
import { field, fieldsOf } from './fields.js';
import { nameField } from './names.js';

export const drawPurposes = (form) => entries(form, {
  steps: ['purposes'], noun: 'Purpose', level: 3, title: (purpose) => form.text(purpose?.name) || purpose?.id, note: (purpose) => served(form, purpose),
  draw: (steps) => drawPurpose(form, steps),
  make: (list) => ({ id: free('purpose', [...list, ...(form.state.config.services ?? [])]), uses: ['store'], name: form.word({ en: '' }), description: '' }),
  none: 'None yet. A service from the catalogue brings its purpose with it.',
});

const served = (form, purpose) => {
  const count = (form.state.config.services ?? []).filter((service) => service?.purposes && Object.hasOwn(service.purposes, purpose?.id)).length;
  return count === 1 ? '1 service' : `${count} services`;
};

const drawPurpose = (form, steps) => {
  const facts = form.schema.of('Purpose'), has = (key) => Object.hasOwn(facts, key);
  const basis = form.state.get([...steps, 'basis']) ?? facts.basis?.otherwise, needsReason = basis !== facts.basis?.otherwise || form.state.get([...steps, 'justification']) !== undefined;
  const shown = ['name', 'description', 'uses', 'benefit', 'basis', ...(needsReason ? ['justification'] : [])].filter(has).map((key) => field(form, [...steps, key], facts[key], 'Purpose'));
  return [
    shown,
    dataOf(form, [...steps, 'data'], facts.data),
    field(form, [...steps, 'retention'], facts.retention, 'Purpose'),
    fieldsOf(form, steps, 'Purpose', ['id', 'name', 'description', 'uses', 'benefit', 'basis', 'justification', 'data', 'retention']),
    nameField(form, steps, facts.id, 'Purpose', renamePurpose),
  ];
};

/** Services that name the purpose go with it. */
const renamePurpose = (config, before, after) => {
  for (const service of config.services ?? []) {
    if (service?.purposes && Object.hasOwn(service.purposes, before) && !Object.hasOwn(service.purposes, after)) {
      service.purposes = Object.fromEntries(Object.entries(service.purposes).map(([id, uses]) => [id === before ? after : id, uses]));
    }
  }
};

const dataOf = (form, steps, facts) => el('fieldset', { class: 'field nest', 'data-path': form.path(steps) },
  el('legend', {}, 'What you collect'), el('p', { class: 'hint' }, facts.description),
  entries(form, {
    steps, noun: 'Data item', level: 4, title: (item) => form.text(item?.name) || item?.id, draw: (at) => drawItem(form, at),
    make: (list) => ({ id: free('data', list), name: '', identifiability: 'pseudonymous' }), none: '',
  }),
  el('p', { class: 'say', hidden: true }));

const drawItem = (form, steps) => {
  const facts = form.schema.of('DataItem'), grouped = form.state.get([...steps, 'identifiability']) === 'aggregated' || form.state.get([...steps, 'group']) !== undefined;
  return [
    ['name', 'identifiability', ...(grouped ? ['group'] : [])].map((key) => field(form, [...steps, key], facts[key], 'DataItem')),
    fieldsOf(form, steps, 'DataItem', ['id', 'name', 'identifiability', 'group']),
    nameField(form, steps, facts.id, 'DataItem'),
  ];
};
