// Rows for requests that code makes: held as promises, objects and queued calls, sent as they were when permitted.
import { UNDECLARED, isHeld, judgeAll, judgeUrl } from '../gate.js';
import { deputise } from '../deputy.js';
import { apply, defineProperty, dispatch, listen, requestUrl, weakGet, weakSet } from '../natives.js';
import { drop, hold, settle } from '../quarantine.js';

/** A request in any realm's hands, or whatever else stands for an address. */
const addressOf = (input) => {
  try {
    return requestUrl(input);
  } catch {
    return `${input}`;
  }
};
/** What a refused request is answered where the owner wants an empty answer. */
const EMPTY = { __proto__: null, status: 204, statusText: 'No Content' }, ENDED = { __proto__: null, ...EMPTY, readyState: 4 };

const fetchRow = {
  key: 'fetch', texts: 0,
  judge: (self, args) => {
    if (!args.length) return UNDECLARED;
    if (typeof args[0] === 'string') return judgeUrl(args[0]);
    try {
      return judgeUrl(requestUrl(args[0]));
    } catch {
      // No request: whatever else it is, the browser makes it into a text, too, and it is to be the same one.
      return judgeUrl(args[0] = `${args[0]}`);
    }
  },
  hold: (self, args, item, native) => new Promise((resolve, reject) => {
    const signal = args[1]?.signal ?? args[0]?.signal;
    if (signal?.aborted) return reject(signal.reason);
    item.url = addressOf(args[0]);
    item.replay = () => { resolve(apply(native, self ?? window, args)); };
    item.refuse = () => settle(() => resolve(new Response(null, EMPTY)), reject);
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
const endXhr = (xhr) => {
  const fire = (...types) => types.forEach((type) => dispatch(xhr, new ProgressEvent(type)));
  settle(() => {
    for (const key in ENDED) defineProperty(xhr, key, { __proto__: null, value: ENDED[key], configurable: true });
    fire('readystatechange', 'load', 'loadend');
  }, () => fire('error', 'loadend'));
};

const xhrRows = [
  {
    on: 'XMLHttpRequest', key: 'open', texts: 2,
    before: (self, args) => {
      withdraw(self);
      for (const key in ENDED) delete self[key];
      weakSet(opened, self, { __proto__: null, url: args[1], sync: args[2] === false, item: null });
    },
  },
  {
    on: 'XMLHttpRequest', key: 'send', name: 'xhr', texts: 0,
    judge: (self) => {
      const request = weakGet(opened, self);
      return request ? judgeUrl(request.url) : UNDECLARED;
    },
    hold: (self, args, item, native) => {
      const request = weakGet(opened, self);
      item.url = `${request.url}`;
      if (request.sync) throw new DOMException('The request is not permitted yet', 'NetworkError');
      item.replay = () => { apply(native, self, args); };
      item.refuse = () => endXhr(self);
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

/** A call with the addresses that `read(args, self)` finds, or else the first argument, that is made later; the page gets `answer` meanwhile. */
export const call = (on, key, name, answer, read) => ({
  on, key, name, texts: read ? 0 : 1,
  judge: (self, args) => (read ? judgeAll(read(args, self)) : args.length ? judgeUrl(args[0]) : UNDECLARED),
  hold: (self, args, item, native) => {
    item.url = `${read ? read(args, self).find((each) => isHeld(judgeUrl(each))) : args[0]}`;
    item.replay = () => { apply(native, self, args); };
    item.refuse = () => {};
    hold(item);
    return answer;
  },
});

/** A cache asks by itself. */
const caches = (key, asked) => ({
  on: 'Cache', key, name: 'fetch', texts: 0,
  judge: (self, args) => judgeAll(asked(args).map(addressOf)),
  hold: (self, args, item, native) => new Promise((resolve, reject) => {
    item.url = asked(args).map(addressOf).find((each) => isHeld(judgeUrl(each)));
    item.replay = () => { resolve(apply(native, self, args)); };
    item.refuse = () => settle(resolve, reject);
    hold(item);
  }),
});

/** An object that reaches out as soon as it is made. */
const connection = (key) => ({
  key, kind: 'class',
  judge: (self, args) => (args.length ? judgeUrl(args[0]) : UNDECLARED),
  hold: (self, args, item, native) => {
    const { deputy, appoint, fail } = deputise(window[key]);
    item.url = args[0];
    item.replay = () => appoint(() => apply(native, self, args));
    item.refuse = fail;
    hold(item);
    return deputy;
  },
});

/** The addresses of the servers that help two browsers to find each other, as if they were pages. */
const serversOf = (config) => [].concat(config?.iceServers ?? []).flatMap(({ urls, url }) => urls ?? url ?? []).map((each) => `${each}`.replace(/^[^:]*:/, 'https://'));

/** A connection between browsers does without a server that is not permitted, and is told of it later. */
const peerRow = (more) => ({
  name: 'rtc', texts: 0, ...more,
  judge: (self, [config]) => judgeAll(serversOf(config)),
  hold: (self, args, item, native) => {
    const [config, ...rest] = args, isHeldServer = (server) => isHeld(judgeAll(serversOf({ iceServers: server })));
    const peer = apply(native, self, [{ ...config, iceServers: [].concat(config.iceServers).filter((server) => !isHeldServer(server)) }, ...rest]);
    item.url = serversOf(config).find((each) => isHeld(judgeUrl(each)));
    item.replay = () => (self ?? peer).setConfiguration(config);
    hold(item);
    return peer;
  },
});

export const network = [
  fetchRow, caches('add', ([one]) => [one]), caches('addAll', (args) => (args[0] = Array.from(args[0] ?? []))),
  ...xhrRows,
  peerRow({ key: 'RTCPeerConnection', kind: 'class' }), peerRow({ on: 'RTCPeerConnection', key: 'setConfiguration' }),
  call('Navigator', 'sendBeacon', 'beacon', true),
  { ...call('MediaSession', 'metadata', 'image', undefined, ([shown]) => (shown?.artwork ?? []).map(({ src }) => src)), kind: 'setter' },
  call(undefined, 'fetchLater', 'fetch', Object.freeze({ activated: false })),
  ...['WebSocket', 'EventSource', 'WebTransport', 'WebSocketStream'].map(connection),
];
