// What the owner's theme asks for, set on a host element: of the notice, or of a placeholder. What is not in order is as by default.
import { own } from '../../disclosure/web/disclosure.js';
import { accents } from './accents.js';

/** A word of the theme, or the first of those known. */
export const chosen = (theme, key, known) => (known.includes(own(theme, key)) ? own(theme, key) : known[0]);

export const dress = (host, theme) => {
  const scheme = chosen(theme, 'scheme', ['auto', 'light', 'dark']), name = chosen(theme, 'name', ['plain', 'soft', 'sharp']), radius = own(theme, 'radius'), accent = own(theme, 'accent');
  if (scheme !== 'auto') host.setAttribute('data-scheme', scheme);
  if (name !== 'plain') host.setAttribute('data-look', name);
  if (/^#[\da-f]{6}$/i.test(accent)) for (const [name, colour] of accents(accent)) host.style.setProperty(`--placet-accent-${name}`, colour);
  if (Number.isInteger(radius) && radius >= 0 && radius <= 32) host.style.setProperty('--placet-radius', `${radius}px`);
};
