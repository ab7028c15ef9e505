// Frames that are held: what stands in their place is drawn by a module that only pages with such frames load (src/embeds).
import { judgeUrl, serviceOf } from './gate.js';
import { actions, loaders, settings, show, words } from './notice.js';
import { held } from './quarantine.js';
import { loadOnce, waitingFrames } from './tags.js';

let mounting = null;

/** All that wait now: [the tag, the frame itself, the ids that it waits for, its address]. */
const frames = () => [...waitingFrames(), ...held().filter(({ frame }) => frame).map(({ frame, url }) => [frame, frame, [], url])];

/** Something has come that may be a frame, or a choice was made. */
export const showFrames = () => {
  if (settings && settings.placeholders !== false && (mounting || frames().length)) {
    (mounting ??= mount()).then((update) => update(), (error) => {
      mounting = null;
      console.error('placet: no placeholders', error);
    });
  }
};

const mount = async () => {
  const [{ mount }, given] = await Promise.all([loaders.embeds(settings.base), words()]);
  return mount({ ...actions, ...given, frames, loadOnce, serviceOf: (address) => serviceOf(judgeUrl(address)), open: () => show('preferences') });
};
