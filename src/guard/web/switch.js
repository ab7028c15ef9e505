// The second line of defence: the policy that stands in the markup right behind our script (src/csp/snippet.rs), the only thing in a page that
// holds a browser's preload scanner back. What is written from here comes before it: a policy that lets in what is permitted, and `<!--`, so that
// the parser takes the one in the markup for a comment.
import { isPermitted, judgeUrl } from './gate.js';
import { currentScript, listen, write } from './natives.js';
import { trustedHtml } from './trusted.js';

/**
 * The scanners of Chromium and Firefox keep to the policy even where the parser then takes it for a comment; WebKit's does not. An engine is known
 * by what no other has; one that is neither of the two, and all that run on WebKit's JavaScript (errors know their line), get the stricter way. Asked
 * only where there is such a policy: for an error, V8 reads the whole script again to know the line.
 */
const isObeyed = () => !('line' in Error()) && ('onfreeze' in document || 'mozInnerScreenX' in window);

/** What is added where the hooks hold by themselves: what waits there can be released without a reload. */
const WIDE = " * data: blob: 'unsafe-inline' 'unsafe-eval'";
const MOST = 200;

/** `inForce` is the policy that the parser keeps to, which a reload may widen; undefined where a reload would meet the same page, and help nobody. */
let markup, open, isWide, wanted, inForce, blocked = [];

/**
 * `data`: the dataset of our script; `policy` is the one in the markup (empty: the site sends a header that goes by the choice cookie), `open` names
 * the directives that may be left open. `sources()`: what is permitted, as sources; true for everything. `script` is what runs. Whether there is a policy.
 */
export const setUp = (data, sources, script) => {
  ({ policy: markup, open = '' } = data ?? {});
  if (markup === undefined) return false;
  wanted = () => {
    const added = sources();
    return added === true ? '' : markup.replace(/([a-z]+-(?:src|action)[a-z-]*)[^;]*/g, (all, name) => all + (open.includes(name) && (isWide ??= isObeyed()) ? WIDE : added));
  };
  listen(document, 'securitypolicyviolation', ({ isTrusted, blockedURI }) => { if (isTrusted && blocked.length < MOST) blocked.push(blockedURI); });
  if (markup) writeOff(script);
  else inForce = markup;
  return true;
};

/** Only while `script` runs, right behind which the policy stands: anywhere else `<!--` would take the page itself away. */
const writeOff = (script) => {
  if (!script || script.async || script.defer || currentScript(document) !== script) return console.error('placet: the policy stays: the configuration must stand before the guard');
  const policy = wanted().replace(/["<&]/g, '');
  try {
    write(document, trustedHtml(`${policy && `<meta http-equiv="Content-Security-Policy" content="${policy}">`}<!--`));
    inForce = policy;
  } catch {
    // Trusted Types without a place for our policy: the one in the markup holds.
  }
};

/** Whether a policy in force, which a reload would widen, has stopped what is permitted now. */
export const isInTheWay = () => {
  const policy = wanted();
  return inForce !== undefined && (policy !== inForce || !markup) && blocked.some((address) => (markup && !policy) || isPermitted(judgeUrl(address)));
};
