// The owner's words in the visitor's language, as lines of text for the Rust side (disclosure.rs has the format). What is permitted is
// not in here: that the guard reads, once (src/config/web/configure.js).

const LONGEST = 36500;

/** The lines for `settings`, an object as `JSON.parse` gives it; `site` is a name for who does not say theirs. Never throws, whatever is in there. */
export const disclosure = (settings, language, site) => {
  const lines = [];
  const line = (...fields) => lines.push(fields.map(clean).join('\t'));
  const words = (object, key) => localized(own(object, key), language);
  const controller = own(settings, 'controller');
  line('site', own(controller, 'name') || site, own(controller, 'privacy'));
  for (const purpose of list(settings, 'purposes')) {
    const id = own(purpose, 'id');
    line('purpose', id, days(own(own(purpose, 'retention'), 'days')), words(purpose, 'name') || id, words(purpose, 'description'), words(purpose, 'benefit'), words(purpose, 'justification'));
    for (const item of list(purpose, 'data')) {
      const how = own(item, 'identifiability'), group = own(item, 'group');
      line('item', how !== 'aggregated' ? how : group > 1 ? group : '', words(item, 'name') || own(item, 'id'));
    }
  }
  for (const service of list(settings, 'services')) {
    const id = own(service, 'id'), country = own(service, 'country'), kept = [...list(service, 'cookies'), ...list(service, 'storage')];
    const ages = kept.map((each) => days(own(each, 'days')));
    line('service', id, words(service, 'name') || id, own(service, 'provider'), /^[A-Z]{2}$/.test(country) ? country : '', own(service, 'privacy'),
      ages.includes('') ? '' : Math.max(0, ...ages));
    for (const name of new Set(kept.map((each) => clean(own(each, 'name') ?? own(each, 'key'))))) line('keeps', name);
  }
  return lines.join('\n');
};

/** A text for a reader of `language`: the tag itself, shorter prefixes of it, a longer tag of its language; then the same for English; then the first. */
export const localized = (text, language) => {
  if (text === null || typeof text !== 'object') return text;
  const tags = Object.keys(text).filter((tag) => tag !== '$comment');
  return text[matching(tags, language) ?? matching(tags, 'en') ?? tags[0]];
};

/** Which of `tags` a reader of `wanted` takes. */
export const matching = (tags, wanted) => {
  let tag = canonical(wanted);
  for (; ;) {
    const found = tags.find((each) => canonical(each) === tag);
    if (found !== undefined) return found;
    const end = tag.lastIndexOf('-');
    if (end < 0) return tags.find((each) => canonical(each).split('-')[0] === tag);
    tag = tag.slice(0, end);
  }
};

/** Norwegian has three tags, and a Chinese region means its script. */
const canonical = (tag) => tag.toLowerCase().replace(/^n[bn]\b/, 'no').replace(/^zh-(hk|mo|tw)\b/, 'zh-hant').replace(/^zh-(cn|sg)\b/, 'zh-hans');

/** What an object itself says under `key`; nothing that is inherited. */
export const own = (object, key) => (object !== null && typeof object === 'object' && Object.hasOwn(object, key) ? object[key] : undefined);

/** Every entry, whatever it is: places have to agree with the guard's. */
const list = (object, key) => {
  const found = own(object, key);
  return Array.isArray(found) ? found : [];
};

/** Texts and numbers without control characters, of which the format is made; anything else is nothing. */
const clean = (value) => (typeof value === 'string' ? value.trim().replace(/[\0-\x1f]+/g, ' ') : typeof value === 'number' ? `${value}` : '');

const days = (number) => (Number.isInteger(number) && number >= 0 && number <= LONGEST ? number : '');
