// The package in builds of Vite and esbuild: the notice shows, what is declared waits for permission and then happens.
import assert from 'node:assert/strict';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import * as esbuild from 'esbuild';
import { build as viteBuild } from 'vite';
import { launch, serve, visit } from './lib/browser.mjs';
import { CONFIG } from './lib/config.mjs';
import { project } from './lib/project.mjs';

const PAGE = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Somebody</title><link rel="icon" href="data:,"><body><h1>Somebody</h1><script type="module" src="/main.js"></script></body></html>';
const MAIN = `
import { allows, choices, run } from 'placet';
run(${JSON.stringify(CONFIG)});
window.seen = { allows, choices };
window.answer = fetch('http://stats.localhost:' + location.port + '/hit').then((response) => response.text());
`;

/** Each builds the project in `folder` and returns the folder to serve. */
const BUNDLERS = {
  vite: async (folder) => {
    await viteBuild({ root: folder, logLevel: 'error', configFile: false });
    return join(folder, 'dist');
  },
  esbuild: async (folder) => {
    const out = join(folder, 'out');
    await mkdir(out);
    const { warnings } = await esbuild.build({
      absWorkingDir: folder, entryPoints: ['main.js'], outdir: out, bundle: true, splitting: true, format: 'esm', minify: true, logLevel: 'silent',
    });
    assert.deepEqual(warnings, []);
    // esbuild leaves `new URL(file, import.meta.url)` alone; README.md says what to copy.
    await cp(join(folder, 'node_modules/placet/placet-core.js'), join(out, 'placet-core.js'));
    await writeFile(join(out, 'index.html'), PAGE);
    return out;
  },
  // What lies in the package is a module as it is.
  'no bundler': async (folder) => {
    const out = join(folder, 'plain');
    await cp(join(folder, 'node_modules/placet'), join(out, 'placet'), { recursive: true });
    await writeFile(join(out, 'main.js'), MAIN.replace("'placet'", "'/placet/index.mjs'"));
    await writeFile(join(out, 'index.html'), PAGE);
    return out;
  },
};

let browser;
before(async () => { browser = await launch(); });
after(() => browser?.close());

for (const [name, build] of Object.entries(BUNDLERS)) {
  describe(name, () => {
    let made, folder;
    before(async () => {
      made = await project({ 'index.html': PAGE, 'main.js': MAIN });
      folder = await build(made.folder);
    });
    after(() => made?.remove());

    const accepts = async (options) => {
      const server = await serve(folder, options);
      const { page, errors, leave } = await visit(browser, server.origin);
      try {
        const notice = page.locator('#placet .notice');
        await notice.waitFor({ state: 'visible' });
        assert.equal(await page.evaluate(() => window.seen.allows('analytics')), false);
        assert.deepEqual(server.hits, [], 'declared, so held');

        await page.locator('#placet .accept').click();
        await notice.waitFor({ state: 'hidden' });
        assert.equal(await page.evaluate(() => window.answer), 'counted');
        assert.equal(await page.evaluate(() => window.seen.allows('analytics')), true);
        assert.deepEqual(server.hits, ['/hit']);
        assert.ok((await page.evaluate(() => window.seen.choices().id)).length > 0, 'a record was made');

        await page.reload();
        assert.equal(await page.evaluate(() => window.answer), 'counted', 'the choice is kept');
        assert.equal(await notice.count(), 0, 'nobody is asked twice');
        return errors;
      } finally {
        await leave();
        await server.close();
      }
    };

    test('asks, holds, and releases', async () => {
      assert.deepEqual(await accepts(), []);
    });

    test('does the same where a policy refuses WebAssembly', async () => {
      const headers = { 'content-security-policy': "script-src 'self'" };
      const errors = await accepts({ headers });
      // The browser reports the refusal itself; nothing else may go wrong.
      assert.deepEqual(errors.filter((text) => !/WebAssembly|wasm/i.test(text)), []);
    });
  });
}
