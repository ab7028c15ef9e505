// What the owner's theme asks for, set on the host element. What is not in order is as by default.
import { own } from './disclosure.js';

/** `accents('rrggbb')` makes a colour readable: '#rrggbb #rrggbb' for light and dark. Returns where the first layer stands and whether the reopen button is wanted. */
export const dress = (host, theme, accents) => {
  const word = (key, known) => (known.includes(own(theme, key)) ? own(theme, key) : known[0]);
  const scheme = word('scheme', ['auto', 'light', 'dark']), radius = own(theme, 'radius');
  if (scheme !== 'auto') host.setAttribute('data-scheme', scheme);
  const accent = /^#([\da-f]{6})$/i.exec(own(theme, 'accent'));
  if (accent) {
    const [light, dark] = accents(accent[1]).split(' ');
    host.style.setProperty('--placet-accent-light', light);
    host.style.setProperty('--placet-accent-dark', dark);
  }
  if (Number.isInteger(radius) && radius >= 0 && radius <= 32) host.style.setProperty('--placet-radius', `${radius}px`);
  return { position: word('position', ['bottom', 'card', 'centre']), reopens: word('reopen', ['button', 'none']) === 'button' };
};
