/** What `audit()` resolves with. */

/** Which kind of finding. */
export type AuditKind =
  /** It got out, or is on the device, though it is not permitted. */
  | 'escaped'
  /** The guard was not first, or what it stands on was not the browser's own. */
  | 'order'
  /** No service declares it, so nothing holds it. */
  | 'undeclared'
  /** What the checker says about the configuration. */
  | 'configuration'
  /** It is kept longer than declared, or cannot be compared. */
  | 'retention'
  /** The notice as it is shown: buttons that are not alike, words that cannot be read, too much of a small screen. */
  | 'looks'
  /** It was held back, as it should be. */
  | 'held'
  /** A declared service of which this page shows nothing. */
  | 'unseen';

/** One thing to know. What does not apply is `null`. */
export interface AuditFinding {
  readonly kind: AuditKind;
  /** `error`: something happens that should not; `warning`: it may, or visitors are not told; `note`: good to know. */
  readonly weight: 'error' | 'warning' | 'note';
  /** An address, a host, a cookie or storage key, a function, or a place in the configuration. */
  readonly what: string;
  /** By which road: `script`, `fetch`, `cookie`, `localStorage`, `img-src` ... */
  readonly how: string | null;
  /** The id of the declared service. */
  readonly service: string | null;
  /** Why it is not permitted now. */
  readonly because: string | null;
  readonly count: number;
  /** As far as the browser tells; 0 for what other origins do not tell. */
  readonly bytes: number | null;
  /** What it means, in one sentence. */
  readonly say: string;
  /** What to do. */
  readonly mend: string | null;
  /** Markup or a piece of configuration to start from. */
  readonly paste: string | null;
}

/** The leak report of one page view, as far as a page can see it. */
export interface AuditReport {
  readonly version: string;
  /** The page's address. */
  readonly page: string;
  /** When, as ISO 8601 in UTC. */
  readonly at: string;
  /** The choice in force. */
  readonly choice: { readonly regime: string; readonly at: string | null; readonly source: string | null };
  /** How many findings of each kind; a kind without any is not there. */
  readonly summary: Readonly<Partial<Record<AuditKind, number>>>;
  /** The gravest first. */
  readonly findings: readonly AuditFinding[];
}
