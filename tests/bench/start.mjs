// What the guard's start costs a page: main-thread CPU time of a page with the guard inline and a choice stored, against the same page
// without it. Prints one JSON line; times in milliseconds, medians over the rounds' paired differences.
//
//   node tests/bench/start.mjs [rounds]
//
// CPU time of the thread, not of the clock, so that other work on the machine does not count. Every round has a fresh profile, so nothing is
// cached. The two pages take turns in going first.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { shop } from '../e2e/lib/configs.mjs';
import { writePage } from '../e2e/lib/page.mjs';

const ROUNDS = Number(process.argv[2] ?? 21);
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PKG = new URL('../../pkg/', import.meta.url);
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript' };

const text = Array.from({ length: 300 }, (_, at) => `<h2>Part ${at}</h2><p>Rivers shape the land slowly. <a href="#p${at}">More</a></p>`).join('\n');
const config = shop({ party: (name) => `${name}.example` }, ({ services }) => {
  while (services.length < 10) services.push({ ...services[0], id: `service${services.length}`, hosts: [`service${services.length}.example`] });
});
const guard = await readFile(new URL('placet.js', PKG), 'utf8');
const pages = { '/with': writePage({ config, guard: 'inline', body: text }, { guard }), '/without': writePage({ config, guard: '', body: text }, { guard }) };

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const body = pages[pathname] ?? (pathname.startsWith('/placet/') ? await readFile(new URL(pathname.slice(8), PKG)).catch(() => null) : null);
  if (body === null) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': pages[pathname] ? TYPES.html : TYPES.js }).end(body);
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://localhost:${server.address().port}`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });

/** Milliseconds of main-thread CPU until the page has loaded and come to rest. */
const visit = async (path, storageState, cold) => {
  const context = await browser.newContext({ storageState });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
  };
  const before = await read();
  await page.goto(origin + path, { waitUntil: 'load' });
  if (cold) await page.waitForFunction(() => document.getElementById('placet')?.shadowRoot.querySelector('.notice')?.offsetHeight > 0);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const after = await read();
  const state = await context.storageState();
  await context.close();
  return { task: after.TaskDuration - before.TaskDuration, script: after.ScriptDuration - before.ScriptDuration, state };
};

const accepted = async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${origin}/with`);
  await page.evaluate(() => window.Placet.accept());
  await page.waitForFunction(() => document.cookie.includes('placet='));
  const state = await context.storageState();
  await context.close();
  return state;
};

const median = (numbers) => {
  const sorted = numbers.toSorted((a, b) => a - b), half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
};
const rounded = (number) => Math.round(number * 100) / 100;

try {
  const state = await accepted();
  const rows = { task: [], script: [], first: [] };
  await visit('/with', state); // the first of all pays for the browser's own start
  await visit('/without', state);
  for (let round = 0; round < ROUNDS; round++) {
    const pair = {};
    for (const path of round % 2 ? ['/with', '/without'] : ['/without', '/with']) pair[path] = await visit(path, state);
    rows.task.push(pair['/with'].task - pair['/without'].task);
    rows.script.push(pair['/with'].script - pair['/without'].script);
    if (round % 3 === 0) rows.first.push((await visit('/with', undefined, true)).task - pair['/without'].task);
  }
  console.log(JSON.stringify({
    rounds: ROUNDS, guard_start_ms: rounded(median(rows.task)), guard_start_least_ms: rounded(Math.min(...rows.task)), guard_script_ms: rounded(median(rows.script)),
    first_visit_ms: rounded(median(rows.first)),
  }));
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
