// What stands first in the head, by the way in which Placet is put into a page. Each entry: ({ config, guard, base }) => markup; `config` is
// the configuration, `guard` the text of the guard, `base` where its other files lie.
import { configElement } from '../../e2e/lib/page.mjs';

export const HEADS = {
  /** Nothing at all: the control. */
  none: () => '',
  /** The configuration and the guard, inline: one pasted script, no policy. */
  hooks: ({ config, guard, base }) => `${configElement(config)}<script data-base="${base}">${guard}</script>`,
};

/** The modes that may be measured. */
export const MODES = Object.keys(HEADS).filter((name) => name !== 'none');
