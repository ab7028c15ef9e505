// Brings the notice in, only when it is needed: a module and one language file, asked for side by side.

import { TAGS } from 'placet:languages';

/** The key in session storage; src/notice/web/resume.js has the same. */
const KEPT = 'placet-kept';

export let loaders, settings, actions;
let module = null, handle = null, mounting = null;

/** `given`: { notice(base) -> module, language(tag, base) -> module }; `config`: the configuration; `bridge`: what the notice may see and do. */
export const setUp = (given, config, bridge) => { [loaders, settings, actions] = [given, config, bridge]; };

/** The notice's module, which also makes records out of choices. A failed load is tried again the next time. */
export const load = () => (module ??= loaders.notice(settings.base).catch((error) => {
  module = null;
  throw error;
}));

/** After a reload for the sake of what was permitted: puts back what the visitor had before. */
export const resume = () => {
  try {
    if (sessionStorage[KEPT]) load().then((module) => module.resume()).catch(console.error);
  } catch {
    // Where nothing can be stored, nothing was kept.
  }
};

/** Does something with the notice in the page; whatever goes wrong is said, and not thrown. */
const reach = async (use) => {
  try {
    handle ??= await (mounting ??= mount());
    return await use();
  } catch (error) {
    mounting = handle;
    console.error('placet: the notice could not be loaded; what waits for it stays held', error);
  }
};

/** Shows a layer: 'notice' or 'preferences'; where `wanted` is given, only if it still says so then: the visitor may have chosen in another way while the notice was on its way. */
export const show = (layer, wanted) => reach(() => { if (!wanted || wanted()) handle.show(layer); });

/** Asks about one purpose or service; resolves when that is over. */
export const ask = (id) => reach(() => handle.ask(id));

/** Hides a layer, or all that is open. */
export const hide = (layer) => { handle?.hide(layer); };
export const refresh = () => { handle?.refresh(); };

const mount = async () => {
  const { theme, base } = settings, shown = frames();
  const [{ mount }, given, look] = await Promise.all([load(), words(), theme && loaders.look(base).catch(console.warn)]);
  await bodyExists();
  const root = await look?.home(theme);
  await shown;
  await breath();
  const made = await mount({ ...actions, ...given, look, root });
  await breath();
  return made;
};

/**
 * The page's own first frame has gone by, and the empty one that may be before it: the notice would hold it back. Waited for while the notice is loaded,
 * so it costs no time; a page that is not shown has no frames.
 */
const frames = () => new Promise((resolve) => {
  setTimeout(resolve, 1000);
  requestAnimationFrame(() => requestAnimationFrame(resolve));
});

/** Load, place and draw are a task each, so that none is long: the page goes on in between. */
const breath = () => window.scheduler?.yield?.() ?? new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = resolve;
  port2.postMessage(0);
});

/** Texts in the visitor's language. */
export const words = () => textsIn(...choose());

/** A broken file is no reason for silence: English then, and without any words of ours the owner's alone. */
const textsIn = async (tag, language) => {
  try {
    const { default: texts } = await loaders.language(tag, settings.base);
    if (!texts.texts.lead) throw tag;
    return { texts, language };
  } catch (error) {
    console.warn('placet: lang/%s.js is broken or missing', tag, error);
    return tag === ENGLISH ? { texts: { lang: tag, texts: {} }, language } : textsIn(ENGLISH, ENGLISH);
  }
};

const bodyExists = () => new Promise((resolve) => {
  if (document.body) return resolve();
  const observer = new MutationObserver(() => {
    if (!document.body) return;
    observer.disconnect();
    resolve();
  });
  observer.observe(document.documentElement, { childList: true });
});

/** The file for the visitor's most wanted language, and that wish: English, where only the owner has words in it. The page's own language leads: a notice in another one would be a break. */
const choose = () => {
  const { language } = settings, { lang } = document.documentElement;
  for (const wish of language && language !== 'auto' ? [`${language}`] : [lang, ...navigator.languages]) {
    const found = TAGS.exec(wish.toLowerCase().replace(/^n[bn]\b/, 'no').replace(/^zh-(hk|mo|tw)\b/, 'zh-hant'));
    if (found || settings.texts?.[wish]) return [found?.[0] ?? ENGLISH, wish];
  }
  return [ENGLISH, ENGLISH];
};

const ENGLISH = 'en';
