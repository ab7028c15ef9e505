// Keeps the service worker as the configuration wants it: registered, told, or gone. Loaded only where there is one, or is to be one.
import { ASK, LIST, listOf } from './terms.js';

/** Servers accept addresses of at least 8,000 characters (RFC 9110, 4.1). */
const LONGEST = 7000;

/** `path`: the configuration's `worker`; `standing()`: what to tell it; `trusted`: our Trusted Types policy. */
export const keep = async (path, lines, standing, trusted) => {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  if (typeof path !== 'string' || !path) return remove(serviceWorker);
  const address = new URL(path, location.origin);
  address.searchParams.set(LIST, listOf(lines).join(' '));
  if (address.href.length > LONGEST) return console.warn('placet: more hosts are declared than the address of a service worker can carry; none is registered');
  serviceWorker.addEventListener('message', ({ data, source }) => { if (data === ASK) source.postMessage(standing()); });
  serviceWorker.addEventListener('controllerchange', () => serviceWorker.controller?.postMessage(standing()));
  // Without this, messages wait for the whole page.
  serviceWorker.startMessages();
  const other = await serviceWorker.getRegistration(new URL('.', address).href), there = other && (other.active ?? other.waiting ?? other.installing);
  if (there && new URL('.', address).href === other.scope && !isOurs(there)) return console.warn('placet: the site has a service worker of its own at %s; ours is not registered', other.scope);
  await serviceWorker.register(trusted(address.href), { updateViaCache: 'none' });
};

const isOurs = ({ scriptURL }) => new URL(scriptURL).searchParams.has(LIST);

const remove = async (serviceWorker) => {
  for (const registration of await serviceWorker.getRegistrations()) {
    const there = registration.active ?? registration.waiting ?? registration.installing;
    if (there && isOurs(there)) await registration.unregister();
  }
};
