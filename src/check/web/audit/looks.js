// How the notice looks to the visitor: whether Reject is as good as Accept, whether it can be read, and how much of a small telephone it takes.

/** The smallest screen in use, and how much of it the notice may take. */
export const PHONE = [320, 568], MOST = 0.6;
/** WCAG 2.2, 1.4.3, for text of normal size. */
export const LEAST = 4.5;

/** How the two buttons could differ; their place in the row is the only thing that may. */
const TRAITS = [
  'fontSize', 'fontWeight', 'fontFamily', 'fontStyle', 'color', 'backgroundColor', 'backgroundImage', 'borderTopColor', 'borderTopWidth', 'borderTopStyle', 'borderRadius', 'opacity', 'visibility', 'filter', 'transform',
  'textDecorationLine', 'textTransform', 'letterSpacing', 'clipPath', 'boxShadow', 'animationName',
];

/** null where no layer is to be seen. { layer, differ: [[trait, reject's, accept's]], dull: [[words, ratio]], small: how much of a small screen the first layer takes, or null, fellBack: why the notice shows its own look, or null } */
export const looks = async () => {
  const host = document.getElementById('placet'), root = host?.shadowRoot;
  const layers = [...root?.querySelectorAll('dialog[open], .notice:not([hidden])') ?? []].filter(isSeen);
  if (!layers.length) return null;
  return {
    layer: layers[0].className, differ: layers.flatMap(differ), dull: layers.flatMap((layer) => dull(layer)).slice(0, 5), small: await onPhone(host, root).catch(() => null), fellBack: host.getAttribute('data-unfair'),
  };
};

const isSeen = (element) => element.getClientRects().length > 0;

const differ = (layer) => {
  const [no, yes] = layer.querySelectorAll('.acts > .act');
  if (!no || !yes) return [];
  const [one, other] = [no, yes].map((button) => {
    const { width, height } = button.getBoundingClientRect(), style = getComputedStyle(button);
    // The visitor's own hand on one of them is no difference.
    return { width: Math.round(width), height: Math.round(height), ...Object.fromEntries(TRAITS.filter((trait) => trait !== 'boxShadow' || !layer.querySelector('.act:hover')).map((trait) => [trait, style[trait]])) };
  });
  return Object.keys(one).filter((trait) => (typeof one[trait] === 'number' ? Math.abs(one[trait] - other[trait]) > 1 : one[trait] !== other[trait])).map((trait) => [trait, one[trait], other[trait]]);
};

const dull = (layer) => {
  const found = new Map();
  for (const walk = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT); walk.nextNode();) {
    const element = walk.currentNode.parentElement, words = walk.currentNode.data.trim();
    if (!words || !isSeen(element) || element.closest(':disabled')) continue;
    const ground = groundOf(element), ink = ground && over(partsOf(getComputedStyle(element).color), ground), ratio = ink ? contrast(ink, ground) : 21;
    if (ratio < LEAST && !found.has(element)) found.set(element, [words.slice(0, 40), Math.floor(ratio * 10) / 10]);
  }
  return [...found.values()];
};

/** What the browser makes of any colour, as red, green, blue and how much of it covers; null where it does not say. */
const partsOf = (colour) => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const simple = /^rgba?\(([^)]*)\)$/.exec(colour);
  if (simple) {
    const [red, green, blue, alpha = 1] = simple[1].split(/[\s,/]+/).map(Number);
    return [red, green, blue, alpha];
  }
  if (!canvas) return null;
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return [red, green, blue, alpha / 255];
};

/** One colour seen over another. */
const over = (parts, ground) => parts && ground.map((part, at) => parts[at] * parts[3] + part * (1 - parts[3]));

/** What is behind the words of an element; null where an image is, or what shines through is the page's. */
const groundOf = (element) => {
  if (!element) return null;
  const { backgroundColor, backgroundImage } = getComputedStyle(element), parts = partsOf(backgroundColor);
  if (backgroundImage !== 'none' || !parts) return null;
  if (parts[3] === 1) return parts.slice(0, 3);
  const behind = groundOf(element.parentElement);
  return behind && over(parts, behind);
};

const contrast = (...colours) => {
  const [dark, light] = colours.map((colour) => colour.reduce((sum, part, at) => sum + [0.2126, 0.7152, 0.0722][at] * linear(part / 255), 0.05)).sort((one, other) => one - other);
  return light / dark;
};
const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

/** The first layer as it would stand on a small telephone: the same elements, sheets and properties in a frame of that size. */
const onPhone = async (host, root) => {
  const first = root.querySelector('.notice:not([hidden])');
  if (!first || getComputedStyle(host).position !== 'fixed') return null;
  const frame = document.createElement('iframe'), { style } = frame, [width, height] = PHONE;
  for (const [property, value] of Object.entries({ position: 'fixed', top: '0', left: '-9999px', width: `${width}px`, height: `${height}px`, border: '0', visibility: 'hidden' })) style.setProperty(property, value, 'important');
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  document.documentElement.append(frame);
  try {
    const inner = frame.contentDocument, view = frame.contentWindow, copy = inner.createElement('div'), shadow = copy.attachShadow({ mode: 'open' });
    const adopt = (texts) => {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(texts.join('\n'));
      return sheet;
    };
    const rulesOf = (sheet) => [...sheet.cssRules].map(({ cssText }) => cssText), text = root.adoptedStyleSheets.flatMap(rulesOf);
    inner.documentElement.style.fontSize = getComputedStyle(document.documentElement).fontSize;
    for (const { name, value } of host.attributes) if (name !== 'style') copy.setAttribute(name, value);
    for (const name of new Set(text.join().match(/--placet-[\w-]+/g))) copy.style.setProperty(name, getComputedStyle(host).getPropertyValue(name));
    shadow.adoptedStyleSheets = [adopt(text)];
    inner.adoptedStyleSheets = [adopt(pageRules().filter((rule) => rule.includes('::part')))];
    const shown = inner.importNode(first, true);
    // The top layer is for what is on the screen.
    shown.removeAttribute('popover');
    shadow.append(shown);
    inner.documentElement.append(copy);
    await new Promise((resolve) => { setTimeout(resolve); });
    const box = shown.getBoundingClientRect();
    return box.width * box.height / (width * height);
  } finally {
    frame.remove();
  }
};

/** The page's own rules, as far as it may read them. */
const pageRules = () => [...document.styleSheets, ...document.adoptedStyleSheets].flatMap((sheet) => {
  try {
    return [...sheet.cssRules].map(({ cssText }) => cssText);
  } catch {
    return [];
  }
});
