// Reads the configuration's JSON Schema: what there is to be filled in, and how. A field that the schema gains is in the form at once.

/** `schema.of('Theme')` gives the facts of each key: { kind, description, options, least, most, otherwise, isNeeded, of }. */
export const readSchema = (schema) => {
  const resolve = (node) => (node.$ref ? { ...schema.$defs[node.$ref.split('/').at(-1)], ...node, ref: node.$ref.split('/').at(-1) } : node);
  const facts = (node, isNeeded) => {
    const whole = resolve(node), items = whole.items && resolve(whole.items);
    return {
      kind: kindOf(whole, items), description: sentence(whole.description), isNeeded, otherwise: whole.default,
      options: (items ?? whole).oneOf?.map(({ const: value, description }) => ({ value, description: sentence(description) })) ?? [],
      least: whole.minimum, most: whole.maximum, of: items?.ref ?? whole.ref ?? null,
    };
  };
  const table = (node) => Object.fromEntries(
    Object.entries(node.properties ?? {}).filter(([key]) => !key.startsWith('$')).map(([key, each]) => [key, facts(each, Boolean(node.required?.includes(key)))]),
  );
  const tables = { '': table(schema), ...Object.fromEntries(Object.entries(schema.$defs).map(([name, node]) => [name, table(node)])) };
  return { of: (name = '') => tables[name] ?? {} };
};

const kindOf = (whole, items) => {
  if (whole.ref === 'Text') return 'words';
  if (whole.oneOf?.every((each) => 'const' in each)) return 'choice';
  if (whole.type === 'boolean') return 'switch';
  if (whole.type === 'integer') return 'number';
  if (whole.type === 'string') return whole.pattern?.includes('[0-9A-Fa-f]{6}') ? 'colour' : 'text';
  if (whole.type === 'array') return items?.oneOf ? 'several' : items?.type === 'string' ? 'list' : 'items';
  if (whole.type === 'object' && Object.keys(whole.properties ?? {}).some((key) => !key.startsWith('$'))) return 'group';
  return 'other';
};

/** The first sentence: a field is explained in one. */
const sentence = (text = '') => /^.*?(?<!Art|No)[.!?](?=\s|$)/s.exec(text)?.[0] ?? text;
