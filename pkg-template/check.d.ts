import type { Config } from './config.js';

/** One thing that is not in order. */
export interface Problem {
  /** The kind: `P` and three digits. Stable. */
  readonly code: string;
  /** An error holds or asks more than you meant; a warning works, but falls short for the visitor or before the law. */
  readonly severity: 'error' | 'warning';
  /** Where, as `services[2].hosts[0]`; empty for the whole. */
  readonly path: string;
  /** Line in the text, from 1; 0 when the configuration was given as an object. */
  readonly line: number;
  /** Column in the text, from 1, in characters; 0 when the configuration was given as an object. */
  readonly column: number;
  /** What stands there. */
  readonly found: string;
  /** What could stand there. */
  readonly expected: string;
  /** What to do. */
  readonly mend: string;
}

/** Everything that is not in order in a configuration, given as JSON text or as an object, in the order of the text. */
export function check(config: Config | string | object): Problem[];

/** A problem as one line: "placet: services[2].hosts[0]: found `https://x/`, expected ...; remove `https://`. [P030]". */
export function describe(problem: Problem): string;

/** Checks, writes each problem to the console, and returns them. */
export function report(config: Config | string | object): Problem[];
