// Elements, made one by one: no markup is ever parsed, and no style is written into an attribute.

/** `el('p', { class: 'hint', 'data-path': path, onclick: act, hidden: true }, 'text', child)`; what is null or false is left out. */
export const el = (tag, facts = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value' || name === 'checked' || name === 'disabled') element[name] = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
};

/** Text in which `backticks` are code. */
export const ticked = (text) => text.split('`').map((part, at) => (at % 2 ? el('code', {}, part) : part));

export const button = (label, onclick, facts = {}) => el('button', { type: 'button', ...facts, onclick }, label);

/** Runs `act` once nothing has called for `wait` milliseconds. */
export const debounce = (act, wait) => {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
};

/** Says `text` to people who hear the page. */
export const announce = (text) => {
  const region = document.getElementById('said');
  // The same text twice would be said once.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
};
