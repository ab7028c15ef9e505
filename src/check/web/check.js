// The checker's edge: starts the wasm when it is first asked, and writes to the console.
import { describe as sentence, initSync, problems } from 'placet:glue';
import { bytes } from 'placet:wasm';

let started = false;

/** Throws where the page's policy refuses wasm. */
const start = () => {
  if (!started) initSync(bytes());
  started = true;
};

/** Everything that is not in order in a configuration, given as JSON text or as an object: an array of problems. */
export const check = (config) => {
  start();
  return problems(config);
};

/** A problem as one line for people. */
export const describe = (problem) => {
  start();
  return sentence(problem);
};

/** Checks, writes each problem to the console, and returns them. */
export const report = (config) => {
  const found = check(config);
  for (const problem of found) console[problem.severity === 'error' ? 'error' : 'warn'](describe(problem));
  return found;
};
