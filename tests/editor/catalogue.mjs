// The editor's catalogue, for its tests.
import { readFileSync } from 'node:fs';
import { openCatalogue } from '../../www/editor/catalogue/catalogue.js';

const read = (name) => JSON.parse(readFileSync(new URL(`../../www/editor/catalogue/${name}`, import.meta.url), 'utf8'));

export const catalogue = openCatalogue(read('catalogue.json'), read('purposes.json'));
