// Tags that the page's author has marked: inert until their purpose or service is permitted, then run in document order.
import { absolute, isHeld, isNamed, isNamedRefused, isPurpose, isRefused, judgeId, judgeUrl } from './gate.js';
import { addressOf, inspect, LOADING, permitOnce, rerun } from './attributes.js';
import { FRAMES, showFrame } from './embeds.js';
import { given } from './notice.js';
import {
  attributesOf, contentOf, getAttribute, hasAttribute, insertBefore, isConnected, listen, localName, matches, nextOf, ownerDocument, parentOf, print, queryAll, readyState,
  removeAttribute, replaceChild, setAttribute, soon, weakGet, weakSet,
} from './natives.js';

/** What counts as marked. An image or link may carry `data-src`, `data-srcset`, `data-href`, `data-poster` or `data-data`. */
export const MARKED = '[data-category],[data-service],script[type="text/plain"]';
const LATE = /^data-(src|srcset|href|poster|data|action)$/;

const met = new WeakMap();
let waiting = [], running = Promise.resolve(), unfinished = false, heardUnknown = { __proto__: null };

/** Looks at one element that matches `MARKED`; true when it is marked and now ours. */
export const meet = (element) => {
  const known = weakGet(met, element);
  if (known) {
    // Out of the page for a while, and back in it.
    if (known.left) waiting[waiting.length] = known;
    known.left = false;
    return true;
  }
  const ids = readIds(element);
  if (!ids.length) return false;
  const tag = localName(element), late = lateAttributes(element);
  if (tag === 'script' ? getAttribute(element, 'type') !== 'text/plain' : tag !== 'template' && !late.length) return false;
  const entry = { element, tag, ids, late, on: false };
  weakSet(met, element, entry);
  waiting[waiting.length] = entry;
  return true;
};

/** Runs what is permitted, in document order, one after another; blanks what no longer is. Resolves when all has loaded. */
export const runMarked = () => {
  for (let at = 0; at < waiting.length; at++) {
    const entry = waiting[at];
    if (isOn(entry)) continue;
    if (entry.on) blank(entry);
    showFrame(entry.element);
  }
  return (running = running.then(runDue, runDue));
};

/** Whether a permitted tag waits for the parser to come to its end. */
export const isUnfinished = () => unfinished;

/** The tags that wait for a permission. */
export const entries = () => waiting.filter((entry) => !isOn(entry));

/** What a tag is about: itself, or the one frame in a template without scripts. */
const meantBy = ({ element, tag }) => {
  if (tag !== 'template') return element;
  const found = queryAll[11](contentOf(element), `${FRAMES},script`);
  return found.length === 1 ? found[0] : element;
};

/** The visitor wants the frame that `element` is or holds on this page, and nothing else. */
export const loadOnce = (element) => {
  const entry = weakGet(met, element), frame = entry ? meantBy(entry) : element;
  if (!matches(frame, FRAMES)) return;
  permitOnce(frame);
  if (!entry) return;
  entry.once = true;
  runOne(entry);
};

/** What is still waiting, for the report. */
export const waitingTags = () => waiting.filter((entry) => !entry.on).map(({ element, tag, ids }) => ({
  technique: 'tag', url: getAttribute(element, 'data-src') || getAttribute(element, 'src') || `<${tag}>`, service: getAttribute(element, 'data-service'), verdict: standing(ids),
}));

const runDue = async () => {
  const due = [], deferred = [];
  waiting = waiting.filter((entry) => entry.on || !(entry.left = !isConnected(entry.element)));
  unfinished = false;
  for (let at = 0; at < waiting.length; at++) {
    const entry = waiting[at];
    if (!entry.on && isOn(entry)) {
      const list = isDeferred(entry) ? deferred : due;
      if (isWhole(entry)) list[list.length] = entry;
      else unfinished = true;
    }
  }
  await runAll(due.sort(byPlace));
  if (deferred.length && readyState(document) === 'loading') await new Promise((resolve) => { listen(document, 'DOMContentLoaded', resolve); });
  await runAll(deferred.sort(byPlace));
};

const runAll = async (entries) => {
  for (let at = 0; at < entries.length; at++) {
    // One tag that cannot run must not keep the others from running.
    try {
      await runOne(entries[at]);
    } catch (error) {
      console.error(error);
    }
  }
};

/** A page may arrive in pieces: while the parser works, what it has not gone past may still get more text. */
const isWhole = ({ element, tag }) => {
  if (readyState(document) !== 'loading' || (tag !== 'script' && tag !== 'template')) return true;
  for (let node = element; node; node = parentOf(node)) if (nextOf(node)) return true;
  return false;
};

const runOne = async (entry) => {
  // The wait for an earlier script may have been long enough for the visitor to think again.
  if (!isOn(entry) || !isConnected(entry.element)) return;
  entry.on = true;
  const { element, tag } = entry;
  if (tag === 'script') {
    forget(entry);
    const source = getAttribute(element, 'data-src') ?? getAttribute(element, 'src');
    if (source === null || isLoadable(source)) await runScript(element, getAttribute(element, 'data-type'), source);
  } else if (tag === 'template') {
    forget(entry);
    await unwrap(element);
  } else {
    // Chromium forgets what a frame is told in the moment in which the parser has put it in.
    if (tag === 'iframe' && readyState(document) === 'loading') await new Promise(soon);
    if (isOn(entry)) for (const [late, name] of entry.late) {
      const value = getAttribute(element, late);
      if (isLoadable(value)) setAttribute(element, name, value);
    }
  }
};

const forget = (entry) => { waiting = waiting.filter((each) => each !== entry); };

const runScript = (script, type, source) => {
  // Where the guard's own script has a nonce, a marked script must carry the same.
  if (given.nonce && script.nonce !== given.nonce) return console.warn('placet: without the page\'s nonce it stays inert: %s', source);
  return rerun(script, { type, 'data-src': null, src: source });
};

/** Puts a template's content in its place. Scripts in it are run one by one, so that they keep their order. */
const unwrap = async (template) => {
  const parent = parentOf(template), content = contentOf(template), scripts = [];
  // Permitting one purpose does not permit what else the template may hold.
  const loading = queryAll[11](content, LOADING);
  for (let at = 0; at < loading.length; at++) inspect(loading[at]);
  const found = queryAll[11](content, 'script');
  for (let at = 0; at < found.length; at++) {
    const script = found[at];
    if (!isRunnable(script)) continue;
    // The script itself must not run as it is moved: an unknown type stands in until its turn.
    const type = getAttribute(script, 'type');
    setAttribute(script, 'type', 'text/placet');
    scripts[scripts.length] = [script, type];
  }
  const media = queryAll[11](content, 'video,audio');
  insertBefore(parent, content, template);
  // What was parsed in a template has decided not to load; moving it does not make it think again.
  for (let at = 0; at < media.length; at++) media[at].load();
  replaceChild(parent, ownerDocument(template).createComment(''), template);
  for (const [script, type] of scripts) await runScript(script, type, getAttribute(script, 'src'));
};

const blank = (entry) => {
  entry.on = false;
  for (const [, name] of entry.late) removeAttribute(entry.element, name);
};

const lateAttributes = (element) => {
  const found = [], attributes = attributesOf(element);
  for (let at = 0; at < attributes.length; at++) {
    const name = LATE.exec(attributes[at].name)?.[1];
    if (name) found[found.length] = [attributes[at].name, name];
  }
  return found;
};

/** `data-category="a b"`, `"!a"`, `data-service="s"`: all must hold. */
const readIds = (element) => `${getAttribute(element, 'data-category') ?? ''} ${getAttribute(element, 'data-service') ?? ''}`.split(/[\s,]+/).filter(Boolean);

const verdictOf = (id) => {
  const verdict = judgeId(id);
  if (verdict === -1 && !heardUnknown[id]) {
    heardUnknown[id] = true;
    console.warn('placet: no purpose or service %s: its tags stay inert', print(id));
  }
  return verdict;
};

const isOn = (entry) => {
  const { element, ids, once } = entry;
  for (let at = 0; at < ids.length && !once; at++) {
    const not = ids[at][0] === '!', verdict = verdictOf(not ? ids[at].slice(1) : ids[at]);
    if (not ? !isRefused(verdict) : verdict < 0 || (isHeld(verdict, 'tag') && !isOutweighed(entry, verdict))) return false;
  }
  // A no to the very service whose address it has outweighs a yes to what it is marked with.
  const address = addressOf(element);
  return once || !address || !isNamedRefused(judgeUrl(address));
};

/** A yes to the very service whose address it has, or that is named on it, outweighs what is said of the purposes that a tag is marked with. */
const isOutweighed = (entry, verdict) => isPurpose(verdict) && (entry.ids.some((id) => isNamed(verdictOf(id))) || isNamed(judgeUrl(addressOf(meantBy(entry)))));

const standing = (ids) => {
  let worst = -1;
  for (let at = 0; at < ids.length; at++) worst = Math.max(worst, verdictOf(ids[at].replace(/^!/, '')));
  return worst;
};

const isDeferred = ({ element, tag }) => tag === 'script' && !hasAttribute(element, 'async')
  && (hasAttribute(element, 'defer') || getAttribute(element, 'data-type') === 'module');

const isRunnable = (script) => {
  const type = getAttribute(script, 'type');
  return !type || type === 'module' || /^(?:text|application)\/(?:java|ecma)script$/i.test(type);
};

/** Only what a browser loads over the network, or from the page itself: never `javascript:` or `data:` out of an attribute. */
const isLoadable = (value) => /^(?:https?|blob):/.test(absolute(value.trim().split(/\s/)[0])?.protocol);

const byPlace = (a, b) => (a.element.compareDocumentPosition(b.element) & 4 ? -1 : 1);

