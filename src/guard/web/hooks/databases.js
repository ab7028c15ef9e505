// Rows for databases, caches and files: opening one that is declared waits, and lists do not show it.
import { CACHE, FILES, INDEXEDDB, isHeld, judgeName } from '../gate.js';
import { deputise } from '../deputy.js';
import { listen } from '../natives.js';
import { judgeWrite, keep, lists, refusal, waits } from '../state.js';

/** Nobody can delete a database that the page keeps open: it is let go when it is to be deleted and may not be there. */
const letsGo = (request, name) => {
  listen(request, 'success', () => {
    const { result } = request;
    listen(result, 'versionchange', () => { if (isHeld(judgeName(INDEXEDDB, name))) result.close(); });
  });
  return request;
};

const openRow = {
  on: 'IDBFactory', key: 'open', name: 'database',
  judge: (self, args, window, caller) => judgeWrite(INDEXEDDB, args[0], caller),
  hold: (self, args, item, native) => {
    const values = { __proto__: null, readyState: 'pending', error: null, result: undefined, transaction: null, source: null };
    const { deputy, appoint, fail } = deputise(IDBOpenDBRequest, values);
    keep(INDEXEDDB, args[0], item, () => appoint(() => letsGo(native(), args[0])), () => {
      values.readyState = 'done';
      values.error = refusal();
      fail();
    });
    return deputy;
  },
  after: (self, [name], made) => letsGo(made, name),
};

const NO = () => Promise.resolve(false);
/** What may be made is written; what is only looked for is not there. */
const look = ([, options]) => (options?.create ? null : Promise.reject(new DOMException('Not there', 'NotFoundError')));

export const databases = [
  openRow,
  lists('IDBFactory', 'databases', INDEXEDDB),
  ...waits('CacheStorage', 'open', CACHE),
  ...waits('CacheStorage', 'has', CACHE, NO),
  lists('CacheStorage', 'keys', CACHE),
  // A bucket is a folder for all of them.
  ...waits('StorageBucketManager', 'open', FILES),
  ...waits('FileSystemDirectoryHandle', 'getFileHandle getDirectoryHandle', FILES, look),
];
