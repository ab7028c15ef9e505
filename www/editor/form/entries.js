// Lists whose entries unfold, with adding, removing and moving by keyboard; the focus stays where the hand is.
import { button, el } from '../dom.js';
import { pathOf } from '../draft/state.js';
import { fold } from './fold.js';

/** `facts`: { steps, noun, level, title(entry), note?(entry), draw(steps) -> nodes, make() -> entry, none: a sentence for an empty list }. */
export const entries = (form, { steps, noun, level, title, note = () => '', draw, make, none }) => {
  const found = form.state.get(steps), list = Array.isArray(found) ? found : [], path = pathOf(steps);
  const name = (entry) => title(entry) || `${noun} without a name`;
  const move = (from, to) => {
    if (to < 0 || to >= list.length) return;
    const moved = name(list[from]), way = to < from ? 'up' : 'down';
    form.folds.moved(path, (at) => (at === from ? to : at === to ? from : at));
    form.state.change(() => {
      const entriesNow = form.state.get(steps);
      entriesNow.splice(to, 0, entriesNow.splice(from, 1)[0]);
    });
    form.say(`${moved} is now ${to + 1} of ${list.length}.`);
    form.focus(`${way}-${path}[${to}]`);
  };
  const remove = (at) => {
    const removed = name(list[at]), last = list.length - 1;
    form.folds.moved(path, (each) => (each === at ? -1 : each > at ? each - 1 : each));
    form.state.set([...steps, at], undefined, { redraw: true });
    form.say(`${removed} removed. Undo brings it back.`);
    form.focus(last === 0 ? `add-${path}` : `h-${path}[${Math.min(at, last - 1)}]`);
  };
  const add = () => {
    const key = `${path}[${list.length}]`;
    form.folds.set(key, true);
    form.state.change((config) => form.put(config, [...steps, list.length], make(list)));
    form.focusFirst(key);
  };
  const tool = (what, label, at, isOff, act) => button('', act, { class: `icon ${what}`, id: `${what}-${path}[${at}]`, 'aria-label': `${label} ${name(list[at])}`, title: label, 'aria-disabled': isOff ? 'true' : undefined });
  const rows = list.map((entry, at) => el('li', {}, fold(form.folds, {
    key: `${path}[${at}]`, level, title: name(entry), note: note(entry), draw: () => [whole(`${path}[${at}]`), draw([...steps, at])],
    tools: el('div', { class: 'tools' },
      tool('up', 'Move up', at, at === 0, () => move(at, at - 1)), tool('down', 'Move down', at, at === list.length - 1, () => move(at, at + 1)), tool('remove', 'Remove', at, false, () => remove(at))),
  }, 'div')));
  return [rows.length ? el('ol', { class: 'entries' }, rows) : none && el('p', { class: 'none' }, none), button(`Add ${noun.toLowerCase()}`, add, { class: 'small', id: `add-${path}` })];
};

/** Where something is said about an entry as a whole. */
const whole = (path) => el('div', { class: 'field whole', 'data-path': path }, el('p', { class: 'say', hidden: true }));
