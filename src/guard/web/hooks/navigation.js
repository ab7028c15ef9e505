// Rows for leaving the page, or opening another: windows, forms, and what the browser tells of a navigation before it starts.
import { dispatch, eventType, getAttribute, initEvent, listen, matches } from '../natives.js';
import { holdFor } from '../quarantine.js';
import { guardWindow } from '../frames.js';
import { call } from './network.js';

/** Where a form goes when it is sent by this button, or by none. Not `form.action`: a field may have that name. */
const actionOf = (form, button) => (button && getAttribute(button, 'formaction')) ?? getAttribute(form, 'action') ?? '';

const opens = call(undefined, 'open', 'window', null);

/** Events of shadow trees, and of what is in no page, do not come by the window. */
const ONCE = { __proto__: null, capture: true, once: true };
const heardClick = (self) => listen(self, 'click', onClick, ONCE), heardSubmit = (self) => listen(self, 'submit', onSubmit, ONCE);

export const navigation = [
  { ...opens, after: (self, args, made) => guardWindow(made) },
  // With three arguments it does the same.
  { ...call('Document', 'open', 'window', null), after: (self, args, made) => { if (args.length > 2) guardWindow(made); } },
  call('HTMLFormElement', 'submit', 'form', undefined, (args, self) => [actionOf(self)]),
  { on: 'HTMLFormElement', key: 'requestSubmit', texts: 0, before: heardSubmit },
  { on: 'HTMLElement', key: 'click', before: heardClick },
  {
    on: 'EventTarget', key: 'dispatchEvent', texts: 0,
    before: (self, [event]) => {
      if (!event || eventType(event) !== 'click') return;
      // One that cannot be told not to could not be held.
      if (!event.cancelable) initEvent(event, 'click', event.bubbles, true);
      heardClick(self);
    },
  },
];

/** What the visitor does is the visitor's own: only what code does is held. */
let isVisitors = false;

const wait = (event, technique, url, replay) => {
  if (!event.defaultPrevented && holdFor(technique, [url], replay, () => {})) event.preventDefault();
};

const onClick = (event) => {
  if (event.isTrusted) {
    isVisitors = true;
    return setTimeout(() => { isVisitors = false; });
  }
  const path = event.composedPath(), by = path.find((each) => each.nodeType === 1 && matches(each, 'a,area,button,input'));
  if (by?.form) return heardSubmit(by.form);
  const url = by && (getAttribute(by, 'href') ?? getAttribute(by, 'xlink:href'));
  if (url) wait(event, 'link', url, () => { dispatch(path[0], new MouseEvent('click', { bubbles: true, cancelable: true, composed: true })); });
};
const onSubmit = (event) => {
  const { target, submitter } = event;
  if (event.isTrusted && !isVisitors) wait(event, 'form', actionOf(target, submitter), () => target.requestSubmit(submitter));
};

/** Watches how a window of ours is left. */
export const watchLeaving = (window) => {
  listen(window, 'click', onClick, true);
  listen(window, 'submit', onSubmit, true);
  const { navigation } = window;
  if (navigation) listen(navigation, 'navigate', (event) => {
    if (event.cancelable && !event.userInitiated && !event.downloadRequest) wait(event, 'navigation', event.destination.url, () => { window.location.href = event.destination.url; });
  });
};
