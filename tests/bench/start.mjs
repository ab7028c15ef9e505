// What the guard's start costs a page: main-thread CPU time of a page with the guard (as a file, and pasted in), against the same page without
// it; of a visitor who has chosen, and of one who never was here, up to the notice. Prints a JSON line for each package; times in milliseconds,
// medians of the rounds' paired differences; `task` is all that the main thread does for the page, `script` what of it is JavaScript.
//
//   node tests/bench/start.mjs [rounds] [another package's folder ...]
//
// CPU time of the thread, not of the clock, so that other work on the machine does not count. Every visit has a fresh profile, so nothing is
// cached. All pages and packages share one browser and take turns in going first: two builds are compared by naming both folders.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { shop } from '../e2e/lib/configs.mjs';
import { writePage } from '../e2e/lib/page.mjs';

const ROUNDS = Number(process.argv[2] ?? 21);
const PACKAGES = [fileURLToPath(new URL('../../pkg/', import.meta.url)), ...process.argv.slice(3)].map((folder) => resolve(folder));
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const WAYS = ['file', 'pasted'], WHO = ['returning', 'first'];

const text = Array.from({ length: 300 }, (_, at) => `<h2>Part ${at}</h2><p>Rivers shape the land slowly. <a href="#p${at}">More</a></p>`).join('\n');
const config = shop({ party: (name) => `${name}.example` }, ({ services }) => {
  while (services.length < 10) services.push({ ...services[0], id: `service${services.length}`, hosts: [`service${services.length}.example`] });
});
const page = (guard) => writePage({ config, guard, body: text }, {});
const pages = { '/without': page('') };
for (const [at, folder] of PACKAGES.entries()) {
  pages[`/${at}/file`] = page(`<script src="/${at}/placet.js"></script>`);
  pages[`/${at}/pasted`] = page(`<script data-base="/${at}/">${await readFile(`${folder}/placet.js`, 'utf8')}</script>`);
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost'), [, at, file] = /^\/(\d+)\/(.*)$/.exec(pathname) ?? [];
  const body = pages[pathname] ?? await readFile(`${PACKAGES[at]}/${file}`).catch(() => null);
  if (body === null) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': pages[pathname] ? 'text/html; charset=utf-8' : 'text/javascript' }).end(body);
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://localhost:${server.address().port}`;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });

/** Milliseconds of main-thread CPU until the page has loaded and come to rest; where `asked`, with the notice drawn. */
const visit = async (path, storageState, asked) => {
  const context = await browser.newContext({ storageState });
  const tab = await context.newPage();
  const cdp = await context.newCDPSession(tab);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value * 1000]));
  };
  const before = await read();
  await tab.goto(origin + path, { waitUntil: 'load' });
  if (asked) await tab.waitForFunction(() => document.getElementById('placet')?.shadowRoot.querySelector('.notice')?.offsetHeight > 0);
  await new Promise((done) => setTimeout(done, 300));
  const after = await read();
  await context.close();
  return { task: after.TaskDuration - before.TaskDuration, script: after.ScriptDuration - before.ScriptDuration };
};

const accepted = async () => {
  const context = await browser.newContext();
  const tab = await context.newPage();
  await tab.goto(`${origin}/0/file`);
  await tab.evaluate(() => window.Placet.accept());
  await tab.waitForFunction(() => document.cookie.includes('placet='));
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
  const paths = Object.keys(pages), rows = {};
  for (const path of paths) await visit(path, state); // the first of all pays for the browser's own start
  for (let round = 0; round < ROUNDS; round++) {
    const order = paths.slice(round % paths.length).concat(paths.slice(0, round % paths.length));
    for (const who of WHO) {
      const seen = {};
      for (const path of order) seen[path] = await visit(path, who === 'first' ? undefined : state, who === 'first' && path !== '/without');
      for (const path of paths) {
        const { task, script } = seen[path], none = seen['/without'];
        ((rows[path] ??= {})[who] ??= []).push({ task: task - none.task, script: script - none.script });
      }
    }
  }
  const figures = (list) => ({ task: rounded(median(list.map(({ task }) => task))), script: rounded(median(list.map(({ script }) => script))), least: rounded(Math.min(...list.map(({ task }) => task))) });
  for (const [at, folder] of PACKAGES.entries()) {
    const found = { package: folder, rounds: ROUNDS };
    for (const way of WAYS) for (const who of WHO) found[`${way}_${who}`] = figures(rows[`/${at}/${way}`][who]);
    console.log(JSON.stringify(found));
  }
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
