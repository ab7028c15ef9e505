// Every technique, family by family.
import { readdirSync } from 'node:fs';

const FAMILIES = new URL('../families/', import.meta.url);

export const TECHNIQUES = [];
for (const file of readdirSync(FAMILIES).filter((name) => name.endsWith('.mjs')).sort()) {
  TECHNIQUES.push(...(await import(new URL(file, FAMILIES))).default);
}
