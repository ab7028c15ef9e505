// What the page gets for a connection or a worker that may not be made yet: an object of the same kind, which keeps what is asked of it
// and, once the real one may be made, passes everything on to that and its events back.
import { defineProperty, descriptor, dispatch, getPrototypeOf, listen, ownKeys, setPrototypeOf } from './natives.js';

/** `type` is the interface, `values` what its properties say until then; `appoint(make)` makes the real one, `fail()` tells that there will be none. */
export const deputise = (type, values = { __proto__: null }) => {
  const deputy = setPrototypeOf(new EventTarget(), type.prototype), heard = { __proto__: null };
  let real = null;
  const queue = [];
  /** Does it to the real one, or will do it; a promise of what comes of it. */
  const ask = (act) => (real ? act() : new Promise((resolve) => { queue[queue.length] = () => resolve(act()); }));
  const hear = (name) => {
    if (heard[name]) return;
    heard[name] = true;
    ask(() => {
      listen(real, name, (event) => dispatch(deputy, new event.constructor(event.type, event)));
      // Only ports have it: there, to listen is not enough.
      real.start?.();
    });
  };
  const stand = (key, { value, get, set }) => defineProperty(deputy, key, {
    __proto__: null, configurable: true,
    ...(typeof value === 'function' ? { value: (...args) => ask(() => real[key](...args)) } : {
      get: () => {
        if (real && !set) return real[key];
        if (!get) return value;
        // A port is a way to talk and can be had at once; `ready` and `closed` are promises; nothing else is known.
        if (key === 'port') return (values[key] ??= port(ask, () => real.port));
        return key in values ? values[key] : key === 'readyState' ? 0 : set ? null : ask(() => real[key]);
      },
      set: set && ((given) => {
        if (key.startsWith('on')) {
          const name = key.slice(2);
          if (typeof given !== 'function') given = null;
          deputy.removeEventListener(name, values[key]);
          if (given) deputy.addEventListener(name, given);
        } else ask(() => { real[key] = given; });
        values[key] = given;
      }),
    }),
  });
  for (let from = type.prototype; from !== EventTarget.prototype && from !== Object.prototype; from = getPrototypeOf(from)) {
    ownKeys(from).forEach((key) => { if (typeof key === 'string' && key !== 'constructor') stand(key, descriptor(from, key)); });
  }
  deputy.addEventListener = (name, ...rest) => {
    hear(`${name}`);
    listen(deputy, name, ...rest);
  };
  return {
    deputy,
    appoint: (make) => {
      real = make();
      queue.splice(0).forEach((act) => act());
    },
    fail: () => ['error', 'close'].forEach((name) => dispatch(deputy, new Event(name))),
  };
};

const port = (ask, real) => {
  const { deputy, appoint } = deputise(MessagePort);
  ask(() => appoint(real));
  return deputy;
};
