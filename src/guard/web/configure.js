// Reads the configuration for the core. The browser has parsed the JSON; here each fact is checked and handed over, one call each.
// What cannot be read makes its purpose or service less permitted, never more. The full check, with a sentence for every problem, is
// the checker's (src/check).

const REGIMES = ['opt-in', 'opt-out', 'notice-only'], BASES = ['consent', 'necessary', 'legitimate-interest'];
const STORES = ['local', 'session', 'indexeddb', 'cache'], COOKIE = 4;
export const USES = ['store', 'analyse', 'share'];
const EXPIRY = 180, EXPIRY_CAP = 365, MOST_PURPOSES = 255, MOST_SERVICES = 4096;

/** The configuration in `text`. Of a text that is no JSON at least what it declares by host and cookie, so that it stays held. */
export const readText = (text) => {
  try {
    const found = JSON.parse(text);
    if (found !== null && typeof found === 'object') return found;
  } catch {
    // Salvaged below.
  }
  return { broken: true, services: [{ id: '', hosts: salvage(text, 'hosts'), cookies: salvage(text, 'cookies').map((name) => ({ name })) }] };
};

const salvage = (text, key) => [...text.matchAll(new RegExp(`"${key}"\\s*:\\s*\\[([^\\]]*)`, 'g'))]
  .flatMap(([, list]) => [...list.matchAll(/"([^"\\]+)"/g)].map(([, word]) => word));

/**
 * Hands `config` to the core's builder: open, purpose, service, need, host, name. Returns how many faults there are.
 * Material facts go as canonical JSON: what changes it asks the visitor again (src/config/facts/fingerprint.rs).
 */
export const configure = (config, core, gpc) => {
  let faults = config.broken ? 1 : 0;
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
  const seen = new Set();
  /** Runs `read`; whatever it finds faulty, `hold` makes up for. Two of one name are both in doubt. */
  const entry = (kind, id, read, hold) => {
    const before = faults;
    if (text(id) === '' || seen.has(kind + id)) fault();
    seen.add(kind + id);
    read();
    if (faults > before) hold();
  };

  const regime = word(REGIMES, config.regime), purposes = list(config.purposes).slice(0, MOST_PURPOSES), services = list(config.services).slice(0, MOST_SERVICES);
  core.open(config.broken ? 0 : regime, whole(config.expiry?.days, 1, EXPIRY_CAP, EXPIRY), word(['changed', 'all'], config.reask), whole(config.edition, 0, 255, 0), gpc);
  const places = Object.create(null);
  purposes.forEach((each, at) => { places[each?.id] = at; });

  for (const each of purposes) {
    const { id, basis, uses, data, retention } = each ?? {};
    const items = list(data).map((item) => [text(item?.id), text(item?.identifiability), whole(item?.group, 2, 1e9, 0)]);
    const recipients = services.filter((service) => service?.purposes?.[id]).map((service) => [service.id, service.provider ?? '', service.country ?? '', bits(service.purposes[id])]);
    const aggregated = items.length > 0 && items.every(([, how, group]) => how === 'aggregated' && group);
    const material = [word(BASES, basis), bits(uses), retention?.days ?? null, items.sort(byText), recipients.sort(byText)];
    entry('p', id, () => core.purpose(`${id}`, JSON.stringify(material), material[0], material[1], aggregated), () => core.flaw());
  }
  for (const each of services) {
    const { id, provider, country, purposes: needs, hosts, cookies, storage } = each ?? {};
    const wants = Object.entries(needs ?? {}).map(([purpose, uses]) => [purpose, bits(uses)]).sort(byText);
    entry('s', id, () => {
      core.service(`${id}`, JSON.stringify([provider ?? '', country ?? '', wants]));
      for (const [purpose, uses] of wants) core.need(places[purpose] ?? fault(0xffff), uses);
      for (const host of list(hosts)) addHost(core, text(host)) || fault();
      for (const cookie of list(cookies)) core.name(COOKIE, text(cookie?.name));
      for (const kept of list(storage)) core.name(word(STORES, kept?.in), text(kept?.key));
    }, () => core.need(0xffff, 7));
  }
  return faults;
};

/** `host`, `host:port`, `host/path`, `/path`; what an owner pastes with `https://` or `*.` before it is understood. */
const addHost = (core, pattern) => {
  const [, host, port, path] = /^(?:[a-z]+:)?(?:\/\/)?(?:\*\.)?([^/:?#\s]*)(?::(\d+))?(\/[^?#\s]*)?/i.exec(pattern);
  if (!host && !path) return false;
  core.host(ascii(host), +port || 0, path ?? '');
  return true;
};

/** As the browser spells the host in an address: lower case, punycode. */
const ascii = (host) => {
  try {
    return host && new URL(`http://${host}`).hostname;
  } catch {
    return host;
  }
};

const byText = ([a], [b]) => (a < b ? -1 : 1);
