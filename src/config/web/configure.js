// Reads the configuration for the core. The browser has parsed the JSON; here each fact is checked and written on a line of its own.
// What cannot be read makes its purpose or service less permitted, never more. The full check, with a sentence for every problem, is
// the checker's (src/check).

export const REGIMES = ['opt-in', 'opt-out', 'notice-only'];
const BASES = ['consent', 'necessary', 'legitimate-interest'];
const COOKIE = 4, STORES = ['local', 'session', 'indexeddb', 'cache', , 'files'];
export const UNKNOWN = ['declared', 'third-party', 'strict'], ENDS = ['network-error', 'empty-204'];
export const USES = ['store', 'analyse', 'share'];
const EXPIRY = 180, EXPIRY_CAP = 365, MOST_PURPOSES = 255, MOST_SERVICES = 4096;

/** The configuration in `text`. Of a text that is no JSON at least what it declares by host and cookie, so that it stays held. */
export const readText = (text) => {
  try {
    const found = JSON.parse(text);
    if (Object(found) === found && !Array.isArray(found)) return found;
  } catch {
    // Salvaged below.
  }
  return { broken: true, services: [{ id: '', hosts: salvage(text, 'hosts'), cookies: salvage(text, 'cookies').map((name) => ({ name })) }] };
};

const salvage = (text, key) => [...text.matchAll(new RegExp(`"${key}"\\s*:\\s*\\[([^\\]]*)`, 'g'))]
  .flatMap(([, list]) => list.match(/[^"\\,\s]+(?=")/g) ?? []);

/**
 * The lines for the core (src/config/lines.rs has the format), and how many faults there are.
 * Material facts are canonical JSON: what changes them asks the visitor again.
 */
export const configure = (config, gpc) => {
  // A slip is understood all the same, and said; a fault is not.
  let faults = config.broken ? 1 : 0, slips = 0;
  const lines = [];
  const add = (...fields) => { lines.push(fields.map((field) => `${field}`.replace(/[\t\n]/g, ' ')).join('\t')); };
  const fault = (otherwise) => {
    faults++;
    return otherwise;
  };
  const word = (words, value) => {
    const at = value === undefined ? 0 : words.indexOf(value);
    return at < 0 ? fault(0) : at;
  };
  const whole = (value, least, most, otherwise) => (value === undefined ? otherwise : Number.isInteger(value) && value >= least && value <= most ? value : fault(otherwise));
  const text = (value) => (typeof value === 'string' ? value : fault(''));
  const list = (value) => (Array.isArray(value) ? value : value === undefined ? [] : fault([]));
  const bits = (uses) => list(uses).reduce((sum, use) => sum | (USES.includes(use) ? 1 << USES.indexOf(use) : fault(0)), 0);
  // What a purpose without a use, or a pattern for everything, is meant to be, nobody knows.
  const some = (uses) => bits(uses) || fault(0);
  const pattern = (name) => (/[^*]/.test(text(name)) ? name : fault(''));
  const seen = new Set();
  const id = (kind, value) => {
    if (!ID.test(text(value)) || value.length > LONGEST || value in {} || seen.has(kind + value)) fault();
    seen.add(kind + value);
    return `${value}`;
  };

  const regime = word(REGIMES, config.regime), purposes = list(config.purposes).slice(0, MOST_PURPOSES), services = list(config.services).slice(0, MOST_SERVICES);
  add(`o${config.broken ? 0 : regime}${word(['changed', 'all'], config.reask)}${+gpc}${word(UNKNOWN, config.unknown)}`, whole(config.expiry?.days, 1, EXPIRY_CAP, EXPIRY), whole(config.edition, 0, 255, 0));
  word(ENDS, config.refused);
  for (const host of list(config.firstParty)) add('w', ascii(text(host)));
  const declared = [];
  for (const each of purposes) {
    const before = faults, name = id('p', each?.id);
    const items = list(each?.data).map((item) => [text(item?.id), text(item?.identifiability), whole(item?.group, 2, 1e9, 0)]);
    const recipients = services.filter((service) => service?.purposes?.[name]).map((service) => [service.id, service.provider ?? '', service.country ?? '', bits(service.purposes[name])]);
    const basis = word(BASES, each?.basis), uses = some(each?.uses);
    if (basis && !Object.values(Object(each.justification)).join('').trim()) fault();
    declared.push(uses);
    const aggregated = items.length && items.every(([, how, group]) => how === 'aggregated' && group);
    add(`p${basis}${uses}${aggregated ? 1 : 0}`, name, JSON.stringify([basis, uses, each?.retention?.days ?? null, items.sort(byText), recipients.sort(byText)]));
    if (faults > before) add('f');
  }
  const places = purposes.map((each) => each?.id);
  for (const each of services) {
    const before = faults, name = id('s', each?.id);
    const needs = Object.entries(each?.purposes ?? {}).filter(([key]) => key !== '$comment').map(([key, uses]) => [key, some(uses)]).sort(byText);
    if (!needs.length) fault();
    add('s', name, JSON.stringify([each?.provider ?? '', each?.country ?? '', needs]));
    for (const [purpose, uses] of needs) {
      const place = places.indexOf(purpose);
      if (uses & ~declared[place]) fault();
      add(`n${uses}`, place < 0 ? fault(NOWHERE) : place);
    }
    for (const written of list(each?.hosts)) {
      const plain = text(written).replace(PASTED, ''), [, host, port = 0, path = ''] = HOST.exec(plain) ?? [];
      if (plain !== written) slips++;
      if (host || /[^/*]/.test(path)) add('h', ascii(host), port, path);
      else fault();
    }
    for (const cookie of list(each?.cookies)) add(`k${COOKIE}`, pattern(cookie?.name));
    for (const kept of list(each?.storage)) add(`k${word(STORES, kept?.in)}`, pattern(kept?.key));
    if (faults > before) add('n7', NOWHERE);
  }
  return [lines.join('\n'), faults + slips];
};

/** `host`, `host:port`, `host/path`, `/path`. */
const HOST = /^(\[[^\]]*\]|[^/:*\s]*)(?::(\d+))?(\/\S*)?$/;
/** What an owner pastes around that is understood. */
const PASTED = /^(?:(?:[a-z]+:)?\/\/)?(?:\*\.)?|[?#].*/gi;
/** What can be an id; it becomes the key of an object, so it must not be one that every object has. */
const ID = /^[a-zA-Z\d][\w.-]*$/, LONGEST = 64;
/** The place of no purpose. */
const NOWHERE = 65535;

/** As the browser spells the host in an address: lower case, punycode. Most are written so. */
const ascii = (host) => {
  try {
    return /^[a-z.-]*$/.test(host) ? host : new URL(`http://${host}`).hostname;
  } catch {
    return host;
  }
};

const byText = ([a], [b]) => (a < b ? -1 : 1);
