// Where the visitor's choice is kept: one first-party cookie, and the same text in web storage for browsers that refuse or lose cookies.
import { apply, cookieOf, descriptor, from, writeCookie } from './natives.js';

const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;
const DAY = 86400;

export let name = 'placet';
let domain = '', mirrorText;
export const [getItem, setItem, removeItem] = window.Storage ? from(Storage, 'getItem setItem removeItem') : [];
const opener = descriptor(window, 'localStorage')?.get;

/** `cookie` is the configuration's part of that name; what is not usable falls back to the default. */
export const setUp = (cookie) => {
  if (typeof cookie?.name === 'string' && TOKEN.test(cookie.name)) name = cookie.name;
  const parent = typeof cookie?.domain === 'string' ? cookie.domain.replace(/^\./, '').toLowerCase() : '';
  // A cookie for a foreign domain is refused in silence: the host's own cookie is better than none.
  if (parent && `.${location.hostname}`.endsWith(`.${parent}`)) domain = `; Domain=${parent}`;
};

/** Whether a cookie, storage key or database of this name is ours alone to write. */
export const isOwn = (key) => key === name;

/** The page's cookies. They are another process's to say: asked once where that will do. */
export const jar = () => {
  try {
    return cookieOf(document);
  } catch {
    // A sandboxed frame may not even look.
    return '';
  }
};

/** Every value of a cookie under our name; parent domains and paths may each have one. */
export const cookies = (text = jar()) => text.split('; ').filter((pair) => pair.startsWith(`${name}=`)).map((pair) => pair.slice(name.length + 1));

/** What web storage has under our name, or nothing; null where there is none. To open it costs milliseconds: only where no cookie will do. */
export const mirrored = () => mirror((storage) => getItem(storage, name) ?? '');

/** Keeps `value` for `days`. True when it can be read back. */
export const write = (value, days) => {
  const secure = location.protocol === 'https:' ? '; Secure' : '';
  let isKept = false;
  // A browser refuses a whole public suffix as domain in silence: then the host has to do.
  for (const where of [domain, '']) {
    try {
      if (!isKept) writeCookie(document, `${name}=${value}; Path=/; Max-Age=${days * DAY}; SameSite=Lax${where}${secure}`);
      isKept ||= `; ${cookieOf(document)}`.includes(`; ${name}=${value}`);
    } catch {
      // The mirror, or this page's memory, has to do.
    }
  }
  // Last: other tabs hear of this, and look at the cookie.
  mirror((storage) => {
    setItem(storage, name, mirrorText = value);
    isKept = true;
  });
  return isKept;
};

/** `changed()` is called when another tab has stored a choice. */
export const onForeignWrite = (changed) => {
  addEventListener('storage', (event) => {
    // WebKit's processes may hear of the mirror before they hear of the cookie, which alone counts where there can be one.
    if (event.key === name) for (const wait of [0, 200, 2000]) setTimeout(changed, wait);
  });
  addEventListener('pageshow', (event) => { if (event.persisted) changed(); });
};

/**
 * The page's code can write the mirror as a property, where no function sees it: it says again what it said, unless another tab of ours has
 * written it. That one has written the cookie, too, where there can be cookies.
 */
export const keepMirror = (storage) => {
  const text = getItem(storage, name);
  if (mirrorText === undefined || !navigator.cookieEnabled || cookies().includes(text)) mirrorText = text;
  else if (text !== mirrorText) mirrorText === null ? removeItem(storage, name) : setItem(storage, name, mirrorText);
};

const mirror = (use) => {
  try {
    return use(apply(opener, window, []));
  } catch {
    return null;
  }
};
