// The looks of the notice against committed structural pictures (lib/structure.mjs). PLACET_BLESS=1 writes them again: `cargo xtask bless visual`.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { shop } from '../lib/configs.mjs';
import { SCENES, THEMES, enter, pageOf, visitorOf } from '../lib/scenes.mjs';
import { differences, structureOf } from '../lib/structure.mjs';

const FOLDER = new URL('../../data/visual/', import.meta.url);
const fileOf = (theme, layer, width) => new URL(`${theme}-${layer}-${width}.json`, FOLDER);

const show = async (site, open, scene, font) => {
  const tab = await open(undefined, visitorOf(scene));
  const page = pageOf(scene);
  if (font) page.head += `<style>:root { --placet-font: ${font} }</style>`;
  await tab.driver.goto(await site.page({ ...page, config: shop(site, (config) => { config.theme = scene.theme; }), lang: scene.lang }));
  await enter(tab, scene);
  return tab;
};
const sceneOf = (name) => SCENES.find((each) => each.name === name);
/** Puts a style sheet into the notice, as a change of ours would, and takes the picture at once. */
const broken = async (tab, scene, css) => {
  await tab.run((css) => {
    const { shadowRoot } = document.getElementById('placet'), sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
  }, css);
  return structureOf(tab, scene);
};

/** What a fault in a style sheet does, and the word with which it has to be found. */
const FAULTS = [
  ['plain-first-bottom-390', '.choose { display: none }', 'lost'],
  ['plain-first-bottom-390', '.reject { display: none }', 'lost'],
  ['plain-first-bottom-390', '.accept { background: #d00 }', 'colour'],
  ['plain-first-bottom-390', '.act { background: #0057d9 !important }', 'colour'],
  ['plain-first-bottom-390', '.reject { font-weight: 400 }', 'unequal'],
  ['plain-first-bottom-390', '.accept { flex-grow: 3 }', 'unequal'],
  ['plain-first-bottom-390', '.reject { opacity: .6 }', 'unequal'],
  ['plain-first-bottom-390', '.lead { color: #bbb }', 'dull'],
  ['plain-first-bottom-390', '.question { white-space: nowrap; width: 9em; overflow: hidden }', 'clipped'],
  ['plain-first-bottom-390', '.act { block-size: 1em; min-block-size: 0; line-height: 1.4; padding: 0; font-size: 1.4em }', 'clipped'],
  ['plain-first-bottom-390', '.lead { margin-block-start: -2.5em }', 'overlap'],
  ['plain-first-bottom-390', '.facts { inline-size: 140% }', 'overflow'],
  ['plain-first-bottom-390', '.notice { inset-block: 8px auto }', 'moved'],
  ['plain-first-bottom-390', '.acts { flex-direction: row-reverse }', 'moved'],
  ['plain-first-bottom-390', '.acts { flex-direction: column }', 'moved'],
  ['plain-first-bottom-390', '.notice { border-radius: 0; box-shadow: none }', 'shape'],
  ['plain-first-bottom-390', '.notice::after { content: ""; position: fixed; inset: auto 0 0; height: 6em; background: #fffd; z-index: 9 }', 'covered'],
  ['plain-first-bottom-1280', '.facts { display: none }', 'lost'],
  ['plain-prefs-bottom-390', '.switch { display: none }', 'lost'],
  ['plain-prefs-bottom-390', '.p-accept { font-size: 1.05em }', 'unequal'],
  ['plain-prefs-bottom-390', '.prefs { background: #fffbe6 }', 'colour'],
  ['plain-prefs-bottom-1280', '.under { margin-inline-start: 40% }', 'moved'],
];

export default (test) => {
  for (const theme of THEMES) {
    for (const layer of ['first', 'prefs']) {
      for (const width of [390, 1280]) {
        test(`${theme}, ${layer}, ${width} pixels: looks as committed`, async ({ site, open }) => {
          const pictures = {}, file = fileOf(theme, layer, width), isBlessing = process.env.PLACET_BLESS === '1';
          const before = isBlessing ? {} : JSON.parse(await readFile(file, 'utf8'));
          for (const scene of SCENES.filter((each) => each.theme.name === theme && each.layer === layer && each.width === width)) {
            const tab = await show(site, open, scene), now = pictures[scene.name] = await structureOf(tab, scene);
            const found = isBlessing ? now.problems : before[scene.name] ? differences(before[scene.name], now) : ['there is no committed picture'];
            assert.deepEqual(found, [], scene.name);
            await tab.close();
          }
          if (!isBlessing) return;
          await mkdir(FOLDER, { recursive: true });
          const lines = Object.entries(pictures).map(([name, { elements, ...rest }]) => `${JSON.stringify(name)}: ${JSON.stringify(rest).slice(0, -1)}, "elements": [\n${elements.map((each) => `  ${JSON.stringify(each)}`).join(',\n')}\n]}`);
          await writeFile(file, `{\n${lines.join(',\n')}\n}\n`);
        });
      }
    }
  }

  test('another font is no difference', async ({ site, open }) => {
    for (const name of ['plain-first-bottom-390', 'soft-first-card-1280', 'sharp-prefs-bottom-390']) {
      const scene = sceneOf(name), before = JSON.parse(await readFile(fileOf(scene.theme.name, scene.layer, scene.width), 'utf8'));
      for (const font of ['serif', '"DejaVu Sans", sans-serif', 'monospace']) {
        const tab = await show(site, open, scene, font);
        assert.deepEqual(differences(before[name], await structureOf(tab, scene)), [], `${name} in ${font}`);
        await tab.close();
      }
    }
  });

  test('every fault in the style sheet is found', async ({ site, open }) => {
    // What measures fairness would mend some of them before they are seen; the default look needs nothing else of that file.
    site.lose('placet-look.js');
    for (const [name, css, word] of FAULTS) {
      const scene = sceneOf(name), before = JSON.parse(await readFile(fileOf(scene.theme.name, scene.layer, scene.width), 'utf8'));
      const tab = await show(site, open, scene), found = differences(before[name], await broken(tab, scene, css));
      assert.ok(found.some((each) => each.startsWith(word)), `${css}: ${JSON.stringify(found)}`);
      await tab.close();
    }
  });
};
