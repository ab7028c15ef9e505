// The second layer and the questions: what only few visitors open. What is said and drawn comes from Rust; the notice lends the rest.
import css from 'placet:css';
import { respond, start } from '../../disclosure/web/core.js';
import { dialog, questions } from './dialogs.js';
import { PLATFORM } from './platform.js';

/**
 * `kit`, from the notice: { bridge, root, below: the configuration as requests want it, layer(tag, class), draw(place, drawing, say, mark), words(more), style(css),
 * decide(kind, detail, source), said() }.
 * Returns { show(), ask(id), hide(), refresh(), mark(text), plain(text) }, or a promise of it where wasm is refused.
 */
export const dialogs = (kit) => {
  const elsewhere = start(() => import('./placet-preferences-nowasm.js'));
  return elsewhere ? elsewhere.then((translated) => translated.dialogs(kit)) : place(kit);
};

const mark = (text) => respond(`mark\f${text}`), plain = (text) => respond(`plain\f${text}`);

const place = (kit) => {
  const { bridge, root } = kit, gpc = bridge.gpc ? 1 : 0;
  kit.style(css);
  const say = kit.words(PLATFORM), text = (key, ...values) => say(`\x01${[key, ...values].join('\x02')}\x03`);
  /** A request to the Rust side; respond.rs has the table. */
  const ask = (...fields) => respond(`${fields.join('\t')}\n${kit.below}`);
  const draw = (place, ...fields) => kit.draw(place, ask(...fields), say, mark);
  let draft = '';

  /** Every switch to where the choices in force put it. */
  const restart = () => {
    draft = ask('draft', bridge.line(), gpc);
    stand();
  };

  /** Every switch in sight to where it stands in the draft. */
  const stand = () => {
    const switches = [...prefs.element.querySelectorAll('.switch')];
    const stands = ask('stand', draft, switches.map((input) => input.value).join(' '));
    switches.forEach((input, at) => {
      const part = stands[at] === '2', told = input.previousSibling;
      input.checked = stands[at] === '1';
      input.toggleAttribute('data-part', part);
      if (told.className !== 'part') return;
      told.textContent = part ? text('part') : '';
      if (part) input.setAttribute('aria-describedby', told.id);
      else input.removeAttribute('aria-describedby');
    });
  };

  const decide = (kind, detail) => {
    prefs.close('answered');
    kit.decide(kind, detail, 'preferences');
  };

  // By the first word of a button's value; its numbers follow.
  const press = {
    __proto__: null,
    accept: () => decide('accept'),
    reject: () => decide('reject'),
    withdraw: () => decide('withdraw'),
    save: () => decide('save', draft),
    fold(button, purpose) {
      const place = root.getElementById(`p${purpose}`);
      if (!place.firstChild) draw(place, 'panel', purpose);
      place.hidden = !place.hidden;
      button.setAttribute('aria-expanded', !place.hidden);
      stand();
    },
    page(button, purpose, from) {
      const place = root.getElementById(`v${purpose}`);
      draw(place, 'services', purpose, from);
      stand();
      place.firstChild.focus();
    },
  };

  const prefs = dialog(kit.layer('dialog', 'prefs'), {
    pressed(control) {
      if (control.matches('input')) {
        draft = ask('flip', draft, control.value, control.checked ? 1 : 0);
        stand();
      } else {
        const [what, ...numbers] = control.value.split(' ');
        press[what]?.(control, ...numbers);
      }
    },
    closed(how) {
      if (!how) bridge.act('close', '', 'preferences');
    },
  });

  const asked = questions(kit.layer('dialog', 'moment'), {
    draw: (element, id) => draw(element, 'moment', id),
    isAnswered: bridge.allows,
    answer(kind, id) {
      kit.said();
      return bridge.act(kind, id, 'notice');
    },
  });

  return {
    mark, plain,
    show() {
      const at = bridge.at();
      draw(prefs.element, 'prefs', bridge.asks(), bridge.record(), at ? text('date', at) : '', gpc);
      restart();
      prefs.open();
    },
    ask: asked.ask,
    hide() {
      prefs.close();
      asked.hide();
    },
    refresh() {
      if (prefs.element.open) restart();
      asked.refresh();
    },
  };
};
