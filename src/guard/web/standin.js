// Decides while the core is not there: refused by the page's policy, and its translation still on its way or lost.
// Everything declared is held, nothing else is touched; what can be said without the core is only "not yet".
import { UNDECLARED } from './gate.js';
import { NAME_OF, URL_OF } from './questions.js';

const PENDING = 1;

/** Answers the gate's questions, of addresses, names, purposes and services, from the bare lines of the configuration: each host, whatever its port and path, and what names begin with. */
export const standIn = (lines) => {
  const fields = (kind) => lines.split('\n').filter((line) => line[0] === kind).map((line) => line.split('\t')[1]);
  const hosts = fields('h'), names = fields('k').map((name) => name.split('*')[0]);
  return (what, text) => {
    const isDeclared = what === URL_OF ? hosts.some((each) => each && `.${text.split('/')[0]}`.endsWith(`.${each}`))
      : what !== NAME_OF || names.some((each) => each && text.startsWith(each));
    return isDeclared ? PENDING : UNDECLARED;
  };
};
