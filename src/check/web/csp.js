// The policy generator's edge, for build scripts, servers and editors: objects in, text out.
import { initSync, policy as policyOf } from 'placet:glue';
import { bytes } from 'placet:wasm';
import { configure, readText } from '../../config/web/configure.js';

const EPOCH = Date.UTC(2020, 0, 1), MINUTE = 60000;
let started = false;

/** Asks the Rust side (src/check/policy.rs), which says what went wrong by a first letter. */
const ask = (what, config, options, ...more) => {
  if (!started) initSync(bytes());
  started = true;
  const text = typeof config === 'string' ? config : JSON.stringify(config);
  const [lines] = configure(readText(text), options.gpc === true);
  const answer = policyOf([what, lines, owner(options), ...more].join('\f'));
  if (answer[0] !== '=') throw new TypeError(answer);
  return answer.slice(1);
};

/** The owner's part, as lines (src/csp/owner.rs). */
const owner = ({ own = [], sources = {}, nonces = [], hashes = [], inline, existing, reportUri, reportTo }) => [
  ...own.map((each) => ['own', each]),
  ...Object.entries(sources).flatMap(([directive, list]) => list.map((each) => ['source', directive, each])),
  ...nonces.map((each) => ['nonce', each]),
  ...hashes.map((each) => ['hash', each]),
  ...(inline === false ? [['inline', 'no']] : []),
  ...Object.entries({ existing, 'report-uri': reportUri, 'report-to': reportTo }).filter(([, value]) => value !== undefined),
].map((fields) => fields.map((field) => `${field}`.replace(/[\t\n\f]/g, ' ')).join('\t')).join('\n');

/** The policy for visitors who have said yes to `granted` (ids of purposes and services), and to nothing else. */
export const policy = (config, { granted, ...options } = {}) => (granted ? ask('granted', config, options, granted.join('\n')) : ask('always', config, options));

/** The response header for the visitor who sends `cookies` (the value of their `Cookie` header): its name and its value. */
export const header = (config, cookies = '', options = {}) => {
  const { cookie } = typeof config === 'string' ? readText(config) : config;
  const name = typeof cookie?.name === 'string' ? cookie.name : 'placet', minute = Math.max(0, Math.floor((Date.now() - EPOCH) / MINUTE));
  const value = ask('visitor', config, options, name, minute, `${cookies ?? ''}`.replace(/\f/g, ' '));
  return [`Content-Security-Policy${options.reportOnly ? '-Report-Only' : ''}`, value];
};

/** The markup to paste first into the head. */
export const snippet = (config, { base = '/placet/', guard = '', nonce = '', open, withConfig = true, ...options } = {}) => {
  const text = !withConfig ? '' : typeof config === 'string' ? config : JSON.stringify(config);
  return ask('snippet', config, options, base, nonce, open?.join(' ') ?? 'auto', text.replace(/\f/g, ' '), guard);
};
