// The lists' texts, in our form: hosts, name patterns, ages.

/** One product under several spellings: what stands in brackets, spaces, dots and cases do not count. */
export const keyOf = (name) => name.replace(/\(.*\)/g, '').toLowerCase().normalize('NFKD').replace(/[^a-z0-9]/g, '').slice(0, 64);

/** Names that half the web has: to erase them would erase somebody else's. */
const ANYBODYS = /^(ids?|uu?id|ss?id|session[-_]?(id)?|lang(uage)?|locale|token|user([-_]?id)?|theme|currency|country|region|cart|basket|test|debug|consent|cookie(s|preferences|_?test)?|visitor([-_]?id)?|visited|auth|login|csrf([-_]?token)?|xsrf-token|act|dpr|presence|referr?er|remember_me|name|key|data|info|clid|pref)$/i;
const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{2,64}$/;

/** A cookie's name as a pattern with `*`; '' for what is none, or would fit nearly everything. */
export const namePattern = (name, isOpen) => {
  if (typeof name !== 'string') return '';
  const pattern = `${name.trim().replace(/<[^>]*>|\{[^}]*\}|\[[^\]]*\]|\(.*?\)|#+|[xX]{3,}/g, '*')}${isOpen ? '*' : ''}`.replace(/\*+/g, '*');
  return TOKEN.test(pattern) && pattern.replaceAll('*', '').length >= 3 && !pattern.includes('|') && !ANYBODYS.test(pattern) ? pattern : '';
};

const UNITS = { sec: 1 / 86400, min: 1 / 1440, hour: 1 / 24, day: 1, week: 7, month: 365 / 12, year: 365 };
const LONGEST = 36500;

/** An age in whole days, 0 for the browser session; undefined where the list does not say. */
export const daysOf = (text) => {
  if (/^(end of )?sessions?\b/i.test(text.trim())) return 0;
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*(sec|min|hour|day|week|month|year)[a-z]*$/i.exec(text.trim()) ?? [];
  if (!unit) return undefined;
  const days = Number(number) * UNITS[unit.toLowerCase()];
  return days > LONGEST ? undefined : Math.max(1, Math.ceil(days - 1e-9));
};

/** Only what is set on the site itself is the site's to declare: the list says so by naming no domain. */
export const isFirstParty = ({ domain }) => domain.trim() === '' || /1st party|first party/i.test(domain);

/** Hosts that belong to whoever rents them: their subdomains are somebody else's. */
const SHARED = /^(cloudfront\.net|akamaihd\.net|amazonaws\.com|googleapis\.com|azureedge\.net|herokuapp\.com|netlify\.app|github\.io|fastly\.net|blob\.core\.windows\.net)$/;
const HOST = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** `*.example.com` is `example.com` with us. */
export const hostsOf = (domains) => domains.map((domain) => domain.toLowerCase().replace(/^\*\./, '').replace(/\.$/, '')).filter((host) => HOST.test(host) && !SHARED.test(host));

/** Each once, and none that another covers. */
export const narrow = (hosts) => {
  const each = [...new Set(hosts)].sort();
  return each.filter((host) => !each.some((other) => host.endsWith(`.${other}`)));
};

/** Pairs of pattern and days, sorted, without those that another pattern covers. */
export const narrowNames = (map) => {
  const covers = (wide, name) => wide !== name && wide.endsWith('*') && name.startsWith(wide.slice(0, -1));
  return [...map].filter(([name]) => ![...map.keys()].some((wide) => covers(wide, name))).sort(([one], [other]) => (one < other ? -1 : 1));
};
