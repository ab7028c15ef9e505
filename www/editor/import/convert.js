// What the importers share: texts, ids, cookie patterns, and what the catalogue knows about a service.
import { free, serviceOf } from '../catalogue/catalogue.js';
import { Pattern } from './literal.js';

export const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Pattern);
export const listOf = (value) => (Array.isArray(value) ? value : []);
export const entriesOf = (value) => (isObject(value) ? Object.entries(value) : []);

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** A peer's text without its markup: our texts are texts. */
export const plain = (text) => (typeof text !== 'string' ? '' : text.replace(/<[^>]*>/g, '').replace(/&(\w+);/g, (whole, name) => ENTITIES[name] ?? whole).replace(/\s+/g, ' ').trim());

/** `{ en: 'a', de: 'b' }`, or the text itself where there is one alone; '' where there is none. */
export const worded = (byLanguage) => {
  const found = Object.entries(byLanguage).map(([tag, text]) => [tag, plain(text)]).filter(([, text]) => text);
  return found.length > 1 ? Object.fromEntries(found) : found[0]?.[1] ?? '';
};

export const idOf = (name, taken) => free(`${name}`.normalize('NFKD').replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+|-+$/g, '').slice(0, 60) || 'unnamed', taken);

const LITERAL = /^[\w!#$%&'*+.^`|~-]+$/;

/** Our patterns for a peer's cookie: a name, a regular expression, one as text, or [either, path, domain]. Empty where it cannot be said with stars. */
export const patternsOf = (cookie) => {
  if (Array.isArray(cookie)) return patternsOf(cookie[0]);
  if (isObject(cookie)) return patternsOf(cookie.name);
  if (cookie instanceof Pattern) return fromExpression(cookie.source);
  if (typeof cookie !== 'string') return [];
  const [, inside] = /^\/(.+)\/[a-z]*$/.exec(cookie) ?? [];
  if (inside !== undefined) return fromExpression(inside);
  return cookie.startsWith('^') ? fromExpression(cookie) : LITERAL.test(cookie) && /[^*]/.test(cookie) ? [cookie] : [];
};

/** /^_ga/ is _ga*, /^_pk_(id|ses)\..*$/ is two. */
const fromExpression = (source) => {
  const [, before, inner, after] = /^([^(]*)\((?:\?:)?([^()]*)\)([^()]*)$/.exec(source) ?? [];
  const branches = inner === undefined ? source.split('|') : inner.split('|').map((branch) => before + branch + after);
  const found = branches.map((branch) => {
    const isStart = branch.startsWith('^'), isEnd = /[^\\]\$$/.test(branch);
    const body = branch.slice(isStart ? 1 : 0, isEnd ? -1 : undefined).replace(/(?:\[[^\]]*\]|\\[wdSs]|\.)(?:[*+?]|\{[\d,]+\})?/g, (part, at, whole) => (whole[at - 1] === '\\' ? part : '*')).replace(/\\([^\w])/g, '$1');
    return `${isStart ? '' : '*'}${body}${isEnd ? '' : '*'}`.replace(/\*+/g, '*');
  });
  return found.every((name) => LITERAL.test(name) && name.replaceAll('*', '').length >= 2 && !/[\\()[\]{}?+|^$]/.test(name)) ? [...new Set(found)] : [];
};

const MEANT = [[/analy|stat|measure|perform/i, 'statistics'], [/market|advert|\bads?\b|target|retarget/i, 'marketing'], [/social/i, 'social'], [/video|media|map|embed|content/i, 'media'], [/chat|support/i, 'support'], [/secur|captcha/i, 'security'], [/function|prefer|comfort|styl/i, 'functional']];

/** The suggested purpose that a peer's category comes nearest to, or null. */
export const suggested = (catalogue, ...names) => {
  const hit = MEANT.find(([pattern]) => names.some((name) => pattern.test(name)));
  return hit ? catalogue.purposes[hit[1]] : null;
};

/** A purpose with what a peer says of it; uses come from the purpose that it looks like. */
export const purposeOf = ({ id, name, description, isNecessary, like }) => ({
  id, ...(isNecessary && { basis: 'necessary' }), uses: isNecessary ? ['store'] : [...(like?.uses ?? ['store'])], name: name || id.charAt(0).toUpperCase() + id.slice(1), description: description || '',
});

/** A service with what a peer says of it, completed from the catalogue. `purposes`: the ones that it serves. */
export const serviceFrom = ({ id, name, cookies, purposes, catalogue, notes, path }) => {
  const entry = catalogue.named(name) ?? catalogue.named(id), known = entry && serviceOf(entry, null), patterns = [];
  for (const [at, cookie] of listOf(cookies).entries()) {
    const found = patternsOf(cookie);
    patterns.push(...found);
    if (!found.length) notes.push({ path: `${path}.cookies[${at}]`, why: 'this pattern cannot be written with stars' });
  }
  // What the peer says counts; where it says nothing, what the catalogue knows.
  const kept = patterns.length ? [...new Set(patterns)].map((pattern) => ({ name: pattern, ...ageOf(entry, pattern) })) : known?.cookies ?? [];
  return {
    id, name: name || entry?.name || id, provider: known?.provider ?? '', ...(known?.country && { country: known.country }), ...(known?.privacy && { privacy: known.privacy }),
    purposes: Object.fromEntries(purposes.map((purpose) => [purpose.id, [...purpose.uses]])), ...(known?.hosts && { hosts: known.hosts }), ...(kept.length && { cookies: kept }), ...(known?.storage && { storage: known.storage }),
  };
};

const ageOf = (entry, pattern) => {
  const days = entry?.cookies.find((cookie) => cookie.name === pattern)?.days;
  return days === undefined ? {} : { days };
};

/** Days of a choice, as far as we keep one. */
export const expiryOf = (days, path, notes) => {
  if (!Number.isInteger(days) || days < 1) return undefined;
  if (days > 365) notes.push({ path, why: `${days} days are longer than a choice may be kept; it is 365` });
  return { days: Math.min(days, 365) };
};

/** Says of each key that is left what becomes of it. */
export const leftOver = (object, taken, reasons, notes) => {
  for (const key of Object.keys(object)) if (!taken.includes(key)) notes.push({ path: key, why: reasons[key] ?? 'nothing here corresponds to it' });
};
