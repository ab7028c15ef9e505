// What unfolds: sections of the form, and the entries of a list. The inside is drawn when it is first opened.
import { button, el } from '../dom.js';

/** Which are open: sections and entries by their path. */
export const openFolds = (first) => {
  const open = new Set(first);
  return {
    isOpen: (key) => open.has(key),
    set: (key, isOpen) => { if (isOpen) open.add(key); else open.delete(key); },
    /** Entries of the list at `path` have moved: `to(index)` says where each is now, or -1. */
    moved: (path, to) => {
      const next = [...open].flatMap((key) => {
        const [, at, rest] = key.startsWith(`${path}[`) ? /^(\d+)\](.*)$/s.exec(key.slice(path.length + 1)) ?? [] : [];
        if (at === undefined) return [key];
        return to(Number(at)) < 0 ? [] : [`${path}[${to(Number(at))}]${rest}`];
      });
      open.clear();
      next.forEach((key) => open.add(key));
    },
    clear: () => { for (const key of open) if (key.includes('[')) open.delete(key); },
  };
};

/** `facts`: { key, level, title, note?, tools?, draw() -> nodes }. */
export const fold = (folds, { key, level, title, note, tools, draw }, tag = 'section') => {
  const body = el('div', { class: 'body', id: `b-${key}` }), isOpen = folds.isOpen(key);
  const head = button([el('span', { class: 'title' }, title), note && el('span', { class: 'note' }, note), el('span', { class: 'badge', hidden: true })], () => show(head.getAttribute('aria-expanded') !== 'true'),
    { class: 'fold', id: `h-${key}`, 'aria-expanded': `${isOpen}`, 'aria-controls': `b-${key}` });
  const element = el(tag, { class: 'folds', 'data-fold': key }, el('div', { class: 'head' }, el(`h${level}`, {}, head), tools), body);
  const show = (isShown) => {
    folds.set(key, isShown);
    head.setAttribute('aria-expanded', `${isShown}`);
    body.hidden = !isShown;
    if (isShown && !body.firstChild) {
      body.append(...draw().flat(Infinity).filter(Boolean));
      element.dispatchEvent(new CustomEvent('drawn', { bubbles: true }));
    }
  };
  body.hidden = !isOpen;
  if (isOpen) body.append(...draw().flat(Infinity).filter(Boolean));
  element.unfold = () => show(true);
  return element;
};
