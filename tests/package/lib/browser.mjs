// Chromium and a loopback server, for looking at what a build has made.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
];
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.json': 'application/json', '.css': 'text/css', '.wasm': 'application/wasm' };

/**
 * Serves `folder` under any name that leads to the loopback. `headers` go with every answer; `pages` (path to `{ type, content }`)
 * come before what lies in the folder. `hits` lists the addresses that were asked for below `stats.localhost`.
 */
export const serve = async (folder, { headers = {}, pages = {} } = {}) => {
  const hits = [];
  const server = createServer(async ({ headers: { host }, url }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    if (host.startsWith('stats.localhost')) {
      hits.push(pathname);
      return response.writeHead(200, { 'access-control-allow-origin': '*' }).end('counted');
    }
    const path = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    const type = pages[path]?.type ?? TYPES[extname(path)] ?? 'application/octet-stream';
    const content = pages[path]?.content ?? (await readFile(join(folder, normalize(path))).catch(() => null));
    if (content === null) return response.writeHead(404).end();
    response.writeHead(200, { 'content-type': type, ...headers }).end(content);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  return {
    hits,
    origin: `http://site.localhost:${port}`,
    close: () => new Promise((done) => {
      server.close(done);
      server.closeAllConnections();
    }),
  };
};

export const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });

/** Opens an address for a new visitor; `errors` collects what the page reports. */
export const visit = async (browser, address) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()); });
  await page.goto(address);
  return { page, errors, leave: () => context.close() };
};
