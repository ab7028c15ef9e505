/** The languages that a file lies ready for in `lang/`. */
export const tags = ['en', 'de'];
