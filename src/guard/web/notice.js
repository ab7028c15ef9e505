// Brings the notice in, only when it is needed: a module and one language file, asked for side by side.

/** The key in session storage; src/notice/web/resume.js has the same. */
const KEPT = 'placet-kept';

let loaders, settings, actions, module = null, handle = null, mounting = null;

/** `given`: { notice(base) -> module, language(tag, base) -> module, tags }; `config`: the configuration; `bridge`: what the notice may see and do. */
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

/** Shows a layer: 'notice', 'preferences' or 'ask:<purpose or service>'; where `wanted` is given, only if it still says so then. */
export const show = async (layer, wanted) => {
  try {
    handle = await (mounting ??= mount());
    // The visitor may have chosen in another way while the notice was on its way.
    if (!wanted || wanted()) handle.show(layer);
  } catch (error) {
    mounting = null;
    console.error('placet: the notice could not be loaded; what waits for it stays held', error);
  }
};

export const hide = () => { handle?.hide(); };
export const refresh = () => { handle?.refresh(); };

const mount = async () => {
  const tag = languageOf(settings.language, loaders.tags);
  const [{ mount }, language] = await Promise.all([load(), loaders.language(tag, settings.base)]);
  await bodyExists();
  return mount({ ...actions, texts: language.default, language: preferred(settings.language)[0] ?? tag });
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

/** The visitor's languages, most wanted first. The page's own language leads: a notice in another one would be a break. */
const preferred = (setting = 'auto') => (setting === 'auto' ? [document.documentElement.lang, ...navigator.languages] : [`${setting}`]).filter(Boolean);

/** The best language file for these wishes: the same tag, else the same language, else English. */
const languageOf = (setting, tags) => {
  for (const wish of preferred(setting)) {
    for (const tag of [wish, wish.split('-')[0]]) {
      const found = tags.find((each) => each.toLowerCase() === tag.toLowerCase());
      if (found) return found;
    }
  }
  return 'en';
};
