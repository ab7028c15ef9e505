// The services: picked from the catalogue or described by hand.
import { el } from '../dom.js';
import { free } from '../catalogue/catalogue.js';
import { drawCatalogue } from './catalogue.js';
import { entries } from './entries.js';
import { field, fieldsOf, remover } from './fields.js';
import { hintOf, labelOf, spell, wordOf } from './labels.js';
import { nameField } from './names.js';

export const drawServices = (form) => [
  drawCatalogue(form),
  entries(form, {
    steps: ['services'], noun: 'Service', level: 3, title: (service) => form.text(service?.name) || service?.id, note: (service) => (service?.provider === form.text(service?.name) ? '' : service?.provider ?? ''),
    draw: (steps) => drawService(form, steps),
    make: (list) => ({ id: free('service', [...list, ...(form.state.config.purposes ?? [])]), name: '', provider: '', purposes: {} }),
    none: 'None yet: search the list above, or describe one yourself.',
  }),
];

const drawService = (form, steps) => {
  const facts = form.schema.of('Service'), each = (key) => field(form, [...steps, key], facts[key], 'Service');
  return [
    each('name'), each('provider'), countryOf(form, [...steps, 'country'], facts.country), each('privacy'),
    purposesOf(form, [...steps, 'purposes'], facts.purposes),
    each('hosts'),
    keptOf(form, [...steps, 'cookies'], facts.cookies, { name: '' }), keptOf(form, [...steps, 'storage'], facts.storage, { key: '' }),
    fieldsOf(form, steps, 'Service', ['id', 'name', 'provider', 'country', 'privacy', 'purposes', 'hosts', 'cookies', 'storage']),
    nameField(form, steps, facts.id, 'Service'),
  ];
};

const countryOf = (form, steps, facts) => {
  const path = form.path(steps), id = `f-${path}`, value = form.state.get(steps) ?? '', known = countries();
  const options = [['', 'Not stated'], ...known, ...(value && !known.some(([code]) => code === value) ? [[value, value]] : [])];
  return el('div', { class: 'field', 'data-path': path }, el('label', { for: id }, labelOf('Service', 'country')), el('p', { class: 'hint', id: `${id}-h` }, 'Where the company has its seat.'),
    el('div', { class: 'control' }, el('select', { id, 'aria-describedby': `${id}-h ${id}-s`, onchange: ({ target }) => form.state.set(steps, target.value || undefined) },
      options.map(([code, name]) => el('option', { value: code, selected: code === value }, name)))),
    el('p', { class: 'say', id: `${id}-s`, hidden: true }));
};

/** Codes for which the platform has a name, and that stand for no state. */
const NO_COUNTRY = /^(AC|AN|BU|CP|CQ|CS|DD|DG|DY|EA|EU|EZ|FQ|FX|HV|IC|JT|MI|NH|NQ|NT|PC|PU|PZ|QO|QU|RH|SU|TA|TP|UK|UN|VD|WK|XA|XB|XK|YD|YU|ZR|ZZ)$/;
let codes = null;
const countries = () => {
  if (codes) return codes;
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }), letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  codes = letters.flatMap((one) => letters.map((other) => one + other)).filter((code) => !NO_COUNTRY.test(code)).map((code) => [code, names.of(code)]).filter(([, name]) => name);
  return codes.sort(([, one], [, other]) => one.localeCompare(other, 'en'));
};

/** Which purposes it serves, and what it does for each: a table of ticks. */
const purposesOf = (form, steps, facts) => {
  const path = form.path(steps), purposes = form.state.config.purposes ?? [], uses = form.schema.of('Purpose').uses.options.map((option) => option.value), chosen = form.state.get(steps) ?? {};
  const strangers = Object.keys(chosen).filter((id) => id !== '$comment' && !purposes.some((purpose) => purpose?.id === id)).map((id) => ({ id, uses: [] }));
  const flip = (id, use, isOn) => {
    const before = Array.isArray(chosen[id]) ? chosen[id] : [], next = uses.filter((each) => (each === use ? isOn : before.includes(each)));
    form.state.change((config) => {
      const service = form.state.get(steps.slice(0, -1));
      service.purposes = { ...service.purposes, [id]: next };
      if (!next.length) delete service.purposes[id];
    });
  };
  const cell = (purpose, use) => {
    const isOn = Array.isArray(chosen[purpose.id]) && chosen[purpose.id].includes(use), label = `${form.text(purpose.name) || purpose.id}: ${wordOf(use)}`;
    // What the purpose does not declare, no service may do for it.
    if (!isOn && !purpose.uses?.includes(use)) return el('td', {}, el('span', { class: 'blank', title: 'The purpose does not declare this' }, '–'));
    return el('td', {}, el('label', { class: 'target' }, el('input', { type: 'checkbox', id: `f-${path}.${purpose.id}-${use}`, checked: isOn, 'aria-label': label, onchange: ({ target }) => flip(purpose.id, use, target.checked) })));
  };
  const rows = [...purposes, ...strangers].filter((purpose) => purpose?.id).map((purpose) => el('tr', { 'data-path': `${path}.${purpose.id}` },
    el('th', { scope: 'row' }, form.text(purpose.name) || purpose.id), uses.map((use) => cell(purpose, use))));
  return el('fieldset', { class: 'field', 'data-path': path }, el('legend', {}, 'Purposes'), el('p', { class: 'hint' }, hintOf('Service', 'purposes') ?? facts.description),
    rows.length ? el('table', { class: 'matrix' }, el('thead', {}, el('tr', {}, el('td', {}), uses.map((use) => el('th', { scope: 'col' }, wordOf(use))))), el('tbody', {}, rows)) : el('p', { class: 'none' }, 'Add a purpose first.'),
    el('p', { class: 'say', hidden: true }));
};

/** Cookies, or entries of other stores, one a line. */
const keptOf = (form, steps, facts, empty) => {
  const path = form.path(steps), list = Array.isArray(form.state.get(steps)) ? form.state.get(steps) : [], types = form.schema.of(facts.of), what = steps.at(-1) === 'cookies' ? 'Cookie' : 'Entry';
  const add = () => {
    form.state.set([...steps, list.length], { ...empty }, { redraw: true });
    form.focus(`f-${path}[${list.length}].${Object.keys(empty)[0]}`);
  };
  const rows = list.map((entry, at) => {
    const here = [...steps, at], own = `${path}[${at}]`, name = entry?.name ?? entry?.key;
    return el('li', { class: 'row kept', 'data-path': own }, Object.entries(types).map(([key, each]) => part(form, [...here, key], each, `${what} ${at + 1}: ${labelOf(facts.of, key)}`)),
      remover(form, here, name || `${what} ${at + 1}`, at ? `f-${path}[${at - 1}].${Object.keys(empty)[0]}` : `add-${path}`), el('p', { class: 'say', id: `f-${own}-s`, hidden: true }));
  });
  return el('fieldset', { class: 'field', 'data-path': path }, el('legend', {}, what === 'Cookie' ? 'Cookies' : 'Other storage'), el('p', { class: 'hint' }, facts.description, ' A star stands for any characters; days are the greatest age.'),
    rows.length ? el('ul', { class: 'rows' }, rows) : null, el('button', { type: 'button', class: 'small', id: `add-${path}`, onclick: add }, `Add ${what.toLowerCase()}`), el('p', { class: 'say', hidden: true }));
};

const part = (form, steps, facts, label) => {
  const id = `f-${form.path(steps)}`, value = form.state.get(steps), told = `f-${form.path(steps.slice(0, -1))}-s`;
  if (facts.kind === 'choice') {
    return el('select', { id, 'aria-label': label, 'aria-describedby': told, onchange: ({ target }) => form.state.set(steps, target.value === facts.otherwise ? undefined : target.value) },
      facts.options.map(({ value: option }) => el('option', { value: option, selected: (value ?? facts.otherwise) === option }, wordOf(option))));
  }
  const isNumber = facts.kind === 'number';
  return el('input', {
    id, 'aria-label': label, 'aria-describedby': told, type: isNumber ? 'number' : 'text', min: facts.least, max: facts.most, placeholder: isNumber ? 'days' : undefined, title: isNumber ? spell(value) : undefined, autocomplete: 'off', spellcheck: 'false', value: value ?? '',
    oninput: ({ target }) => form.state.set(steps, isNumber ? (target.value === '' ? undefined : Number(target.value)) : target.value),
  });
};
