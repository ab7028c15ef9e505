// vanilla-cookieconsent 3: `CookieConsent.run({ categories, language, ... })`.
import { entriesOf, expiryOf, idOf, isObject, leftOver, listOf, patternsOf, plain, purposeOf, serviceFrom, suggested, worded } from './convert.js';

const POSITIONS = { bar: 'bottom', cloud: 'bottom', box: 'card' };
/** Their buttons, and our texts for the same. */
const BUTTONS = [['consentModal', 'acceptAllBtn', 'accept'], ['consentModal', 'acceptNecessaryBtn', 'reject'], ['consentModal', 'showPreferencesBtn', 'choose'], ['preferencesModal', 'savePreferencesBtn', 'save'], ['preferencesModal', 'closeIconLabel', 'close']];
const TAKEN = ['categories', 'language', 'cookie', 'mode', 'revision', 'guiOptions'];
const REASONS = {
  root: 'the notice has a place of its own', autoShow: 'the notice is shown when something is to be asked', manageScriptTags: 'marked tags are always looked after', autoClearCookies: 'a withdrawal always erases',
  disablePageInteraction: 'no page is locked', hideFromBots: 'nothing here corresponds to it', lazyHtmlGeneration: 'the notice is drawn when it is needed',
};

export const isMine = (config) => isObject(config.categories) && (isObject(config.language) || isObject(config.guiOptions) || isObject(config.cookie));

export const convert = (given, catalogue) => {
  const notes = [], purposes = [], services = [], translations = entriesOf(given.language?.translations).filter(([tag, words]) => {
    if (isObject(words)) return true;
    notes.push({ path: `language.translations.${tag}`, why: 'the texts lie in a file of their own' });
    return false;
  });
  const sections = translations.flatMap(([tag, words]) => listOf(words.preferencesModal?.sections).map((section) => [tag, section]));
  for (const [name, category] of entriesOf(given.categories)) {
    const own = sections.filter(([, section]) => section?.linkedCategory === name), byLanguage = (key) => worded(Object.fromEntries(own.map(([tag, section]) => [tag, section[key] ?? ''])));
    const purpose = purposeOf({ id: idOf(name, purposes), name: byLanguage('title'), description: byLanguage('description'), isNecessary: category?.readOnly === true, like: suggested(catalogue, name) });
    purposes.push(purpose);
    if (category?.enabled === true && !category.readOnly) notes.push({ path: `categories.${name}.enabled`, why: 'nothing is on before a yes' });
    const shared = listOf(category?.autoClear?.cookies), inside = entriesOf(category?.services);
    for (const [id, service] of inside) {
      services.push(serviceFrom({ id: idOf(id, [...services, ...purposes]), name: plain(service?.label) || id, cookies: service?.cookies, purposes: [purpose], catalogue, notes, path: `categories.${name}.services.${id}` }));
    }
    // Cookies that they clear without a service: somebody sets them.
    const known = services.flatMap((service) => listOf(service.cookies).map((cookie) => cookie.name)), rest = shared.filter((cookie) => !patternsOf(cookie).length || patternsOf(cookie).some((pattern) => !known.includes(pattern)));
    if (rest.length) services.push(serviceFrom({ id: idOf(`${name}-cookies`, [...services, ...purposes]), name: `${name}: other cookies`, cookies: rest, purposes: [purpose], catalogue, notes, path: `categories.${name}.autoClear` }));
  }
  const texts = {};
  for (const [tag, words] of translations) {
    for (const [layer, key, ours] of BUTTONS) if (plain(words[layer]?.[key])) (texts[tag] ??= {})[ours] = plain(words[layer][key]);
    if (words.consentModal?.title || words.consentModal?.description) notes.push({ path: `language.translations.${tag}.consentModal`, why: 'the notice writes its own first layer, from what you do' });
  }
  const layout = `${given.guiOptions?.consentModal?.layout ?? ''}`.split(' ')[0], position = /middle/.test(given.guiOptions?.consentModal?.position ?? '') ? 'centre' : POSITIONS[layout];
  if (given.guiOptions?.consentModal?.equalWeightButtons === false) notes.push({ path: 'guiOptions.consentModal.equalWeightButtons', why: 'refusing is always as easy as accepting' });
  const cookie = isObject(given.cookie) ? given.cookie : {}, expiry = expiryOf(cookie.expiresAfterDays, 'cookie.expiresAfterDays', notes);
  if (typeof cookie.name === 'string') notes.push({ path: 'cookie.name', why: 'the choice gets a cookie of its own; visitors are asked once more' });
  leftOver(given, TAKEN, REASONS, notes);
  return {
    notes,
    config: {
      controller: { name: '' }, ...(given.mode === 'opt-out' && { regime: 'opt-out' }), ...(expiry && { expiry }), ...(Number.isInteger(given.revision) && given.revision >= 0 && given.revision <= 255 && { edition: given.revision }),
      purposes, services, ...(Object.keys(texts).length && { texts }), ...(position && { theme: { position } }), ...(typeof cookie.domain === 'string' && cookie.domain && { cookie: { domain: cookie.domain.replace(/^\./, '') } }),
    },
  };
};
