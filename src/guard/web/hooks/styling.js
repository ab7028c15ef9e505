// Rows for style text: properties, rules, sheets, fonts, and what is written into a `<style>`.
import { permittedInside } from '../attributes.js';
import { parentOf, print, setFrames, styleOf } from '../natives.js';
import { isStyle, mendElement, mendSheet, mendStyle, permittedCss, touch } from '../styles.js';

const each = (names, row) => names.split(' ').map(row);
/** The argument at `at` is style text for the sheet that `self` is, or is in. */
const rules = (on, keys, at = 0) => each(keys, (key) => ({
  on, key, texts: at + 1,
  change: (self, args) => {
    if (args.length > at) args[at] = permittedCss(`${args[at]}`, self.parentStyleSheet ?? self, mendSheet);
    return args;
  },
}));

const writes = (on, key) => ({ on, key, change: (self, [text]) => [permittedInside(self, text)] });

/** Key frames, as a list or by property: `mend(text)` for every text in them. */
const framesWith = (frames, mend) => (
  typeof frames === 'string' ? mend(frames)
    : Object(frames) !== frames ? frames
      : frames[Symbol.iterator] ? Array.from(frames, (each) => framesWith(each, mend))
        : Object.fromEntries(Object.entries(frames).map(([key, value]) => [key, framesWith(value, mend)]))
);
/** `effectOf(made, self)` is what the frames at `at` came to be in. */
const frames = (on, key, at, effectOf) => ({
  on, key, texts: 0,
  around: (self, args, native) => {
    const given = framesWith(args[at], itself), safe = args[at] = framesWith(given, (text) => permittedCss(text)), made = native(args), effect = effectOf(made, self);
    const mend = () => { setFrames(effect, framesWith(given, (text) => permittedCss(text, effect, mend))); };
    if (print(safe) !== print(given)) mend();
    return made;
  },
});
const itself = (value) => value;

export const styling = [
  // Its properties cannot be guarded one by one, because some engines have them on no prototype.
  ...each('HTMLElement SVGElement MathMLElement CSSStyleRule CSSFontFaceRule CSSKeyframeRule CSSPageRule CSSNestedDeclarations', (on) => ({
    on, key: 'style', after: (self, args, style) => (args.length ? mendStyle : touch)(style),
  })),
  ...each('HTMLElement SVGElement', (on) => ({ on, key: 'attributeStyleMap', after: (self) => touch(styleOf(self)) })),
  // The page may ask for a layout before it is done.
  { on: 'CSSStyleDeclaration', key: 'cssText', change: (self, [text]) => [permittedCss(`${text ?? ''}`, self, mendStyle)] },
  {
    on: 'CSSStyleDeclaration', key: 'setProperty', texts: 2,
    change: (self, args) => {
      if (args.length > 1) args[1] = permittedCss(`${args[1] ?? ''}`, self, mendStyle);
      return args;
    },
  },
  { on: 'CSSStyleRule', key: 'styleMap', after: (self) => touch(self.style) },
  ...rules('CSSStyleSheet', 'insertRule replace replaceSync'),
  ...rules('CSSStyleSheet', 'addRule', 1),
  ...rules('CSSGroupingRule', 'insertRule'),
  ...rules('CSSStyleRule', 'insertRule'),
  ...rules('CSSKeyframesRule', 'appendRule'),
  ...['Node textContent', 'Node nodeValue', 'CharacterData data', 'HTMLElement innerText', 'HTMLScriptElement text', 'HTMLScriptElement textContent', 'HTMLScriptElement innerText'].map((row) => writes(...row.split(' '))),
  ...each('appendData insertData replaceData', (key) => ({ on: 'CharacterData', key, texts: 0, after: (self) => { if (isStyle(parentOf(self))) mendElement(parentOf(self)); } })),
  frames('Element', 'animate', 0, (made) => made.effect),
  frames(undefined, 'KeyframeEffect', 1, itself),
  frames('KeyframeEffect', 'setKeyframes', 0, (made, self) => self),
  {
    key: 'FontFace', texts: 2,
    around: (self, args, native) => {
      const [family, source, ...rest] = args;
      if (typeof source !== 'string') return native(args);
      const permitted = permittedCss(source), face = native([family, permitted, ...rest]);
      // Nobody can give a font another source: one with its own takes its place.
      permittedCss(permitted, face, () => { if (document.fonts.delete(face)) document.fonts.add(native(args)); });
      return face;
    },
  },
];
