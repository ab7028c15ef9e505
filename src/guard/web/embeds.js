// Frames that are held: what stands in their place is drawn by a module that only pages with such frames load (src/embeds).
import { judgeUrl } from './gate.js';
import { matches } from './natives.js';
import { actions, loaders, settings, show, words } from './notice.js';
import { held } from './quarantine.js';
import { entries, loadOnce } from './tags.js';

/** What has a page of its own in it: a placeholder can stand for that. */
export const FRAMES = 'iframe,embed,object';

let mounting = null;

/** `element` waits. If it is a frame, or may hold one, something stands in its place. */
export const showFrame = (element) => {
  if (settings && settings.placeholders !== false && matches(element, `${FRAMES},template`)) {
    (mounting ??= mount()).then((update) => update(), (error) => {
      mounting = null;
      console.error(error);
    });
  }
};

const mount = () => {
  const given = { ...actions, ...words(), entries, held, loadOnce, judgeUrl, show };
  return loaders.embeds(settings.base).then(({ mount }) => mount(given));
};
