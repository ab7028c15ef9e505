// The JavaScript API. The configuration's types are generated from the Rust model: config.d.ts.
import type { AuditReport } from './audit.js';
import type { Config, Regime, Use } from './config.js';

export type * from './audit.js';
export type * from './config.js';

/** What the visitor has chosen. `null` stands for "never asked", which is not a no. */
export interface Choices {
  /** The record's random id, 32 hexadecimal digits, new for every choice; empty before the first. */
  readonly id: string;
  /** When, as ISO 8601 in UTC, to the minute; `null` before the first choice. */
  readonly at: string | null;
  /** Where the choice was made. */
  readonly source: 'notice' | 'preferences' | 'api' | 'signal' | 'withdrawal' | 'embed' | null;
  readonly regime: Regime;
  /** By purpose id and use. */
  readonly purposes: Readonly<Record<string, Readonly<Record<Use, boolean | null>>>>;
  /** By service id; `null` where the service follows its purposes. */
  readonly services: Readonly<Record<string, boolean | null>>;
}

/** Something that waits for permission. */
export interface HeldItem {
  /** By which road: `script`, `image`, `fetch`, `cookie`, `tag` ... */
  readonly technique: string;
  /** The address that was asked for; not there for names. */
  readonly url?: string;
  /** The cookie or storage key that was written; not there for addresses. */
  readonly name?: string;
  /** The id of the declared service; `null` where none is meant, as for a tag marked with a purpose. */
  readonly service: string | null;
  readonly state: 'permitted' | 'pending' | 'refused' | null;
}

/** What listeners of {@link on} hear. The same events come to `window` as `placet:<name>`, with this as `detail`. */
export interface PlacetEvents {
  /** The guard has started. */
  ready: Choices;
  /** There is a choice: at the start for a returning visitor, and after each new one. */
  consent: Choices;
  /** The choice has changed. */
  change: Choices;
  /** Something is being held. */
  held: HeldItem;
}

/**
 * Starts with this configuration: an object, or its JSON text. Only the first call counts; a second one warns.
 * Faults are said in the console and make less permitted, never more. Does nothing outside a page (on a server).
 */
export function run(config: Config | string): void;

/** Whether the purpose or service may happen now: for all its uses, or for one. False for an unknown id. */
export function allows(id: string, use?: Use): boolean;

/** What the visitor has chosen so far. */
export function choices(): Choices;

/**
 * Permits everything, or the purposes and services named. Call it only when the visitor has told you so: this is the
 * owner's word, and is recorded with the source `api`. Takes effect when the promise resolves: the module that makes records is
 * loaded for it.
 */
export function accept(ids?: string | readonly string[]): Promise<void>;

/** Refuses everything that can be refused, or the purposes and services named. */
export function reject(ids?: string | readonly string[]): Promise<void>;

/** Takes back every permission, and erases what services have stored on the device. */
export function withdraw(): Promise<void>;

/** Opens a layer of the notice: the preferences, unless told otherwise. */
export function open(layer?: 'notice' | 'preferences'): void;

/** Closes what is open. Closing is never consent. */
export function close(): void;

/**
 * Asks for one purpose or service in the moment in which it is needed. Resolves with the answer; at once when it is already
 * permitted, and with `false` when the visitor closes the question.
 */
export function ask(id: string): Promise<boolean>;

/** What is being held back now. */
export function held(): HeldItem[];

/**
 * A report for the site's owner: what was held, what got out, what nobody declares, and how to mend it. Loads a module of its own. With `true` it opens over
 * the page, too, as it does where the page's address says `?placet-audit`. `null` outside a page (on a server).
 */
export function audit(shows?: boolean): Promise<AuditReport | null>;

/** Hears an event. Returns what takes the listener off again. */
export function on<Name extends keyof PlacetEvents>(event: Name, listener: (detail: PlacetEvents[Name]) => void): () => void;

export const version: string;

/** One call, as an array, for pages that call before the script has loaded: `Placet.push(['on', 'change', listener])`. */
export type QueuedCall = readonly [method: string, ...parameters: unknown[]];

/** What the script tag puts on the window. */
export interface PlacetGlobal {
  readonly run: typeof run;
  readonly allows: typeof allows;
  readonly choices: typeof choices;
  readonly accept: typeof accept;
  readonly reject: typeof reject;
  readonly withdraw: typeof withdraw;
  readonly open: typeof open;
  readonly close: typeof close;
  readonly ask: typeof ask;
  readonly held: typeof held;
  readonly audit: typeof audit;
  readonly on: typeof on;
  readonly version: string;
  /** Runs queued calls, as before the script has loaded. */
  readonly push: (...calls: QueuedCall[]) => void;
}

declare global {
  interface Window {
    Placet: PlacetGlobal;
  }
  interface WindowEventMap {
    'placet:ready': CustomEvent<Choices>;
    'placet:consent': CustomEvent<Choices>;
    'placet:change': CustomEvent<Choices>;
    'placet:held': CustomEvent<HeldItem>;
  }
}
