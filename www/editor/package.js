// Finds the built package: the folders in <meta name="placet-package"> are tried in order, so that the editor works beside `pkg/` on any host.

/** { base, schema, languages, language(tag), checker(), generator() }; throws when no folder has the package. */
export const findPackage = async () => {
  const places = document.querySelector('meta[name="placet-package"]').content.trim().split(/\s+/);
  for (const place of places) {
    const base = new URL(place, document.baseURI).href, schema = await json(`${base}schema.json`);
    // Some hosts answer everything with a page.
    if (schema?.$defs?.Purpose) return open(base, schema);
  }
  throw new Error(`no package in ${places.join(', ')}`);
};

const open = async (base, schema) => {
  const [languages, manifest] = await Promise.all([json(`${base}languages.json`), json(`${base}package.json`)]);
  const generator = manifest?.exports?.['./csp']?.default;
  return {
    base, schema,
    /** The tags of the files in lang/. */
    languages: Array.isArray(languages) && languages.length ? languages : ['en'],
    language: async (tag) => (await import(`${base}lang/${tag}.js`)).default,
    checker: () => import(`${base}placet-check.js`),
    /** What writes policies and snippets, where the package has it. */
    generator: async () => (generator ? import(new URL(generator, base).href) : null),
  };
};

const json = async (address) => {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
};
