// Rows for style text: properties, rules, sheets, fonts, and what is written into a `<style>`.
import { styleOf } from '../natives.js';
import { isStyle, mendSheet, mendStyle, permittedCss, permittedText, touch } from '../styles.js';

const each = (names, row) => names.split(' ').map(row);
/** The argument at `at` is style text for the sheet that `self` is, or is in. */
const rules = (on, keys, at = 0) => each(keys, (key) => ({
  on, key, texts: at + 1,
  change: (self, args) => {
    if (args.length > at) args[at] = permittedCss(`${args[at]}`, self.parentStyleSheet ?? self, mendSheet);
    return args;
  },
}));

const writes = (on, key) => ({ on, key, kind: 'setter', change: (self, [text]) => [isStyle(self) ? permittedText(self, text ?? '') : text] });

export const styling = [
  // Its properties cannot be guarded one by one, because some engines have them on no prototype.
  ...each('HTMLElement SVGElement MathMLElement CSSStyleRule CSSFontFaceRule CSSKeyframeRule CSSPageRule CSSNestedDeclarations', (on) => ({
    on, key: 'style', kind: 'getter', after: (self, args, style) => (args.length ? mendStyle : touch)(style),
  })),
  ...each('HTMLElement SVGElement', (on) => ({ on, key: 'attributeStyleMap', kind: 'getter', after: (self) => touch(styleOf(self)) })),
  // The page may ask for a layout before it is done.
  { on: 'CSSStyleDeclaration', key: 'cssText', kind: 'setter', change: (self, [text]) => [permittedCss(`${text ?? ''}`, self, mendStyle)] },
  {
    on: 'CSSStyleDeclaration', key: 'setProperty', texts: 2,
    change: (self, args) => {
      if (args.length > 1) args[1] = permittedCss(`${args[1] ?? ''}`, self, mendStyle);
      return args;
    },
  },
  { on: 'CSSStyleRule', key: 'styleMap', kind: 'getter', after: (self) => touch(self.style) },
  ...rules('CSSStyleSheet', 'insertRule replace replaceSync'),
  ...rules('CSSStyleSheet', 'addRule', 1),
  ...rules('CSSGroupingRule', 'insertRule'),
  ...rules('CSSStyleRule', 'insertRule'),
  ...rules('CSSKeyframesRule', 'appendRule'),
  writes('Node', 'textContent'),
  writes('HTMLElement', 'innerText'),
  {
    key: 'FontFace', kind: 'class', texts: 2,
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
