// The visitor's record as a file: what was asked, what was answered, when and under which name. Made here; nothing is sent.

const BASES = ['consent', 'necessary', 'legitimate-interest'], USES = ['store', 'analyse', 'share'], NEWS = [, 'new', 'changed'];

const usesOf = (bits) => USES.filter((use, at) => bits >> at & 1);

/**
 * The record as plain data. `lines`: the configuration for decisions, `words`: its disclosure in the visitor's language, `news`: what has changed since;
 * `bridge` as the notice has it; `now`: a Date.
 */
export const recordOf = ({ lines, words, news, bridge, now }) => {
  const { id, at, source, regime, purposes: said, services: answered } = bridge.choices();
  const disclosed = { purpose: [], service: [] }, declared = { p: [], s: [] };
  let controller;
  for (const line of words.split('\n')) {
    const [kind, ...fields] = line.split('\t');
    if (kind === 'site') [controller] = fields;
    else if (kind === 'item') disclosed.purpose.at(-1).items.push(fields);
    else if (kind === 'keeps') disclosed.service.at(-1).keeps.push(fields[0]);
    else disclosed[kind]?.push({ fields, items: [], keeps: [] });
  }
  for (const line of lines.split('\n')) {
    const [head, first] = line.split('\t'), list = declared[head[0]];
    if (list) list.push({ id: first, head, needs: [] });
    else if (head[0] === 'n') declared.s.at(-1)?.needs.push([first, head[1]]);
  }
  const days = (text) => (text === '' || text === undefined ? null : Number(text));
  const purposes = declared.p.map(({ id, head }, at) => {
    const { fields: [, kept, name, description, benefit, justification], items } = disclosed.purpose[at];
    return {
      id, name, description, benefit, justification, basis: BASES[head[1]], retentionDays: days(kept),
      data: items.map(([how, name]) => (how > 0 ? { name, identifiability: 'aggregated', group: Number(how) } : { name, identifiability: how })),
      uses: usesOf(head[2]), answers: Object.fromEntries(usesOf(head[2]).map((use) => [use, said[id]?.[use] ?? null])),
      changedSince: NEWS[news[at]] ?? null,
    };
  });
  const services = declared.s.map(({ id, needs }, at) => {
    const { fields: [, name, provider, country, privacy, kept], keeps } = disclosed.service[at];
    return {
      id, name, provider, country, privacy, purposes: Object.fromEntries(needs.filter(([place]) => declared.p[place]).map(([place, uses]) => [declared.p[place].id, usesOf(uses)])),
      keeps, keptDays: days(kept), answer: answered[id] ?? null, permitted: bridge.allows(id),
    };
  });
  return {
    schema: 'placet-record/1', record: id, time: at, source, regime, language: bridge.language, site: location.origin, controller, version: bridge.version,
    signals: { globalPrivacyControl: Boolean(bridge.gpc) }, stored: bridge.stored(), exported: now.toISOString(), purposes, services,
  };
};

/** Saves data as a file of that name. A blob's address needs no permission of a policy, and no network. */
export const save = (data, name) => {
  const link = document.createElement('a'), url = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' }));
  link.href = url;
  link.download = name;
  link.click();
  // Once the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
