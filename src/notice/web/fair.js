// Reject is as good as Accept, whatever the owner's style sheet says: measured where it has been drawn.
import { contrast } from './accents.js';

/** WCAG 2.2, 1.4.3, for text of normal size. */
const LEAST = 4.5;

/** How Reject and Accept could differ, besides their size. */
const TRAITS = [
  'color', 'backgroundColor', 'backgroundImage', 'borderTopColor', 'borderTopWidth', 'borderTopStyle', 'borderTopLeftRadius', 'fontSize', 'fontWeight', 'fontFamily', 'fontStyle', 'letterSpacing', 'textTransform', 'textDecorationLine',
  'opacity', 'filter', 'transform', 'clipPath', 'animationName',
];

/**
 * Looks at every layer in sight. Where the owner's style sheet makes Reject and Accept differ, or keeps one of them from being seen or read, the notice goes back to its own look: without parts,
 * and without properties of the page's.
 */
export const judge = (host, sheets) => {
  const root = host.shadowRoot;
  for (const layer of root.querySelectorAll('.notice:not([hidden]),dialog[open]')) {
    // What the visitor's own filter list hides is nobody's fault.
    if (!layer.offsetWidth) continue;
    // What only comes in slowly is measured once it is there.
    const coming = layer.getAnimations?.({ subtree: true }).filter(({ effect }) => effect.getComputedTiming().endTime < Infinity) ?? [];
    if (coming.length) return void Promise.allSettled(coming.map(({ finished }) => finished)).then(() => judge(host, sheets));
    const why = fault(layer);
    if (!why) continue;
    host.setAttribute('data-unfair', why);
    console.error('placet: with the page\'s styles, Reject and Accept are not fair (%s): the notice shows its own look', why);
    if (root.adoptedStyleSheets) root.adoptedStyleSheets = root.adoptedStyleSheets.slice(0, sheets.length);
    for (const name of sheets.join().match(/--placet-[\w-]+/g)) host.style.setProperty(name, 'initial', 'important');
    strip(host);
    return;
  }
};

/** Once it has gone back to its own look, nothing has a part any more. */
export const strip = (host) => {
  if (host.hasAttribute('data-unfair')) for (const each of host.shadowRoot.querySelectorAll('[part]')) each.removeAttribute('part');
};

const fault = (layer) => {
  const both = [...layer.querySelectorAll('.acts>.act')].slice(0, 2), edge = layer.getBoundingClientRect();
  const [no, yes] = both.map((button) => button.getBoundingClientRect());
  if (!yes) return '';
  for (const { width, height, left, right } of [no, yes]) if (width < 24 || height < 24 || right <= edge.left || left >= edge.right) return 'hidden';
  if (Math.abs(no.width - yes.width) > 1 || Math.abs(no.height - yes.height) > 1) return 'size';
  const [one, other] = both.map((button) => getComputedStyle(button)), trait = TRAITS.find((each) => one[each] !== other[each]);
  if (trait) return trait;
  for (let at = both[0]; at && at !== layer.parentNode; at = at.parentNode) {
    const { opacity, visibility } = getComputedStyle(at);
    if (opacity < 0.9 || visibility !== 'visible') return 'hidden';
  }
  const ground = groundOf(both[0]), ink = ground && over(partsOf(one.color), ground);
  return ink && contrast(ink, ground) < LEAST ? 'contrast' : '';
};

/** Red, green, blue and how much of it covers; null for what is written in another way, which is not judged. */
const partsOf = (colour) => {
  const found = /^(rgba?|color)\((?:srgb )?([\d\s.,/e-]+)\)$/.exec(colour);
  if (!found) return null;
  const [red, green, blue, alpha = 1] = found[2].split(/[\s,/]+/).map(Number);
  return [...[red, green, blue].map((part) => (found[1] === 'color' ? part * 255 : part)), alpha];
};

/** One colour seen over another. */
const over = (parts, ground) => parts && ground.map((part, at) => parts[at] * parts[3] + part * (1 - parts[3]));

/** What is behind the words of an element; null where that cannot be said. */
const groundOf = (element) => {
  if (!(element instanceof Element)) return null;
  const { backgroundColor, backgroundImage } = getComputedStyle(element), parts = partsOf(backgroundColor);
  if (!parts || backgroundImage !== 'none') return null;
  if (parts[3] === 1) return parts.slice(0, 3);
  const behind = groundOf(element.parentNode);
  return behind && over(parts, behind);
};
