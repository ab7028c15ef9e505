// Runs one wasm-bindgen test program in Chromium: node run.mjs <folder>. The folder is made by `cargo xtask test`.
// Prints what the tests say; the last line is cargo's `test result: ...`.
import { createReadStream } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, extname, join } from 'node:path';
import { chromium } from 'playwright-core';

const [folder] = process.argv.slice(2);
const TIMEOUT = 120_000;
const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm' };
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];

// The test context writes its report into #output; what a test logs is kept apart, and shown when it fails.
const PAGE = `<!DOCTYPE html><meta charset="utf-8"><pre id="output"></pre><pre id="console_output"></pre>
<script>
  for (const method of ['debug', 'log', 'info', 'warn', 'error']) {
    console[method] = (...values) => {
      document.getElementById('console_output').append(values.map(String).join(' ') + '\\n');
      window['on_console_' + method]?.(values);
    };
  }
  window.__wbg_test_invoke = (f) => f();
</script>
<script type="module">
  import init, * as glue from './test.js';
  const wasm = await init({ module_or_path: './test_bg.wasm' });
  const context = new glue.WasmBindgenTestContext(false);
  for (const method of ['debug', 'log', 'info', 'warn', 'error']) window['on_console_' + method] = glue['__wbgtest_console_' + method];
  context.include_ignored(true);
  await context.run(${await readFile(join(folder, 'tests.json'), 'utf8')}.map((name) => wasm[name]));
</script>`;

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/') return response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  const file = join(folder, pathname);
  const type = TYPES[extname(file)];
  const isThere = type && (await access(file).then(() => true, () => false));
  if (!isThere) return response.writeHead(404).end();
  response.writeHead(200, { 'content-type': type });
  createReadStream(file).pipe(response);
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
let failed = true;
try {
  const page = await browser.newPage();
  // An error outside of a test: the program has not started, or has trapped.
  const broken = new Promise((resolve) => page.on('pageerror', (error) => {
    console.log(`page error: ${error.stack ?? error}`);
    resolve(false);
  }));
  console.log(`running ${basename(folder)}`);
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const reported = page.waitForFunction(() => document.getElementById('output').textContent.includes('test result: '), null, { timeout: TIMEOUT });
  const ended = await Promise.race([broken, reported.then(() => true, () => false)]);
  const report = await page.textContent('#output');
  console.log(report);
  failed = !ended || !report.includes('test result: ok');
  if (failed) console.log(await page.textContent('#console_output'));
} finally {
  await browser.close();
  server.close();
}
process.exitCode = failed ? 1 : 0;
