// What the owner's theme asks for, and whether what comes of it is fair. Loaded beside the notice where the configuration has a theme, else after
// the first layer has been painted.
import css from 'placet:css';
import { own } from '../../disclosure/web/disclosure.js';
import { chosen, dress as putOn } from './theme.js';
export { judge, strip } from './fair.js';

/** Dresses the notice's host element. `style(css)` gives it one more sheet. Returns where the first layer stands, and whether the reopen button is wanted. */
export const dress = (host, theme, style) => {
  style(css);
  putOn(host, theme);
  return { position: chosen(theme, 'position', ['bottom', 'card', 'centre']), reopens: chosen(theme, 'reopen', ['button', 'none']) === 'button' };
};

/** The element of the page in which the first layer is to stand; null for none. The parser may not have reached it yet. */
export const home = async (theme) => {
  if (own(theme, 'position') !== 'inline') return null;
  if (document.readyState === 'loading') await new Promise((resolve) => { document.addEventListener('DOMContentLoaded', resolve, { once: true }); });
  const found = document.querySelector('[data-placet="notice"]');
  if (!found) console.warn('placet: the theme\'s position is inline, and no element has data-placet="notice"');
  return found;
};
