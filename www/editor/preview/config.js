// The configuration as the preview runs it: the owner's, but for what would reach out of the preview.

/** `how`: { base: the package, language, scheme: 'light' | 'dark' }. */
export const forPreview = (config, { base, language, scheme }) => {
  const shown = structuredClone(config), theme = shown.theme !== null && typeof shown.theme === 'object' && !Array.isArray(shown.theme) ? shown.theme : {};
  for (const key of ['cookie', 'debug', 'worker', 'audit', 'dryRun']) delete shown[key];
  // Where the owner follows the visitor's system, the editor says what that system is.
  if (theme.scheme !== 'light' && theme.scheme !== 'dark') theme.scheme = scheme;
  return { ...shown, base, language, theme };
};

/** Purposes and services that `ask()` has something to ask about, as [id, name]. */
export const askable = (config, text) => {
  const list = (value) => (Array.isArray(value) ? value.filter((each) => typeof each?.id === 'string' && each.id) : []);
  const asks = list(config.purposes).filter((purpose) => purpose.basis !== 'necessary'), ids = new Set(asks.map((purpose) => purpose.id));
  const services = list(config.services).filter((service) => Object.keys(service.purposes ?? {}).some((id) => ids.has(id)));
  return [...asks, ...services].map((each) => [each.id, text(each.name) || each.id]);
};
