// Words: the owner's wording or the language file's, with plurals, numbers, countries and dates by the platform's `Intl`.
//
// Its heavier parts take a page's first use of them many milliseconds to load (a list twenty to a hundred, plurals one), so the first
// layer does without: durations are worded in the language files, in the case that their sentence needs, names stand with dots
// between, and small numbers are written as they are; countries and dates are given by who needs them (names.js). Digits are the same everywhere: Latin ones.

import { matching, own } from './disclosure.js';

/**
 * The texts in the visitor's `language`, as `{ texts, language }`; `file(tag)` brings a language file, `tag` is the one that suits best. A broken file
 * is no reason for silence: English then, and without any words of ours the owner's alone.
 */
export const textsIn = async ({ tag, language, file }) => {
  try {
    const { default: texts } = await file(tag);
    if (!texts.texts.lead) throw tag;
    return { texts, language };
  } catch (error) {
    console.warn('placet: lang/%s.js is broken or missing', tag, error);
    return tag === ENGLISH ? { texts: { lang: tag, texts: {} }, language } : textsIn({ tag: ENGLISH, language: ENGLISH, file });
  }
};

const ENGLISH = 'en';

/** What finds the wording of a key: the owner's in the visitor's `language` (`settings.texts`), else that of `file`, a language file; undefined where neither has it. */
export const wordings = (settings, file, language) => {
  const worded = own(settings, 'texts'), wording = worded && own(worded, matching(Object.keys(worded), language));
  return (key) => [own(wording, key), own(file.texts, key)].find((text) => typeof text === 'string');
};

/** Says which language the words of `host` are in, and how they run. English stands in where only the owner has words in the visitor's language: then the page's direction counts. */
export const setLanguage = (host, file, language) => {
  host.lang = language;
  if (file.lang !== 'en' || /^en/i.test(language)) host.dir = file.dir;
};

/** `find(key)` gives a wording or undefined; `language` is the tag that `Intl` is asked in; `more` are further words of the platform. Returns what puts a named text into words. */
export const words = (find, language, more) => {
  const known = { ...PLATFORM, ...more };
  const made = { __proto__: null };
  const platform = (key, value) => {
    try {
      return (made[key] ??= known[key](`${language}-u-nu-latn`))(value);
    } catch {
      // A language or a code that the platform does not know.
      return value;
    }
  };
  const number = (value) => (value < 1000 ? value : platform('number', value));
  const fill = (text, values) => {
    for (let at = 0; at < values.length; at += 2) text = text.split(`{${values[at]}}`).join(values[at + 1]);
    return text;
  };
  const word = (key, values) => {
    if (key === 'number') return number(values[0]);
    if (Object.hasOwn(known, key)) return platform(key, values[0]);
    if (key[0] !== '#') return fill(find(key) ?? key, values);
    const [name, value] = [key.slice(1), values[0]];
    return fill(find(`${name}.${platform('plural', value)}`) ?? find(`${name}.other`) ?? name, ['n', number(value)]);
  };
  // From the inside out: a value may name words in turn.
  return (text) => {
    for (let inner; (inner = INNERMOST.exec(text));) {
      const [key, ...values] = inner[1].split('\x02');
      text = text.slice(0, inner.index) + word(key, values) + text.slice(inner.index + inner[0].length);
    }
    return text;
  };
};

const INNERMOST = /\x01([^\x01\x03]*)\x03/;

/** Each made once, when it is first needed. */
const PLATFORM = {
  plural: (language) => {
    const rules = new Intl.PluralRules(language);
    return (number) => rules.select(number);
  },
  number: (language) => {
    const format = new Intl.NumberFormat(language);
    return (number) => format.format(number);
  },
};
