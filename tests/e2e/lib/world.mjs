// One loopback server plays every host, told apart by its name. All names end in `.localhost`, which every engine takes for loopback and
// for a secure context; every test has names of its own, so neither cookies nor storage nor caches of another test are there.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { payload } from './payloads.mjs';

/** The package as built; another folder may be named to test one that was built elsewhere. */
export const PKG = process.env.PLACET_PKG ?? fileURLToPath(new URL('../../../pkg', import.meta.url));
const TYPES = { js: 'text/javascript', mjs: 'text/javascript', wasm: 'application/wasm', json: 'application/json', css: 'text/css' };
/** Where this stands in a page, the server takes a breath: the page arrives in pieces. */
export const PAUSE = '{pause}';
/** What a test puts here is answered wherever nothing else is. */
export const ANYWHERE = '*';
/** Where the product's files lie on every site. */
export const BASE = '/placet/';

/** The text of a file of the package. */
export const packaged = (file) => readFile(`${PKG}/${file}`, 'utf8');

export const startWorld = async () => {
  const sites = new Map(), files = new Map();
  /** What lies at `path`: a file of the product, what the test has put there, or a payload. */
  const lookUp = async (site, path) => {
    if (path.startsWith(BASE)) {
      const name = path.slice(BASE.length);
      if (site?.missing.has(name)) return null;
      if (!files.has(name)) files.set(name, readFile(`${PKG}/${name}`).catch(() => null));
      const content = await files.get(name);
      return content && { type: TYPES[name.split('.').pop()] ?? 'text/plain', content };
    }
    return site?.pages.get(path) ?? payload(path) ?? site?.pages.get(ANYWHERE);
  };
  /** A full stop behind a name is another spelling of it. */
  const siteOf = ({ hostname }) => sites.get(/\bs(\d+)\.localhost\.?$/.exec(hostname)?.[1]);
  const answer = async (request, response) => {
    const url = new URL(request.url, `http://${request.headers.host}`);
    const site = siteOf(url);
    const body = await text(request);
    site?.requests.push({ method: request.method, host: url.hostname, path: url.pathname, query: url.search, body, cookie: request.headers.cookie ?? '' });
    const send = (status, type, content, headers = {}) => {
      response.writeHead(status, {
        'content-type': type, 'cache-control': 'no-store', 'access-control-allow-origin': request.headers.origin ?? '*', 'access-control-allow-credentials': 'true',
        'access-control-allow-headers': request.headers['access-control-request-headers'] ?? '*', 'access-control-allow-methods': 'GET, POST, PUT', 'cross-origin-resource-policy': 'cross-origin', ...headers,
      }).end(content);
    };
    if (request.method === 'OPTIONS') return send(204, 'text/plain', '');
    const wait = Number(url.searchParams.get('wait') ?? 0);
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
    const found = await lookUp(site, url.pathname);
    if (!found) return send(404, 'text/plain', 'nothing here');
    // Headers may depend on what the visitor sends.
    const headers = typeof found.headers === 'function' ? found.headers(request.headers) : found.headers;
    if (!`${found.content}`.includes(PAUSE)) return send(found.status ?? 200, found.type, found.content, headers);
    response.writeHead(200, { 'content-type': found.type, 'cache-control': 'no-store', ...headers });
    for (const piece of found.content.split(PAUSE)) {
      response.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return response.end();
  };
  const server = createServer((request, response) => answer(request, response).catch((error) => response.destroy(error)));
  // A socket that knocks has told all there is to tell; nothing here speaks its protocol.
  server.on('upgrade', (request, socket) => {
    const url = new URL(request.url, `http://${request.headers.host}`);
    siteOf(url)?.requests.push({ method: 'UPGRADE', host: url.hostname, path: url.pathname, query: url.search, body: '', cookie: request.headers.cookie ?? '' });
    socket.destroy();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  let count = 0;
  return {
    port,
    /** Names for one more site: what is asked for at `*s<number>.localhost` is its own. */
    claim: () => {
      const number = String(++count), site = { number, requests: [], pages: new Map(), missing: new Set() };
      sites.set(number, site);
      return { ...site, serve: (path) => lookUp(site, path) };
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
};

const text = async (request) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  return body;
};
