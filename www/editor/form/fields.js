// One field each: a label, one sentence of explanation, the control, and a place for what the checker says about it.
import { el, ticked } from '../dom.js';
import { pathOf } from '../draft/state.js';
import { hintOf, labelOf, languageName, spell, wordOf } from './labels.js';

/** Texts that need more room than a line. */
const LONG = new Set(['description', 'benefit', 'justification']);

/** Shorter explanations of an option only repeat its name. */
const SAYS_MORE = 30;

/** The field for the value at `steps`; `facts` are the schema's (schema.js). */
export const field = (form, steps, facts, type) => {
  const label = labelOf(type, steps.at(-1)), path = pathOf(steps), make = path === 'language' ? KINDS.language : KINDS[facts.kind] ?? KINDS.other;
  const hint = hintOf(type, steps.at(-1));
  return make({ form, steps, facts: hint ? { ...facts, description: hint, hint } : facts, label, path, id: `f-${path}`, value: form.state.get(steps) });
};

/** All fields of an object, in the schema's order, but those in `leave`. */
export const fieldsOf = (form, steps, type, leave = []) => Object.entries(form.schema.of(type)).filter(([key]) => !leave.includes(key)).map(([key, facts]) => field(form, [...steps, key], facts, type));

/** The frame around one labelled control. */
export const framed = ({ path, id, label, facts, control, more = [], hint = ticked(facts.description ?? '') }) => {
  const told = [`${id}-h`, `${id}-s`];
  control.setAttribute('aria-describedby', told.join(' '));
  return el('div', { class: 'field', 'data-path': path },
    el('label', { for: id }, label), el('p', { class: 'hint', id: told[0] }, hint), el('div', { class: 'control' }, control, more), saying(told[1]));
};

/** A set of controls under one legend. */
export const grouped = ({ path, id, label, facts, controls, hint = ticked(facts.description ?? '') }) => el('fieldset', { class: 'field', 'data-path': path, 'aria-describedby': `${id}-h ${id}-s` },
  el('legend', {}, label), el('p', { class: 'hint', id: `${id}-h` }, hint), controls, saying(`${id}-s`));

const saying = (id) => el('p', { class: 'say', id, hidden: true });

const line = ({ form, steps, id, value }, facts = {}) => el('input', {
  id, type: 'text', autocomplete: 'off', spellcheck: 'false', value: typeof value === 'string' ? value : '', ...facts, oninput: ({ target }) => form.state.set(steps, target.value || undefined),
});

const KINDS = {
  text: (each) => framed({ ...each, control: line(each, each.facts.isNeeded ? { required: true } : {}) }),

  number: (each) => {
    const { form, steps, id, value, facts } = each, isAge = /^days$|retention|expiry/.test(steps.at(-1)) || steps.at(-1) === 'days';
    const said = isAge && el('span', { class: 'unit' }, spell(value));
    const control = el('input', {
      id, type: 'number', inputmode: 'numeric', step: '1', min: facts.least, max: facts.most, value: value ?? '', placeholder: typeof facts.otherwise === 'number' ? `${facts.otherwise}` : undefined,
      oninput: ({ target }) => {
        const number = target.value === '' ? undefined : Number(target.value);
        if (said) said.textContent = spell(number);
        form.state.set(steps, number);
      },
    });
    return framed({ ...each, control, more: said ? [said] : [] });
  },

  colour: (each) => {
    const { form, steps, id, value } = each, isSet = /^#[\da-f]{6}$/i.test(value);
    const written = line(each, { placeholder: '#2b5d50', maxlength: '7', oninput: ({ target }) => {
      form.state.set(steps, target.value || undefined);
      if (/^#[\da-f]{6}$/i.test(target.value)) picked.value = target.value;
    } });
    const picked = el('input', { id: `${id}-pick`, type: 'color', 'aria-label': `${each.label}: choose`, value: isSet ? value : '#2b5d50', oninput: ({ target }) => {
      written.value = target.value;
      form.state.set(steps, target.value);
    } });
    return framed({ ...each, control: written, more: [picked] });
  },

  switch: (each) => {
    const { form, steps, id, value, facts, label } = each, usual = facts.otherwise === true;
    const control = el('input', { id, type: 'checkbox', checked: value ?? usual, 'aria-describedby': `${id}-s`, onchange: ({ target }) => form.state.set(steps, target.checked === usual ? undefined : target.checked) });
    return el('div', { class: 'field', 'data-path': each.path }, el('label', { class: 'tick' }, control, el('span', {}, label, el('small', {}, ticked(facts.description)))), saying(`${id}-s`));
  },

  choice: (each) => {
    const { form, steps, id, value, facts } = each, chosen = value ?? facts.otherwise;
    const controls = facts.options.map(({ value: option, description }) => el('label', { class: 'tick' },
      el('input', { type: 'radio', name: id, id: `${id}-${option}`, checked: chosen === option, onchange: () => form.state.set(steps, option === facts.otherwise && !facts.isNeeded ? undefined : option, { redraw: true }) }),
      el('span', {}, wordOf(option), description.length > SAYS_MORE && el('small', {}, ticked(description)))));
    return grouped({ ...each, controls: el('div', { class: 'options' }, controls) });
  },

  several: (each) => {
    const { form, steps, id, facts } = each, chosen = () => (Array.isArray(form.state.get(steps)) ? form.state.get(steps) : []);
    const order = facts.options.map((option) => option.value);
    const flip = (option, isOn) => {
      const next = new Set(chosen());
      if (isOn) next.add(option);
      else next.delete(option);
      form.state.set(steps, [...next].sort((one, other) => order.indexOf(one) - order.indexOf(other)), { redraw: true });
    };
    const controls = facts.options.map(({ value, description }) => el('label', { class: 'tick' },
      el('input', { type: 'checkbox', id: `${id}-${value}`, checked: chosen().includes(value), onchange: ({ target }) => flip(value, target.checked) }), el('span', {}, wordOf(value), el('small', {}, ticked(description)))));
    return grouped({ ...each, controls: el('div', { class: 'options' }, controls) });
  },

  /** One of the languages that there is a file for, or whichever fits. */
  language: (each) => {
    const { form, steps, id, value, facts } = each, tags = [...new Set([...form.tags, ...(value && value !== facts.otherwise ? [value] : [])])];
    return framed({ ...each, control: el('select', { id, onchange: ({ target }) => form.state.set(steps, target.value || undefined) },
      el('option', { value: '' }, 'As the page'), tags.map((tag) => el('option', { value: tag, selected: tag === value }, languageName(tag)))) });
  },

  /** A text, or one in each language that the draft has. */
  words: (each) => {
    const { form, steps, id, value, path, facts, label } = each, tags = form.languages(), tag = LONG.has(steps.at(-1)) ? 'textarea' : 'input';
    const room = (at, key, lang, more) => el(tag, {
      id: key, rows: tag === 'textarea' ? '2' : undefined, type: tag === 'input' ? 'text' : undefined, lang, autocomplete: 'off', value: typeof at === 'string' ? at : '', ...more,
    });
    if (!tags.length) return framed({ ...each, control: room(value, id, undefined, { oninput: ({ target }) => form.state.set(steps, target.value || undefined) }) });
    const inner = tags.map((lang) => {
      const key = `${id}.${lang}`, at = value !== null && typeof value === 'object' ? value[lang] : undefined;
      // A text for everyone becomes one by language when it is first touched.
      const write = ({ target }) => {
        if (typeof form.state.get(steps) === 'string') form.state.set(steps, { [tags[0]]: form.state.get(steps) });
        form.state.set([...steps, lang], target.value || undefined);
      };
      const control = room(typeof value === 'string' && lang === tags[0] ? value : at, key, lang, { oninput: write, 'aria-describedby': `${key}-s` });
      return el('div', { class: 'tongue', 'data-path': `${path}.${lang}` }, el('label', { for: key }, languageName(lang)), control, saying(`${key}-s`));
    });
    return grouped({ ...each, label, facts, controls: inner });
  },

  list: (each) => {
    const { form, steps, id, value, label } = each, lines = Array.isArray(value) ? value : [];
    const add = () => {
      form.state.set([...steps, lines.length], '', { redraw: true });
      form.focus(`${id}[${lines.length}]`);
    };
    const rows = lines.map((text, at) => {
      const key = `${id}[${at}]`;
      const control = el('input', { id: key, type: 'text', autocomplete: 'off', spellcheck: 'false', value: typeof text === 'string' ? text : '', 'aria-label': `${label} ${at + 1}`, 'aria-describedby': `${key}-s`,
        oninput: ({ target }) => form.state.set([...steps, at], target.value),
        onkeydown: (event) => { if (event.key === 'Enter' && !event.isComposing) add(); } });
      return el('li', { 'data-path': `${each.path}[${at}]`, class: 'row' }, control, remover(form, [...steps, at], text || `${label} ${at + 1}`, at ? `${id}[${at - 1}]` : `${id}-add`), saying(`${key}-s`));
    });
    return grouped({ ...each, controls: [el('ul', { class: 'rows' }, rows), el('button', { type: 'button', class: 'small', id: `${id}-add`, onclick: add }, `Add to ${label.toLowerCase()}`)] });
  },

  group: (each) => {
    const { form, steps, facts } = each, keys = Object.keys(form.schema.of(facts.of));
    // A number of days and nothing else is one field, not a group.
    if (keys.length === 1 && keys[0] === 'days') {
      const inner = form.schema.of(facts.of).days, days = [...steps, 'days'];
      return KINDS.number({ ...each, facts: { ...inner, otherwise: facts.otherwise?.days, description: facts.hint ?? inner.description }, steps: days, value: form.state.get(days) });
    }
    return grouped({ ...each, controls: fieldsOf(form, steps, facts.of) });
  },

  other: ({ form, steps, path, label, facts }) => el('div', { class: 'field', 'data-path': path }, el('p', { class: 'label' }, label), el('p', { class: 'hint' }, ticked(facts.description ?? '')),
    form.state.get(steps) === undefined ? null : el('pre', {}, JSON.stringify(form.state.get(steps), null, 2)), saying(`f-${path}-s`)),
};
KINDS.items = KINDS.other;

/** Takes one entry of a list away; the focus goes where `next` says. */
export const remover = (form, steps, name, next) => el('button', {
  type: 'button', class: 'icon remove', 'aria-label': `Remove ${name}`, title: 'Remove',
  onclick: () => {
    form.state.set(steps, undefined, { redraw: true });
    form.say(`${name} removed. Undo brings it back.`);
    form.focus(next);
  },
});
