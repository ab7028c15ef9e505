// What a placeholder says, from the configuration: who would receive what, and what for. Nothing is decided here.
import { localized, own } from '../../disclosure/web/disclosure.js';

/** So many of several names; how many more there are is said. */
const MOST = 3;
const DOT = ' · ';

/** An array, whatever is there. */
const list = (object, key) => {
  const found = own(object, key);
  return Array.isArray(found) ? found : [];
};
const words = (value) => (typeof value === 'string' ? value.trim() : '');

/**
 * `settings`: the configuration; `ids`: the services in question, by id; `host`: who is asked where none is declared. `say` puts named
 * texts into words (src/disclosure/web/words.js). Returns { name, text, privacy }; `text` is one or two sentences.
 */
export const sentence = (settings, ids, host, language, say) => {
  const text = (key, ...values) => say(`\x01${[key, ...values].join('\x02')}\x03`);
  const services = ids.map((id) => list(settings, 'services').find((each) => own(each, 'id') === id)).filter(Boolean);
  // Names are the owner's, and may be in another script: nothing in them is a mark of ours, and they keep their own direction.
  const clean = (value) => value && `\u2068${value.replace(/[\x01-\x03]/g, ' ')}\u2069`;
  const called = (each) => clean(words(localized(own(each, 'name'), language)) || words(own(each, 'id')));
  const few = (names) => {
    const all = [...new Set(names.filter(Boolean))], more = all.length - MOST;
    return [...all.slice(0, MOST), ...(more > 0 ? [text('#more', more)] : [])].join(DOT);
  };
  const who = few(services.map((service) => {
    const name = called(service), provider = clean(words(own(service, 'provider'))), country = own(service, 'country');
    const about = [provider !== name && provider, /^[A-Z]{2}$/.test(country) && text('country', country)].filter(Boolean);
    return about.length ? `${name} (${about.join(', ')})` : name;
  })) || host;
  const served = list(settings, 'purposes').filter((purpose) => services.some((service) => own(own(service, 'purposes'), own(purpose, 'id'))));
  const items = served.flatMap((purpose) => list(purpose, 'data')), personal = items.filter((item) => own(item, 'identifiability') !== 'aggregated');
  const data = few((personal.length ? personal : items).map(called)) || text('embed.least'), purposes = few(served.map(called));
  return {
    name: few(services.map(called)) || host,
    text: text('embed', 'who', who, 'data', data) + (purposes && ` ${text('embed.for', 'purposes', purposes)}`),
    privacy: link(services.map((service) => own(service, 'privacy')).find(Boolean)),
  };
};

/** An address that a visitor may be sent to, or nothing. */
const link = (address) => {
  try {
    return typeof address === 'string' && /^https?:$/.test(new URL(address, document.baseURI).protocol) ? address : '';
  } catch {
    return '';
  }
};
