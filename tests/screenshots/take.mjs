// `cargo xtask screenshots`: every scene as a picture in target/screenshots, with a page that shows them all. Arguments: words that the names
// of the scenes must have.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { shop } from '../e2e/lib/configs.mjs';
import { editorOf, putEditor } from '../e2e/lib/editor.mjs';
import { launch } from '../e2e/lib/engines/chromium.mjs';
import { noticeOf } from '../e2e/lib/notice.mjs';
import { SCENES, enter, pageOf, visitorOf } from '../e2e/lib/scenes.mjs';
import { openSite } from '../e2e/lib/site.mjs';
import { tabOf } from '../e2e/lib/tab.mjs';
import { startWorld } from '../e2e/lib/world.mjs';

const FOLDER = fileURLToPath(new URL('../../target/screenshots/', import.meta.url));
const words = process.argv.slice(2), isWanted = ({ name }) => words.every((word) => name.includes(word));

/** The editor, too: { name, width, height, scheme }. */
const EDITORS = [390, 1280].flatMap((width) => ['light', 'dark'].map((scheme) => ({ name: `editor-${width}${scheme === 'dark' ? '-dark' : ''}`, width, height: width === 390 ? 844 : 900, scheme })));

const world = await startWorld(), browser = await launch(), taken = [];

/** One fresh visitor on one fresh site. */
const take = async (what, options, bring) => {
  const visitor = await browser.visitor(options);
  try {
    const tab = tabOf(await visitor.tab());
    tab.notice = noticeOf(tab);
    await bring(tab, openSite(world));
    await tab.driver.page.screenshot({ path: `${FOLDER}${what.name}.png` });
    taken.push(what);
    console.log(what.name);
  } finally {
    await visitor.leave();
  }
};

try {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  for (const scene of SCENES.filter(isWanted)) {
    await take(scene, visitorOf(scene), async (tab, site) => {
      await tab.visit(await site.page({ ...pageOf(scene), config: shop(site, (config) => { config.theme = scene.theme; }), lang: scene.lang }));
      await enter(tab, scene);
    });
  }
  for (const each of EDITORS.filter(isWanted)) {
    await take(each, { viewport: { width: each.width, height: each.height }, colorScheme: each.scheme, reducedMotion: 'reduce' }, async (tab, site) => {
      await tab.visit(await putEditor(site));
      await editorOf(tab).ready();
      await tab.settle();
    });
  }
  await writeFile(`${FOLDER}index.html`, index());
  console.log(`${taken.length} pictures: ${FOLDER}index.html`);
} finally {
  await browser.close();
  await world.close();
}

function index() {
  const figure = ({ name, width, height }) => `<figure><a href="${name}.png"><img src="${name}.png" width="${width}" height="${height}" alt="${name}" loading="lazy"></a><figcaption>${name}</figcaption></figure>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Placet: pictures</title><meta name="viewport" content="width=device-width">
<style>body{margin:1rem;font:14px/1.4 system-ui;display:flex;flex-wrap:wrap;gap:1rem}figure{margin:0}img{height:20rem;width:auto;border:1px solid #bbb}</style>
${taken.map(figure).join('\n')}</html>`;
}
