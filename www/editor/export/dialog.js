// Export: the snippet to paste, the JSON, and the policy. What is still wrong is said first, and keeps nobody from leaving.
import { button, el } from '../dom.js';
import { copy, download, fill } from '../dialogs.js';
import { kindOf } from '../findings/kinds.js';
import { generate } from './generator.js';

const DEFAULT_BASE = '/placet/';

export const drawExport = async (dialog, { state, drafts, product, findings }) => {
  findings.look();
  const wrong = findings.problems.filter((problem) => ['mend', 'fill'].includes(kindOf(problem))).length, config = structuredClone(state.config), place = el('div', { class: 'exports' });
  fill(dialog, 'Export', wrong ? el('p', { class: 'wrong', id: 'export-wrong' }, `${wrong === 1 ? 'One thing is' : `${wrong} things are`} still to be mended or filled in; what is concerned stays held back.`) : el('p', { class: 'fine' }, 'The checker has nothing against it.'), place);
  const room = await product.generator().catch(() => null), base = typeof config.base === 'string' && config.base ? config.base : DEFAULT_BASE;
  const json = `${JSON.stringify(config, null, 2)}\n`, name = `${(drafts.current?.name ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'placet'}.json`;
  const said = el('p', { class: 'hint', role: 'status', id: 'export-said' }), how = { withPolicy: false, own: [] };

  const snippet = part('export-snippet', 'To paste into your pages', `First of all in the <head>. The package’s files lie under ${base} on your site.`, 6, ['placet-snippet.html', 'text/html'], said);
  const policy = part('export-policy', 'The policy', 'A Content-Security-Policy header for visitors who have not said yes yet: it also holds what no script can.', 5, ['content-security-policy.txt', 'text/plain'], said);
  const write = () => {
    try {
      const made = generate(room, config, { base, ...how });
      [snippet.area.value, policy.area.value, said.textContent] = [made.snippet, made.policy, ''];
    } catch (error) {
      // A configuration, or a host, from which no policy can be made still has its plain snippet.
      [snippet.area.value, policy.area.value, said.textContent] = [generate(null, config, { base }).snippet, '', `No policy could be made: ${error.message}`];
    }
  };
  const whole = part('export-json', 'The configuration', 'Keep it: the editor and the package read it.', 8, [name, 'application/json'], said);
  whole.area.value = json;
  write();
  place.replaceChildren(...(room ? [options(how, write)] : []), snippet.section, ...(room ? [policy.section] : []), whole.section, said);
};

/** What only the generator of policies needs to know. */
const options = (how, write) => el('fieldset', { class: 'field' }, el('legend', {}, 'How much the snippet holds'),
  [[false, 'What scripts do', 'The guard alone. Mark what stands in your pages itself.'], [true, 'What stands in the pages, too', 'With a policy in the snippet: nothing is loaded but from your site, the hosts below, and services that are permitted.']].map(([value, word, hint]) => el('label', { class: 'tick' },
    el('input', { type: 'radio', name: 'export-how', id: `export-how-${value ? 'policy' : 'plain'}`, checked: how.withPolicy === value, onchange: () => {
      how.withPolicy = value;
      write();
    } }), el('span', {}, word, el('small', {}, hint)))),
  el('label', { for: 'export-own' }, 'Other hosts of your own'), el('p', { class: 'hint', id: 'export-own-h' }, 'Parted by spaces, as https://cdn.example; a policy lets them in.'),
  el('input', { id: 'export-own', type: 'text', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'export-own-h', oninput: ({ target }) => {
    how.own = target.value.split(/[\s,]+/).filter(Boolean);
    write();
  } }));

const part = (id, title, hint, rows, file, said) => {
  const area = el('textarea', { id, rows, readonly: true, spellcheck: 'false', 'aria-describedby': `${id}-h` });
  return {
    area,
    section: el('section', {}, el('label', { for: id }, title), el('p', { class: 'hint', id: `${id}-h` }, hint), area,
      el('div', { class: 'line' }, button('Copy', () => copy(area, said), { class: 'small', id: `${id}-copy`, 'aria-label': `Copy: ${title}` }), button('Download', () => download(...file, area.value), { class: 'small', id: `${id}-save`, 'aria-label': `Download: ${title}` }))),
  };
};
