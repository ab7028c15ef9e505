// The second layer and the questions: what only few visitors open. What is said and drawn comes from Rust; the notice lends the rest.
import css from 'placet:css';
import { respond, start } from '../../disclosure/web/core.js';
import { country, date } from '../../disclosure/web/names.js';
import { dialog, questions } from './dialogs.js';
import { recordOf, save } from './export.js';
import { listing } from './rows.js';
import { searching } from './search.js';

/**
 * `kit`, from the notice: { bridge, root, facts, words: the configuration and its disclosure as requests want them, layer(tag, class), draw(place, drawing, say, mark), wording(more), style(css),
 * decide(kind, detail, source), act(kind, detail, source): a promise, said() }.
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
  const say = kit.wording({ country, date }), text = (key, ...values) => say(`\x01${[key, ...values].join('\x02')}\x03`);
  /** A request to the Rust side; respond.rs has the table. */
  const ask = (...fields) => respond(`${fields.join('\t')}\n${kit.facts}\f${kit.words}`);
  const draw = (place, ...fields) => kit.draw(place, ask(...fields), say, mark);
  let draft = '', list = null;

  /** Every switch to where the choices in force put it. */
  const restart = () => {
    draft = ask('draft', bridge.line(), gpc);
    stand();
  };

  /** Every switch in sight to where it stands in the draft. */
  const stand = (within = prefs.element) => {
    const switches = [...within.querySelectorAll('.switch')];
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

  const news = () => (bridge.stored() ? respond(`news\t${bridge.stored()}\n${bridge.lines}`) : '');

  /** The services as they are looked for. */
  const texts = () => kit.words.match(/^service\t.*$/gm).map((line, at) => {
    const [, , name, provider, country] = line.split('\t');
    return `${name} ${provider} ${country && `${country} ${say(`\x01country\x02${country}\x03`)}`}`;
  });

  /** Fills the list of services, and has the search go through it. */
  const services = () => {
    list?.end();
    list = null;
    const [place, search, found] = ['.rows', '.search', '.found'].map((name) => prefs.element.querySelector(name));
    if (!place) return;
    list = listing(place, prefs.element, (element, numbers, from, all) => {
      draw(element, 'rows', numbers.join(' '), from, all);
      // Before, all of them are put right at once.
      if (prefs.element.open) stand(element);
    }, Boolean(search));
    const all = kit.words.match(/^service\t/gm).map((line, at) => at);
    list.show(all);
    let find;
    search?.addEventListener('input', () => {
      const query = search.value.trim(), numbers = query ? (find ??= searching(texts()))(query) : all;
      list.show(numbers);
      found.textContent = query && (numbers.length ? text('#services', numbers.length) : text('nothing'));
      // From far down in the list, back to where what was found begins.
      if (place.getBoundingClientRect().top < search.getBoundingClientRect().top) place.parentElement.scrollIntoView();
    });
    // Escape empties the field first, and closes the dialog then.
    search?.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !search.value) return;
      event.preventDefault();
      search.value = '';
      search.dispatchEvent(new Event('input'));
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
    export: () => save(recordOf({ lines: bridge.lines, words: kit.words, news: news(), bridge, now: new Date() }), `placet-${location.hostname}-${bridge.at().slice(0, 10)}.json`),
  };

  const prefs = dialog(kit.layer('dialog', 'prefs'), {
    pressed(control) {
      if (control.matches('.search')) return;
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
      return kit.act(kind, id, 'notice');
    },
  });

  return {
    mark, plain,
    show() {
      const at = bridge.at();
      draw(prefs.element, 'prefs', news(), bridge.record(), at ? text('date', at) : '', gpc);
      services();
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
