// What web/configure.js makes of configurations: a JSON list of texts comes in, a list of [lines, faults] goes out.
import { readFileSync } from 'node:fs';
import { configure, readText } from '../web/configure.js';

const texts = JSON.parse(readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(texts.map((text) => configure(readText(text), false))));
