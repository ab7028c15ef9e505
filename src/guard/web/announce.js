// Tells the page what happened: events on the window, and the listeners of `on()`.
import { PageEvent, dispatch } from './natives.js';

const listeners = { __proto__: null };

/** Hears `event` ('ready', 'consent', 'change', 'held', 'notice'). Returns what takes the listener off again. */
export const on = (event, listener) => {
  (listeners[event] ??= new Set()).add(listener);
  return () => { listeners[event].delete(listener); };
};

export const announce = (event, detail) => {
  dispatch(window, new PageEvent(`placet:${event}`, { detail }));
  listeners[event]?.forEach((listener) => {
    // A listener's fault is its own: the others still hear, and the guard goes on.
    try {
      listener(detail);
    } catch (error) {
      console.error(error);
    }
  });
};
