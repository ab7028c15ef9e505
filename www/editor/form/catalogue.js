// Search in the catalogue; one press adds a service, and the purpose it needs.
import { button, debounce, el } from '../dom.js';
import { addService } from '../catalogue/catalogue.js';

export const drawCatalogue = (form) => {
  const { catalogue } = form;
  const found = el('ul', { class: 'found' }), count = el('p', { class: 'hint', id: 'found-count' });
  const list = () => {
    const { found: hits, count: all } = catalogue.search(form.search), isAll = !form.search.trim();
    count.textContent = isAll ? `${all} services are known. Often used:` : all > hits.length ? `${all} found, the nearest ${hits.length}:` : `${all} found.`;
    found.replaceChildren(...hits.map((entry) => el('li', {}, el('div', {}, el('b', {}, entry.name), el('small', {}, facts(entry, catalogue))), adder(form, entry))));
  };
  const say = debounce(() => form.say(count.textContent), 600);
  const search = el('input', { id: 'catalogue-search', type: 'search', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'found-count', placeholder: 'Analytics, maps, a host, a cookie …', value: form.search, oninput: ({ target }) => {
    form.search = target.value;
    list();
    say();
  } });
  list();
  return el('div', { class: 'catalogue' }, el('label', { for: 'catalogue-search' }, 'Find a service'), search, count, found,
    el('p', { class: 'sources' }, 'Made from the Open Cookie Database (Apache-2.0), tarteaucitron.js (MIT) and third-party-web (MIT). ', el('a', { href: new URL('catalogue/LICENCES.md', document.baseURI).href }, 'Licences')));
};

const adder = (form, entry) => {
  const isThere = (form.state.config.services ?? []).some((service) => service?.id === entry.id);
  const add = () => {
    if (isThere) return;
    const { purpose, isNew } = form.state.change((config) => addService(config, entry, form.catalogue.purposes, form.word));
    const name = form.text(purpose.name);
    form.say(isNew ? `${entry.name} added, and the purpose ${name}. Check what it says.` : `${entry.name} added to the purpose ${name}.`);
    form.focus(`add-${entry.id}`);
  };
  return button(isThere ? 'Added' : 'Add', add, { class: 'small', id: `add-${entry.id}`, 'aria-disabled': isThere ? 'true' : undefined, 'aria-label': `${isThere ? 'Added:' : 'Add'} ${entry.name}` });
};

const facts = (entry, { purposes }) => [
  entry.provider === entry.name ? '' : entry.provider, entry.country, purposes[entry.purpose]?.name.en, count(entry.hosts, 'host'), count([...entry.cookies, ...entry.storage], 'cookie'),
].filter(Boolean).join(' · ');

const count = (list, noun) => (list.length ? `${list.length} ${noun}${list.length === 1 ? '' : 's'}` : '');
