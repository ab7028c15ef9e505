// Rows for cookies: a declared name waits until its service is permitted, the last value wins, and until then it reads as if it were not there.
import { COOKIE, isFree, isHeld, judgeName, memory } from '../gate.js';
import { cookieOf } from '../natives.js';
import { judgeWrite, keep, lists, waits } from '../state.js';

/** A cookie without a name is sent as its value alone: `=a=1` is read as `a`. */
const nameOf = (cookie) => /^[\s=]*([^;=]*)/.exec(cookie)[1].trim();

const visible = (text) => {
  // Pages read far more often than they write.
  if (isFree || text === memory.text) return isFree ? text : memory.shown;
  const pairs = text.split('; ');
  let shown = '';
  for (let at = 0; at < pairs.length; at++) if (!isHeld(judgeName(COOKIE, nameOf(pairs[at])))) shown += (shown && '; ') + pairs[at];
  Object.assign(memory, { text, shown });
  return shown;
};

/** Whether there is a cookie in `text` that may not be there. */
export const hides = (text) => visible(text) !== text;

export const cookies = [
  {
    on: 'Document', key: 'cookie', kind: 'setter',
    judge: (self, args, window, caller) => judgeWrite(COOKIE, nameOf(args[0]), caller),
    hold: (self, args, item, native) => keep(COOKIE, nameOf(args[0]), item, native),
    get: (self) => visible(cookieOf(self)),
  },
  ...waits('CookieStore', 'set delete', COOKIE),
  ...waits('CookieStore', 'get', COOKIE, () => Promise.resolve(null)),
  lists('CookieStore', 'getAll', COOKIE),
];
