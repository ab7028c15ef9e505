// placet.js carries its module as text: it has to arrive unharmed whatever the page's charset, and be safe inside a page.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, serve } from './lib/browser.mjs';
import { CONFIG } from './lib/config.mjs';
import { project } from './lib/project.mjs';

let browser, made, folder, guard;
before(async () => {
  [browser, made] = await Promise.all([launch(), project()]);
  folder = join(made.folder, 'node_modules/placet');
  guard = await readFile(join(folder, 'placet.js'), 'utf8');
});
after(async () => {
  await browser?.close();
  await made?.remove();
});

const page = (script) => `<!DOCTYPE html><html lang="en"><head><title>Somebody</title>${script}
<script>window.before = typeof Placet.allows + ' ' + Placet.allows('stats')</script>
<script type="application/json" id="placet-config">${JSON.stringify(CONFIG)}</script></head><body><h1>Somebody</h1></body></html>`;

/** Shows `html` with this charset and returns which files of the package were loaded once the notice stood there. */
const loaded = async (html, charset, encoding = 'utf8') => {
  const pages = { '/index.html': { type: `text/html; charset=${charset}`, content: Buffer.from(html, encoding) } };
  const server = await serve(folder, { pages });
  const context = await browser.newContext();
  const tab = await context.newPage();
  const files = [], errors = [];
  tab.on('pageerror', (error) => errors.push(String(error)));
  tab.on('request', (request) => files.push(new URL(request.url()).pathname.slice(1)));
  try {
    await tab.goto(server.origin);
    await tab.locator('#placet .notice').waitFor({ state: 'visible' });
    assert.equal(await tab.evaluate('window.before'), 'function false', 'the guard stands before the next tag');
    assert.deepEqual(errors, []);
    return files.filter((file) => file.startsWith('placet'));
  } finally {
    await context.close();
    await server.close();
  }
};

for (const charset of ['utf-8', 'windows-1252', 'iso-8859-15', 'shift_jis', 'gbk', 'big5', 'euc-kr', 'utf-16le']) {
  test(`as a file, in a page in ${charset}`, async () => {
    const encoding = charset === 'utf-16le' ? 'utf16le' : 'latin1';
    assert.deepEqual(await loaded(page('<script src="placet.js"></script>'), charset, encoding), ['placet.js', 'placet-notice.js']);
  });
}

test('pasted into a page in UTF-8', async () => {
  const files = await loaded(page(`<script data-base="/">${guard}</script>`), 'utf-8');
  assert.deepEqual(files, ['placet-notice.js']);
});

test('pasted without its byte order mark', async () => {
  const files = await loaded(page(`<script data-base="/">${guard.replace('\ufeff', '')}</script>`), 'utf-8');
  assert.deepEqual(files, ['placet-notice.js']);
});

// With the mark it would not even parse there: README.md says so.
test('pasted without its mark into a page in another charset, the translation takes over', async () => {
  const files = await loaded(page(`<script data-base="/">${guard.replace('\ufeff', '')}</script>`), 'windows-1252');
  assert.deepEqual(files, ['placet-core.js', 'placet-notice.js']);
});

test('ends no script element and opens no comment', () => {
  assert.doesNotMatch(guard, /<\/script|<script|<!--/i);
});
