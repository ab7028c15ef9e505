// The service worker: asks the same core about what its pages request, so that static tags, which no script can catch, wait as well.
// It permits nothing by itself. From its own address it knows which hosts are declared, and so whom to leave alone from its first moment on;
// what the visitor chose it is told by each page's guard. Until then, and where nobody answers, what is declared is a network error.
//
// Whoever can run a script in the page could as well take the worker away, so a page's word is as good as its guard's: nothing that is
// told is kept beyond the worker's own life.
import { initSync } from 'placet:glue';
import { bytes } from 'placet:wasm';
import { speak } from '../engine.js';
import { BEGIN, OFFER, SETTLE, URL_OF } from '../questions.js';
import { bytesOf } from '../stamp.js';
import { ASK, LIST, PORTS, isListed } from './terms.js';

/** How long a page may take to answer, in milliseconds: its guard runs before its own tags do. */
const PATIENCE = 4000;
/** So many configurations, and pages, are remembered. */
const MOST_CORES = 4, MOST_PAGES = 100;
const EPOCH = Date.UTC(2020, 0, 1), MINUTE = 60000, REFUSED = 'refused';

const listed = (new URL(location).searchParams.get(LIST) ?? '').split(' ').filter(Boolean);
const cores = new Map(), told = new Map();
let waiting = [];

/** The core for a configuration: its lines are read once. */
const coreFor = (lines) => {
  let core = cores.get(lines);
  if (!core) {
    core = speak(initSync(bytes()));
    core(BEGIN, lines);
    if (cores.size >= MOST_CORES) cores.delete(cores.keys().next().value);
    cores.set(lines, core);
  }
  return core;
};

// Where the core cannot run, there is no worker: its installation fails, and everything goes on as without it.
coreFor('');

const isPermitted = ([lines, record], url) => {
  const core = coreFor(lines), minute = Math.max(0, Math.floor((Date.now() - EPOCH) / MINUTE)), isRecord = record && record !== REFUSED;
  // Looked at anew each time: a choice may run out while the worker lives.
  const isRead = isRecord && core(OFFER, bytesOf(record), minute);
  core(SETTLE, '', minute, +(!isRead && record === REFUSED));
  const verdict = core(URL_OF, url.hostname.replace(/\.+$/, '') + url.pathname, +url.port || PORTS[url.protocol], +(url.origin === location.origin));
  return verdict < 0 || (verdict & 3) === 0;
};

/** What the page with this id says now. A frame or worker without a guard of its own goes by what any page of the site says. */
const standingOf = async (id) => {
  const client = id ? await clients.get(id) : null, isPage = client?.type === 'window' && client.frameType === 'top-level';
  const answer = new Promise((resolve) => {
    waiting.push({ id: isPage ? id : null, resolve });
    setTimeout(() => resolve(null), PATIENCE);
  });
  const asked = isPage ? [client] : await clients.matchAll({ type: 'window' });
  asked.forEach((each) => each.postMessage(ASK));
  return answer;
};

const answerTo = async (request, url, id) => {
  const standing = await standingOf(id);
  return standing && isPermitted(standing, url) ? fetch(request) : Response.error();
};

addEventListener('fetch', (event) => {
  const { request, clientId } = event, url = new URL(request.url);
  // A frame's address is asked for by the frame's own site; a page is nobody's to hold.
  if (request.mode === 'navigate' || !PORTS[url.protocol] || !isListed(listed, url, location.origin)) return;
  const standing = told.get(clientId);
  // Left to the browser: no other road is as good as its own. A no is asked about once more, because the news of a yes may still be on its way.
  if (standing && isPermitted(standing, url)) return;
  event.respondWith(answerTo(request, url, clientId));
});

addEventListener('message', ({ data, source }) => {
  if (source?.type !== 'window' || !Array.isArray(data) || data.length !== 2 || !data.every((each) => typeof each === 'string')) return;
  told.delete(source.id);
  told.set(source.id, data);
  if (told.size > MOST_PAGES) told.delete(told.keys().next().value);
  waiting = waiting.filter(({ id, resolve }) => {
    const isMeant = id === null || id === source.id;
    if (isMeant) resolve(data);
    return !isMeant;
  });
});

// A new version is in force at once: pages of the old one have told what the new one has to know.
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
