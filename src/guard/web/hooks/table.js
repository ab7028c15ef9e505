// THE table: every function of the browser that the guard stands in front of. To guard one more, add a row.
import { elements } from './elements.js';
import { insertion } from './insertion.js';
import { install } from './install.js';
import { markup } from './markup.js';
import { network } from './network.js';
import { state } from './state.js';

export const TABLE = [...elements, ...insertion, ...markup, ...network, ...state];

/** Guards one realm: a window and the prototypes it brings. */
export const guardRealm = (window) => install(TABLE, window);
