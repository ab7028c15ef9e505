// Rows for requests that code makes: held as promises, objects and queued calls, sent as they were when permitted.
import { UNDECLARED, isHeld, judgeAll, judgeUrl } from '../gate.js';
import { deputise } from '../deputy.js';
import { defineProperty, dispatch, listen, requestUrl, weakGet, weakSet } from '../natives.js';
import { drop, heldOf, hold, settle } from '../quarantine.js';

/** A request in any realm's hands. Whatever else it is, the browser makes it into a text, too, and it is to be the same one. */
const addressOf = (args) => {
  if (typeof args[0] === 'string') return args[0];
  try {
    return requestUrl(args[0]);
  } catch {
    return (args[0] = `${args[0]}`);
  }
};
/** What a refused request is answered where the owner wants an empty answer. */
const EMPTY = { __proto__: null, status: 204, statusText: 'No Content' }, ENDED = { __proto__: null, ...EMPTY, readyState: 4 };

const fetchRow = {
  key: 'fetch', texts: 0,
  judge: (self, args) => (args.length ? judgeUrl(addressOf(args)) : UNDECLARED),
  hold: (self, args, item, native) => new Promise((resolve, reject) => {
    const signal = args[1]?.signal ?? args[0]?.signal;
    if (signal?.aborted) return reject(signal.reason);
    if (signal) {
      listen(signal, 'abort', () => {
        drop(item);
        reject(signal.reason);
      });
    }
    hold(item, addressOf(args), () => resolve(native()), () => settle(() => resolve(new Response(null, EMPTY)), reject));
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
      weakSet(opened, self, { __proto__: null, url: args[1], sync: args[2] === false });
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
      if (request.sync) throw new DOMException('The request is not permitted yet', 'NetworkError');
      request.item = item;
      hold(item, request.url, native, () => endXhr(self));
    },
  },
  { on: 'XMLHttpRequest', key: 'abort', before: (self) => withdraw(self) },
];

const withdraw = (xhr) => {
  const item = weakGet(opened, xhr)?.item;
  if (item) drop(item);
};

const first = (args) => args.slice(0, 1);

/** A call with the addresses that `read(args, self)` finds, or else the first argument, that is made later; the page gets `answer` meanwhile. */
export const call = (on, key, name, answer, read = first) => ({
  on, key, name, texts: +(read === first),
  judge: (self, args) => judgeAll(read(args, self)),
  hold: (self, args, item, native) => {
    // What it answers is nothing to wait for.
    hold(item, heldOf(read(args, self)), () => { native(); }, () => {});
    return answer;
  },
});

/** A cache asks by itself. */
const caches = (key, asked) => ({
  on: 'Cache', key, name: 'fetch', texts: 0,
  judge: (self, args) => judgeAll(asked(args)),
  hold: (self, args, item, native) => new Promise((resolve, reject) => hold(item, heldOf(asked(args)), () => resolve(native()), () => settle(resolve, reject))),
});

/** An object that reaches out as soon as it is made. */
const connection = (key) => ({
  ...call(undefined, key), kind: 'class',
  hold: (self, args, item, native) => {
    const { deputy, appoint, fail } = deputise(window[key]);
    hold(item, args[0], () => appoint(native), fail);
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
    const [config, ...rest] = args, isHeldServer = (server) => heldOf(serversOf({ iceServers: server }));
    const peer = native([{ ...config, iceServers: [].concat(config.iceServers).filter((server) => !isHeldServer(server)) }, ...rest]);
    hold(item, heldOf(serversOf(config)), () => (self ?? peer).setConfiguration(config));
    return peer;
  },
});

export const network = [
  fetchRow, caches('add', (args) => [addressOf(args)]), caches('addAll', (args) => (args[0] = Array.from(args[0] ?? [])).map((each) => addressOf([each]))),
  ...xhrRows,
  peerRow({ key: 'RTCPeerConnection', kind: 'class' }), peerRow({ on: 'RTCPeerConnection', key: 'setConfiguration' }),
  call('Navigator', 'sendBeacon', 'beacon', true),
  { ...call('MediaSession', 'metadata', 'image', undefined, ([shown]) => (shown?.artwork ?? []).map(({ src }) => src)), kind: 'setter' },
  call(undefined, 'fetchLater', 'fetch', Object.freeze({ activated: false })),
  ...['WebSocket', 'EventSource', 'WebTransport', 'WebSocketStream'].map(connection),
];
