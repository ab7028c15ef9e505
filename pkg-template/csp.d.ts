import type { Config } from './config.js';

/** What you let in besides the site itself and the services that are permitted. */
export interface PolicyOptions {
  /** Your other hosts, let in everywhere: `['https://cdn.example']`. */
  own?: string[];
  /** More sources by directive: `{ 'frame-src': ['blob:'] }`. */
  sources?: Record<string, string[]>;
  /** The nonces of your inline scripts. With one, or a hash, `'unsafe-inline'` goes. */
  nonces?: string[];
  /** The hashes of your inline scripts: `['sha256-…']`. */
  hashes?: string[];
  /** `false` for neither inline scripts nor inline styles but those with a nonce or hash. */
  inline?: boolean;
  /** The policy that you have already; its sources and other directives go in, less what would let a held service through. */
  existing?: string;
  /** Where the browser reports what it has refused. Only in headers. */
  reportUri?: string;
  /** The same by the name of a reporting endpoint. Only in headers. */
  reportTo?: string;
}

/** The policy for visitors who have said yes to `granted` (ids of purposes and services) and to nothing else. Without it: what needs no permission. */
export function policy(config: Config | string, options?: PolicyOptions & { granted?: string[] }): string;

/**
 * The response header, name and value, for the visitor who sends `cookies`, the value of their `Cookie` header. Put `data-policy=""` on the guard's
 * script, and `Vary: Cookie` on the response.
 */
export function header(config: Config | string, cookies?: string | null, options?: PolicyOptions & {
  /** Only reports what would be refused. */
  reportOnly?: boolean;
  /** Whether the request says `Sec-GPC: 1`. */
  gpc?: boolean;
}): [name: 'Content-Security-Policy' | 'Content-Security-Policy-Report-Only', value: string];

/** The markup to paste first into the head: configuration, guard, and the policy that holds what is static. */
export function snippet(config: Config | string, options?: PolicyOptions & {
  /** The folder of the package's files on your site; `/placet/` when nothing is said. */
  base?: string;
  /** The text of `placet.js`, to stand in the page itself, which is best; without it the page loads it from `base`. */
  guard?: string;
  /** The nonce of your own policy, for the guard's script. */
  nonce?: string;
  /**
   * What stays open where the browser's scanner keeps to a policy that the parser does not see, because the guard holds it too: it is released without
   * a reload. When nothing is said: `['script-src', 'img-src', 'media-src', 'connect-src']`. With `[]` the policy is in force in every browser: it then
   * also holds what Chromium asks for before any script can act (`<link rel="preload">`, an image right behind a script), and a grant reloads the page.
   */
  open?: string[];
  /** `false` leaves the configuration out: it must then stand before the snippet. */
  withConfig?: boolean;
}): string;
