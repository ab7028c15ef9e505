// A row for the page's own default policy of Trusted Types: it is asked about every string on its way into a sink, also into sinks that
// come after us, and so are we. We make no such policy ourselves: where Trusted Types are enforced without one, the browser refuses
// every string already, and ours could only let more through; where they are not enforced, nobody would ask it.
import { holdFor } from '../quarantine.js';

export const types = [{
  on: 'TrustedTypePolicyFactory', key: 'createPolicy',
  around: (self, [name, rules], native) => native([name, `${name}` === 'default' && rules?.createScriptURL ? {
    __proto__: rules,
    createScriptURL: (...given) => {
      const url = rules.createScriptURL(...given);
      // Nobody says which sink it is for: there is nothing to do again later.
      return holdFor('trusted-type', [url], () => {}, () => {}) ? 'about:blank' : url;
    },
  } : rules]),
}];
