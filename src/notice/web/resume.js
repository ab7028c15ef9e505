// A reload that the visitor did not ask for takes nothing away: where they were and what they had typed is kept for its moment.

/** The key in session storage; the guard looks whether there is something under it. */
const KEPT = 'placet-kept';
const DAY = 86400000;
const FIELDS = 'input,textarea,select';
/** Kinds of input whose value is the visitor's own typing or choosing. */
const KINDS = /^(?:text|search|url|tel|email|number|range|date|month|week|time|datetime-local|color|checkbox|radio|textarea|select-one|select-multiple)$/;
/** Never written down, not even for a moment: secrets, and what pays. */
const SECRET = /pass|secret|token|otp|one-time|\bpin\b|cc-|card|cvc|cvv|csc|iban|bic\b|account|ssn|security/i;

let isOn = false;

/** Reloads as soon as `isDue()`: now, or when a policy next stops something. */
export const reload = (isDue) => {
  const look = () => {
    if (isOn || !isDue()) return;
    isOn = true;
    keep();
    // Firefox would load anew what a frame has come to show, which is that it was refused.
    document.querySelectorAll('iframe,frame').forEach((frame) => frame.remove());
    // A reload could send a form again; but to its own address with a fragment a page only scrolls.
    if (location.hash) location.reload();
    else location.replace(location.href);
  };
  // After the guard has heard of it.
  document.addEventListener('securitypolicyviolation', () => setTimeout(look));
  look();
};

const keep = () => {
  const fields = [];
  document.querySelectorAll(FIELDS).forEach((field, at) => {
    if (isPublic(field) && isTouched(field)) fields.push([at, name(field), value(field)]);
  });
  // Storage may be refused: then the reload costs what was typed.
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ at: Date.now(), path: location.pathname, x: scrollX, y: scrollY, by: history.scrollRestoration, fields }));
    // WebKit puts a page that is loaded again where it thinks that it was, now and then after us.
    history.scrollRestoration = 'manual';
  } catch {}
};

/** Puts back what `keep` has kept, and forgets it. */
export const resume = () => {
  const kept = take();
  if (!kept) return;
  let { fields } = kept;
  const fill = () => {
    const there = document.querySelectorAll(FIELDS);
    fields = fields.filter(([at, called, was]) => {
      const field = there[at];
      if (!field || name(field) !== called || !isPublic(field)) return true;
      // What the visitor, or the browser itself, has put in since is newer.
      if (!isTouched(field)) put(field, was);
      return false;
    });
  };
  const finish = () => {
    fill();
    const back = () => scrollTo({ left: kept.x, top: kept.y, behavior: 'instant' });
    back();
    history.scrollRestoration = kept.by;
    // WebKit may still put the page elsewhere a moment later; what the visitor does ends that.
    const timers = [100, 500].map((wait) => setTimeout(back, wait)), end = () => timers.forEach(clearTimeout);
    for (const type of ['wheel', 'touchstart', 'pointerdown', 'keydown']) addEventListener(type, end, { once: true, passive: true });
  };
  if (document.readyState === 'complete') return finish();
  document.addEventListener('DOMContentLoaded', fill);
  addEventListener('load', finish);
  fill();
};

/** What was kept, if it is of this page and of a moment ago; gone from the storage in any case. */
const take = () => {
  try {
    const text = sessionStorage.getItem(KEPT);
    sessionStorage.removeItem(KEPT);
    const kept = JSON.parse(text);
    const isOurs = kept && kept.path === location.pathname && Math.abs(Date.now() - kept.at) < DAY && Array.isArray(kept.fields);
    return isOurs && Number.isFinite(kept.x) && Number.isFinite(kept.y) ? { ...kept, fields: kept.fields.filter(Array.isArray) } : null;
  } catch {
    return null;
  }
};

const isPublic = (field) => KINDS.test(field.type) && !SECRET.test([field.name, field.id, field.autocomplete, field.getAttribute('autocomplete')].join(' '));

/** A name alone may stand at several fields, a place alone may have moved. */
const name = (field) => [field.localName, field.type, field.name, field.id].join(' ');

const isTouched = (field) => {
  if (field.localName === 'select') return [...field.options].some((option) => option.selected !== option.defaultSelected);
  return isTicked(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
};

const isTicked = ({ type }) => type === 'checkbox' || type === 'radio';

const value = (field) => {
  if (field.localName === 'select') return [...field.options].map((option) => option.selected);
  return isTicked(field) ? field.checked : field.value;
};

/** As if the visitor had done it: the page hears of it. */
const put = (field, was) => {
  if (field.localName === 'select') {
    if (Array.isArray(was)) [...field.options].forEach((option, at) => { option.selected = was[at] === true; });
  } else if (isTicked(field)) field.checked = was === true;
  else field.value = `${was}`;
  for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
};
