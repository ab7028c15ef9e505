// What the checker says, in the owner's words: what is missing, what is wrong, and what to think about before collecting.

const MISSING = new Set(['P012', 'P015', 'P040', 'P042']);
const THINK = new Set(['P041', 'P050', 'P051', 'P052', 'P053', 'P054', 'P055', 'P056', 'P057']);

export const KINDS = ['mend', 'fill', 'think', 'note'];
export const TITLES = { mend: 'To be mended', fill: 'To be filled in', think: 'Think before you collect', note: 'To be looked at' };

export const kindOf = ({ code, severity }) => (MISSING.has(code) ? 'fill' : THINK.has(code) ? 'think' : severity === 'error' ? 'mend' : 'note');

/** Better said here than in the words for whoever writes the file by hand. */
const WORDS = {
  P012: 'This is needed.',
  P015: 'This is needed.',
  P040: 'This ground needs a reason.',
  P041: 'Storing on the visitor’s device is asked all the same, whatever your interest.',
  P042: 'Say about how many people a figure is, at least.',
  P050: 'Nothing is collected here. Say what is, or remove the purpose.',
  P051: 'No service serves this purpose. Why collect for it?',
  P052: 'No service makes this use of the data. Ask only for what is done.',
  P053: 'How long is this kept? Nothing should be kept for ever.',
  P054: 'Nothing tells this service from others. Add a host, a cookie or a key.',
  P055: 'How old may it get? Without a number of days it is never removed.',
  P056: 'It lives longer than the purpose that it serves.',
  P057: 'The visitor should be told this about the company.',
  P061: 'Other texts are there in a language in which this one is missing.',
};

/** { title, detail } for a problem. */
export const worded = (problem) => ({
  title: WORDS[problem.code] ?? `${sentence(problem.mend)}.`,
  detail: problem.code === 'P012' || problem.code === 'P015' ? (problem.expected === 'a text' ? '' : `Expected ${problem.expected}.`) : `Found ${problem.found}; expected ${problem.expected}.`,
});

const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** Where it is said: a purpose that nobody serves is no fault of its name. */
export const placeOf = ({ code, path }) => (code === 'P051' ? path.replace(/\.id$/, '') : path);
