// Trusted Types: where a page enforces them, what the page's author has marked in markup passes through one named policy.

let policy;
try {
  const same = (value) => value;
  policy = window.trustedTypes?.createPolicy('placet', { createHTML: same, createScript: same, createScriptURL: same });
} catch {
  // The page's `trusted-types` list does not name us: plain strings, which the page's own default policy may judge.
}

const through = (method) => (text) => (policy && typeof text === 'string' ? policy[method](text) : text);
export const trustedHtml = through('createHTML'), trustedScript = through('createScript'), trustedScriptUrl = through('createScriptURL');

const types = window.trustedTypes;
/** Whether `value` was made by a policy of the page: the browser wants it as it is. */
export const isTrusted = (value) => Boolean(types) && (types.isHTML(value) || types.isScript(value) || types.isScriptURL(value));
