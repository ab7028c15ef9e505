// Small questions about texts.

/** Whether a script element of this type runs. */
export const isExecutable = (type) => !type || /^(?:module|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i.test(type.trim());

/** The object in a JSON text; null where there is none. */
export const parsed = (text) => {
  try {
    return Object(JSON.parse(text));
  } catch {
    return null;
  }
};

/** Host and port of an address; '' where it has none. */
export const hostOf = (url) => {
  try {
    return /^(?:https?|wss?):/.test(url) ? new URL(url).host : '';
  } catch {
    return '';
  }
};

/** Whether a host is the site's own, or a name above or below it. What lies beside it may be anybody's. */
export const isOwnHost = (host, page) => {
  const [one, other] = [host.replace(/:\d+$/, ''), page].map((each) => each.replace(/^www\./, ''));
  return one === other || `.${one}`.endsWith(`.${other}`) || (one.includes('.') && `.${other}`.endsWith(`.${one}`));
};

/** Whether `name` fits a pattern in which `*` stands for any run of characters. */
export const fits = (pattern, name) => new RegExp(`^${`${pattern}`.split('*').map((part) => part.replace(/[^\w]/g, '\\$&')).join('.*')}$`, 's').test(name);

export const sizeOf = (bytes) => (bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`);
export const times = (count) => (count === 1 ? 'once' : `${count} times`);
/** For an attribute in markup. */
export const attribute = (text) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
