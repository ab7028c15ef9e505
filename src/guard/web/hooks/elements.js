// Rows for element attributes that load: the properties that reflect them, and every way to set an attribute by name.
import { ADDRESSES, holdAttribute, judgeAttribute, letGo, pendingValue } from '../attributes.js';
import { UNDECLARED } from '../gate.js';
import { attributeOwner, localName, nameOf, nodeType, styleOf, valueOf, weakGet, weakSet } from '../natives.js';
import { mendStyle } from '../styles.js';

// The interfaces, less HTML and Element, with the properties that reflect an attribute of the same name in lower case.
const REFLECTED = [
  'Script src', 'Image src srcset', 'IFrame src srcdoc', 'Frame src', 'Source src srcset', 'Media src', 'Video poster', 'Track src', 'Embed src', 'Object data',
  'Link href imageSrcset', 'Input src', 'Anchor ping', 'Area ping', 'Body background',
];

/** Objects that stand for an attribute, or all of them, and do not say whose: object -> element. */
const owners = new WeakMap();

/** A row that gives an attribute a value; `pick(args, self)` says [name, value], `target(self)` whose attribute it is. */
const sets = (on, key, kind, pick, reflects, target = (self) => self, texts) => ({
  on, key, kind, texts,
  judge: (self, args) => {
    const element = target(self);
    if (!element) return UNDECLARED;
    const [name, value] = pick(args, self), read = ADDRESSES[localName(element)]?.[name];
    return read ? judgeAttribute(read, value) : UNDECLARED;
  },
  hold: (self, args, { verdict }) => {
    holdAttribute(target(self), ...pick(args, self), verdict);
    return null;
  },
  pass: (self, args) => {
    const element = target(self);
    if (element) letGo(element, pick(args, self)[0]);
  },
  after: (self, args) => { if (!reflects && target(self) && pick(args, self)[0] === 'style') mendStyle(styleOf(target(self))); },
  get: reflects && ((self) => pendingValue(target(self), reflects)),
});

const reflected = (row) => {
  const [type, ...keys] = row.split(' ');
  return keys.map((key) => {
    const name = key.toLowerCase();
    return sets(`HTML${type}Element`, key, 'setter', ([value]) => [name, value], name);
  });
};

/** Only xlink is a namespace whose attributes load; any other prefix is a spelling. */
const lower = (name) => `${name}`.toLowerCase().replace(/^(?!xlink:).*:/, '');
const byName = ([name, value]) => [`${name}`.toLowerCase(), value];
const byNode = ([node]) => [lower(nameOf(node)), valueOf(node)];
const inSpace = ([, name, value]) => [lower(name), value];
const byItself = ([value], self) => [lower(nameOf(self)), value];

const method = (key, texts, pick) => sets('Element', key, 'method', pick, undefined, undefined, texts);
/** A method that takes an attribute off: what was held of it is void. */
const takesOff = (key, pick) => ({ on: 'Element', key, before: (self, args) => letGo(self, pick(args)[0]) });
const attribute = (on, key) => sets(on, key, 'setter', byItself, undefined, (self) => (nodeType(self) === 2 ? attributeOwner(self) : null));
const mapped = (key) => sets('NamedNodeMap', key, 'method', byNode, undefined, (self) => weakGet(owners, self), 0);
const owned = (on, key) => ({ on, key, kind: 'getter', after: (self, args, made) => weakSet(owners, made, self) });

export const elements = [
  ...REFLECTED.flatMap(reflected),
  method('setAttribute', 2, byName),
  method('setAttributeNS', 3, inSpace),
  method('setAttributeNode', 0, byNode),
  method('setAttributeNodeNS', 0, byNode),
  takesOff('removeAttribute', byName),
  takesOff('removeAttributeNS', inSpace),
  takesOff('toggleAttribute', byName),
  attribute('Attr', 'value'),
  attribute('Node', 'nodeValue'),
  owned('Element', 'attributes'),
  mapped('setNamedItem'),
  mapped('setNamedItemNS'),
  ...['Image', 'Use', 'FEImage', 'Script'].map((type) => owned(`SVG${type}Element`, 'href')),
  {
    key: 'Audio', kind: 'class',
    around: (self, [address], native) => {
      const audio = native([]);
      // As the browser does, but through the property above.
      if (address !== undefined) Object.assign(audio, { preload: 'auto', src: address });
      return audio;
    },
  },
  sets('SVGAnimatedString', 'baseVal', 'setter', ([value]) => ['href', value], 'href', (self) => weakGet(owners, self)),
];
