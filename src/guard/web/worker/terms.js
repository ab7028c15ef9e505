// What the service worker and the page that keeps it have agreed upon.

/** The part of the worker's address that lists what is declared. By it a worker is known as ours. */
export const LIST = 'placet';
/** The worker asks a page to say again what the visitor has chosen. */
export const ASK = 'placet-ask';

export const PORTS = { __proto__: null, 'http:': 80, 'https:': 443 };

/** What is declared, as short as will do: hosts, and the beginnings of the site's own paths. Ports and the rest are the core's to compare. */
export const listOf = (lines) => {
  const entries = lines.split('\n').filter((line) => line[0] === 'h').map((line) => line.split('\t')).map(([, host, , path]) => host || path.split('*')[0]);
  return [...new Set(entries)].filter((each) => each && each !== '/').sort();
};

/** Whether anything in the list may be about this address. */
export const isListed = (list, url, origin) => list.some((each) => (each[0] === '/' ? url.origin === origin && url.pathname.startsWith(each) : `.${url.hostname.replace(/\.+$/, '')}`.endsWith(`.${each}`)));
