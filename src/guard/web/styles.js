// Style text: an address in it that may not be asked for yet is swapped for an empty one, and swapped back once it may.
// Whatever the page does with the text meanwhile, the empty address says what belongs in its place.
import { isHeld, judgeUrl } from './gate.js';
import { deleteRule, insertRule, later, localName, nodeType, random, rulesOf, setText, setStyleText, styleTextOf, textOf, weakGet, weakSet } from './natives.js';
import { hold } from './quarantine.js';

const EMPTY = `data:text/css,placet-${random()}-`;
/** A comment, an address, or text in quotes: that is an address in `@import` and `image-set()`. */
const TOKEN = /\/\*[^]*?\*\/|url\(\s*(?:"((?:[^"\\]|\\[^])*)"|'((?:[^'\\]|\\[^])*)'|([^)]*?))\s*\)|"((?:[^"\\\n]|\\[^])*)"|'((?:[^'\\\n]|\\[^])*)'/gi;

const kept = [], waiting = new WeakMap();

const unescaped = (text) => text.replace(/\\(?:([\da-f]{1,6})\s?|([^]))/gi, (all, code, letter) => (code ? String.fromCharCode(parseInt(code, 16)) : letter));

/**
 * The text as it may stand now. `owner` is what shows it: `mend(owner)` is called when that may have changed. The text may have been
 * through here before.
 */
export const permittedCss = (text, owner, mend) => (/[(@]/.test(text) ? text.replace(TOKEN, (token, ...parts) => {
  const address = parts[0] ?? parts[1] ?? parts[2] ?? parts[3] ?? parts[4];
  if (!address) return token;
  let place = address.startsWith(EMPTY) ? +address.slice(EMPTY.length) : -1;
  const entry = kept[place] ?? { token, url: unescaped(address) }, verdict = judgeUrl(entry.url);
  if (!isHeld(verdict)) return entry.token;
  if (place < 0) place = kept.findIndex((each) => each.token === token);
  if (place < 0) place = kept.push(entry) - 1;
  if (owner) wait(owner, place, verdict, mend);
  return `url(${EMPTY}${place})`;
}) : text);

const wait = (owner, place, verdict, mend) => {
  const places = weakGet(waiting, owner) ?? [], { url } = kept[place];
  if (places[place]) return;
  places[place] = true;
  weakSet(waiting, owner, places);
  hold({ __proto__: null, technique: 'style', verdict, judge: () => judgeUrl(url) }, url, () => {
    places[place] = false;
    mend(owner);
  });
};

/** A `style` of an element or a rule, if there is one. */
export const mendStyle = (style) => {
  if (!style) return;
  const text = styleTextOf(style), permitted = permittedCss(text, style, mendStyle);
  if (permitted !== text) setStyleText(style, permitted);
};

let touched = [];

/** The page has a `style` in its hands: it is looked at when the page is done, before anything is drawn. */
export const touch = (style) => {
  if (!style || style === touched[touched.length - 1]) return;
  if (!touched.length) later(mendTouched);
  touched[touched.length] = style;
};

const mendTouched = () => {
  const styles = touched;
  touched = [];
  styles.forEach(mendStyle);
};

/** Rules keep what the page has done to them since; only one that names an address is made anew. */
export const mendSheet = (sheet) => {
  const rules = rulesOf(sheet);
  for (let at = 0; at < rules.length; at++) {
    const text = rules[at].cssText, permitted = permittedCss(text, sheet, mendSheet);
    if (permitted === text) continue;
    deleteRule(sheet, at);
    insertRule(sheet, permitted, at);
  }
};

export const isStyle = (node) => nodeType(node) === 1 && localName(node) === 'style';

const mendShown = (element) => (element.sheet ? mendSheet(element.sheet) : mendElement(element));

/** A text for this `<style>` element. */
export const permittedText = (element, text) => permittedCss(`${text}`, element, mendShown);

/** A `<style>` element before it is put in, or just as the parser has put it in. */
export const mendElement = (element) => {
  const text = textOf(element), permitted = permittedText(element, text);
  if (permitted === text) return false;
  setText(element, permitted);
  return true;
};
