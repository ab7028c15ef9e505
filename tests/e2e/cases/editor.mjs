// The notice editor: from nothing to a notice, by keyboard; drafts, findings, preview, export.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { check } from '../../../pkg/placet-check.js';
import { shop } from '../lib/configs.mjs';
import { editorOf, putEditor } from '../lib/editor.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const openEditor = async (site, open, options) => {
  const tab = await open(await putEditor(site), options), editor = editorOf(tab);
  await editor.ready();
  return { tab, editor };
};
const example = (site) => {
  const config = shop(site);
  // Hosts as a real site would have them, and nothing that the checker would have to say.
  for (const [at, service] of config.services.entries()) service.hosts = [`${['stats', 'ads', 'tube'][at]}.example`];
  config.services.push({ id: 'till', name: 'Till', provider: 'Hazel & Oak', country: 'DE', privacy: '/privacy.html', purposes: { basket: ['store'] }, cookies: [{ name: 'till_basket', days: 30 }] });
  return config;
};

export default (test) => {
  test.everywhere('a notice from nothing, by keyboard: who, two services, nothing left to mend; it is seen, and kept', async ({ site, open }) => {
    const { tab, editor } = await openEditor(site, open);
    await tab.equals(async () => (await editor.findings()).length > 0, true);
    await editor.tabTo('f-controller.name');
    await editor.type('Hazel and Oak');
    assert.equal(await editor.active(), 'f-controller.name');
    await editor.tabTo('f-controller.contact');
    await editor.type('office');
    await editor.tabTo('catalogue-search');
    await editor.type('google');
    await editor.tabTo('add-googlemaps');
    await tab.key('Enter');
    await tab.equals(editor.active, 'add-googlemaps');
    await editor.tabTo('add-googleanalytics');
    await tab.key('Enter');
    await tab.equals(editor.findings, []);
    await tab.until((text) => document.querySelector('iframe.shown')?.contentDocument.getElementById('placet')?.shadowRoot.querySelector('.notice').innerText.includes(text), 'Hazel and Oak');
    await tab.equals(async () => /Videos, maps/.test(await editor.preview()), true);
    assert.equal(await editor.active(), 'add-googleanalytics', 'the preview takes no focus');
    await tab.equals(async () => (await editor.draft()).services.map(({ id }) => id), ['googlemaps', 'googleanalytics']);
    await tab.equals(editor.findings, []);
    const config = await editor.draft();
    assert.deepEqual(check(config), []);

    await tab.visit(`${site.origin}/editor/`);
    await editor.ready();
    assert.equal(await tab.read('[id="f-controller.name"]', 'value'), 'Hazel and Oak');
    assert.deepEqual(await editor.draft(), config);
    assert.deepEqual(site.requests().filter(({ method, path }) => method !== 'GET' || !/^\/(editor|placet)\//.test(path)).map(({ path }) => path).filter((path) => path !== '/fence.txt' && path !== '/favicon.ico'), [], 'nothing is sent anywhere');
  });

  test('findings stand beside their fields, go when they are mended, and lead there', async ({ site, open }) => {
    const { tab, editor } = await openEditor(site, open);
    const config = example(site);
    delete config.purposes[1].retention;
    config.services[0].hosts = ['https://stats.example/'];
    await editor.import(JSON.stringify(config));
    await editor.press('import-done');
    await tab.equals(async () => (await editor.findings()).length, 2);
    assert.match((await editor.findings()).join('\n'), /How long is this kept\?.*Purposes › Statistics/);
    await tab.click('[data-kind="think"] .finding');
    await tab.equals(editor.active, 'f-purposes[1].retention');
    assert.match(await editor.said('purposes[1].retention'), /Nothing should be kept for ever/);
    await editor.type('30');
    await tab.equals(() => editor.said('purposes[1].retention'), '');
    await tab.click('[data-kind="mend"] .finding');
    await tab.equals(editor.active, 'f-services[0].hosts[0]');
    await editor.fill('f-services[0].hosts[0]', 'stats.example');
    // What is kept for longer than the purpose is said at once.
    await tab.equals(async () => /lives longer/.test((await editor.findings()).join()), true);
  });

  test('entries are moved and removed by keyboard; the focus stays in place, undo brings them back', async ({ site, open }) => {
    const { tab, editor } = await openEditor(site, open);
    await editor.import(JSON.stringify(example(site)));
    await editor.press('import-done');
    await editor.unfold('s-purposes');
    const order = async () => (await editor.draft()).purposes.map(({ id }) => id);
    await editor.tabTo('down-purposes[0]');
    await tab.key('Enter');
    await tab.equals(order, ['statistics', 'basket', 'marketing']);
    assert.equal(await editor.active(), 'down-purposes[1]');
    await tab.key('Enter');
    await tab.key('Enter');
    await tab.equals(order, ['statistics', 'marketing', 'basket']);
    assert.equal(await editor.active(), 'down-purposes[2]');
    await editor.tabTo('remove-purposes[2]');
    await tab.key('Enter');
    await tab.equals(order, ['statistics', 'marketing']);
    assert.equal(await editor.active(), 'h-purposes[1]');
    await editor.press('undo');
    await tab.equals(order, ['statistics', 'marketing', 'basket']);
    await editor.press('redo');
    await tab.equals(order, ['statistics', 'marketing']);
  });

  test('a purpose’s name in code goes with those who refer to it', async ({ site, open }) => {
    const { tab, editor } = await openEditor(site, open);
    await editor.import(JSON.stringify(example(site)));
    await editor.unfold('s-purposes');
    await editor.unfold('purposes[1]');
    await editor.fill('f-purposes[1].id', 'counting');
    await tab.equals(async () => Object.keys((await editor.draft()).services[0]?.purposes ?? {}), ['counting']);
  });

  test('choices made in the preview touch nothing of the owner', async ({ site, open }) => {
    const tab = await open(await putEditor(site)), editor = editorOf(tab);
    await editor.ready();
    await tab.run(() => {
      document.cookie = '_st_own=1; Path=/';
      document.cookie = 'placet=mine; Path=/';
      localStorage.setItem('_st_own', '1');
    });
    const config = example(site);
    config.services[0].storage.push({ key: '*placet*', in: 'local', days: 1 });
    await editor.import(JSON.stringify(config));
    await editor.press('import-done');
    await tab.equals(async () => (await editor.preview()).includes('Statistics'), true);
    const before = await tab.run(() => [document.cookie, Object.keys(localStorage).sort()]);
    for (const button of ['.accept', '.reject']) {
      await editor.pressInPreview(`.notice ${button}`);
      await tab.until(() => document.querySelector('.stage-said').textContent.includes('for this preview alone'));
      await tab.settle();
      assert.deepEqual(await tab.run(() => [document.cookie, Object.keys(localStorage).sort()]), before);
      await editor.press('preview-again');
      await tab.until(() => !document.querySelector('iframe.coming') && document.querySelector('iframe.shown')?.contentDocument.getElementById('placet')?.shadowRoot.querySelector('.notice:not([hidden])'));
      await tab.run(() => { document.querySelector('.stage-said').textContent = ''; });
    }
  });

  test('the preview shows every layer, width, scheme and language', async ({ site, open }) => {
    const { tab, editor } = await openEditor(site, open);
    await editor.import(JSON.stringify(example(site)));
    await editor.press('import-done');
    await editor.press('preview-layer-preferences');
    await tab.equals(async () => (await editor.preview()).includes('Your choices about data'), true);
    await editor.fill('preview-language', 'de');
    await tab.equals(async () => /Alle ablehnen/.test(await editor.preview()), true);
    await editor.press('preview-layer-ask');
    await editor.fill('preview-ask', 'marketing');
    await tab.equals(async () => [(await editor.preview('.moment')).includes('Marketing'), (await editor.preview('.moment')).includes('Statistics')], [true, false]);
    await editor.press('preview-size-phone');
    await tab.until(() => document.querySelector('iframe.shown')?.contentWindow.innerWidth === 390);
    await editor.press('preview-size-desktop');
    await tab.until(() => document.querySelector('iframe.shown')?.contentWindow.innerWidth === 1280);
    await editor.press('preview-scheme-dark');
    await tab.until(() => document.querySelector('iframe.shown')?.contentDocument.getElementById('placet')?.dataset.scheme === 'dark');
    const offered = await tab.run(() => [...document.querySelectorAll('#preview-language option')].map((option) => option.value).sort());
    assert.deepEqual(offered, JSON.parse((await site.serve('/placet/languages.json')).content).sort());
    assert.ok(offered.length >= 30);
  });

  test('typing goes on while the preview draws dialogs', async ({ site, open }) => {
    const { tab, editor } = await openEditor(site, open);
    await editor.import(JSON.stringify(example(site)));
    await editor.press('import-done');
    await editor.press('preview-layer-preferences');
    await tab.equals(async () => (await editor.preview()).includes('Hazel & Oak'), true);
    await tab.run(() => {
      const field = document.getElementById('f-controller.name');
      field.focus();
      field.select();
      window.left = 0;
      field.addEventListener('blur', () => { window.left++; });
    });
    for (let round = 0; round < 5; round++) {
      await editor.type('abcdefgh');
      await tab.equals(async () => (await editor.preview()).includes('abcdefgh'.repeat(round + 1)), true);
      assert.equal(await editor.active(), 'f-controller.name');
    }
    assert.equal(await tab.read('[id="f-controller.name"]', 'value'), 'abcdefgh'.repeat(5));
    assert.equal(await tab.run(() => window.left), 0, 'the field was never left');
  });

  test('drafts: a second one, renamed, deleted; another tab’s writing is taken over', async ({ site, open }) => {
    const { tab, editor } = await openEditor(site, open);
    await editor.fill('f-controller.name', 'First');
    await tab.equals(async () => (await editor.draft()).controller.name, 'First');
    await editor.press('drafts-open');
    await editor.press('draft-new');
    await tab.equals(() => tab.read('[id="f-controller.name"]', 'value'), '');
    await editor.fill('f-controller.name', 'Second');
    await tab.equals(async () => (await editor.draft()).controller.name, 'Second');
    const current = await tab.run(() => JSON.parse(localStorage.getItem('placet-editor')).current);
    await editor.press('drafts-open');
    await editor.fill(`name-${current}`, 'The other shop');
    await tab.equals(() => tab.read('#draft-name', 'textContent'), 'The other shop');
    const other = await open(`${site.origin}/editor/`), there = editorOf(other);
    await there.ready();
    await there.fill('f-controller.name', 'Written there');
    await tab.equals(() => tab.read('[id="f-controller.name"]', 'value'), 'Written there');
    await editor.press(`delete-${current}`);
    assert.equal(await tab.run(() => JSON.parse(localStorage.getItem('placet-editor')).drafts.length), 2, 'deleting asks once more');
    await editor.press(`delete-${current}`);
    await tab.equals(() => tab.read('[id="f-controller.name"]', 'value'), 'First');
    assert.deepEqual(await tab.run(() => Object.keys(localStorage).filter((key) => key.startsWith('placet-editor')).length), 2);
  });

  test('languages: every text gets a field, and words of the notice are replaced', async ({ site, open }) => {
    const { tab, editor } = await openEditor(site, open);
    await editor.import(JSON.stringify(example(site)));
    await editor.press('import-done');
    await editor.unfold('s-wording');
    await tab.run(() => {
      document.getElementById('language-first').value = 'en';
      document.getElementById('language-next').value = 'de';
    });
    await editor.press('language-add');
    await editor.unfold('s-purposes');
    await editor.unfold('purposes[1]');
    assert.equal(await tab.read('[id="f-purposes[1].name.en"]', 'value'), 'Statistics');
    await editor.fill('f-purposes[1].name.de', 'Statistik');
    await tab.equals(async () => (await editor.draft()).purposes[1]?.name, { en: 'Statistics', de: 'Statistik' });
    await tab.until(() => document.getElementById('f-texts.en.accept') !== null);
    await editor.fill('f-texts.en.accept', 'Yes to all of it');
    await tab.equals(async () => (await editor.preview()).includes('Yes to all of it'), true);
  });

  test('the export is what the checker accepts, and what a page runs', async ({ site, open }) => {
    const { tab, editor } = await openEditor(site, open);
    await editor.import(JSON.stringify(example(site)));
    await editor.press('import-done');
    const { json, snippet, policy } = await editor.exported();
    assert.match(policy, /^default-src 'self'; script-src /);
    assert.ok(!snippet.includes('Content-Security-Policy'), 'the plain snippet has no policy');
    await editor.press('export-how-policy');
    await editor.fill('export-own', 'https://cdn.example');
    const held = await tab.read('#export-snippet', 'value');
    assert.match(held, /<meta http-equiv="Content-Security-Policy" content="[^"]*https:\/\/cdn\.example/);
    assert.match(await tab.read('#export-policy', 'value'), /https:\/\/cdn\.example/);
    await editor.fill('export-own', "'unsafe-eval'; script-src *");
    assert.match(await tab.read('#export-said', 'textContent'), /No policy could be made/);
    assert.ok(!(await tab.read('#export-snippet', 'value')).includes('unsafe-eval'));
    assert.deepEqual(check(json).filter(({ severity }) => severity === 'error'), []);
    assert.deepEqual(JSON.parse(json), example(site));
    site.file('/pasted.html', 'text/html; charset=utf-8', `<!doctype html><html lang="en"><head><meta charset="utf-8">${snippet}<title>Pasted</title></head><body><p>Text</p></body></html>`);
    await tab.visit(`${site.origin}/pasted.html`);
    await tab.notice.appears();
    assert.match(await tab.read('#placet >>> .notice', 'innerText'), /Hazel & Oak/);
  });

  test('hostile texts stay texts, in the editor and in the preview', async ({ site, open }) => {
    const evil = '"><img src=x onerror="window.ran=1"><script>window.ran=1</script>', word = 'W'.repeat(5000), config = example(site);
    for (const [at, text] of [evil, word].entries()) {
      Object.assign(config.purposes[at], { name: text, description: text, benefit: text });
      Object.assign(config.services[at], { name: text, provider: text, privacy: 'javascript:window.ran=1', hosts: [text] });
      config.purposes[at].data = [{ id: 'x', name: text, identifiability: text }];
    }
    config.controller = { name: evil, contact: word, privacy: 'javascript:window.ran=1' };
    config.texts = { en: { accept: evil, reject: word, [evil]: evil } };
    const { tab, editor } = await openEditor(site, open, { viewport: { width: 320, height: 640 } });
    await editor.import(JSON.stringify(config));
    await editor.press('import-done');
    for (const key of ['s-services', 's-purposes', 's-wording', 's-asking', 's-looks', 's-technical', 'purposes[0]', 'purposes[1]', 'purposes[0].data[0]', 'services[0]', 'services[1]']) await editor.unfold(key);
    for (const layer of ['notice', 'preferences', 'ask']) {
      await tab.run((layer) => document.getElementById(`preview-layer-${layer}`).click(), layer);
      await tab.until((layer) => document.querySelector(`iframe.shown`)?.dataset.layer === layer && !document.querySelector('iframe.coming'), layer);
    }
    const found = await tab.run(() => [window, document.querySelector('iframe.shown').contentWindow].map((each) => [each.ran ?? null, each.document.images.length, [...each.document.scripts].filter((script) => !script.src).length]));
    assert.deepEqual(found, [[null, 0, 0], [null, 0, 0]]);
    assert.ok(await tab.run(() => document.documentElement.scrollWidth <= innerWidth), 'no sideways scrolling on 320 px');
    assert.equal(await tab.read('[id="f-controller.name"]', 'value'), evil);
    const { json } = await editor.exported();
    assert.deepEqual(JSON.parse(json), config);
  });

  test('what lies in its storage may be anything', async ({ site, open }) => {
    const tab = await open(await putEditor(site, '/e/'));
    for (const stored of ['null', '[]', '{"drafts":[{"id":"../x","name":1},{"id":"a","name":"A"}],"current":"a"}', '{"drafts":"x"}', 'no json']) {
      await tab.run((stored) => {
        localStorage.setItem('placet-editor', stored);
        localStorage.setItem('placet-editor:a', '{"config":[1]}');
      }, stored);
      await tab.visit(`${site.origin}/e/`);
      await editorOf(tab).ready();
      assert.equal(await tab.read('#trouble', 'hidden'), true);
    }
  });

  test('axe finds nothing, light and dark, in every section and dialog', async ({ site, open }) => {
    for (const colorScheme of ['light', 'dark']) {
      const { tab, editor } = await openEditor(site, open, { colorScheme });
      const config = example(site);
      delete config.controller.contact;
      delete config.purposes[1].retention;
      config.services[0].hosts = ['https://x/'];
      config.purposes[2].name = { en: 'Marketing' };
      const violations = async () => {
        await tab.driver.evaluate(`(() => { ${AXE} })()`);
        return tab.run(async () => {
          const { violations } = await window.axe.run(document, { resultTypes: ['violations'], iframes: false });
          return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target.flat().join(' ')} ${failureSummary.slice(0, 200)}`));
        });
      };
      await editor.import(JSON.stringify(config));
      assert.deepEqual(await violations(), [], `${colorScheme}, import`);
      await editor.press('import-done');
      for (const key of ['s-services', 's-purposes', 's-wording', 's-asking', 's-looks', 's-technical', 'purposes[1]', 'purposes[1].data[0]', 'services[0]']) await editor.unfold(key);
      await tab.equals(async () => (await editor.findings()).length > 1, true);
      await tab.until(() => document.querySelector('.texts .field') !== null);
      assert.deepEqual(await violations(), [], colorScheme);
      for (const dialog of ['drafts', 'export']) {
        await editor.press(`${dialog}-open`);
        await tab.until((id) => document.querySelector(`#${id}[open] .dialog-body textarea, #${id}[open] .drafts`), dialog);
        assert.deepEqual(await violations(), [], `${colorScheme}, ${dialog}`);
        await tab.key('Escape');
      }
    }
  });

  test('at 320 px, and with text at 200 %, nothing scrolls sideways', async ({ site, open }) => {
    for (const [width, size] of [[320, '100%'], [640, '200%'], [1280, '200%']]) {
      const { tab, editor } = await openEditor(site, open, { viewport: { width, height: 700 } });
      await editor.import(JSON.stringify(example(site)));
      await editor.press('import-done');
      for (const key of ['s-services', 's-purposes', 's-wording', 's-asking', 's-looks', 's-technical', 'purposes[1]', 'services[0]']) await editor.unfold(key);
      await tab.run((size) => document.documentElement.style.setProperty('font-size', size), size);
      for (const view of ['edit', 'look', 'findings']) {
        await tab.run((view) => document.querySelector(`input[name="view"][value="${view}"]`).click(), view);
        const wide = await tab.run(() => (document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > innerWidth + 1).map((each) => `${each.localName}#${each.id}.${each.className}`).slice(0, 5)));
        assert.deepEqual(wide, [], `${width} px, ${size}, ${view}`);
      }
    }
  });

  test('no policy is hurt, and no error is said, in a whole visit', async ({ site, open }) => {
    // Chromium warns of the two permissions that the frame needs: its origin, to load the product, and scripts, to run it.
    const tab = await open(), seen = [];
    tab.driver.page.on('console', (message) => { if (['error', 'warning'].includes(message.type()) && !/can escape its sandboxing/.test(message.text())) seen.push(message.text()); });
    tab.driver.page.on('pageerror', (error) => seen.push(error.message));
    await tab.visit(await putEditor(site));
    const editor = editorOf(tab);
    await editor.ready();
    await editor.import(JSON.stringify(example(site)));
    await editor.press('import-done');
    for (const layer of ['preferences', 'ask', 'notice']) {
      await editor.press(`preview-layer-${layer}`);
      await tab.until((layer) => document.querySelector('iframe.shown')?.dataset.layer === layer && !document.querySelector('iframe.coming'), layer);
    }
    await editor.exported();
    assert.deepEqual(seen, []);
  });

  for (const [peer, file] of [['vanilla-cookieconsent', 'vanilla-cookieconsent.js'], ['klaro', 'klaro.js'], ['Orejime', 'orejime.json']]) {
    test(`a configuration of ${peer} is taken over, and what could not be is listed`, async ({ site, open }) => {
      const { tab, editor } = await openEditor(site, open);
      await editor.import(await readFile(new URL(`../../data/editor/${file}`, import.meta.url), 'utf8'));
      await tab.until((peer) => document.getElementById('import-said').textContent.includes(`Taken over from ${peer}`), peer);
      assert.ok(await tab.run(() => document.querySelectorAll('#import-said li').length) > 3);
      await editor.press('import-done');
      await tab.equals(async () => (await editor.draft()).purposes.length > 1, true);
      await editor.fill('f-controller.name', 'Hazel');
      await tab.equals(async () => (await editor.preview()).includes('Hazel'), true);
      await editor.press('undo');
      await editor.press('undo');
      await tab.equals(async () => (await editor.draft()).purposes.length, 0);
    });
  }

  test('finds the package beside it under the other names, and says when there is none', async ({ site, open }) => {
    const tab = await open(await putEditor(site, '/deep/www/editor/'));
    tab.mayFail = true;
    await tab.until(() => !document.getElementById('trouble').hidden);
    assert.match(await tab.read('#trouble', 'textContent'), /package was not found/);
    for (const file of ['schema.json', 'languages.json', 'package.json', 'placet-check.js', 'placet.js', 'placet-notice.js', 'placet-preferences.js', 'lang/en.js', 'lang/de.js']) {
      const { type, content } = await site.serve(`/placet/${file}`);
      site.file(`/deep/pkg/${file}`, type, content);
    }
    await tab.visit(`${site.origin}/deep/www/editor/`);
    await editorOf(tab).ready();
  });
};
