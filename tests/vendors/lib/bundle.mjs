// A vendor's tracker as a site's build, or the vendor's own server, would hand it out.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const built = new Map();

const bundle = async ({ start }) => {
  const { outputFiles } = await build({
    stdin: { contents: start, resolveDir: FOLDER, sourcefile: 'start.js' }, bundle: true, format: 'iife', target: 'es2022', minify: true, write: false, logLevel: 'error',
    define: { TO: 'window.collector', 'process.env.NODE_ENV': '"production"' }, platform: 'browser',
  });
  return outputFiles[0].text;
};

/** Built once, whatever asks for it. */
export const bundleOf = (vendor) => {
  if (!built.has(vendor.id)) built.set(vendor.id, bundle(vendor));
  return built.get(vendor.id);
};
