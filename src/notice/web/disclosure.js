// The configuration as lines of text for the Rust side (disclosure.rs has the format), in the visitor's language.

const USES = ['store', 'analyse', 'share'];
const LONGEST = 36500;

/** The lines for `settings`, an object as `JSON.parse` gives it. Never throws, whatever is in there. */
export const disclosure = (settings, language) => {
  const lines = [];
  const line = (...fields) => lines.push(fields.map(clean).join('\t'));
  const controller = own(settings, 'controller');
  line('site', own(settings, 'regime'), own(controller, 'name'), link(own(controller, 'privacy')));
  const purposes = objects(settings, 'purposes'), ids = purposes.map((each) => own(each, 'id'));
  for (const purpose of purposes) {
    const words = (key) => localized(own(purpose, key), language);
    const id = own(purpose, 'id'), justification = words('justification');
    // A ground other than permission has to be justified.
    const basis = justification ? own(purpose, 'basis') : 'consent';
    line('purpose', id, basis, bits(own(purpose, 'uses')), days(own(own(purpose, 'retention'), 'days')), words('name') || id, words('description'), words('benefit'), justification);
    for (const item of objects(purpose, 'data')) {
      const how = own(item, 'identifiability'), group = own(item, 'group');
      line('item', how !== 'aggregated' ? how : group > 1 ? group : '', localized(own(item, 'name'), language) || own(item, 'id'));
    }
  }
  for (const service of objects(settings, 'services')) {
    const id = own(service, 'id'), needs = [], kept = [...objects(service, 'cookies'), ...objects(service, 'storage')];
    const country = own(service, 'country'), served = own(service, 'purposes');
    for (const purpose of served !== null && typeof served === 'object' ? Object.keys(served) : []) {
      const at = ids.indexOf(purpose);
      if (at >= 0) needs.push(at, bits(served[purpose]));
    }
    const ages = kept.map((each) => days(own(each, 'days')));
    line('service', id, localized(own(service, 'name'), language) || id, own(service, 'provider'), /^[A-Z]{2}$/.test(country) ? country : '', link(own(service, 'privacy')),
      needs.join(' '), ages.includes('') ? '' : Math.max(0, ...ages));
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
  let tag = wanted.toLowerCase();
  for (; ;) {
    const found = tags.find((each) => each.toLowerCase() === tag);
    if (found !== undefined) return found;
    const end = tag.lastIndexOf('-');
    if (end < 0) return tags.find((each) => each.toLowerCase().split('-')[0] === tag);
    tag = tag.slice(0, end);
  }
};

/** What an object itself says under `key`; nothing that is inherited. */
export const own = (object, key) => (object !== null && typeof object === 'object' && Object.hasOwn(object, key) ? object[key] : undefined);

const objects = (object, key) => {
  const list = own(object, key);
  return Array.isArray(list) ? list.filter((each) => each !== null && typeof each === 'object' && !Array.isArray(each)) : [];
};

/** Texts and numbers without control characters, of which the format is made; anything else is nothing. */
const clean = (value) => (typeof value === 'string' ? value.trim().replace(/[\0-\x1f]+/g, ' ') : typeof value === 'number' ? `${value}` : '');

/** An address that a visitor may be sent to: http, https or relative; nothing that a URL parser would quietly repair into another. */
const link = (address) => (typeof address === 'string' && !/[\0- \x7f\\]/.test(address) && /^(https?:|[^:]*$|[^:]*[/?#])/i.test(address) ? address : '');

const bits = (uses) => (Array.isArray(uses) ? uses : []).reduce((sum, use) => sum | (USES.includes(use) ? 1 << USES.indexOf(use) : 0), 0);

const days = (number) => (Number.isInteger(number) && number >= 0 && number <= LONGEST ? number : '');
