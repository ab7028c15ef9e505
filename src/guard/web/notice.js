// Brings the notice in, only when it is needed: a module and one language file, asked for side by side.

let load, bridge, handle = null, loading = null;

/** `loaders`: { notice() -> module, language(tag) -> module, tags }; `settings`: the configuration; `actions`: what the notice may do and see. */
export const setUp = (loaders, settings, actions) => {
  load = async () => {
    const tag = languageOf(settings.language, loaders.tags);
    const [module, language] = await Promise.all([loaders.notice(settings.base), loaders.language(tag, settings.base)]);
    const texts = language.default;
    await bodyExists();
    return module.mount({ ...actions, texts, language: preferred(settings.language)[0] ?? tag });
  };
  bridge = actions;
};

/** Shows a layer: 'notice', 'preferences' or 'ask:<purpose or service>'. */
export const show = async (layer) => {
  try {
    loading ??= load();
    handle = await loading;
    // The visitor may have chosen in another way while the notice was on its way.
    if (layer !== 'notice' || bridge.asks()) handle.show(layer);
  } catch (error) {
    loading = null;
    console.error('placet: the notice could not be loaded; nothing is permitted until it can be', error);
  }
};

export const hide = () => { handle?.hide(); };
export const refresh = () => { handle?.refresh(); };

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
const preferred = (setting) => (typeof setting === 'string' && setting !== 'auto' ? [setting]
  : [document.documentElement.lang, ...(navigator.languages ?? [])]).filter(Boolean);

/** The best language file for these wishes: the same tag, else the same language, else English. */
export const languageOf = (setting, tags) => {
  for (const wish of preferred(setting)) {
    const tag = wish.toLowerCase();
    const found = tags.find((each) => each.toLowerCase() === tag) ?? tags.find((each) => each.toLowerCase() === tag.split('-')[0]);
    if (found) return found;
  }
  return 'en';
};
