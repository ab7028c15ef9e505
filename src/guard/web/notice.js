// Brings the notice in, only when it is needed: a module and one language file, asked for side by side.

import { TAGS } from 'placet:languages';

/** The key in session storage; src/notice/web/resume.js has the same. */
const KEPT = 'placet-kept';

/** What the script that runs us has given: `script` itself or null, its `nonce`, its dataset as `policy`, and `bring(file, base)`, which loads a module of ours. */
export let given;
export const prepare = (all) => { given = all; };
/** A module that lies beside us, or where the configuration says. */
export const bring = (file) => given.bring(file, settings?.base);

export let settings, actions;
let module = null, handle = null, mounting = null;

/** `config`: the configuration; `bridge`: what the notice may see and do. */
export const setUp = (config, bridge) => { [settings, actions] = [config, bridge]; };

/** The notice's module, which also makes records out of choices. A failed load is tried again the next time. */
export const load = () => (module ??= bring('placet-notice').catch((error) => {
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
    console.error('placet: the notice could not be loaded', error);
  }
};

/** Shows a layer: 'notice' or 'preferences'; where `wanted` is given, only if it still says so then: the visitor may have chosen in another way while the notice was on its way. */
export const show = (layer, wanted) => reach(() => { if (!wanted || wanted()) handle.show(layer); });

/** Asks about one purpose or service; resolves when that is over. */
export const ask = (id) => reach(() => handle.ask(id));

/** Hides a layer, or all that is open. */
export const hide = (layer) => { handle?.hide(layer); };
export const refresh = () => { handle?.refresh(); };

const mount = () => {
  // Asked for side by side.
  const more = words(), look = settings.theme && bring('placet-look').catch(console.warn), drawn = frames();
  return load().then(({ mount }) => mount({ ...actions, ...more, look, drawn }));
};

/**
 * The page's own first frame has gone by, and the empty one that may come before it: the notice would hold it back. That is waited for while the
 * notice is loaded, so it takes no time; a page that is not shown has no frames.
 */
const frames = () => new Promise((resolve) => {
  setTimeout(resolve, 1000);
  requestAnimationFrame(() => requestAnimationFrame(resolve));
});

/** The visitor's language, and what brings the words in one. The file for it is asked for at once; who reads it says what is wrong with it. */
export const words = () => {
  const [tag, language] = choose(), file = (tag) => bring(`lang/${tag}`);
  file(tag).catch(() => {});
  return { tag, language, file };
};

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
