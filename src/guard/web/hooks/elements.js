// Rows for element attributes that load: the properties that reflect them, and every way to set an attribute by name.
import { ADDRESSES, holdAttribute, judgeAttribute, letGo, pendingValue } from '../attributes.js';
import { UNDECLARED } from '../gate.js';
import { localName } from '../natives.js';

// The interfaces, less HTML and Element, with the properties that reflect an attribute of the same name in lower case.
const REFLECTED = [
  'Script src', 'Image src srcset', 'IFrame src', 'Frame src', 'Source src srcset', 'Media src', 'Video poster', 'Track src', 'Embed src', 'Object data',
  'Link href imageSrcset', 'Input src', 'Anchor ping', 'Area ping', 'Form action', 'Body background',
];

const readOf = (element, name) => ADDRESSES[localName(element)]?.[name];

const reflected = (row) => {
  const [type, ...keys] = row.split(' ');
  return keys.map((key) => {
    const name = lower(key);
    return {
      name: key, on: (w) => w[`HTML${type}Element`]?.prototype, key, kind: 'setter',
      judge: (self, [value]) => judgeAt(self, name, value),
      hold: (self, [value], { verdict }) => holdAttribute(self, name, value, verdict, false),
      pass: (self) => letGo(self, name),
      get: (self) => pendingValue(self, name),
    };
  });
};

const judgeAt = (self, name, value) => {
  const read = readOf(self, name);
  return read ? judgeAttribute(read, value) : UNDECLARED;
};

/** A method that sets an attribute; `pick(args)` gives its [name, value]. */
const byName = (on, key, pick) => ({
  name: key, on, key, kind: 'method',
  judge: (self, args) => {
    const [name, value] = pick(args);
    return judgeAt(self, name, value);
  },
  hold: (self, args, { verdict }) => {
    const [name, value] = pick(args);
    holdAttribute(self, name, value, verdict, false);
    return null;
  },
  pass: (self, args) => {
    const [name] = pick(args);
    if (readOf(self, name)) letGo(self, name);
  },
});

const lower = (name) => `${name}`.toLowerCase();
const element = (w) => w.Element.prototype;

/** A method that takes an attribute off: what was held of it is void. */
const offByName = (key, pick) => ({
  name: key, on: element, key, kind: 'method',
  before: (self, args) => {
    const name = lower(pick(args)).replace(/^(?!xlink:).*:/, '');
    if (readOf(self, name)) letGo(self, name);
  },
});

export const elements = [
  ...REFLECTED.flatMap(reflected),
  byName(element, 'setAttribute', ([name, value]) => [lower(name), value]),
  byName(element, 'setAttributeNS', ([, name, value]) => [lower(name).replace(/^(?!xlink:).*:/, ''), value]),
  byName(element, 'setAttributeNode', ([node]) => [lower(node?.name), node?.value]),
  byName(element, 'setAttributeNodeNS', ([node]) => [lower(node?.name), node?.value]),
  offByName('removeAttribute', ([name]) => name),
  offByName('removeAttributeNS', ([, name]) => name),
  offByName('removeAttributeNode', ([node]) => node?.name),
  offByName('toggleAttribute', ([name]) => name),
];
