// The owner's texts in a configuration, each a text for everyone or one by language.

const PURPOSE = ['name', 'description', 'benefit', 'justification'];

/** Calls `act(holder, key)` for each text that is there. */
export const eachText = (config, act) => {
  const visit = (holder, keys) => { if (holder !== null && typeof holder === 'object') for (const key of keys) if (Object.hasOwn(holder, key)) act(holder, key); };
  for (const purpose of listOf(config.purposes)) {
    visit(purpose, PURPOSE);
    for (const item of listOf(purpose?.data)) visit(item, ['name']);
  }
  for (const service of listOf(config.services)) visit(service, ['name']);
};

/** The languages that texts are there in, in the order in which they are met. */
export const languagesIn = (config) => {
  const tags = new Set();
  eachText(config, (holder, key) => { for (const tag of tagsOf(holder[key])) tags.add(tag); });
  return [...tags];
};

/** Texts for everyone become texts in `tag`. A name that is a name in every language stays one. */
export const intoLanguage = (config, tag) => {
  eachText(config, (holder, key) => { if (typeof holder[key] === 'string' && !isBrand(config, holder)) holder[key] = { [tag]: holder[key] }; });
};

/** Takes a language away; texts in none but this one become texts for everyone when it was the last. */
export const withoutLanguage = (config, tag, isLast) => {
  eachText(config, (holder, key) => {
    const text = holder[key];
    if (text === null || typeof text !== 'object') return;
    if (isLast) holder[key] = text[tag] ?? Object.values(text)[0] ?? '';
    else delete text[tag];
  });
  if (config.texts) delete config.texts[tag];
  if (config.texts && !Object.keys(config.texts).length) delete config.texts;
};

/** What to show for a text in a list, whatever it is. */
export const shown = (text, tags = []) => {
  if (typeof text === 'string') return text;
  if (text === null || typeof text !== 'object') return '';
  const found = [...tags, 'en'].map((tag) => text[tag]).find((each) => typeof each === 'string' && each) ?? Object.values(text).find((each) => typeof each === 'string' && each);
  return found ?? '';
};

const isBrand = (config, holder) => listOf(config.services).includes(holder);
const listOf = (value) => (Array.isArray(value) ? value : []);
const tagsOf = (text) => (text !== null && typeof text === 'object' ? Object.keys(text).filter((tag) => tag !== '$comment') : []);
