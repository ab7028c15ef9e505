// JavaScript's tokens, as far as object literals and what stands around them need: comments are gone, nothing is ever run.

const WORD = /[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy, NUMBER = /0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?n?/y;
const SPACE = /(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/|<!--[^\n]*)+/y, REGEX = /\/((?:[^\/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.){0,500}\]){1,1000})\/([a-z]*)/y, TAG = /<\/?script\b[^>]{0,1000}>/iy, PUNCTUATION = /=>|\.\.\.|\?\?|[=!]==?|&&|\|\||[^\s]/uy;
/** After these a slash divides; anywhere else it begins a pattern. */
const ENDS_VALUE = new Set(['word', 'number', 'string', 'template', 'regex']);
const BEFORE_VALUE = new Set(['return', 'typeof', 'case', 'in', 'of', 'new', 'delete', 'void', 'default']);

/** [{ kind, text, value?, at }]; throws a SyntaxError with a place where a text or pattern has no end. */
export const tokens = (text) => {
  const found = [];
  let at = 0;
  const match = (pattern) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const add = (kind, length, value) => {
    found.push({ kind, text: text.slice(at, at + length), value, at });
    at += length;
  };
  while (at < text.length) {
    const space = match(SPACE), char = text[at];
    if (space) {
      at += space[0].length;
      continue;
    }
    const last = found.at(-1), divides = last && ((ENDS_VALUE.has(last.kind) && !BEFORE_VALUE.has(last.text)) || last.text === ')' || last.text === ']');
    let hit;
    if (text.startsWith('/*', at)) throw new SyntaxError(`a comment that begins in line ${lineOf(text, at)} has no end`);
    if (char === '<' && (hit = match(TAG))) {
      // The markup around a script; what it holds begins anew.
      found.push({ kind: 'sign', text: '>', at });
      at += hit[0].length;
    } else if (char === '"' || char === "'" || char === '`') {
      const { value, end } = quoted(text, at);
      add(char === '`' ? 'template' : 'string', end - at, value);
    } else if (char === '/' && !divides && (hit = match(REGEX))) add('regex', hit[0].length, { source: hit[1], flags: hit[2] });
    else if ((hit = match(WORD))) add('word', hit[0].length);
    else if (/[\d.]/.test(char) && (hit = match(NUMBER))) add('number', hit[0].length, Number(hit[0].replace(/_|n$/g, '')));
    else add('sign', (match(PUNCTUATION)?.[0] ?? char).length);
  }
  return found;
};

const ESCAPES = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' };

/** The text of a literal; null for a template that has something to be filled in. */
const quoted = (text, start) => {
  const quote = text[start];
  let value = '', isFilled = false;
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (char === quote) return { value: isFilled ? null : value, end: at + 1 };
    if (char === '\n' && quote !== '`') break;
    if (quote === '`' && char === '$' && text[at + 1] === '{') {
      isFilled = true;
      at = closing(text, at + 1);
      continue;
    }
    if (char !== '\\') {
      value += char;
      continue;
    }
    const rest = text.slice(at + 1, at + 11), [whole, short, long, byte] = /^(?:u([\da-fA-F]{4})|u\{([\da-fA-F]{1,6})\}|x([\da-fA-F]{2}))/.exec(rest) ?? [];
    const code = parseInt(short ?? long ?? byte, 16);
    if (whole && code <= 0x10ffff) {
      value += String.fromCodePoint(code);
      at += whole.length;
    } else {
      at++;
      if (text[at] === '\r' && text[at + 1] === '\n') at++;
      else if (text[at] !== '\n') value += ESCAPES[text[at]] ?? text[at] ?? '';
    }
  }
  throw new SyntaxError(`a text that begins in line ${lineOf(text, start)} has no end`);
};

/** The brace that closes the one at `at`. */
const closing = (text, at) => {
  let depth = 0;
  for (; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return at;
};

export const lineOf = (text, at) => text.slice(0, at).split('\n').length;
