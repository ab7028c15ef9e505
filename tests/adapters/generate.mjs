// node generate.mjs <pkg> <adapter's source> <its target>: writes what the source's generate.mjs makes with the package's generator.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [pkg, source, target] = process.argv.slice(2).map((each) => resolve(each));
const load = (file) => import(pathToFileURL(file));
const generator = await load(join(pkg, 'placet-csp.js'));
const { default: generate } = await load(join(source, 'generate.mjs'));
for (const [file, text] of Object.entries(generate(generator, (name) => readFileSync(join(pkg, name), 'utf8')))) {
  mkdirSync(dirname(join(target, file)), { recursive: true });
  writeFileSync(join(target, file), text);
}
