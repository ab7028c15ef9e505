// axe-core in a page.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Violations that axe finds in the notice, shadow roots included: rule and place. */
export const axe = async (tab) => {
  await tab.driver.evaluate(`(() => { ${AXE} })()`);
  const found = await tab.run(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.flat().join(' ')}`));
  });
  return found.filter((each) => each.includes('#placet'));
};
