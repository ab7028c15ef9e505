// What the owner's theme asks for, and whether what comes of it is fair. Loaded beside the notice where the configuration has a theme, else after
// the first layer has been painted.
import css from 'placet:css';
import { own } from '../../disclosure/web/disclosure.js';
import { accents } from './accents.js';
export { judge, strip } from './fair.js';

const chosen = (theme, key, known) => (known.includes(own(theme, key)) ? own(theme, key) : known[0]);

/** Dresses the host element; what is not in order is as by default. `style(css)` gives it one more sheet. Returns where the first layer stands, and whether the reopen button is wanted. */
export const dress = (host, theme, style) => {
  style(css);
  const scheme = chosen(theme, 'scheme', ['auto', 'light', 'dark']), name = chosen(theme, 'name', ['plain', 'soft', 'sharp']), radius = own(theme, 'radius'), accent = own(theme, 'accent');
  if (scheme !== 'auto') host.setAttribute('data-scheme', scheme);
  if (name !== 'plain') host.setAttribute('data-look', name);
  if (/^#[\da-f]{6}$/i.test(accent)) for (const [name, colour] of accents(accent)) host.style.setProperty(`--placet-accent-${name}`, colour);
  if (Number.isInteger(radius) && radius >= 0 && radius <= 32) host.style.setProperty('--placet-radius', `${radius}px`);
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
