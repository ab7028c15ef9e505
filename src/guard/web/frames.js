// Frames of the same origin bring functions of their own: they are guarded before the page can get hold of them.
import { guardRealm } from './hooks/table.js';
import { listen, localName, weakGet, weakSet } from './natives.js';
import { scan } from './watch.js';

const met = new WeakMap(), guarded = new WeakMap();
/** Those that may get their window when something is put in. */
export let fresh = [];

/** Guards what `other` shows now; a window of another origin has no functions to offer. */
export const guardWindow = (other) => {
  let realm;
  try {
    // The window of a frame stays the same when another page is loaded; its interfaces do not.
    realm = other?.Node;
  } catch {
    // Not ours to reach into: nobody else's in this page, either.
  }
  if (!realm || weakGet(guarded, realm)) return;
  weakSet(guarded, realm, true);
  guardRealm(other);
  scan(other.document);
};

/** Some have no way to say which window is theirs: all that the page can reach by number are looked at. */
const guardFrame = (frame) => {
  if (frame.contentWindow) return guardWindow(frame.contentWindow);
  for (let at = 0; at < length; at++) guardWindow(self[at]);
};

/** An element that may be a frame. It gets its window as it is put in. */
export const meetFrame = (element) => {
  const tag = localName(element);
  if (!/^(?:i?frame|object|embed)$/.test(tag) || weakGet(met, element)) return;
  weakSet(met, element, true);
  // Before whoever else hears of it.
  listen(element, 'load', () => guardFrame(element), true);
  guardFrame(element);
  fresh[fresh.length] = element;
};

/** Something was put in: the frames among it have windows now. */
export const guardFresh = () => {
  if (!fresh.length) return;
  const frames = fresh;
  fresh = [];
  frames.forEach(guardFrame);
};
