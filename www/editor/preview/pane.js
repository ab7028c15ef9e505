// The preview beside the form: the real product in a frame of its own memory, drawn anew a moment after each change. The next frame is made
// ready behind the one that is seen, so nothing flickers, and it cannot take the focus from whoever types.
import { announce, button, debounce, el } from '../dom.js';
import { languageName } from '../form/labels.js';
import { askable, forPreview } from './config.js';

const WAIT = 350, ANSWERS_WITHIN = 8000;
/** What people hold in their hands and have on their desks, in CSS pixels: a desk's screen is as high as there is room for. */
const SIZES = { phone: [390, 780], desktop: [1280, 720] };

/** `given`: { place, bar, said: elements, state, base, tags, textsOf(tag) -> { dir }, text }. */
export const openPreview = ({ place, bar, said, state, base, tags, languageFile, text }) => {
  const how = { layer: 'notice', ask: '', size: matchMedia('(min-width: 75em)').matches ? 'desktop' : 'phone', scheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light', language: tags.find((tag) => navigator.language.split('-')[0] === tag) ?? 'en' };
  let shown = null, coming = null, isWanted = false;

  const fit = () => {
    const [width, least] = SIZES[how.size], scale = Math.min(1, place.clientWidth / width, place.clientHeight / least);
    const height = how.size === 'phone' || !scale ? least : Math.max(least, Math.floor(place.clientHeight / scale));
    for (const frame of [shown, coming]) {
      if (!frame) continue;
      for (const [name, value] of [['width', `${width}px`], ['height', `${height}px`], ['transform', `scale(${scale})`], ['left', `${Math.max(0, (place.clientWidth - width * scale) / 2)}px`]]) frame.style.setProperty(name, value);
    }
  };

  const draw = () => {
    isWanted = false;
    coming?.remove();
    coming = el('iframe', { title: 'Preview of the notice', src: new URL('preview/index.html', document.baseURI).href, sandbox: 'allow-scripts allow-same-origin', class: 'coming', inert: true, tabindex: '-1' });
    place.append(coming);
    fit();
    const frame = coming;
    setTimeout(() => { if (frame === coming) HEARD.failed(frame, { why: 'it does not answer' }); }, ANSWERS_WITHIN);
  };

  const begin = async (frame) => {
    const { dir } = await languageFile(how.language).catch(() => ({ dir: 'ltr' })), asks = askable(state.config, text);
    if (how.layer === 'ask' && !asks.some(([id]) => id === how.ask)) how.ask = asks[0]?.[0] ?? '';
    const isEmpty = !state.config.purposes?.length, layer = isEmpty ? '' : how.layer === 'ask' ? `ask:${how.ask}` : how.layer, words = text(state.config.controller?.name) || 'Your website';
    frame.contentWindow?.postMessage({ placet: 'show', config: forPreview(state.config, { base, language: how.language, scheme: how.scheme }), layer, dir, words }, location.origin);
  };

  const finish = (frame) => {
    shown?.remove();
    shown = frame;
    coming = null;
    frame.className = 'shown';
    frame.inert = false;
    frame.removeAttribute('tabindex');
    frame.dataset.layer = how.layer;
    frame.dataset.language = how.language;
    said.textContent = state.config.purposes?.length ? '' : 'There is nothing to ask about yet: add a service or a purpose.';
    if (isWanted) draw();
  };

  const HEARD = {
    ready: (frame) => begin(frame),
    shown: (frame) => { if (frame === coming) finish(frame); },
    failed: (frame, { why }) => {
      said.textContent = `The preview could not start: ${why}.`;
      if (frame === coming) finish(frame);
    },
    chosen: () => { said.textContent = 'Chosen, for this preview alone. Start again to see the notice as a new visitor.'; },
    link: (frame, { to }) => { said.textContent = `On your site this leads to ${to}`; },
  };
  addEventListener('message', ({ source, origin, data }) => {
    const frame = [shown, coming].find((each) => each && each.contentWindow === source);
    if (frame && origin === location.origin && Object.hasOwn(HEARD, data?.placet)) HEARD[data.placet](frame, data);
  });

  const soon = debounce(() => { if (coming) isWanted = true; else draw(); }, WAIT);
  const radios = (name, label, options) => el('fieldset', { class: 'segments' }, el('legend', { class: 'unseen' }, label), options.map(([value, word]) => el('label', {},
    el('input', { type: 'radio', name: `preview-${name}`, value, id: `preview-${name}-${value}`, checked: how[name] === value, onchange: () => {
      how[name] = value;
      asking();
      draw();
    } }), el('span', {}, word))));
  const select = (name, label, options) => el('label', { class: 'pick' }, el('span', { class: 'unseen' }, label), el('select', { id: `preview-${name}`, onchange: ({ target }) => {
    how[name] = target.value;
    draw();
  } }, options.map(([value, word]) => el('option', { value, selected: how[name] === value }, word))));
  const asks = el('span', {});
  const asking = () => asks.replaceChildren(...(how.layer === 'ask' ? [select('ask', 'Ask for', askable(state.config, text))] : []));

  bar.append(
    radios('layer', 'Layer', [['notice', 'Notice'], ['preferences', 'Preferences'], ['ask', 'Ask']]), asks,
    radios('size', 'Width', [['phone', 'Phone'], ['desktop', 'Desktop']]), radios('scheme', 'Scheme', [['light', 'Light'], ['dark', 'Dark']]),
    select('language', 'Language', tags.map((tag) => [tag, languageName(tag)]).sort(([, one], [, other]) => one.localeCompare(other, 'en'))),
    button('', () => {
      draw();
      announce('The preview starts again.');
    }, { class: 'icon again', id: 'preview-again', 'aria-label': 'Start the preview again, as a new visitor', title: 'Start again' }),
  );
  new ResizeObserver(fit).observe(place);
  state.onChange(({ redraw }) => {
    if (redraw && how.layer === 'ask' && !bar.contains(document.activeElement)) asking();
    soon();
  });
  draw();
};
