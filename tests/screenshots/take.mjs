// `cargo xtask screenshots`: every scene as a picture in target/screenshots, with a page that shows them all. Arguments: words that the names
// of the scenes must have.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { shop } from '../e2e/lib/configs.mjs';
import { editorOf, putEditor } from '../e2e/lib/editor.mjs';
import { launch } from '../e2e/lib/engines/chromium.mjs';
import { noticeOf } from '../e2e/lib/notice.mjs';
import { SCENES, WIDTHS, enter, pageOf, visitorOf } from '../e2e/lib/scenes.mjs';
import { openSite } from '../e2e/lib/site.mjs';
import { tabOf } from '../e2e/lib/tab.mjs';
import { startWorld } from '../e2e/lib/world.mjs';

const FOLDER = fileURLToPath(new URL('../../target/screenshots/', import.meta.url));
const words = process.argv.slice(2), isWanted = ({ name }) => words.every((word) => name.includes(word));

/** A placeholder and the editor, too: { name, width, height, scheme, lang }. */
const others = (what) => WIDTHS.flatMap((width) => [{}, { scheme: 'dark' }, { lang: 'ar' }].map(({ scheme = 'light', lang = 'en' }) => ({
  name: [what, width, ...(scheme === 'dark' ? [scheme] : []), ...(lang === 'en' ? [] : [lang])].join('-'), width, height: width === 390 ? 844 : 900, scheme, lang, textSize: 100,
})));
const EMBEDS = others('embed'), EDITORS = others('editor');
const settingsOf = ({ width, height, scheme }) => ({ viewport: { width, height }, colorScheme: scheme, reducedMotion: 'reduce' });

/** Two films among a page's text, with the notice out of the way; one is wide, one is hardly big enough for what is to be said. */
const embedPage = (site, each) => {
  const { head, body } = pageOf(each), frame = (id, size) => `<iframe id="${id}" data-category="marketing" data-src="${site.from('tube', `/${id}.html`)}" title="How a chair is made" style="display: block; border: 0; max-width: 100%; ${size}"></iframe>`;
  return {
    config: shop(site), head, lang: each.lang,
    body: body.replace('<div class="picture"></div>', `${frame('film', 'width: 100%; height: 20rem')}<p>The steam does it.</p>${frame('small', 'width: 200px; height: 120px')}`),
  };
};

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
  for (const each of EMBEDS.filter(isWanted)) {
    await take(each, settingsOf(each), async (tab, site) => {
      await tab.visit(await site.page(embedPage(site, each)));
      await tab.reject();
      await tab.appears('.placet-embed');
      await tab.settle();
    });
  }
  for (const each of EDITORS.filter(isWanted)) {
    await take(each, settingsOf(each), async (tab, site) => {
      await tab.visit(await putEditor(site));
      const editor = editorOf(tab);
      await editor.ready();
      await editor.import(JSON.stringify(shop(site)));
      await editor.press('import-done');
      // It speaks English only: the language is that of the notice it shows.
      await editor.fill('preview-language', each.lang);
      await tab.until((lang) => document.querySelector('iframe.shown')?.dataset.language === lang, each.lang);
      // On a telephone one of three views at a time.
      await tab.run((isNarrow) => (isNarrow ? document.querySelector('[name="view"][value="look"]').click() : document.activeElement.blur()), each.width < 600);
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
