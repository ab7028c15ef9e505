// The ways in which Placet is put into a page: what stands first in the head, and what may be asked of it.
//
//   head           ({ config, guard, base }) => markup; `config` is the configuration, `guard` the text of the guard, `base` where its other
//                  files lie
//   stopsScanner   whether even the browser's preload scanner keeps away from what stands in the HTML
import { configElement } from '../../e2e/lib/page.mjs';

export const MODES = {
  /** The configuration and the guard, inline: one pasted script, no policy. */
  hooks: {
    head: ({ config, guard, base }) => `${configElement(config)}<script data-base="${base}">${guard}</script>`,
    stopsScanner: false,
  },
};

/** Nothing at all, for the control. */
export const WITHOUT = 'without';

export const headOf = (mode, facts) => (mode === WITHOUT ? '' : MODES[mode].head(facts));
