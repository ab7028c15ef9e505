// The owner's colour, made readable; src/config/check/contrast.rs mixes the same.

/** Backgrounds of the notice, as in notice.css, and the least contrast of the accent with them: WCAG 2.2, 1.4.3 wants 4.5; more where that looks dull. */
const SCHEMES = [['light', [255, 255, 255], 4.55], ['dark', [26, 29, 33], 7.5]];

/** `#rrggbb` for each scheme, mixed as far as text and buttons in it need: on light with black, on dark with its own brightest tint. No theme can make a button unreadable. */
export const accents = (accent) => SCHEMES.map(([name, background, least]) => {
  const parts = [1, 3, 5].map((at) => parseInt(accent.slice(at, at + 2), 16)), brightest = Math.max(...parts);
  const towards = parts.map((part) => (name === 'light' ? 0 : brightest ? (part * 255 / brightest + 255) / 2 : 255));
  for (let step = 0; ; step++) {
    const mixed = parts.map((part, at) => Math.round((part * (16 - step) + towards[at] * step) / 16));
    if (step === 16 || contrast(mixed, background) >= least) return [name, `rgb(${mixed})`];
  }
});

/** WCAG 2.2 contrast ratio of two colours, 1 to 21. */
export const contrast = (...colours) => {
  const [dark, light] = colours.map((colour) => colour.reduce((sum, part, at) => sum + [0.2126, 0.7152, 0.0722][at] * linear(part / 255), 0.05)).sort((one, other) => one - other);
  return light / dark;
};

const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
