// Export: the JSON, the snippet to paste, and the policy. What is still wrong is said first, and keeps nobody from leaving.
import { button, el } from '../dom.js';
import { copy, download, fill } from '../dialogs.js';
import { kindOf } from '../findings/kinds.js';
import { generate } from './generator.js';

const DEFAULT_BASE = '/placet/';

export const drawExport = async (dialog, { state, form, drafts, product, findings }) => {
  findings.look();
  const wrong = findings.problems.filter((problem) => ['mend', 'fill'].includes(kindOf(problem))).length, config = state.config, base = typeof config.base === 'string' && config.base ? config.base : DEFAULT_BASE;
  const place = el('div', { class: 'exports' });
  fill(dialog, 'Export', wrong ? el('p', { class: 'wrong', id: 'export-wrong' }, `${wrong === 1 ? 'One thing is' : `${wrong} things are`} still to be mended or filled in; what is concerned stays held back.`) : el('p', { class: 'fine' }, 'The checker has nothing against it.'), place);
  const said = el('p', { class: 'hint', role: 'status', id: 'export-said' });
  const part = (id, title, hint, text, file) => {
    const area = el('textarea', { id, rows: id === 'export-json' ? '10' : '6', readonly: true, spellcheck: 'false', 'aria-describedby': `${id}-h`, value: text });
    return el('section', {}, el('label', { for: id }, title), el('p', { class: 'hint', id: `${id}-h` }, hint), area,
      el('div', { class: 'line' }, button('Copy', () => copy(area, said), { class: 'small', id: `${id}-copy`, 'aria-label': `Copy: ${title}` }), file && button('Download', () => download(...file, text), { class: 'small', id: `${id}-save`, 'aria-label': `Download: ${title}` })));
  };
  const name = `${(drafts.current?.name ?? 'placet').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'placet'}.json`, json = `${JSON.stringify(config, null, 2)}\n`;
  let snippet = '', policy = '', why = '';
  try {
    ({ snippet, policy } = generate(await product.generator(), config, base));
  } catch (error) {
    // A configuration from which no policy can be made still has a snippet.
    ({ snippet } = generate(null, config, base));
    why = `${error.message}`;
  }
  place.replaceChildren(
    part('export-snippet', 'To paste into your pages', `First of all in the <head>. The package's files lie under ${base} on your site.`, snippet, ['placet-snippet.html', 'text/html']),
    part('export-json', 'The configuration', 'Keep it: the editor and the package read it.', json, [name, 'application/json']),
    ...(policy ? [part('export-policy', 'The policy', 'As a Content-Security-Policy header for visitors who have not answered yet; it also holds what scripts cannot.', policy, ['content-security-policy.txt', 'text/plain'])]
      : why ? [el('p', { class: 'hint' }, `No policy could be made: ${why}`)] : []),
    said,
  );
};
