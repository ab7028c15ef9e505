// The editor: puts its rooms together. Nothing leaves the browser; drafts lie in its storage, the product and the catalogue come from beside.
import { debounce } from './dom.js';
import { openCatalogue } from './catalogue/catalogue.js';
import { drawDrafts } from './draft/dialog.js';
import { openDrafts } from './draft/drafts.js';
import { blank, openState } from './draft/state.js';
import { drawExport } from './export/dialog.js';
import { openFindings } from './findings/findings.js';
import { openForm } from './form/form.js';
import { readSchema } from './form/schema.js';
import { drawImport } from './import/dialog.js';
import { findPackage } from './package.js';
import { openPreview } from './preview/pane.js';

const at = (selector) => document.querySelector(selector);
const trouble = (text) => {
  at('#trouble').textContent = text;
  at('#trouble').hidden = !text;
};

const memory = () => {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
};

const json = async (address) => (await fetch(new URL(address, document.baseURI))).json();

const start = async () => {
  const [product, rows, purposes] = await Promise.all([findPackage(), json('catalogue/catalogue.json'), json('catalogue/purposes.json')]);
  const checker = await product.checker(), state = openState(), files = new Map();
  const languageFile = (tag) => {
    if (!files.has(tag)) files.set(tag, product.language(tag));
    return files.get(tag);
  };
  const textsOf = async (tag) => (await languageFile(product.languages.includes(tag) ? tag : 'en')).texts;
  let findings = null;
  const form = openForm({ place: at('#form'), state, schema: readSchema(product.schema), catalogue: openCatalogue(rows, purposes), tags: product.languages, textsOf, onDrawn: () => findings?.place() });
  findings = openFindings({ form, list: at('.findings .list'), status: at('#status'), check: checker.check, onSelect: () => view('edit') });

  const drafts = openDrafts(memory(), (id) => {
    // Another tab has written this very draft: what it wrote last is what counts.
    const found = id === drafts.current?.id && drafts.load(id);
    if (found && JSON.stringify(found.config) !== JSON.stringify(state.config)) open(found);
  });
  const open = (content) => {
    form.useLanguages(Array.isArray(content.languages) ? content.languages.filter((tag) => typeof tag === 'string') : []);
    form.folds.clear();
    state.open(content.config);
  };
  let isKept = true;
  const keepNow = () => {
    isKept = true;
    return drafts.keep({ config: state.config, languages: form.moreLanguages });
  };
  const keep = debounce(() => {
    trouble(keepNow() ? '' : 'This browser does not let the editor keep drafts: export your notice before you leave.');
  }, 250);
  const look = debounce(() => findings.look(), 180);

  /** Where the editor stands: the name of the draft, and whether there is a way back. */
  const stand = () => {
    at('#draft-name').textContent = drafts.current?.name ?? 'Draft';
    at('#undo').setAttribute('aria-disabled', `${!state.canUndo()}`);
    at('#redo').setAttribute('aria-disabled', `${!state.canRedo()}`);
  };
  addEventListener('pagehide', () => { if (!isKept) keepNow(); });
  state.onChange(() => {
    isKept = false;
    keep();
    look();
    stand();
  });

  const first = drafts.current && drafts.load(drafts.current.id);
  if (!first) drafts.add('My website', { config: blank(), languages: [] });
  open(first ?? { config: blank() });
  findings.look();
  openPreview({ place: at('.stage'), bar: at('.preview-bar'), said: at('.stage-said'), state, base: product.base, tags: product.languages, languageFile, text: form.text });

  const travel = (how) => { if (state[how]()) form.say(how === 'undo' ? 'Undone.' : 'Done again.'); };
  at('#undo').addEventListener('click', () => travel('undo'));
  at('#redo').addEventListener('click', () => travel('redo'));
  addEventListener('keydown', (event) => {
    // In a field, the browser's own undo knows better.
    if (!(event.ctrlKey || event.metaKey) || event.target.matches?.('input:not([type=checkbox], [type=radio]), textarea, select') || at('dialog[open]')) return;
    const key = event.key.toLowerCase();
    if (key !== 'z' && key !== 'y') return;
    event.preventDefault();
    travel(key === 'y' || event.shiftKey ? 'redo' : 'undo');
  });
  at('#status').addEventListener('click', () => {
    view('findings');
    at('#findings-title').focus();
  });
  const said = () => ({ state, form, drafts, product, findings, checker, open, stand, keepNow });
  for (const [name, draw] of [['drafts', drawDrafts], ['import', drawImport], ['export', drawExport]]) {
    at(`#${name}-open`).addEventListener('click', () => {
      draw(at(`#${name}`), said());
      at(`#${name}`).showModal();
    });
  }
};

/** On narrow screens one of three is seen. */
const view = (name) => {
  document.body.dataset.view = name;
  at(`input[name="view"][value="${name}"]`).checked = true;
};
for (const input of document.querySelectorAll('input[name="view"]')) input.addEventListener('change', () => view(input.value));

start().catch((error) => {
  console.error(error);
  trouble('The editor could not start: the built package was not found beside it. See the README for where it has to lie.');
});
