// Placeholders: what stands in the place of a frame that the guard holds. It says what loading would mean and asks; the guard decides, and
// does what is permitted.
import css from 'placet:embeds.css';
import { own } from '../../disclosure/web/disclosure.js';
import { country } from '../../disclosure/web/names.js';
import { setLanguage, textsIn, wordings, words } from '../../disclosure/web/words.js';
import { dress } from '../../notice/web/theme.js';
import { follower } from './place.js';
import { sentence } from './sentence.js';
import { standIn } from './standin.js';

/** So that none is drawn over a frame: `data-placeholder="none"` on it, on its template, or on whatever is around it. */
const OFF = '[data-placeholder="none"]';
/** What ends a frame's wait: it gets its address. */
const ADDRESSES = ['src', 'srcdoc', 'data'];
const LONGEST_TITLE = 200;

/**
 * `bridge`: { config: JSON text, tag, language, file: as for the notice, nonce, entries() and held(): what waits, marked or by its address,
 * loadOnce(tag): this one, on this page, judgeUrl(address): a verdict, act(kind, ids, source), show(layer) }. Resolves with a function:
 * what is held may have changed.
 */
export const mount = async (bridge) => {
  const settings = JSON.parse(bridge.config), { texts, language } = await textsIn(bridge);
  const say = words(wordings(settings, texts, language), language, { country });
  const text = (key) => say(`\x01${key}\x03`);
  const ids = (key) => (Array.isArray(settings[key]) ? settings[key].map((each) => own(each, 'id')) : []);
  const services = ids('services'), purposes = ids('purposes');
  /** tag -> what stands for it. */
  const shown = new Map();
  const { follow, leave, refit } = follower(() => shown.values());

  const update = () => {
    const held = new Map([...bridge.entries(), ...bridge.held()].map(read).filter(Boolean).map((row) => [row[0], row]));
    for (const [tag, place] of shown) {
      if (held.get(tag)?.[3] !== place.address || (place.box !== tag && !tag.isConnected)) take(tag, !held.has(tag));
    }
    for (const [tag, row] of held) {
      // A stand-in needs a place of its own; what is a box itself is told of when it gets one.
      if (!shown.has(tag) && !row[1].closest(OFF) && !tag.closest(OFF) && (tag.localName === 'iframe' || tag.parentNode)) put(...row);
    }
    refit();
  };

  /** `isLoading`: the frame comes in its place. */
  const take = (tag, isLoading) => {
    const place = shown.get(tag), { box, host, frame } = place, hadFocus = place.wanted || Boolean(host.shadowRoot.activeElement);
    shown.delete(tag);
    leave(place);
    place.yield?.();
    box.inert = place.wasInert;
    // The visitor goes on where they were: at what has come.
    if (hadFocus && isLoading) frame.focus({ preventScroll: true });
  };

  const put = (tag, frame, named, address) => {
    const stand = tag.localName === 'iframe' ? { box: tag } : standIn(tag, frame), { box } = stand;
    const declared = named.filter((id) => services.includes(id)), owner = services[bridge.judgeUrl(address) >> 8];
    const meant = declared.length ? declared : owner === undefined ? [] : [owner];
    const place = { ...stand, frame, address, wasInert: box.inert, wanted: false, returns: 0, x: 0, y: 0 };
    place.host = draw(place, tag, meant);
    // An empty frame is nothing to walk into.
    box.inert = true;
    shown.set(tag, place);
    follow(place);
    changes.observe(frame, { attributes: true, attributeFilter: ADDRESSES });
    // A template goes when its content comes.
    if (tag !== frame) changes.observe(tag.parentNode, { childList: true });
  };

  const draw = (place, tag, meant) => {
    const { frame, address } = place;
    const { name, text: said, privacy } = sentence(settings, meant, hostOf(address), language, say);
    const host = document.createElement('div'), root = host.attachShadow({ mode: 'open' });
    host.className = 'placet-embed';
    setLanguage(host, texts, language);
    dress(host, own(settings, 'theme'));
    style(root, host, frame.ownerDocument, bridge.nonce);
    const make = (parent, kind, more, inner) => {
      const [tag, className] = kind.split('.'), element = document.createElement(tag);
      element.className = className ?? '';
      for (const key in more) element.setAttribute(key, more[key]);
      if (inner) element.textContent = inner;
      return parent.appendChild(element);
    };
    const card = make(make(root, 'div.room'), 'div.card', { role: 'group', 'aria-labelledby': 'title', 'aria-describedby': 'text' });
    const title = (tag.getAttribute('data-title') || frame.getAttribute('data-title') || frame.title || '').trim().slice(0, LONGEST_TITLE);
    if (title) make(card, 'p.from', {}, name);
    make(card, 'p.title', { id: 'title' }, title || name);
    make(card, 'p.text', { id: 'text' }, said);
    const acts = make(card, 'div.acts'), more = make(card, 'p.more');
    const button = (parent, className, key, act) => {
      make(parent, `button.${className}`, { type: 'button', ...(parent === acts && { 'aria-describedby': 'title' }) }, text(key)).addEventListener('click', (event) => {
        // Only the visitor's own hand counts.
        if (event.isTrusted) act();
      });
    };
    button(acts, 'act once', 'embed.once', () => {
      place.wanted = true;
      bridge.loadOnce(tag);
      update();
    });
    // A yes to a service needs one, and its name must not stand for a purpose.
    if (meant.length && !meant.some((id) => purposes.includes(id))) {
      button(acts, 'act always', 'embed.always', () => {
        place.wanted = true;
        bridge.act('accept', meant, 'embed');
      });
    }
    if (privacy) make(more, 'a', { href: privacy, target: '_blank', rel: 'noopener' }, text('policy'));
    button(more, 'link choices', 'reopen', () => bridge.show('preferences'));
    return host;
  };

  // The guard has given a frame its address, or the page has.
  const changes = new MutationObserver(update);
  let isDue = false;
  return () => {
    // Once for all that came at once.
    if (!isDue) queueMicrotask(() => {
      isDue = false;
      update();
    });
    isDue = true;
  };
};

/** What waits as [the tag, the frame itself, the ids that it waits for, its address]; nothing where there is nothing to look at. */
const read = ({ element, on, condition = [], url }) => {
  if (!element || on || !element.matches('iframe,embed,object,template')) return null;
  const [frame, more] = element.localName === 'template' ? element.content.querySelectorAll('iframe,embed,object,script') : [element];
  const [address] = frame ? ADDRESSES.map((name) => url ?? frame.getAttribute(`data-${name}`) ?? frame.getAttribute(name)).filter(Boolean) : [];
  // A template may hold one frame and no script, for it to be clear what is wanted. And what waits for a no is there for its own sake.
  return address && !more && frame.localName !== 'script' && !condition.some((id) => id.startsWith('!')) && [element, frame, condition, address];
};

/** Who is asked, where nobody is declared. */
const hostOf = (address) => {
  try {
    return new URL(address, document.baseURI).hostname || location.hostname;
  } catch {
    return location.hostname;
  }
};

const sheets = new WeakMap();

/** Gives the shadow root its sheet, one for all of a document. No policy refuses an adopted one; engines without take an element with the nonce. */
const style = (root, host, owner, nonce) => {
  try {
    owner.adoptNode(host);
    if (!sheets.has(owner)) {
      const sheet = new owner.defaultView.CSSStyleSheet();
      sheet.replaceSync(css);
      sheets.set(owner, sheet);
    }
    root.adoptedStyleSheets = [sheets.get(owner)];
  } catch {
    const element = document.createElement('style');
    element.nonce = nonce;
    element.textContent = css;
    root.appendChild(element);
  }
};
