// Bundles the site's module that imports a tracker from npm, once, in memory: the integration of a site with a build.

import { build } from "esbuild";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..");
const built = new Map();

export function bundle(entry) {
  if (!built.has(entry)) built.set(entry, run(entry));
  return built.get(entry);
}

async function run(entry) {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    write: false,
    logLevel: "error",
  });
  return outputFiles[0].text;
}
