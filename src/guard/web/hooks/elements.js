// Rows for element attributes that load: the properties that reflect them, and every way to set an attribute by name.
import { ADDRESSES, holdAttribute, judgeAttribute, letGo, pendingValue } from '../attributes.js';
import { UNDECLARED } from '../gate.js';
import { apply, attributeOwner, localName, nameOf, nodeType, styleOf, valueOf, weakGet, weakSet } from '../natives.js';
import { mendStyle } from '../styles.js';

// The interfaces, less HTML and Element, with the properties that reflect an attribute of the same name in lower case.
const REFLECTED = [
  'Script src', 'Image src srcset', 'IFrame src srcdoc', 'Frame src', 'Source src srcset', 'Media src', 'Video poster', 'Track src', 'Embed src', 'Object data',
  'Link href imageSrcset', 'Input src', 'Anchor ping', 'Area ping', 'Body background',
];

/** Objects that stand for an attribute, or all of them, and do not say whose: object -> element. */
const owners = new WeakMap();

const itself = (self) => self, first = (args) => args[0], second = (args) => args[1];

/** A row that gives an attribute a value: `name(args, self)` of `target(self)`. */
const sets = (on, key, name, value, reflects, target = itself, texts) => ({
  on, key, texts,
  judge: (self, args) => {
    const element = target(self), read = element && ADDRESSES[localName(element)]?.[name(args, self)];
    return read ? judgeAttribute(read, value(args)) : UNDECLARED;
  },
  hold: (self, args, { verdict }) => {
    holdAttribute(target(self), name(args, self), value(args), verdict);
    return null;
  },
  pass: (self, args) => {
    const element = target(self);
    if (element) letGo(element, name(args, self));
  },
  after: reflects ? undefined : (self, args) => { if (target(self) && name(args, self) === 'style') mendStyle(styleOf(target(self))); },
  get: reflects && ((self) => pendingValue(target(self), reflects)),
});

const reflected = (row) => {
  const [type, ...keys] = row.split(' ');
  return keys.map((key) => {
    const name = key.toLowerCase();
    return sets(`HTML${type}Element`, key, () => name, first, name);
  });
};

/** Only xlink is a namespace whose attributes load; any other prefix is a spelling. */
const lower = (name) => `${name}`.toLowerCase().replace(/^(?!xlink:).*:/, '');
const byName = (args) => `${args[0]}`.toLowerCase();
const inSpace = (args) => lower(args[1]);
const byNode = (args) => lower(nameOf(args[0])), inNode = (args) => valueOf(args[0]);
const byItself = (args, self) => lower(nameOf(self));

const method = (key, texts, name, value) => sets('Element', key, name, value, undefined, undefined, texts);
/** The names of all attributes that matter to anything. */
const NAMES = Object.assign({ __proto__: null, style: true }, ...Object.values(ADDRESSES));
/** A method that takes an attribute off: what was held of it is void. */
const takesOff = (key, name) => ({ on: 'Element', key, before: (self, args) => letGo(self, name(args)) });
const attribute = (on, key) => sets(on, key, byItself, first, undefined, (self) => (nodeType(self) === 2 ? attributeOwner(self) : null));
const mapped = (key) => sets('NamedNodeMap', key, byNode, inNode, undefined, (self) => weakGet(owners, self), 0);
const owned = (on, key) => ({ on, key, after: (self, args, made) => weakSet(owners, made, self) });

export const elements = [
  ...REFLECTED.flatMap(reflected),
  {
    ...method('setAttribute', 2, byName, second),
    direct: (native, guarded) => ({ setAttribute(name, value) {
      return arguments.length === 2 && typeof name === 'string' && !NAMES[name.toLowerCase()] ? native(this, name, value) : apply(guarded, this, arguments);
    } }).setAttribute,
  },
  method('setAttributeNS', 3, inSpace, (args) => args[2]),
  method('setAttributeNode', 0, byNode, inNode),
  method('setAttributeNodeNS', 0, byNode, inNode),
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
    key: 'Audio',
    around: (self, [address], native) => {
      const audio = native([]);
      // As the browser does, but through the property above.
      if (address !== undefined) Object.assign(audio, { preload: 'auto', src: address });
      return audio;
    },
  },
  sets('SVGAnimatedString', 'baseVal', () => 'href', first, 'href', (self) => weakGet(owners, self)),
];
