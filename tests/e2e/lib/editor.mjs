// The notice editor on a test's site, and what a test does in it.
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { editorHeaders } from '../../../www/server/editor.mjs';

const FOLDER = fileURLToPath(new URL('../../../www/editor/', import.meta.url));
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript', mjs: 'text/javascript', css: 'text/css', json: 'application/json', svg: 'image/svg+xml', md: 'text/plain' };

/** Puts the editor's files under `at` and returns its address. */
export const putEditor = async (site, at = '/editor/') => {
  for (const entry of await readdir(FOLDER, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = `${entry.parentPath}/${entry.name}`.replaceAll('//', '/');
    site.file(at + path.slice(FOLDER.length), TYPES[entry.name.split('.').pop()] ?? 'text/plain', await readFile(path, 'utf8'), editorHeaders(path));
  }
  return site.file(at, TYPES.html, await readFile(`${FOLDER}index.html`, 'utf8'), editorHeaders(`${FOLDER}index.html`));
};

export const editorOf = (tab) => {
  const active = () => tab.run(() => document.activeElement?.id ?? '');
  const editor = {
    ready: () => tab.until(() => Boolean(document.querySelector('.fold') && document.querySelector('iframe.shown'))),
    active,
    /** Presses Tab until the focus is where it shall be. */
    tabTo: async (id) => {
      for (let presses = 0; presses < 400; presses++) {
        if (await active() === id) return;
        await tab.key('Tab');
      }
      throw new Error(`Tab does not lead to ${id}; it is at ${await active()}`);
    },
    type: async (text) => { for (const letter of text) await tab.key(letter); },
    /** Puts a text into a field as the browser's own input does. */
    fill: (id, text) => tab.run((id, text) => {
      const field = document.getElementById(id);
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, id, text),
    press: (id) => tab.run((id) => document.getElementById(id).click(), id),
    unfold: (key) => tab.run((key) => { const head = document.getElementById(`h-${key}`); if (head.getAttribute('aria-expanded') !== 'true') head.click(); }, key),
    /** What the findings list has: one text each. */
    findings: () => tab.run(() => [...document.querySelectorAll('.finding')].map((each) => each.innerText.replace(/\s+/g, ' '))),
    /** What is said beside the field of a path; '' for nothing. */
    said: (path) => tab.run((path) => {
      const say = document.querySelector(`[data-path="${CSS.escape(path)}"] > .say`);
      return say && !say.hidden ? say.innerText : '';
    }, path),
    /** The configuration as the draft has it on disk. */
    draft: () => tab.run(() => {
      const { current } = JSON.parse(localStorage.getItem('placet-editor'));
      return JSON.parse(localStorage.getItem(`placet-editor:${current}`)).config;
    }),
    import: async (text) => {
      await editor.press('import-open');
      await editor.fill('import-text', text);
      await editor.press('import-read');
    },
    exported: async () => {
      await editor.press('export-open');
      await tab.until(() => document.getElementById('export-json') !== null);
      return tab.run(() => ({ json: document.getElementById('export-json').value, snippet: document.getElementById('export-snippet').value, policy: document.getElementById('export-policy')?.value ?? '' }));
    },
    /** The text that the preview shows now, of the layer that is to be seen. */
    preview: (layers = '.notice, dialog') => tab.run((layers) => {
      const root = document.querySelector('iframe.shown')?.contentDocument.getElementById('placet')?.shadowRoot;
      return [...root?.querySelectorAll(layers) ?? []].filter((layer) => layer.getBoundingClientRect().height > 0).map((layer) => layer.innerText).join('\n');
    }, layers),
    /** A real press on something in the preview. */
    pressInPreview: async (selector) => {
      const point = await tab.until((selector) => {
        const frame = document.querySelector('iframe.shown'), { left, top, width } = frame.getBoundingClientRect(), scale = width / frame.offsetWidth;
        const found = frame.contentDocument.getElementById('placet')?.shadowRoot.querySelector(selector);
        if (!found || found.getBoundingClientRect().height === 0) return null;
        const box = found.getBoundingClientRect();
        return [left + (box.left + box.width / 2) * scale, top + (box.top + box.height / 2) * scale];
      }, selector);
      await tab.driver.mouse(...point);
    },
  };
  return editor;
};
