// Where neither cookies nor web storage can be had, the choice is kept in a database: its name is the cookie's, it has one store with one
// entry. To ask it takes a moment, so only pages that have nothing else load this.

const STORE = 'choice', KEY = 0;
/** A choice record in base64url, or the word for a refusal without one; a cookie would hold no more. */
const RECORD = /^[\w-]{1,4000}$/;
const DAY = 86400000;
/** So long the notice waits for the database, in milliseconds: there are browsers in which none ever answers. */
const PATIENCE = 1000;

/**
 * Keeps `record`, in the place of what was kept before, for so many days as the first of the `lines` says (src/config/lines.rs); without one,
 * `tell(record)` hears what was kept, or '': twice where that comes late. `freely(work)` calls `work` while the guard holds nothing.
 */
export const recall = (name, freely, record, lines, tell) => {
  if (record === undefined) read(name, freely, tell);
  // Where there can be cookies, nobody would look here.
  else if (!navigator.cookieEnabled) write(name, freely, { record, until: Date.now() + lines.split('\t')[1] * DAY });
};

const read = (name, freely, tell) => {
  const late = setTimeout(tell, PATIENCE, '');
  // Only to look, none is made.
  within(name, freely, 'readonly', ({ transaction }) => transaction.abort(), (store) => store.get(KEY)).then(({ record, until }) => {
    if (Date.now() < until) return RECORD.test(record) ? record : '';
    indexedDB.deleteDatabase(name);
    return '';
  }).catch(() => '').then((record) => {
    clearTimeout(late);
    tell(record);
  });
};

const write = (name, freely, kept) => {
  within(name, freely, 'readwrite', ({ result }) => result.createObjectStore(STORE), (store) => store.put(kept, KEY)).catch(() => {});
};

/** What comes of `use(store)`, in a database that `make(request)` may make. */
const within = async (name, freely, mode, make, use) => {
  const request = freely(() => indexedDB.open(name, 1));
  request.onupgradeneeded = () => make(request);
  const base = await answerOf(request);
  try {
    return await answerOf(use(base.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    base.close();
  }
};

const answerOf = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = (event) => {
    // An aborted transaction is not the page's business.
    event.preventDefault();
    reject(request.error);
  };
});
