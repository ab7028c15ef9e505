// The catalogue as the editor uses it: looked up, searched, and put into a configuration.

/** Categories whose suggested purpose has another name. */
const PURPOSE_OF = { tags: 'functional' };
const MOST = 30;
/** Shown before anything is typed. */
const OFTEN = ['googleanalytics', 'googletagmanager', 'googlemaps', 'youtube', 'googlewebfonts', 'matomo', 'facebook', 'googlerecaptcha'];

/** What people call them, too. */
const ALSO = {
  twitter: 'x', googlefonts: 'googlewebfonts', recaptcha: 'googlerecaptcha', clarity: 'microsoftclarity', ga: 'googleanalytics', ga4: 'googleanalytics', gtag: 'googleanalytics', gtm: 'googletagmanager', adsense: 'googleadsense',
  facebookpixel: 'facebook', metapixel: 'facebook', meta: 'facebook', linkedininsight: 'linkedin', piwik: 'matomo', matomopiwik: 'matomo', youtubeembed: 'youtube', openstreetmap: 'openstreetmapembed',
};

/** `rows` as build.mjs writes them, `purposes` as in purposes.json. */
export const openCatalogue = (rows, purposes) => {
  const entries = rows.map(entryOf), byId = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    entries, purposes,
    get: (id) => byId.get(id) ?? null,
    /** The best finds first; at most 30, with how many there are in all. */
    search: (text) => {
      const wanted = plain(text);
      if (!wanted) return { found: OFTEN.map((id) => byId.get(id)).filter(Boolean), count: entries.length };
      const found = entries.map((entry) => [rank(entry, wanted), entry]).filter(([at]) => at >= 0).sort(([one, a], [other, b]) => one - other || OFTEN.includes(b.id) - OFTEN.includes(a.id) || a.name.length - b.name.length);
      return { found: found.slice(0, MOST).map(([, entry]) => entry), count: found.length };
    },
    /** The entry that somebody's name for a service means, or null. */
    named: (name) => byId.get(ALSO[plain(name)] ?? plain(name)) ?? entries.find((entry) => plain(entry.name) === plain(name)) ?? null,
  };
};

const entryOf = ([id, name, provider = '', country = '', category = 'functional', hosts = '', cookies = [], storage = [], privacy = '']) => ({
  id, name, provider: provider || name, country, category, purpose: PURPOSE_OF[category] ?? category, hosts: hosts ? hosts.split(' ') : [], cookies: cookies.map(kept), storage: storage.map(kept), privacy,
});

const kept = (text) => {
  const [name, days] = text.split('|');
  return { name, days: days === undefined ? undefined : Number(days) };
};

const plain = (text) => `${text}`.toLowerCase().normalize('NFKD').replace(/[^a-z0-9]/g, '');

const rank = (entry, wanted) => {
  const name = plain(entry.name);
  if (name === wanted || entry.id === wanted || ALSO[wanted] === entry.id) return 0;
  if (name.startsWith(wanted)) return entry.cookies.length ? 1 : 2;
  if (name.includes(wanted) || plain(entry.provider).startsWith(wanted)) return entry.cookies.length ? 3 : 4;
  return entry.hosts.some((host) => plain(host).includes(wanted)) || entry.cookies.some((cookie) => plain(cookie.name).includes(wanted)) ? 5 : -1;
};

/** Puts a service into `config`, and the purpose it needs when that is missing. `word(text)` makes our texts the owner's. Returns their names. */
export const addService = (config, entry, purposes, word) => {
  config.purposes ??= [];
  config.services ??= [];
  let purpose = config.purposes.find((each) => each?.id === entry.purpose);
  const isNew = !purpose;
  if (isNew) config.purposes.push(purpose = worded(structuredClone(purposes[entry.purpose]), word));
  const service = serviceOf(entry, purpose);
  service.id = free(service.id, [...config.services, ...config.purposes]);
  config.services.push(service);
  return { service, purpose, isNew };
};

/** The entry as a service of `purpose`. No age is longer than the purpose's retention: what is older is to be removed. */
export const serviceOf = (entry, purpose) => {
  const limit = purpose?.retention?.days, most = (days) => (limit === undefined ? days : Math.min(days ?? limit, limit));
  const aged = (days) => (most(days) === undefined ? {} : { days: most(days) });
  return {
    id: entry.id, name: entry.name, provider: entry.provider, ...(entry.country && { country: entry.country }), ...(entry.privacy && { privacy: entry.privacy }),
    purposes: purpose ? { [purpose.id]: [...(purpose.uses ?? [])] } : {},
    ...(entry.hosts.length && { hosts: [...entry.hosts] }),
    ...(entry.cookies.length && { cookies: entry.cookies.map(({ name, days }) => ({ name, ...aged(days) })) }),
    ...(entry.storage.length && { storage: entry.storage.map(({ name, days }) => ({ key: name, ...aged(days) })) }),
  };
};

/** An id that none of `taken` has. */
export const free = (id, taken) => {
  const ids = new Set(taken.map((each) => each?.id));
  for (let count = 1; ; count++) {
    const tried = count === 1 ? id : `${id.slice(0, 60)}-${count}`;
    if (!ids.has(tried)) return tried;
  }
};

const worded = (purpose, word) => {
  for (const key of ['name', 'description', 'benefit', 'justification']) if (purpose[key]) purpose[key] = word(purpose[key]);
  for (const item of purpose.data) item.name = word(item.name);
  return purpose;
};
