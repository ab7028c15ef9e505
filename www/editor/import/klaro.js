// klaro 0.7, and Orejime 2 which has the same form: `{ services: [{ name, purposes, cookies }], translations }`; `apps` in older ones.
import { entriesOf, expiryOf, idOf, isObject, leftOver, listOf, plain, purposeOf, serviceFrom, suggested, worded } from './convert.js';

const TAKEN = ['services', 'apps', 'translations', 'privacyPolicy', 'cookieExpiresAfterDays', 'cookieDomain', 'lang', 'version'];
const REASONS = {
  cookieName: 'the choice gets a cookie of its own; visitors are asked once more', storageMethod: 'the choice is kept in a cookie and beside it', default: 'nothing is on before a yes', mustConsent: 'no page is locked',
  forceModal: 'no page is locked', forceBanner: 'no page is locked', acceptAll: 'there is always one', hideDeclineAll: 'refusing is always as easy as accepting', hideLearnMore: 'the preferences can always be opened', styling: 'see Looks',
  htmlTexts: 'texts are texts, without markup', groupByPurpose: 'services always stand under their purposes',
};
const SERVICE_REASONS = { default: 'nothing is on before a yes', optOut: 'nothing runs before a yes', contextualConsentOnly: 'mark the embed instead', callback: 'use Placet.on(\'change\', …)', onlyOnce: 'a page runs each script once' };

export const isMine = (config) => listOf(config.services ?? config.apps).some((service) => typeof service?.name === 'string' && Array.isArray(service.purposes));

export const convert = (given, catalogue) => {
  const notes = [], purposes = [], services = [], key = Array.isArray(given.services) ? 'services' : 'apps', list = listOf(given[key]).filter(isObject);
  const translations = entriesOf(given.translations).filter(([, words]) => isObject(words)), languages = translations.filter(([tag]) => tag !== 'zz');
  const byLanguage = (read) => worded(Object.fromEntries(languages.map(([tag, words]) => [tag, read(words) ?? ''])));
  const purposeFor = (name) => {
    const found = purposes.find((purpose) => purpose.theirs === name);
    if (found) return found;
    const served = list.filter((service) => listOf(service.purposes).includes(name));
    const made = purposeOf({
      id: idOf(name, purposes), name: byLanguage((words) => (isObject(words.purposes?.[name]) ? words.purposes[name].title : words.purposes?.[name])),
      description: byLanguage((words) => words.purposes?.[name]?.description), isNecessary: served.every((service) => service.required === true), like: suggested(catalogue, name),
    });
    purposes.push({ ...made, theirs: name });
    return purposes.at(-1);
  };
  for (const [at, service] of list.entries()) {
    const path = `${key}[${at}]`, own = listOf(service.purposes).filter((name) => typeof name === 'string').map(purposeFor), title = plain(service.title) || byLanguage((words) => words[service.name]?.title);
    services.push(serviceFrom({ id: idOf(service.name, [...services, ...purposes]), name: typeof title === 'string' ? title : Object.values(title)[0], cookies: service.cookies, purposes: own, catalogue, notes, path }));
    if (languages.some(([, words]) => words[service.name]?.description) || service.description) notes.push({ path: `${path}: description`, why: 'the notice says what a service does by its purposes' });
    for (const [flag, why] of Object.entries(SERVICE_REASONS)) if (service[flag]) notes.push({ path: `${path}.${flag}`, why });
    if (service.required && !own.every((purpose) => purpose.basis === 'necessary')) notes.push({ path: `${path}.required`, why: 'its purpose is not necessary for others; give it one of its own' });
  }
  const address = [given.privacyPolicy, ...translations.flatMap(([, words]) => [words.privacyPolicyUrl, words.privacyPolicy?.url])].flatMap((each) => (isObject(each) ? Object.values(each) : [each])).find((each) => typeof each === 'string' && each);
  const expiry = expiryOf(given.cookieExpiresAfterDays, 'cookieExpiresAfterDays', notes);
  for (const [tag, words] of languages) if (words.consentModal || words.consentNotice) notes.push({ path: `translations.${tag}`, why: 'the notice writes its own texts, from what you do' });
  leftOver(given, TAKEN, REASONS, notes);
  return {
    notes,
    config: {
      controller: { name: '', ...(address && { privacy: address }) }, ...(expiry && { expiry }), purposes: purposes.map(({ theirs, ...purpose }) => purpose), services,
      ...(typeof given.lang === 'string' && given.lang && { language: given.lang }), ...(typeof given.cookieDomain === 'string' && given.cookieDomain && { cookie: { domain: given.cookieDomain.replace(/^\./, '') } }),
    },
  };
};
