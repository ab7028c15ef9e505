// What can be seen from within the page, by whatever means it has. Nothing is judged here but by the guard's own core.
import { isExecutable, parsed } from './text.js';

/** The stores, as the core numbers them. */
const LOCAL = 0, SESSION = 1, INDEXEDDB = 2, CACHE = 3, COOKIE = 4;
/** Bursts of news become one. */
const PAUSE = 250;

/** Starts to look. Returns { facts(): all that is known by now, onNews(listener) }. */
export const watch = (bridge) => {
  const { Placet } = window;
  const requests = new Map(), violations = new Map(), listeners = [];
  let planned = 0;
  const news = () => {
    planned ||= setTimeout(() => {
      planned = 0;
      listeners.forEach((listen) => listen());
    }, PAUSE);
  };
  const judge = (url) => (bridge.config ? bridge.judgeUrl(url) : -1);

  /** Judged as it comes: a later choice does not change what was permitted then. */
  const request = ({ name, initiatorType, startTime, transferSize, encodedBodySize }) => {
    const key = `${initiatorType} ${name}`, known = requests.get(key) ?? { url: name, how: initiatorType, at: performance.timeOrigin + startTime, count: 0, bytes: 0, verdict: judge(name) };
    known.count++;
    known.bytes += transferSize || encodedBodySize || 0;
    requests.set(key, known);
  };
  const violation = ({ blockedURI, blockedURL, effectiveDirective, disposition }) => {
    const url = blockedURI ?? blockedURL ?? '', key = `${disposition} ${effectiveDirective} ${url}`;
    // The same one comes by two roads.
    if (!/^(?:https?|wss?):/.test(url) || violations.has(key)) return;
    violations.set(key, { url, how: effectiveDirective, disposition, verdict: judge(url) });
    news();
  };

  const early = performance.getEntriesByType('resource');
  early.forEach(request);
  const observer = new PerformanceObserver((list) => {
    list.getEntries().forEach(request);
    news();
  });
  observer.observe({ type: 'resource' });
  document.addEventListener('securitypolicyviolation', violation);
  // Where there is this observer, it tells of violations before we were here.
  if (window.ReportingObserver) new ReportingObserver((reports) => reports.forEach(({ body }) => violation(body)), { types: ['csp-violation'], buffered: true }).observe();
  for (const event of ['held', 'change']) Placet.on(event, news);

  const facts = async () => {
    observer.takeRecords().forEach(request);
    const config = parsed(bridge.config);
    return {
      version: Placet.version, page: location.href, host: location.hostname, now: Date.now(), start: performance.timeOrigin, choices: Placet.choices(), services: idsOf(config), config,
      script: placeOf(bridge.script), earlier: earlierThan(bridge.script), replaced: replaced(bridge.originals),
      held: Placet.held(), log: bridge.log.map(([report, verdict]) => ({ ...report, verdict, now: report.url === undefined ? verdict : judge(report.url) })),
      requests: [...requests.values()], violations: [...violations.values()], isCut: early.length >= 250,
      names: bridge.config ? await namesIn(bridge, config) : [],
      problems: bridge.config ? await problemsOf(bridge.config) : [],
    };
  };
  return { facts, onNews: (listener) => { listeners.push(listener); } };
};

/** How the guard's own script stands in the page; null where it came out of a bundle. */
const placeOf = (script) => script && { async: script.async, defer: script.defer, module: script.type === 'module', inline: !script.src };

/** The scripts that stand before the guard: whatever they have kept of the browser's functions, the guard does not see. */
const earlierThan = (script) => (script?.isConnected ? [...document.scripts].filter((each) => isExecutable(each.type) && script.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_PRECEDING)
  .map((each) => ({ what: each.src || each.text.trim().replace(/\s+/g, ' ').slice(0, 80), late: each.async || each.defer || each.type === 'module' })) : []);

/** Functions that were not the browser's own any more when the guard came. */
const replaced = (originals) => {
  const print = (given) => Function.prototype.toString.call(given);
  const isOwn = (given, key) => typeof given !== 'function' || (/\{\s*\[native code\]\s*\}\s*$/.test(print(given)) && print(given).includes(key));
  const isFirst = ([on, key], at) => originals.findIndex((each) => each[0] === on && each[1] === key) === at;
  // Behind the first row for a function stands the guard itself.
  return originals.filter(isFirst).filter(([, key, { value, get, set }]) => ![value, get, set].every((each) => isOwn(each, key))).map(([on, key]) => (on ? `${on}.prototype.${key}` : key));
};

/** Everything stored that a script can see: { kind, store, name, bytes, verdict, expires? }. */
const namesIn = async (bridge, config) => {
  const own = config?.cookie?.name ?? 'placet', found = [];
  const add = (kind, store, name, bytes, expires) => { if (name && name !== own) found.push({ kind, store, name, bytes, expires, verdict: bridge.judgeName(kind, name) }); };
  const area = (kind, key) => () => { for (const name of Object.keys(window[key])) add(kind, key, name, name.length + `${window[key][name]}`.length); };
  const looks = [
    async () => {
      // Some browsers tell when a cookie ends.
      const ends = new Map((await window.cookieStore?.getAll().catch(() => []))?.map(({ name, expires }) => [name, expires]));
      for (const pair of bridge.cookieOf(document).split('; ')) {
        const name = pair.split('=')[0];
        add(COOKIE, 'cookie', name, pair.length, ends.get(name) ?? undefined);
      }
    },
    area(LOCAL, 'localStorage'), area(SESSION, 'sessionStorage'),
    async () => { for (const { name } of await bridge.freely(() => indexedDB.databases())) add(INDEXEDDB, 'IndexedDB', name); },
    async () => { for (const name of await bridge.freely(() => caches.keys())) add(CACHE, 'Cache', name); },
  ];
  for (const look of looks) {
    try {
      await look();
    } catch {
      // What is refused to the page is refused to its services.
    }
  }
  return found;
};

/** As the guard counts them. */
const idsOf = (config) => (Array.isArray(config?.services) ? config.services.map((each) => `${each?.id}`) : []);

let checked = null;
/** What the checker says; null where it cannot be had or run. */
const problemsOf = (text) => (checked ??= import('./placet-check.js').then(({ check }) => check(text)).catch(() => null));
