// What the fields are called. A key that stands nowhere here gets its own name, in words.

const LABELS = {
  'Controller.name': 'Name', 'Controller.contact': 'How to reach you about data', 'Controller.privacy': 'Address of your privacy policy',
  'Purpose.name': 'Name', 'Purpose.description': 'What is done', 'Purpose.uses': 'What you do with the data', 'Purpose.basis': 'On what ground', 'Purpose.benefit': 'What the visitor gets',
  'Purpose.justification': 'Why', 'Purpose.retention': 'Kept for how many days', 'Purpose.id': 'Name in code',
  'DataItem.name': 'What it is', 'DataItem.identifiability': 'Does it lead back to a person?', 'DataItem.group': 'Smallest group', 'DataItem.id': 'Name in code',
  'Service.name': 'Name', 'Service.provider': 'Company behind it', 'Service.country': 'Country', 'Service.privacy': 'Its privacy policy', 'Service.id': 'Name in code', 'Service.hosts': 'Hosts',
  'KeptCookie.name': 'Name', 'KeptCookie.days': 'Days', 'KeptEntry.key': 'Key', 'KeptEntry.in': 'Kept in', 'KeptEntry.days': 'Days',
  '.controller': 'Who you are', '.theme': 'Looks', '.texts': 'Wording', 'Purpose.data': 'What you collect', 'Service.storage': 'Other storage',
  '.regime': 'Before the visitor has answered', '.expiry': 'A choice is kept for how many days', '.reask': 'When a purpose changes, ask again', '.edition': 'Edition', '.language': 'Language of the notice',
  '.base': 'Where Placet’s files lie', '.debug': 'Explain everything in the console', '.cookie': 'The cookie that keeps the choice', '.audit': 'Leak report on request', '.placeholders': 'Placeholders for embeds', '.unknown': 'What nobody has declared', '.firstParty': 'Other hosts of your own', '.refused': 'How a refused request ends', '.dryRun': 'Dry run', '.worker': 'Where the service worker lies', '.crawlers': 'Crawlers of search engines',
  'Theme.name': 'Look', 'Theme.scheme': 'Light or dark', 'Theme.accent': 'Colour of the buttons', 'Theme.position': 'Position', 'Theme.radius': 'Radius of the corners', 'Theme.reopen': 'Way back to the choices', 'Theme.font': 'Font',
  'Cookie.name': 'Name', 'Cookie.domain': 'Parent domain',
};
/** Explanations for owners, where the schema speaks to whoever writes the file by hand. */
const HINTS = {
  'Controller.name': 'The company or person who answers for the site.', 'Controller.contact': 'A mail address, a telephone number or a postal address.', 'Controller.privacy': 'As https://… or from the root of your site, as /privacy.',
  'Purpose.name': 'In a word or two, as the visitor reads it.', 'Purpose.description': 'In a sentence or two, as you would say it.', 'Purpose.uses': 'The visitor permits each of these on its own.', 'Purpose.benefit': 'Why it is worth a yes.',
  'Purpose.justification': 'Why it cannot be done without, or why your interest weighs more than the visitor’s.', 'DataItem.name': 'As “Pages you open”.', 'Service.name': 'As visitors know it.', 'Service.provider': 'Who receives the data; it may be your own company.',
  'Service.privacy': 'The address of that company’s privacy policy.', 'Service.hosts': 'Where it loads from and sends to, as stats.example.com; subdomains go with it.', 'Service.purposes': 'What it does for each purpose; it runs when all of that is permitted.',
  '.regime': 'Opt-in is right in the European Union and the United Kingdom, and wherever you are not sure.', '.expiry': 'Six months are good practice; a refusal is kept as long as a yes.', '.reask': 'When what happens with the data has changed.',
  '.edition': 'A different number, 0 to 255, asks every visitor everything again.', '.language': 'The language of the page, or always the same.', 'Purpose.retention': '0 for until the visit ends.', 'DataItem.group': 'A figure is kept about this many people or more.',
  '.audit': 'Opens over a page whose address says `?placet-audit`.', '.worker': 'As /placet-sw.js at the root of your site: keeps even static tags from being requested, from the second page view on.', 'Theme.accent': 'Text on them stays readable in light and dark, whatever you choose.', 'Theme.scheme': 'The colours of the notice.', 'Theme.position': 'An element of your page is marked with data-placet="notice".', 'Cookie.name': 'Your visitors’ choice is kept under it.', '.base': 'The folder of the package on your site, ending in a slash; without it, beside the script.',
};
/** The words for possible values. */
const WORDS = {
  store: 'Store', analyse: 'Analyse', share: 'Share', consent: 'Permission', necessary: 'Necessary', 'legitimate-interest': 'Legitimate interest', identified: 'Names the person',
  pseudonymous: 'Linked to a random ID', aggregated: 'Only figures about groups', 'opt-in': 'Nothing happens (opt-in)', 'opt-out': 'Permitted until refused (opt-out)', 'notice-only': 'Permitted, with a notice',
  changed: 'About that purpose', all: 'About everything', auto: 'As the visitor’s system', light: 'Always light', dark: 'Always dark', bottom: 'Along the lower edge', card: 'A card in the corner', centre: 'In the middle', inline: 'In an element of your page', plain: 'Plain: sober, like a label', soft: 'Soft: round and airy', sharp: 'Sharp: square and strong', show: 'See the notice', skip: 'Do not see it',
  button: 'A small button', none: 'A link of your own', local: 'Local storage', session: 'Session storage', indexeddb: 'IndexedDB', cache: 'Cache', files: 'Private files', declared: 'Passes', 'third-party': 'Waits when it comes from other sites', strict: 'Waits', 'network-error': 'As a fault of the network', 'empty-204': 'As an empty answer',
};

const inWords = (key) => {
  const text = key.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[-_.]/g, ' ').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};

export const labelOf = (type, key) => LABELS[`${type}.${key}`] ?? inWords(key);
export const hintOf = (type, key) => HINTS[`${type}.${key}`];
export const wordOf = (value) => WORDS[value] ?? inWords(value);

/** A form of address has no name of its own. */
const SPOKEN = { 'de-x-du': 'German, informal' };

/** A language by its English name; the tag where there is none. */
export const languageName = (tag) => {
  try {
    return SPOKEN[tag.toLowerCase()] ?? new Intl.DisplayNames('en', { type: 'language' }).of(tag);
  } catch {
    return tag;
  }
};

/** `395` as people say it: about 13 months. */
export const spell = (days) => {
  if (!Number.isInteger(days) || days < 0) return '';
  if (days === 0) return 'until the visit ends';
  const count = (number, unit) => `${number} ${unit}${number === 1 ? '' : 's'}`;
  if (days < 14) return count(days, 'day');
  if (days < 60) return `about ${count(Math.round(days / 7), 'week')}`;
  return days < 730 ? `about ${count(Math.round(days / 30.44), 'month')}` : `about ${count(Math.round(days / 365.25), 'year')}`;
};
