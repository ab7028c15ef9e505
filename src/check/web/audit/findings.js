// From facts to findings: what each means, and how to mend it. Nothing here touches the page.
import { because, isDeclared, isHeld, isRefused, placeOf } from './reasons.js';
import { LEAST, MOST } from './looks.js';
import { attribute, fits, hostOf, isOwnHost, sizeOf, times } from './text.js';

/** In the order of weight; within a kind, errors come first. */
export const KINDS = ['escaped', 'order', 'undeclared', 'configuration', 'retention', 'looks', 'held', 'unseen'];
const WEIGHTS = ['error', 'warning', 'note'];
const DAY = 86400000, MINUTE = 60000;

/** Every finding: { kind, weight, what, how, service, because, count, bytes, say, mend, paste }; what does not apply is null. */
export const findings = (facts) => [...escaped(facts), ...order(facts), ...undeclared(facts), ...configuration(facts), ...retention(facts), ...looks(facts), ...held(facts), ...unseen(facts)]
  .map((each) => ({ how: null, service: null, because: null, count: 1, bytes: null, mend: null, paste: null, ...each }))
  .sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || WEIGHTS.indexOf(a.weight) - WEIGHTS.indexOf(b.weight));

const serviceOf = ({ services }, verdict) => services[placeOf(verdict)] ?? null;

// What got out.

const MARKUP = {
  __proto__: null,
  script: (service, url) => `<script type="text/plain" data-service="${service}" data-src="${url}"></script>`,
  img: (service, url) => `<img data-service="${service}" data-src="${url}" alt="">`,
  iframe: (service, url) => `<iframe data-service="${service}" data-src="${url}" title=""></iframe>`,
  link: (service, url) => `<template data-service="${service}"><link rel="stylesheet" href="${url}"></template>`,
};
for (const [how, same] of [['css', 'link'], ['frame', 'iframe'], ['image', 'img']]) MARKUP[how] = MARKUP[same];

const escaped = (facts) => [
  ...facts.requests.filter(({ verdict, url }) => isHeld(verdict) && !isStopped(facts, url)).map((request) => escapedRequest(facts, request)),
  ...facts.violations.filter(({ verdict, disposition, url }) => isHeld(verdict) && disposition === 'report' && !isStopped(facts, url)).map(({ url, how, verdict }) => ({
    kind: 'escaped', weight: 'error', what: url, how, service: serviceOf(facts, verdict), because: because(verdict),
    say: 'The page\'s policy only reports: the browser noticed this request and let it go.', mend: 'Send the policy as Content-Security-Policy instead of Content-Security-Policy-Report-Only.',
  })),
  ...facts.names.filter(({ verdict }) => isHeld(verdict)).map(({ store, name, bytes, verdict }) => ({
    kind: 'escaped', weight: 'error', what: name, how: store, service: serviceOf(facts, verdict), because: because(verdict), bytes: bytes ?? null,
    say: `It is on the device though its service is not permitted: from an earlier visit, set by a server, or written by a script before the guard.`,
    mend: store === 'cookie' ? 'A no or a withdrawal erases what scripts can reach. Where a server sets the cookie, it has to ask for the choice, too.' : 'A no or a withdrawal erases it. If it comes back, look for what writes it before the guard starts.',
  })),
];

/** One policy may report what another one refuses. A browser notes as a request what it has refused, too. */
const isStopped = ({ violations }, url) => violations.some((each) => each.url === url && each.disposition === 'enforce');

const escapedRequest = (facts, { url, how, verdict, count, bytes, at }) => {
  const service = serviceOf(facts, verdict), mark = MARKUP[how];
  const ran = !facts.log.some((item) => item.url === url || absolute(item.url, facts.page) === url);
  const found = { kind: 'escaped', what: url, how, service, because: because(verdict), count, bytes };
  // The choice says the minute only.
  const chosen = facts.choices.at && Date.parse(facts.choices.at) + MINUTE;
  if (chosen && chosen >= facts.start && at <= chosen) return { ...found, weight: 'note', say: 'It was asked for before the present choice, and may have been permitted then.' };
  if (mark) {
    return {
      ...found, weight: ran ? 'error' : 'warning',
      say: ran ? 'The browser asked for it before permission.' : 'The tag stands in the page\'s own markup, and the browser asked for it before any script could run. The guard kept it from taking effect.',
      mend: 'Mark the tag, or let the page\'s policy keep the browser from asking (see "What stops what").', paste: mark(service, attribute(url)),
    };
  }
  return {
    ...found, weight: 'error', say: 'It went past the guard: by a script that kept the browser\'s own function from before, by a worker or a frame, or by a road that is not guarded.',
    mend: 'Put the guard first in the head, and mark the script that does this.', paste: `<script type="text/plain" data-service="${service}" data-src="..."></script>`,
  };
};

const absolute = (url, page) => {
  try {
    return new URL(url, page).href;
  } catch {
    return null;
  }
};

// Whether the guard was first.

const order = ({ script, earlier, replaced, config }) => [
  ...(config ? [] : [{ kind: 'order', weight: 'error', what: 'configuration', say: 'There is no configuration, so nothing is declared and nothing is held.', mend: 'Put it into the page, or call Placet.run().', paste: '<script type="application/json" id="placet-config">\n{ }\n</script>' }]),
  ...(script ? [] : [{
    kind: 'order', weight: 'warning', what: 'guard', say: 'The guard is part of a bundle, so it starts only when that runs: after the markup has been read, and after every script before.',
    mend: 'Put placet.js first in the head as a script of its own.', paste: '<script src="/placet/placet.js"></script>',
  }]),
  ...['async', 'defer', 'module'].filter((how) => script?.[how]).map((how) => ({
    kind: 'order', weight: 'error', what: 'guard', how, say: `The guard's tag is ${how}: the browser does not wait for it, and what comes behind may run before.`,
    mend: 'Take that off, so that the parser waits.', paste: '<script src="/placet/placet.js"></script>',
  })),
  ...earlier.map(({ what, late }) => ({
    kind: 'order', weight: 'warning', what, how: 'script', say: late ? 'This script stands before the guard, and may run before it.' : 'This script ran before the guard. Whatever functions of the browser it has kept, the guard does not see what it does with them.',
    mend: 'Move the guard\'s tag above it.',
  })),
  ...(replaced.length ? [{
    kind: 'order', weight: 'error', what: replaced.join(', '), how: 'function', count: replaced.length, say: 'The page had replaced these functions before the guard came, so the guard stands on what the page put there.',
    mend: 'Move the guard\'s tag above whatever replaces them.',
  }] : []),
];

// What nobody declares.

const undeclared = (facts) => [...undeclaredHosts(facts), ...undeclaredNames(facts), ...(facts.isCut ? [{
  kind: 'undeclared', weight: 'note', what: 'requests', say: 'The browser remembers 250 requests, and this page made more before the report began: there may be others.', mend: 'Open the page with ?placet-audit, so that the report begins with it.',
}] : [])];

const undeclaredHosts = (facts) => {
  const hosts = new Map();
  const isForeign = ({ url, verdict }) => !isDeclared(verdict) && hostOf(url) && !isOwnHost(hostOf(url), facts.host);
  for (const { url, how, count, bytes } of facts.requests.filter(isForeign)) {
    const host = hosts.get(hostOf(url)) ?? { count: 0, bytes: 0, hows: new Set() };
    host.count += count;
    host.bytes += bytes;
    host.hows.add(how);
    hosts.set(hostOf(url), host);
  }
  for (const { url, how, disposition } of facts.violations.filter(isForeign)) {
    if (disposition === 'enforce' && !hosts.has(hostOf(url))) hosts.set(hostOf(url), { count: 1, bytes: 0, hows: new Set([how]), blocked: true });
  }
  return [...hosts].map(([host, { count, bytes, hows, blocked }]) => ({
    kind: 'undeclared', weight: blocked ? 'note' : 'warning', what: host, how: [...hows].join(', '), count, bytes,
    say: blocked ? 'The page tried to reach this host, and its policy refused it.' : `Contacted ${times(count)}${bytes ? `, ${sizeOf(bytes)}` : ''}, and no service declares it: nothing holds it.`,
    mend: 'Declare who that is and what for, or remove what contacts it.', paste: print(serviceFor(facts.config, host)),
  }));
};

const undeclaredNames = ({ names }) => names.filter(({ verdict }) => !isDeclared(verdict)).map(({ store, name, bytes, expires, kind }) => ({
  kind: 'undeclared', weight: 'warning', what: name, how: store, bytes: bytes ?? null,
  say: 'It is on the device, and no service declares it: it stays after a no, and nobody is told of it.',
  mend: `Add it to the service that writes it, with the days that it is kept${kind === COOKIE ? ', as "cookies"' : ', as "storage"'}.`,
  paste: print(kind === COOKIE ? { name: patternOf(name), days: daysUntil(expires) } : { key: patternOf(name), in: STORES[kind], days: 0 }),
}));

const COOKIE = 4, STORES = ['local', 'session', 'indexeddb', 'cache'];
const daysUntil = (expires) => (expires ? Math.max(1, Math.ceil((expires - Date.now()) / DAY)) : 0);
/** What looks like an id in a name differs from visitor to visitor. */
const patternOf = (name) => name.replace(/[-\da-f]{16,}|\d{6,}/gi, '*').replace(/\*+/g, '*');

/** A service to start from, with what only the owner can know left to fill in. */
const serviceFor = (config, host) => {
  const purposes = Array.isArray(config?.purposes) ? config.purposes : [];
  const purpose = purposes.find((each) => (each?.basis ?? 'consent') === 'consent') ?? purposes[0];
  return {
    id: host.replace(/^www\./, '').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 64), name: host, provider: 'Who receives the data?',
    purposes: { [purpose?.id ?? 'purpose']: purpose?.uses ?? ['store', 'analyse', 'share'] }, hosts: [host],
  };
};

const print = (value) => JSON.stringify(value, null, 2);

// The configuration itself.

const configuration = ({ problems }) => (problems ? problems.map(({ code, severity, path, found, expected, mend, line }) => ({
  kind: 'configuration', weight: severity, what: path || 'configuration', how: line ? `${code}, line ${line}` : code, say: `Found ${found}, expected ${expected}.`, mend,
})) : [{ kind: 'configuration', weight: 'note', what: 'configuration', say: 'The checker could not be loaded here, or the page\'s policy refuses WebAssembly.', mend: 'Run the checker in your build: import { check } from \'placet/check\'.' }]);

// How long it is kept.

const retention = ({ config, names, services, now }) => {
  const declared = (Array.isArray(config?.services) ? config.services : []).flatMap((service) => [].concat(service?.cookies ?? []).map((cookie) => ({ ...cookie, service: service.id })));
  const present = names.filter(({ kind, verdict }) => kind === COOKIE && isDeclared(verdict)), found = [];
  for (const { name, expires, verdict } of present) {
    const meant = declared.find((each) => fits(each.name, name) && Number.isInteger(each.days)), left = expires ? Math.ceil((expires - now) / DAY) : 0;
    if (!meant || left <= meant.days + 1) continue;
    found.push({
      kind: 'retention', weight: 'warning', what: name, how: 'cookie', service: services[placeOf(verdict)] ?? meant.service, say: `It ends in ${left} days, and is declared for ${meant.days}.`,
      mend: 'Declare what is true, or have the service set it for less.', paste: print({ name: meant.name, days: left }),
    });
  }
  if (present.some(({ expires }) => expires === undefined)) {
    found.push({
      kind: 'retention', weight: 'note', what: 'cookies', say: 'Cookies do not tell a script how old they are or when they end, so the declared days cannot be compared here.',
      mend: 'Compare them with the list of cookies in the browser\'s own tools.',
    });
  }
  return found;
};

// How the notice looks.

const looks = ({ looks: seen }) => (seen ? [
  ...(seen.fellBack ? [{
    kind: 'looks', weight: 'error', what: 'theme', how: seen.fellBack, say: 'With your style sheet, Reject and Accept were not alike, not to be read or not to be seen, so the notice shows its own look.',
    mend: 'Change your rules for ::part(act) and your --placet- properties.',
  }] : []),
  ...(seen.differ.length ? [{
    kind: 'looks', weight: 'error', what: 'Reject and Accept', how: seen.differ.map(([trait]) => trait).join(', '), count: seen.differ.length,
    say: `They differ: ${seen.differ.map(([trait, no, yes]) => `${trait} is ${no} and ${yes}`).join('; ')}. A no that is harder to give than a yes makes the yes worthless.`, mend: 'Take out what tells them apart.',
  }] : []),
  ...seen.dull.map(([words, ratio]) => ({
    kind: 'looks', weight: 'error', what: words, how: `${ratio}:1`, say: `These words have a contrast of ${ratio}:1 with what is behind them; WCAG 2.2 (1.4.3) wants ${LEAST}:1.`, mend: 'Choose other colours for the --placet- properties or the part.',
  })),
  ...(seen.small > MOST ? [{
    kind: 'looks', weight: 'warning', what: 'first layer', how: `${Math.round(seen.small * 100)} %`, say: `On a screen of 320 x 568 pixels it would cover ${Math.round(seen.small * 100)} % of the page; more than ${MOST * 100} % keeps visitors from reading.`,
    mend: 'Shorten the names of purposes, data and services, or make text and spacing smaller.',
  }] : []),
] : []);

// What was held.

const held = (facts) => {
  const groups = new Map(), current = new Set();
  const keyOf = ({ technique, url, name, service, state }) => [technique, name ?? url, service, technique === 'tag' && state].join('\n');
  for (const item of facts.held) {
    current.add(keyOf(item));
    // Marked tags wait without being announced.
    if (item.technique === 'tag') add(groups, keyOf(item), item);
  }
  for (const item of facts.log) add(groups, keyOf(item), item);
  return [...groups].map(([key, { item, count }]) => {
    const { technique, name, url, service, state, verdict = -1 } = item, isWaiting = current.has(key);
    const said = isWaiting ? 'It waits for permission.' : isRefused(verdict) ? 'It was refused, and the page was told so.' : isHeld(item.now) ? 'It was held, and does not wait any more.' : 'It was held until it was permitted, and then done.';
    const isUnknown = technique === 'tag' && state === null;
    return {
      kind: 'held', weight: isUnknown ? 'warning' : 'note', what: name ?? url, how: technique, service, because: isWaiting || isRefused(verdict) ? because(verdict) : null, count,
      say: isUnknown ? 'It waits for a purpose or service that the configuration does not know.' : said, mend: isUnknown ? 'Name one that is declared, or declare this one.' : null,
    };
  }).concat(facts.violations.filter(({ verdict, disposition }) => isHeld(verdict) && disposition === 'enforce').map(({ url, how, verdict }) => ({
    kind: 'held', weight: 'note', what: url, how, service: serviceOf(facts, verdict), because: because(verdict), say: 'The page\'s policy kept the browser from asking for it.',
  })));
};

const add = (groups, key, item) => {
  const group = groups.get(key) ?? { item, count: 0 };
  group.count++;
  groups.set(key, group);
};

// What is declared and does not show.

const unseen = (facts) => {
  const { requests, names, log, services } = facts;
  const seen = new Set([...requests, ...names].filter(({ verdict }) => isDeclared(verdict)).map(({ verdict }) => serviceOf(facts, verdict)));
  for (const { service } of [...facts.held, ...log]) seen.add(service);
  return services.filter((id) => !seen.has(id)).map((id) => ({
    kind: 'unseen', weight: 'note', what: id, service: id, say: 'Nothing on this page belongs to it: no request, no cookie, no storage key.',
    mend: 'If no page uses it any more, remove it: visitors are asked about it. If one does, see whether its hosts and names are right.',
  }));
};
