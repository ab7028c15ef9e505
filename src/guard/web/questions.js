/** What the core can be asked, by the numbers of `Guard::ask` (src/guard/guard.rs, which says what goes in and what comes out). */
export const BEGIN = 0, OFFER = 1, SETTLE = 2, URL_OF = 3, NAME_OF = 4, PURPOSE = 5, SERVICE = 6, SAID_OF_PURPOSE = 7, SAID_OF_SERVICE = 8, IS_OPEN = 9;
