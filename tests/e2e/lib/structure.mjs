// A structural picture of a layer: what is where, in which colours, and whether it can be read. It says nothing that depends on the font, so
// it is the same on machines with other fonts; a lost button, another colour, an overlap, clipped text or unequal buttons are in it.
import { pixelsOf } from './png.mjs';

/** What is looked at: a name, where it is found, and whether its width follows from the layout alone. */
const SEEN = {
  first: ['.notice', '.question', '.facts', 'tr', 'th', '.lead', '.acts', '.reject', '.accept', '.choose'],
  prefs: ['.prefs', '.top', '.title', '.close', '.intro', '.purpose', '.fold', '.tag', '.switch', '.brief', '.facts', 'th', '.cap', '.line', '.acts', '.p-reject', '.p-accept', '.p-save'],
};

/** In the page. Boxes are of what is to be seen: cut to what scrolls it. */
const READ = `(layer, names) => {
  const root = document.getElementById('placet').shadowRoot, box = (element) => element.getBoundingClientRect();
  const parts = (colour) => { const found = colour.match(/[\\d.]+/g)?.map(Number) ?? [0, 0, 0, 0]; return found.length < 4 ? [...found, 1] : found; };
  /** The colour that is seen behind the words of an element, as far as it is in the layer. */
  const ground = (element) => {
    for (let at = element; at && at !== root; at = at.parentElement) { const [r, g, b, a] = parts(getComputedStyle(at).backgroundColor); if (a === 1) return [r, g, b]; if (a > 0) return null; }
    return null;
  };
  const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255) + 0.05;
  const contrast = (one, other) => { const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b); return bright / dark; };
  const isSeen = (element) => { const { width, height } = box(element), { visibility, opacity } = getComputedStyle(element); return width > 1 && height > 1 && visibility === 'visible' && Number(opacity) > 0.1; };
  const cut = (element) => {
    let { left, top, right, bottom } = box(element);
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (getComputedStyle(at).overflow === 'visible') continue;
      const outer = box(at);
      [left, top, right, bottom] = [Math.max(left, outer.left), Math.max(top, outer.top), Math.min(right, outer.right), Math.min(bottom, outer.bottom)];
    }
    return { left, top, right, bottom, width: right - left, height: bottom - top };
  };
  const outer = root.querySelector(names[0]), frame = box(outer), problems = [], elements = [];
  for (const name of names) {
    const found = [name === names[0] ? outer : null, ...(name === names[0] ? [] : outer.querySelectorAll(name))].filter(Boolean).filter(isSeen), first = found[0];
    if (!first) { elements.push({ name, count: 0 }); continue; }
    const style = getComputedStyle(first), at = box(first);
    elements.push({
      name, count: found.length, left: (at.left - frame.left) / frame.width, right: (frame.right - at.right) / frame.width, box: { left: at.left, top: at.top, right: at.right, bottom: at.bottom },
      ink: parts(style.color).slice(0, 3), ground: ground(first), edge: parseFloat(style.borderTopWidth) > 0 ? parts(style.borderTopColor) : null, edgeWidth: parseFloat(style.borderTopWidth),
      round: parseFloat(style.borderTopLeftRadius) || 0, shadow: style.boxShadow !== 'none', weight: Number(style.fontWeight), size: parseFloat(style.fontSize),
    });
  }
  const bars = [...outer.querySelectorAll('.acts, .top')].filter(isSeen), barOf = (element) => bars.find((bar) => bar.contains(element)) ?? null;
  const texts = [];
  for (const walk = document.createTreeWalker(outer, NodeFilter.SHOW_TEXT); walk.nextNode();) {
    const node = walk.currentNode, element = node.parentElement;
    if (!node.data.trim() || !isSeen(element) || element.closest('[hidden]')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    texts.push({ element, words: node.data.trim().slice(0, 24), lines: [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1) });
  }
  for (const { element, words, lines } of texts) {
    const style = getComputedStyle(element), behind = ground(element);
    if (behind && !element.closest(':disabled')) {
      const ratio = contrast(parts(style.color).slice(0, 3), behind);
      if (ratio < 4.5) problems.push('dull: ' + words + ' has a contrast of ' + ratio.toFixed(2));
    }
    for (let at = element; at && at !== outer.parentElement; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at), edge = box(at);
      if (lines.some((line) => line.left < edge.left - 2 || line.right > edge.right + 2) && (overflowX !== 'visible' || at === outer || at.localName === 'button')) problems.push('clipped: ' + words + ' in ' + (at.className || at.localName));
      else if (!/auto|scroll|visible/.test(overflowY) && lines.some((line) => line.top < edge.top - 2 || line.bottom > edge.bottom + 2)) problems.push('clipped: ' + words + ' in ' + (at.className || at.localName));
      else if (at.localName === 'button' && lines.some((line) => line.top < edge.top - 2 || line.bottom > edge.bottom + 2)) problems.push('clipped: ' + words + ' in its button');
    }
    if (lines.length === 0) problems.push('clipped: ' + words + ' has no room');
  }
  // Words and controls do not lie over each other; what scrolls goes under a bar, and only there.
  const leaves = [...texts.flatMap(({ element, words, lines }) => lines.map((line) => ({ element, what: words, at: line }))), ...[...outer.querySelectorAll('button, input, a')].filter(isSeen).map((element) => ({ element, what: element.className, at: box(element) }))];
  for (const [index, one] of leaves.entries()) {
    for (const other of leaves.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element) || barOf(one.element) !== barOf(other.element) || one.element.labels?.length && [...one.element.labels].some((label) => label.contains(other.element)) ) continue;
      const wide = Math.min(one.at.right, other.at.right) - Math.max(one.at.left, other.at.left), high = Math.min(one.at.bottom, other.at.bottom) - Math.max(one.at.top, other.at.top);
      if (wide > 3 && high > 5) problems.push('overlap: ' + one.what + ' and ' + other.what);
    }
  }
  if (outer.scrollWidth > outer.clientWidth + 1) problems.push('overflow: the layer scrolls sideways');
  if (frame.left < -1 || frame.right > innerWidth + 1 || frame.bottom > innerHeight + 1 && getComputedStyle(outer).position === 'fixed' || frame.top < -1) problems.push('overflow: the layer leaves the window');
  const decide = [...outer.querySelectorAll('.acts > button')].filter(isSeen), [no, yes] = decide;
  const looks = (button) => { const { width, height } = box(button), style = getComputedStyle(button); return [Math.round(width), Math.round(height), ...['fontSize', 'fontWeight', 'fontFamily', 'color', 'backgroundColor', 'backgroundImage', 'borderTopColor', 'borderTopWidth', 'borderRadius', 'boxShadow', 'opacity', 'filter', 'textDecorationLine', 'textTransform', 'transform'].map((key) => style[key])].join(' '); };
  if (!no || !yes || looks(no) !== looks(yes)) problems.push('unequal: ' + (no && looks(no)) + ' against ' + (yes && looks(yes)));
  for (const button of decide) {
    const { left, top, width, height } = cut(button);
    if (width < 24 || height < 24) { problems.push('small: ' + button.className); continue; }
    const hit = root.elementFromPoint(left + width / 2, top + height / 2);
    if (hit !== button) problems.push('covered: ' + button.className);
  }
  const rows = [];
  for (const button of decide.map((each) => ({ name: each.className, at: box(each) }))) {
    const row = rows.find((each) => Math.abs(each.top - button.at.top) < 6);
    if (row) row.names.push(button); else rows.push({ top: button.at.top, names: [button] });
  }
  return {
    layer: { left: frame.left, right: innerWidth - frame.right, top: frame.top, bottom: innerHeight - frame.bottom, width: frame.width, height: frame.height }, window: [innerWidth, innerHeight],
    buttons: rows.map(({ names }) => names.sort((a, b) => a.at.left - b.at.left).map(({ name }) => name.replace(/^act /, ''))), elements, problems: [...new Set(problems)],
  };
}`;

/** Takes the picture of the layer that `scene` names. */
export const structureOf = async (tab, scene) => {
  const read = await tab.run(READ, scene.layer, SEEN[scene.layer]), pixels = pixelsOf(await tab.driver.page.screenshot());
  const round = (value, to = 1) => Math.round(value / to) * to;
  const inside = (x, y) => (x >= 0 && y >= 0 && x < pixels.width && y < pixels.height ? pixels.at(Math.round(x), Math.round(y)) : null);
  return {
    layer: Object.fromEntries(Object.entries(read.layer).map(([key, value]) => [key, round(value)])), window: read.window, buttons: read.buttons, problems: read.problems,
    elements: read.elements.map(({ box, left, right, size, ...rest }) => (box ? {
      ...rest, left: round(left * 1000) / 1000, right: round(right * 1000) / 1000, size: round(size * 10) / 10,
      // In the picture itself: where a button has no words, and what the layer lies on.
      ...(/accept|reject|save|choose/.test(rest.name) && { seen: inside((box.left + box.right) / 2, box.top + 5) }),
    } : rest)),
  };
};

const COLOUR = 10, ROOM = 0.04, PLACE = 6;

/** What is different in `now`, in words; fonts may change how high something is, and nothing else. */
export const differences = (before, now) => {
  const found = [...now.problems];
  const say = (condition, words) => { if (condition) found.push(words); };
  const colour = (one, other) => (one === null || other === null ? one === other : one.every((part, at) => Math.abs(part - other[at]) <= (at < 3 ? COLOUR : 0.05)));
  // A layer's height follows its words. It stands at an edge, or in the middle.
  const stands = ({ layer, window: [, height] }) => [['left', layer.left], ['right', layer.right], ...(Math.min(layer.top, layer.bottom) <= 60 ? [layer.bottom <= layer.top ? ['bottom', layer.bottom] : ['top', layer.top]] : [['middle', (layer.top - layer.bottom) / height * 10]])];
  for (const [at, [side, room]] of stands(before).entries()) {
    const [nowSide, nowRoom] = stands(now)[at];
    say(side !== nowSide || Math.abs(room - nowRoom) > PLACE, `moved: the layer stands ${nowRoom} from ${nowSide}, was ${room} from ${side}`);
  }
  say(now.layer.height > before.layer.height * 1.35 + 24 || now.layer.height < before.layer.height * 0.7 - 24, `moved: the layer is ${now.layer.height} high, was ${before.layer.height}`);
  say(JSON.stringify(before.buttons) !== JSON.stringify(now.buttons), `moved: the buttons stand as ${JSON.stringify(now.buttons)}, were ${JSON.stringify(before.buttons)}`);
  for (const [at, was] of before.elements.entries()) {
    const is = now.elements[at];
    say(was.name !== is?.name, `lost: ${was.name}`);
    if (was.name !== is?.name) continue;
    // How much of a long layer can be seen depends on how high its words are; what is there does not.
    say(was.count !== is.count, `lost: ${is.count} of ${was.name}, were ${was.count}`);
    if (!was.count || !is.count) continue;
    for (const key of ['ink', 'ground', 'edge', 'seen']) say(!colour(was[key] ?? null, is[key] ?? null), `colour: ${key} of ${was.name} is ${is[key]}, was ${was[key]}`);
    for (const key of ['edgeWidth', 'round', 'size']) say(Math.abs(was[key] - is[key]) > 1, `shape: ${key} of ${was.name} is ${is[key]}, was ${was[key]}`);
    for (const key of ['shadow', 'weight']) say(was[key] !== is[key], `shape: ${key} of ${was.name} is ${is[key]}, was ${was[key]}`);
    // Words are as wide as their font; what holds them is not.
    if (/^(tr|th|\.tag|\.fold|\.lead|\.cap)$/.test(was.name)) continue;
    for (const key of ['left', 'right']) say(Math.abs(was[key] - is[key]) > ROOM, `moved: ${was.name} keeps ${is[key]} from the ${key}, was ${was[key]}`);
  }
  return found;
};
