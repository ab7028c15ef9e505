// A safe reader for JavaScript object literals, and so for JSON: it reads what is written down and runs nothing. Functions, calls and
// names are left out, each with a note of where it stood.
import { lineOf, tokens } from './tokens.js';

const LONGEST = 500_000, DEEPEST = 64;
const REFUSED = new Set(['__proto__', 'constructor', 'prototype']);
const CLOSING = { '(': ')', '[': ']', '{': '}' };
/** In front of an object that somebody has written down to be used. */
const BEFORE = new Set(['(', '=', '>', 'default', 'return']);

/** A regular expression, as text. */
export class Pattern {
  constructor({ source, flags }) { Object.assign(this, { source, flags }); }
}

/** Every object literal of the text that is not inside another: [{ value, notes: [{ path, what }] }]. Throws a SyntaxError for a broken text. */
export const readObjects = (text) => {
  if (text.length > LONGEST) throw new SyntaxError(`longer than ${LONGEST} characters`);
  const list = tokens(text), found = [];
  for (let at = 0; at < list.length; at++) {
    if (list[at].text !== '{' || list[at].kind !== 'sign' || (at > 0 && !BEFORE.has(list[at - 1].text))) continue;
    const reader = openReader(list, at, text);
    const value = reader.object('', 0);
    // What is no object, as a function's body after `=`, says so by having nothing in it.
    if (value && Object.keys(value).length) found.push({ value, notes: reader.notes });
    at = Math.max(at, reader.end() - 1);
  }
  return found;
};

const openReader = (list, start, text) => {
  const notes = [];
  let at = start;
  const peek = (ahead = 0) => list[at + ahead] ?? { kind: 'end', text: '' };
  const is = (sign, ahead = 0) => peek(ahead).kind === 'sign' && peek(ahead).text === sign;
  const note = (path, what) => { notes.push({ path, what }); };
  const broken = (expected) => new SyntaxError(`line ${lineOf(text, peek().at ?? text.length)}: found ${peek().text ? `\`${peek().text.slice(0, 40)}\`` : 'the end'}, expected ${expected}`);

  /** Past an expression: to the comma or bracket behind it. */
  const skip = () => {
    const open = [];
    for (; at < list.length; at++) {
      const { kind, text: sign } = peek();
      if (kind !== 'sign') continue;
      if (!open.length && (sign === ',' || sign === '}' || sign === ']' || sign === ')' || sign === ';')) return;
      if (CLOSING[sign]) open.push(CLOSING[sign]);
      else if (sign === open.at(-1)) open.pop();
    }
  };
  const ends = () => ['sign', 'end'].includes(peek().kind) && ['', ',', '}', ']', ')', ';'].includes(peek().text);

  const simple = (path, depth) => {
    const { kind, text: word, value } = peek();
    if (is('{')) return object(path, depth);
    if (is('[')) return array(path, depth);
    if (is('-') && peek(1).kind === 'number') {
      at += 2;
      return -peek(-1).value;
    }
    if (kind === 'string' || kind === 'number' || (kind === 'template' && value !== null)) {
      at++;
      return value;
    }
    if (kind === 'regex') {
      at++;
      return new Pattern(value);
    }
    if (kind === 'word' && Object.hasOwn(CONSTANTS, word)) {
      at++;
      return CONSTANTS[word];
    }
    if ((word === '!') && peek(1).kind === 'number') {
      at += 2;
      return !peek(-1).value;
    }
    if (word === 'new' && peek(1).text === 'RegExp' && is('(', 2) && peek(3).kind === 'string') {
      const source = peek(3).value, flags = is(',', 4) && peek(5).kind === 'string' ? peek(5).value : '', end = at + (is(',', 4) ? 6 : 4);
      if (list[end]?.text === ')') {
        at = end + 1;
        return new Pattern({ source, flags });
      }
    }
    return undefined;
  };

  const value = (path, depth) => {
    if (depth > DEEPEST) throw new SyntaxError('nested too deeply');
    const from = at, first = peek(), before = notes.length;
    let found = simple(path, depth);
    // 'one' + 'text'
    while (at > from && typeof found === 'string' && is('+') && ['string', 'template'].includes(peek(1).kind) && typeof peek(1).value === 'string') {
      found += peek(1).value;
      at += 2;
    }
    if (at > from && ends()) return found;
    at = from;
    notes.length = before;
    skip();
    if (at === from) throw broken('a value');
    const isFunction = ['function', 'async', 'class'].includes(first.text) || list.slice(from, at).some((token) => token.text === '=>');
    note(path, isFunction ? 'a function' : 'something to be worked out by the page');
    return undefined;
  };

  const object = (path, depth) => {
    const found = Object.create(null);
    at++;
    while (!is('}')) {
      if (peek().kind === 'end') throw broken('`}`');
      if (is(',')) {
        at++;
        continue;
      }
      // `get name() {}` is called name.
      if (PREFIXES.has(peek().text) && ['word', 'string'].includes(peek(1).kind)) at++;
      const { kind, text: word, value: given } = peek();
      if (is('...') || is('[')) {
        skip();
        note(path, is('...') ? 'a spread' : 'something to be worked out by the page');
        continue;
      }
      if (!['word', 'string', 'number', 'template'].includes(kind)) throw broken('a key');
      const key = kind === 'word' ? word : `${given}`, here = path ? `${path}.${key}` : key;
      at++;
      if (is(':')) {
        at++;
        const read = value(here, depth + 1);
        if (REFUSED.has(key)) note(here, 'a key that is refused');
        else if (read !== undefined) found[key] = read;
      } else {
        // A method, a getter, or a variable by its own name.
        note(here, is('(') || peek().kind === 'word' ? 'a function' : 'something to be worked out by the page');
        skip();
      }
    }
    at++;
    return found;
  };

  const array = (path, depth) => {
    const found = [];
    at++;
    for (let index = 0; !is(']');) {
      if (peek().kind === 'end') throw broken('`]`');
      if (is(',')) {
        at++;
        continue;
      }
      const read = is('...') ? (skip(), note(path, 'a spread'), undefined) : value(`${path}[${index}]`, depth + 1);
      if (read !== undefined) found.push(read);
      index++;
    }
    at++;
    return found;
  };

  return { object, notes, end: () => at };
};

const PREFIXES = new Set(['get', 'set', 'async']);
const CONSTANTS = { true: true, false: false, null: null };
