// Rows for requests that code makes: held as promises, objects and queued calls, sent as they were when permitted.
import { UNDECLARED, judgeUrl } from '../gate.js';
import { Failure, apply, dispatch, listen, weakGet, weakSet } from '../natives.js';
import { drop, hold } from '../quarantine.js';

const addressOf = (input) => (input instanceof Request ? input.url : input);
const failed = () => new Failure('Failed to fetch');

const fetchRow = {
  key: 'fetch',
  judge: (self, [input]) => judgeUrl(addressOf(input)),
  hold: (self, args, item, native) => new Promise((resolve, reject) => {
    const signal = args[1]?.signal ?? args[0]?.signal;
    if (signal?.aborted) return reject(signal.reason);
    item.url = `${addressOf(args[0])}`;
    item.replay = () => { resolve(apply(native, self ?? window, args)); };
    item.refuse = () => reject(failed());
    if (signal) {
      listen(signal, 'abort', () => {
        drop(item);
        reject(signal.reason);
      });
    }
    hold(item);
  }),
};

const opened = new WeakMap();
const settleXhr = (xhr) => {
  for (const type of ['error', 'loadend']) dispatch(xhr, new ProgressEvent(type));
};

const xhrRows = [
  {
    on: 'XMLHttpRequest', key: 'open',
    before: (self, args) => {
      withdraw(self);
      weakSet(opened, self, { url: args[1], sync: args[2] === false, item: null });
    },
  },
  {
    on: 'XMLHttpRequest', key: 'send', name: 'xhr',
    judge: (self) => {
      const request = weakGet(opened, self);
      return request ? judgeUrl(request.url) : UNDECLARED;
    },
    hold: (self, args, item, native) => {
      const request = weakGet(opened, self);
      item.url = `${request.url}`;
      if (request.sync) throw new DOMException('The request is not permitted yet', 'NetworkError');
      item.replay = () => { apply(native, self, args); };
      item.refuse = () => settleXhr(self);
      request.item = item;
      hold(item);
    },
  },
  { on: 'XMLHttpRequest', key: 'abort', before: (self) => withdraw(self) },
];

const withdraw = (xhr) => {
  const item = weakGet(opened, xhr)?.item;
  if (item) drop(item);
};

const beaconRow = {
  on: 'Navigator', key: 'sendBeacon', name: 'beacon',
  judge: (self, [url]) => judgeUrl(url),
  hold: (self, args, item, native) => {
    item.url = `${args[0]}`;
    item.replay = () => { apply(native, self, args); };
    item.refuse = () => {};
    hold(item);
    return true;
  },
};

export const network = [fetchRow, ...xhrRows, beaconRow];
