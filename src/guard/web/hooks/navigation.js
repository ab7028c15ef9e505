// Rows for leaving the page, or opening another: windows, forms, and what the browser tells of a navigation before it starts.
import { isHeld, judgeUrl } from '../gate.js';
import { closest, getAttribute, listen } from '../natives.js';
import { hold } from '../quarantine.js';
import { guardWindow } from '../frames.js';
import { call } from './network.js';

/** Where a form goes when it is sent by this button, or by none. Not `form.action`: a field may have that name. */
const actionOf = (form, button) => (button && getAttribute(button, 'formaction')) ?? getAttribute(form, 'action') ?? '';

const opens = call(undefined, 'open', 'window', null);

const submits = {
  on: 'HTMLFormElement', key: 'submit', name: 'form', texts: 0,
  judge: (self) => judgeUrl(actionOf(self)),
  hold: (self, args, item, native) => {
    item.url = actionOf(self);
    item.replay = () => { native.call(self); };
    item.refuse = () => {};
    hold(item);
  },
};

export const navigation = [
  { ...opens, after: (self, args, made) => guardWindow(made) },
  submits,
];

/** What the visitor does is the visitor's own: only what code does is held. */
let isVisitors = false;

const wait = (event, technique, url, replay) => {
  const judge = () => judgeUrl(url), verdict = judge();
  if (!isHeld(verdict, technique)) return;
  event.preventDefault();
  hold({ __proto__: null, technique, url, verdict, judge, replay, refuse: () => {} });
};

/** Watches how a window of ours is left. */
export const watchLeaving = (window) => {
  listen(window, 'click', (event) => {
    const [target] = event.composedPath();
    if (event.isTrusted) {
      isVisitors = true;
      setTimeout(() => { isVisitors = false; });
    } else {
      const link = target?.nodeType === 1 && closest(target, 'a[href],area[href]');
      if (link) wait(event, 'link', getAttribute(link, 'href'), () => link.click());
    }
  }, true);
  listen(window, 'submit', (event) => {
    const { target, submitter } = event;
    if (!isVisitors && target instanceof window.HTMLFormElement) wait(event, 'form', actionOf(target, submitter), () => target.requestSubmit(submitter));
  }, true);
  const { navigation } = window;
  if (navigation) listen(navigation, 'navigate', (event) => {
    if (event.cancelable && !event.userInitiated && !event.downloadRequest) wait(event, 'navigation', event.destination.url, () => { window.location.href = event.destination.url; });
  });
};
