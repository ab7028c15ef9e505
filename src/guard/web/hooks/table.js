// THE table: every function of the browser that the guard stands in front of. To guard one more, add a row.
import { cookies } from './cookies.js';
import { databases } from './databases.js';
import { elements } from './elements.js';
import { insertion } from './insertion.js';
import { install } from './install.js';
import { markup } from './markup.js';
import { navigation, watchLeaving } from './navigation.js';
import { network } from './network.js';
import { styling } from './styling.js';
import { types } from './types.js';
import { webstorage } from './webstorage.js';
import { workers } from './workers.js';

// A page may put names of its own on every object: a row has all of its own.
const TABLE = [...elements, ...insertion, ...markup, ...network, ...workers, ...styling, ...navigation, ...cookies, ...webstorage, ...databases, ...types].map(
  ({ on, key, kind = 'method', name = key, texts = 1, isStatic, around, judge, hold, pass, before, change, after, get, direct }) => (
    { on, key, kind, name, texts, isStatic, around, judge, hold, pass, before, change, after, get, direct }
  ),
);

/** Guards one realm: a window and the prototypes it brings. */
export const guardRealm = (window) => {
  install(TABLE, window);
  watchLeaving(window);
};
