// The benchmark's shared configuration as an owner would write it for Placet. Only what it holds is said: the notice's own words come with
// the language files.

/** What the categories let a service do. */
const USES = { necessary: ['store'], functional: ['store', 'share'], analytics: ['store', 'analyse'], marketing: ['store', 'analyse', 'share'] };

export default ({ categories, services, langs }) => `Placet.run(${literal({
  controller: { name: 'On rivers', privacy: '/privacy' },
  purposes: categories.map((category) => ({
    id: category.id,
    ...(category.required && { basis: 'necessary', justification: texts(langs, category, 1) }),
    uses: USES[category.id],
    name: texts(langs, category, 0),
    ...(!category.required && { description: texts(langs, category, 1) }),
  })),
  services: services.map(({ id, label, category, domain, cookies, days }) => ({
    id, name: label, purposes: { [category]: USES[category] }, hosts: [domain], cookies: cookies.map((name) => ({ name, days })),
  })),
})})`;

const texts = (langs, category, at) => Object.fromEntries(langs.map((lang) => [lang, category[lang][at]]));

/** A value as JavaScript, with keys as people write them. */
const literal = (value) => {
  if (Array.isArray(value)) return `[${value.map(literal)}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.entries(value).map(([key, each]) => `${/^[a-z]\w*$/i.test(key) ? key : JSON.stringify(key)}:${literal(each)}`)}}`;
};
