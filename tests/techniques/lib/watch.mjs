// How long a page is looked at. A signal that shows ends it; that none comes is believed only after everything the page and the browser had
// to do has had its turn, and a busy machine is given as much longer as it needs for that.
import { pause } from '../../e2e/lib/tab.mjs';

/** At least, after the load event; how long a page that does not answer is waited for; and what else shows with the signal. */
const LEAST = 250, MOST = 15_000, WITH_IT = 60;

/** In the page: frames, timers and requests, three times over; and a worker, where one may be at work. */
const FENCE = `async (workers) => {
  if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 20)); setTimeout(resolve, 120); });
    await fetch(location.origin + '/fence.txt?' + round, { cache: 'no-store' }).catch(() => {});
    if (workers && round < 2) await new Promise((resolve) => { const worker = new Worker('/fence-worker.js'); worker.onmessage = worker.onerror = resolve; setTimeout(resolve, 3000); });
  }
}`;

/** Resolves when everything under way in `tab` has had its turn, wherever the page has gone meanwhile. */
export const fence = async (tab, workers = false) => {
  for (let tries = 0; tries < 4; tries++) {
    try {
      return await tab.run(FENCE, workers);
    } catch {
      // The page has just changed; the new one is waited for.
      await pause(100);
    }
  }
};

/** Resolves with the milliseconds after which `seen()` was true, or with null. */
export const watch = async (tab, seen, { patience = 0, workers = false } = {}) => {
  const start = Date.now(), least = Math.max(LEAST, patience);
  let fenced = false;
  fence(tab, workers).then(() => { fenced = true; });
  while (Date.now() - start < MOST) {
    if (seen()) {
      const after = Date.now() - start;
      await pause(WITH_IT);
      return after;
    }
    if (fenced && Date.now() - start >= least) return null;
    await pause(15);
  }
  throw new Error('the page does not answer');
};

/** Goes there. A page that sends the visitor elsewhere is no fault here, nor is one whose load event waits for ever. */
export const go = (tab, url) => Promise.race([tab.goto(url).catch(() => {}), pause(MOST)]);

/** Clicks by script, as a tracker would. */
export const click = (tab, selector) => tab.run((path) => document.querySelector(path)?.click(), selector).catch(() => {});
