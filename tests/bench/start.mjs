// What the guard's start costs a page: main-thread CPU time of a page with the guard (as a file, and pasted in), against the same page without
// it; of a visitor who has chosen, and of one who never was here, up to the notice. Prints a JSON line for each package; times in milliseconds,
// medians of the rounds' paired differences; `task` is all that the main thread does for the page, `script` what of it is JavaScript.
//
//   node tests/bench/start.mjs [rounds] [another package's folder ...]
//
// CPU time of the thread, not of the clock, so that other work on the machine does not count. Every visit has a fresh profile, so nothing is
// cached. All pages and packages share one browser and take turns in going first: two builds are compared by naming both folders.
//
// The browser writes a trace, and no debugger is attached to the page: with one, the engine looks up in which line every cookie is read, and for
// that it reads the whole script again, which costs as much as half of the start and no visitor pays.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { shop } from '../e2e/lib/configs.mjs';
import { writePage } from '../e2e/lib/page.mjs';

const ROUNDS = Number(process.argv[2] ?? 21);
const PACKAGES = [fileURLToPath(new URL('../../pkg/', import.meta.url)), ...process.argv.slice(3)].map((folder) => resolve(folder));
const FLAGS = [
  '--headless', '--remote-debugging-pipe', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-background-timer-throttling', '--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding', '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
];
const WAYS = ['file', 'pasted'], WHO = ['returning', 'first'];
/** Events of the trace: what runs scripts, and what runs anything. */
const SCRIPT = new Set(['EvaluateScript', 'FunctionCall', 'RunMicrotasks', 'v8.compileModule', 'v8.evaluateModule']), TASK = new Set(['RunTask']);

const text = Array.from({ length: 300 }, (_, at) => `<h2>Part ${at}</h2><p>Rivers shape the land slowly. <a href="#p${at}">More</a></p>`).join('\n');
const config = shop({ party: (name) => `${name}.example` }, ({ services }) => {
  while (services.length < 10) services.push({ ...services[0], id: `service${services.length}`, hosts: [`service${services.length}.example`] });
});
/** Tells the server that it is at rest; one that is asked looks now and then whether the notice is drawn. */
const END = `<script>
  const rest = () => setTimeout(() => { new Image().src = '/rest'; }, 300);
  const drawn = () => document.getElementById('placet')?.shadowRoot.querySelector('.notice')?.offsetHeight > 0 ? rest() : setTimeout(drawn, 40);
  addEventListener('load', location.search.includes('asked') ? drawn : rest);
</script>`;
const page = (guard, more = '') => writePage({ config, guard, body: text + END + more }, {});
const pages = { '/without': page('') };
for (const [at, folder] of PACKAGES.entries()) {
  pages[`/${at}/file`] = page(`<script src="/${at}/placet.js"></script>`);
  pages[`/${at}/pasted`] = page(`<script data-base="/${at}/">${await readFile(`${folder}/placet.js`, 'utf8')}</script>`);
}
const paths = Object.keys(pages);
pages['/accept'] = page('<script src="/0/placet.js"></script>', `<script>addEventListener('load', () => Placet.accept())</script>`);

let atRest;
const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost'), [, at, file] = /^\/(\d+)\/(.*)$/.exec(pathname) ?? [];
  if (pathname === '/rest') {
    atRest();
    return response.writeHead(204).end();
  }
  const body = pages[pathname] ?? await readFile(`${PACKAGES[at]}/${file}`).catch(() => null);
  if (body === null) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': pages[pathname] ? 'text/html; charset=utf-8' : 'text/javascript' }).end(body);
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://localhost:${server.address().port}`;

/** { send(method, params) -> Promise, on: { method: handler }, close() }: the browser's own end of the DevTools protocol. */
const launch = async () => {
  const profile = await mkdtemp(join(tmpdir(), 'placet-start-'));
  const browser = spawn(process.env.CHROMIUM ?? '/usr/bin/chromium', [...FLAGS, `--user-data-dir=${profile}`], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const gone = new Promise((done) => { browser.once('exit', done); });
  const waiting = new Map(), on = {};
  let last = 0, rest = '';
  const hear = ({ id, method, params, result, error }) => {
    if (!id) return on[method]?.(params);
    const [fulfil, reject] = waiting.get(id);
    waiting.delete(id);
    return error ? reject(new Error(`${error.message} (${error.code})`)) : fulfil(result);
  };
  browser.stdio[4].setEncoding('utf8').on('data', (piece) => {
    const messages = piece.split('\0');
    messages[0] = rest + messages[0];
    rest = messages.pop();
    messages.forEach((each) => hear(JSON.parse(each)));
  });
  const send = (method, params = {}) => new Promise((fulfil, reject) => {
    waiting.set(++last, [fulfil, reject]);
    browser.stdio[3].write(`${JSON.stringify({ id: last, method, params })}\0`);
  });
  const close = async () => {
    await send('Browser.close');
    await gone;
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  return { send, on, close };
};

const { send, on, close } = await launch();
/** Every visit has a number, by which the trace knows it. */
let visits = 0;
/** Visits as somebody with these cookies, until the page is at rest; a visitor without any is asked, where there is a guard. */
const visit = async (path, cookies = [], isAsked = false) => {
  const { browserContextId } = await send('Target.createBrowserContext');
  await send('Storage.setCookies', { browserContextId, cookies });
  const rest = new Promise((done) => { atRest = done; });
  const number = ++visits;
  await send('Target.createTarget', { url: `${origin}${path}?visit=${number}${isAsked ? '&asked' : ''}.`, browserContextId });
  await rest;
  const kept = (await send('Storage.getCookies', { browserContextId })).cookies;
  await send('Target.disposeBrowserContext', { browserContextId });
  return { number, cookies: kept.map(({ name, value, domain, path: at }) => ({ name, value, domain, path: at })) };
};

/** CPU milliseconds of the outermost events among `main` that are of these names. */
const spent = (main, names) => {
  let sum = 0, until = 0;
  for (const { name, ts, dur = 0, tdur = 0 } of main) {
    if (!names.has(name) || ts < until) continue;
    until = ts + dur;
    sum += tdur / 1000;
  }
  return sum;
};
/** visit number -> { task, script }. */
const costs = (events) => {
  const names = new Map(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(({ pid, tid }) => [pid, tid]));
  const numbers = new Map();
  for (const { pid, name, args } of events) {
    const number = name === 'ParseHTML' && /[?&]visit=(\d+)/.exec(args.beginData?.url)?.[1];
    if (number) numbers.set(pid, Number(number));
  }
  const found = new Map();
  for (const [pid, number] of numbers) {
    const main = events.filter((each) => each.pid === pid && each.tid === names.get(pid) && each.ph === 'X').sort((a, b) => a.ts - b.ts || b.dur - a.dur);
    found.set(number, { task: spent(main, TASK), script: spent(main, SCRIPT) });
  }
  return found;
};

const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b), half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};
const rounded = (number) => Math.round(number * 100) / 100;

try {
  const { cookies } = await visit('/accept');
  for (const path of paths) await visit(path, cookies); // the first of all pays for the browser's own start
  const events = [], rounds = [];
  on['Tracing.dataCollected'] = ({ value }) => { events.push(...value); };
  await send('Tracing.start', { traceConfig: { recordMode: 'recordAsMuchAsPossible', traceBufferSizeInKb: 400_000, includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'] } });
  for (let round = 0; round < ROUNDS; round++) {
    const order = paths.slice(round % paths.length).concat(paths.slice(0, round % paths.length));
    for (const who of WHO) {
      const seen = {};
      for (const path of order) seen[path] = (await visit(path, who === 'first' ? [] : cookies, who === 'first' && path !== '/without')).number;
      rounds.push({ who, seen });
    }
  }
  const complete = new Promise((done) => { on['Tracing.tracingComplete'] = done; });
  await send('Tracing.end');
  const { dataLossOccurred } = await complete;
  if (dataLossOccurred) throw new Error('the trace is not whole: take fewer rounds');
  const cost = costs(events), rows = {};
  for (const { who, seen } of rounds) {
    const none = cost.get(seen['/without']);
    for (const path of paths) {
      const { task, script } = cost.get(seen[path]);
      ((rows[path] ??= {})[who] ??= []).push({ task: task - none.task, script: script - none.script });
    }
  }
  const figures = (list) => ({ task: rounded(median(list.map(({ task }) => task))), script: rounded(median(list.map(({ script }) => script))), least: rounded(Math.min(...list.map(({ task }) => task))) });
  for (const [at, folder] of PACKAGES.entries()) {
    const found = { package: folder, rounds: ROUNDS };
    for (const way of WAYS) for (const who of WHO) found[`${way}_${who}`] = figures(rows[`/${at}/${way}`][who]);
    console.log(JSON.stringify(found));
  }
} finally {
  await close();
  server.closeAllConnections();
  server.close();
}
