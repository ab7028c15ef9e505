// Rows for element attributes that load: the properties that reflect them, and every way to set an attribute by name.
import { ADDRESSES, holdAttribute, judgeAttribute, letGo, pendingValue } from '../attributes.js';
import { UNDECLARED } from '../gate.js';
import { localName } from '../natives.js';

// The interfaces, less HTML and Element, with the properties that reflect an attribute of the same name in lower case.
const REFLECTED = [
  'Script src', 'Image src srcset', 'IFrame src', 'Frame src', 'Source src srcset', 'Media src', 'Video poster', 'Track src', 'Embed src', 'Object data',
  'Link href imageSrcset', 'Input src', 'Anchor ping', 'Area ping', 'Form action', 'Body background',
];

/** A row that gives an attribute a value; `pick(args)` says [name, value]. */
const sets = (on, key, kind, pick, reflects) => ({
  on, key, kind,
  judge: (self, args) => {
    const [name, value] = pick(args), read = ADDRESSES[localName(self)]?.[name];
    return read ? judgeAttribute(read, value) : UNDECLARED;
  },
  hold: (self, args, { verdict }) => {
    holdAttribute(self, ...pick(args), verdict);
    return null;
  },
  pass: (self, args) => letGo(self, pick(args)[0]),
  get: (self) => pendingValue(self, reflects),
});

const reflected = (row) => {
  const [type, ...keys] = row.split(' ');
  return keys.map((key) => {
    const name = key.toLowerCase();
    return sets(`HTML${type}Element`, key, 'setter', ([value]) => [name, value], name);
  });
};

const lower = (name) => `${name}`.toLowerCase();
const byName = ([name, value]) => [lower(name), value];
const byNode = ([node]) => [lower(node?.name), node?.value];
/** Only xlink is a namespace whose attributes load; any other prefix is a spelling. */
const inSpace = ([, name, value]) => [lower(name).replace(/^(?!xlink:).*:/, ''), value];

const method = (key, pick) => sets('Element', key, 'method', pick);
/** A method that takes an attribute off: what was held of it is void. */
const takesOff = (key, pick) => ({ on: 'Element', key, before: (self, args) => letGo(self, pick(args)[0]) });

export const elements = [
  ...REFLECTED.flatMap(reflected),
  method('setAttribute', byName),
  method('setAttributeNS', inSpace),
  method('setAttributeNode', byNode),
  method('setAttributeNodeNS', byNode),
  takesOff('removeAttribute', byName),
  takesOff('removeAttributeNS', inSpace),
  takesOff('removeAttributeNode', byNode),
  takesOff('toggleAttribute', byName),
];
