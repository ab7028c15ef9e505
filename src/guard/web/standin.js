// Decides while the core is not there: refused by the page's policy, and its translation still on its way or lost.
// Everything declared is held, nothing else is touched; what can be said without the core is only "not yet".
import { UNDECLARED } from './gate.js';
import { PURPOSE, SERVICE, URL_OF } from './questions.js';

const PENDING = 1;

/** Answers the core's questions from the bare lines of the configuration: each host, whatever its port and path. */
export const standIn = (lines) => {
  const hosts = lines.split('\n').filter((line) => line[0] === 'h').map((line) => line.split('\t')[1]);
  return (what, text) => {
    const host = `.${text.split('/')[0]}`;
    const isDeclared = what === PURPOSE || what === SERVICE || (what === URL_OF && hosts.some((each) => each && host.endsWith(`.${each}`)));
    return isDeclared ? PENDING : UNDECLARED;
  };
};
