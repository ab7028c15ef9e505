// Makes catalogue.json from three open lists: `node build.mjs <folder with the lists>`. LICENCES.md beside it says whose they are.
// The same lists give the same file, to the byte.
//
// A service is one row: [id, name, provider, country, category, hosts, cookies, storage, privacy]; hosts are parted by spaces, a cookie or
// key is `name` or `name|days`, and what is not known at the end of a row is left out.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { daysOf, hostsOf, isFirstParty, keyOf, namePattern, narrow, narrowNames } from './clean.mjs';

const HERE = import.meta.dirname;
const LISTS = { cookies: 'open-cookie-database.json', services: 'services-tarteaucitron.json', entities: 'third-party-web-entities.json' };

/** What each list calls a category, and what we make of it; `null` leaves services out that no other list knows. */
const CATEGORIES = {
  analytic: 'statistics', analytics: 'statistics', ads: 'marketing', ad: 'marketing', marketing: 'marketing', video: 'media', content: 'media', social: 'social',
  comment: 'social', support: 'support', 'customer-success': 'support', api: 'functional', google: 'marketing', functional: 'functional', security: 'security',
  necessary: 'security', personalization: 'functional', utility: 'functional', cdn: 'functional', 'tag-manager': 'tags', other: null, hosting: null, 'consent-provider': null,
};
/** The same product by another name. */
const ALIASES = {
  googleadwords: 'googleads', googleuniversalanalytics: 'googleanalytics', googleadsenseautomatic: 'googleadsense', googleadsensesearch: 'googleadsense', googlemapsembed: 'googlemaps',
  googlemapssearchapi: 'googlemaps', twitter: 'x', twittercards: 'x', xcards: 'x', xtimelines: 'x', xuniversalwebsitetag: 'x', xwidgetsapi: 'x', xformerlytwitter: 'x', youtube: 'youtube', clarity: 'microsoftclarity',
  posthog: 'posthog', recaptcha: 'googlerecaptcha', yandexmetrica: 'yandexmetrica', plausible: 'plausibleanalytics', hubspot: 'hubspot', facebookpixel: 'facebook', doubleclickgooglemarketing: 'doubleclick', googledoubleclickads: 'doubleclick',
  livechatinc: 'livechat', tawktochat: 'tawkto', crispchat: 'crisp', thetradedesk: 'thetradedesk', smartadserver: 'equativ', bingadsuniversaleventtracking: 'bingads', bingmicrosoft: 'bingads', bingconversiontracking: 'bingads',
  linkedininsight: 'linkedin', linkedinads: 'linkedin', piwik: 'matomo', matomocloud: 'matomo', pinterestpixel: 'pinterest', tiktokvideo: 'tiktok', xitismarttag: 'xiti', googlefonts: 'googlewebfonts', sharethissticky: 'sharethis',
};
/** No services but words: what the lists use them for is not what a site has. */
const NO_SERVICE = new Set(['', 'advertising', 'personalizedadvertising', 'analytics', 'functionality', 'personalization', 'security', 'webcontent', 'cookieconsent', 'blue', 'next', 'google', 'microsoft', 'amazon']);
/** Products that ask for consent: whoever uses ours has none of them. */
const ASKERS = /^(cookiebot|onetrust|didomi|axeptio|cookieyes|iubenda|osano|borlabs|complianz|consentmanagernet|cookiefirst|cookielawinfo|cookiescript|civic|cookieconsentio|termly|moove|enzuzo|privacypillar|awscookiespopup|digitalfactory|humanityco|maxlead|qookiecloud|qookieqloud)$/;
/** Where a list's category is not what the product is for. */
const MEANT = { googlemaps: 'media', openstreetmapembed: 'media', googleagenda: 'media', googleforms: 'media' };
/** Names that people know, where a list has another. */
const NAMES = {
  microsoftclarity: 'Microsoft Clarity', linkedin: 'LinkedIn', tiktok: 'TikTok', hubspot: 'HubSpot', wordpress: 'WordPress', googleadsense: 'Google AdSense', googlerecaptcha: 'Google reCAPTCHA',
  googlewebfonts: 'Google Fonts', bingads: 'Microsoft Advertising (Bing)', facebook: 'Facebook (Meta pixel, plug-ins)', x: 'X (Twitter)', posthog: 'PostHog', livechat: 'LiveChat', openstreetmapembed: 'OpenStreetMap',
};

const countries = JSON.parse(readFileSync(join(HERE, 'countries.json'), 'utf8'));

/** The rows for these lists: { cookies, services, entities } as their files have them. */
export const rows = ({ cookies, services, entities }) => {
  const found = new Map();
  const entry = (name, make) => {
    const key = ALIASES[keyOf(name)] ?? keyOf(name);
    if (NO_SERVICE.has(key) || ASKERS.test(key)) return null;
    if (!found.has(key) && make) found.set(key, { name: name.replace(/\s*\(.*\)/, '').trim(), provider: '', category: '', hosts: [], cookies: new Map(), storage: new Map(), privacy: '' });
    return found.get(key) ?? null;
  };
  const ages = agesOf(cookies);

  for (const { name, type, policyUrl, cookies: names, hosts } of services.services) {
    const service = entry(name, true);
    if (!service) continue;
    service.category ||= CATEGORIES[type] ?? 'functional';
    service.privacy ||= https(policyUrl);
    service.hosts.push(...hostsOf(hosts));
    for (const each of names.map((found) => namePattern(found, false)).filter(Boolean)) service.cookies.set(each, ages.get(each));
  }
  for (const [name, list] of Object.entries(cookies)) {
    const service = entry(name, true);
    if (!service) continue;
    service.category ||= CATEGORIES[mostOften(list.map((each) => each.category.toLowerCase()))] ?? 'functional';
    service.provider ||= mostOften(list.map((each) => each.dataController.trim()).filter(Boolean)) ?? '';
    service.privacy ||= https(mostOften(list.map((each) => each.privacyLink.trim()).filter(Boolean)));
    for (const each of list.filter(isFirstParty)) {
      const pattern = namePattern(each.cookie, each.wildcardMatch === '1'), days = daysOf(each.retentionPeriod);
      if (pattern) (/local storage/i.test(each.retentionPeriod) ? service.storage : service.cookies).set(pattern, days);
    }
  }
  for (const { name, company, category, domains } of entities) {
    const meant = CATEGORIES[category] ?? null, service = entry(name, meant !== null);
    if (!service) continue;
    service.category ||= meant;
    service.provider ||= company ?? '';
    service.hosts.push(...hostsOf(domains));
  }
  return [...found].map(([key, service]) => row(key, service)).filter(Boolean).sort((one, other) => (one[0] < other[0] ? -1 : 1));
};

const row = (key, { name, provider, category, hosts, cookies, storage, privacy }) => {
  const narrowed = narrow(hosts);
  if (!narrowed.length && !cookies.size && !storage.size) return null;
  const who = provider || name, country = countries[key] ?? countries[keyOf(who)] ?? '';
  const kept = (map) => narrowNames(map).map(([pattern, days]) => (days === undefined ? pattern : `${pattern}|${days}`));
  const known = NAMES[key] ?? name, fields = [key, known, who === known ? '' : who, country, MEANT[key] ?? category, narrowed.join(' '), kept(cookies), kept(storage), privacy];
  while (!fields.at(-1)?.length) fields.pop();
  return fields;
};

/** The age of a cookie by its name, where all who know the name agree. */
const agesOf = (cookies) => {
  const ages = new Map(), doubtful = new Set();
  for (const each of Object.values(cookies).flat()) {
    const pattern = namePattern(each.cookie, each.wildcardMatch === '1'), days = daysOf(each.retentionPeriod);
    if (ages.has(pattern) && ages.get(pattern) !== days) doubtful.add(pattern);
    ages.set(pattern, days);
  }
  for (const pattern of doubtful) ages.delete(pattern);
  return ages;
};

const mostOften = (words) => {
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
};

const https = (address) => (/^https?:\/\/[^\s"<>\\]+$/.test(address ?? '') ? address : '');

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const folder = process.argv[2];
  if (!folder) {
    console.error(`usage: node build.mjs <folder with ${Object.values(LISTS).join(', ')}>`);
    process.exit(1);
  }
  const lists = Object.fromEntries(Object.entries(LISTS).map(([name, file]) => [name, JSON.parse(readFileSync(join(folder, file), 'utf8'))]));
  const made = rows(lists), text = `[\n${made.map((each) => JSON.stringify(each)).join(',\n')}\n]\n`;
  writeFileSync(join(HERE, 'catalogue.json'), text);
  console.log(`${made.length} services, ${Buffer.byteLength(text)} bytes`);
}
