// Decides while the core is not there: refused by the page's policy, and its translation still on its way or lost.
// Everything declared is held, nothing else is touched; what can be said without the core is only "not yet".
import { UNDECLARED } from './gate.js';

const PENDING = 1;

/** The core's questions, answered from the bare configuration. */
export const standIn = (config) => {
  const hosts = [];
  for (const service of Array.isArray(config?.services) ? config.services : []) {
    for (const host of Array.isArray(service?.hosts) ? service.hosts : []) {
      const bare = `${host}`.toLowerCase().split('/')[0].split(':')[0];
      if (bare) hosts.push(bare);
    }
  }
  return {
    url: (host) => (hosts.some((each) => `.${host}`.endsWith(`.${each}`)) ? PENDING : UNDECLARED),
    named: () => UNDECLARED,
    purpose: () => PENDING,
    service: () => PENDING,
  };
};
