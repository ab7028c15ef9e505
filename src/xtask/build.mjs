// Drives esbuild and terser for `cargo xtask build`: a list of jobs as JSON on stdin (see bundle.rs), files out.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { build, transform } from 'esbuild';
import { minify } from 'terser';

/** Files of the package that stand beside each other there: loaded when needed, so never bundled. */
const BESIDE = /^\.\/(placet-[\w-]+\.js|lang\/.*)$/;

/** Resolves `placet:<name>`: to a generated file, to minified css as a string, or to a given text. */
const virtual = (modules) => ({
  name: 'placet',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^placet:/ }, ({ path, importer }) => {
      const module = modules[path];
      if (!module) return { errors: [{ text: `there is no ${path} for ${importer}` }] };
      // Pure: what an entry does not use is left out.
      if (module.file) return { path: resolve(module.file), sideEffects: false };
      return { path, namespace: 'placet', sideEffects: false, pluginData: module };
    });
    onResolve({ filter: BESIDE }, ({ path, kind }) => (kind === 'entry-point' ? null : { path, external: true }));
    onLoad({ filter: /.*/, namespace: 'placet' }, async ({ pluginData: { css, code } }) => {
      if (!css) return { contents: code };
      const sheet = await transform(await readFile(css, 'utf8'), { loader: 'css', minify: true, target: 'es2020' });
      return { contents: `export default ${JSON.stringify(sheet.code.trim())}`, watchFiles: [css] };
    });
  },
});

const SMALL = 'etnroiasclduhpfmgvbyxwkjzq', LETTERS = SMALL + SMALL.toUpperCase();
/**
 * Names without digits and signs, in an order that does not go by how often a letter stands in the text. Counted, as terser does it, names take
 * what strings and keywords are made of; so, the guard is 0.3 % less after brotli.
 */
const NAMES = {
  get: (at) => LETTERS[at] ?? SMALL[(at - LETTERS.length) % SMALL.length] + NAMES.get(Math.floor((at - LETTERS.length) / SMALL.length)),
};

const bundle = async ({ entry, out, format, charset, modules, inner }) => {
  const { outputFiles: [bundled], warnings } = await build({
    entryPoints: [entry],
    outfile: out,
    bundle: true,
    minify: true,
    write: false,
    format,
    charset,
    target: 'es2021',
    platform: 'browser',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [virtual(modules)],
  });
  // Once more: some 6 % smaller after brotli than what esbuild alone makes of it.
  const { code } = await minify(bundled.text, {
    ecma: 2021,
    module: format === 'esm',
    compress: { passes: 3 },
    mangle: { nth_identifier: NAMES, properties: inner ? { regex: new RegExp(`^(?:${inner})$`) } : false },
    format: { ascii_only: charset === 'ascii' },
  });
  await mkdir(dirname(out), { recursive: true });
  await writeFile(out, code);
  return warnings.length === 0;
};

let isClean = true;
for (const job of JSON.parse(await text(process.stdin))) {
  // What is wrong, esbuild has said itself. A warning is wrong too.
  const done = await bundle(job).catch((error) => {
    // A list of errors is esbuild's, which prints it by itself.
    if (!error.errors) console.error(error);
    return false;
  });
  isClean = done && isClean;
}
process.exitCode = isClean ? 0 : 1;
