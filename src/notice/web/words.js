// Words: the owner's wording or the language file's, with numbers, lists, countries and times by the platform's `Intl`.

/** `find(key)` gives a wording or undefined; `language` is the tag that `Intl` is asked in. Returns what puts a named text into words. */
export const words = (find, language) => {
  const made = { __proto__: null };
  const platform = (key, values) => {
    try {
      return (made[key] ??= FORMATS[key](language))(values);
    } catch {
      // A language or a code that the platform does not know.
      return values.join(', ');
    }
  };
  const word = (key, values) => {
    if (FORMATS[key]) return platform(key, values);
    if (key[0] !== '#') {
      let text = find(key) ?? key;
      for (let at = 0; at < values.length; at += 2) text = text.split(`{${values[at]}}`).join(values[at + 1]);
      return text;
    }
    const name = key.slice(1), text = find(`${name}.${platform('plural', values)}`) ?? find(`${name}.other`) ?? name;
    return text.split('{n}').join(platform('number', values));
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

const duration = (unit) => (language) => {
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return ([number]) => format.format(number);
};

/** Each made once, when it is first needed. */
const FORMATS = {
  __proto__: null,
  days: duration('day'),
  months: duration('month'),
  years: duration('year'),
  list: (language) => {
    const format = new Intl.ListFormat(language);
    return (items) => format.format(items);
  },
  country: (language) => {
    const names = new Intl.DisplayNames(language, { type: 'region', style: 'short' });
    return ([code]) => names.of(code);
  },
  number: (language) => {
    const format = new Intl.NumberFormat(language);
    return ([number]) => format.format(number);
  },
  plural: (language) => {
    const rules = new Intl.PluralRules(language);
    return ([number]) => rules.select(number);
  },
  date: (language) => {
    const format = new Intl.DateTimeFormat(language, { dateStyle: 'long' });
    return ([time]) => format.format(new Date(time));
  },
};
