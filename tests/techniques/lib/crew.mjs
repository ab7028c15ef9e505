// Browsers of one engine, and seats in them. Where tabs in the background are slowed down, every seat has a browser of its own.
import { tabOf } from '../../e2e/lib/tab.mjs';

/** [browsers, tabs in each that work at the same time] */
const SEATS = { chromium: [1, 6], firefox: [2, 1], webkit: [2, 1] };

/** Every stage has a site of its own; a process for each would be most of the work. */
const FLAGS = { chromium: ['--disable-site-isolation-trials', '--renderer-process-limit=4'] };

export const seatsOf = (engine) => SEATS[engine][0] * SEATS[engine][1];

export const openCrew = async (engine) => {
  const { launch } = await import(`../../e2e/lib/engines/${engine}.mjs`), [browsers, tabs] = SEATS[engine];
  const launched = await Promise.all(Array.from({ length: browsers }, () => launch(FLAGS[engine])));
  const free = launched.flatMap((browser) => Array.from({ length: tabs }, () => ({ browser, tab: null, visitor: null })));
  const waiting = [];
  const take = async () => {
    while (!free.length) await new Promise((resolve) => waiting.push(resolve));
    return free.pop();
  };
  const leave = (seat) => {
    free.push(seat);
    waiting.shift()?.();
  };
  /** The visitor stays: every stage has names of its own, so nothing of the last one is left. */
  const sit = async (seat) => {
    seat.visitor ??= await seat.browser.visitor();
    if (seat.tab) return seat.tab;
    seat.tab = tabOf(await seat.visitor.tab());
    seat.popups = [];
    seat.tab.driver.page?.on('popup', (page) => seat.popups.push(page));
    return seat.tab;
  };
  const stand = async (seat) => {
    await Promise.all(seat.popups.splice(0).map((page) => Promise.resolve(page.close()).catch(() => {})));
  };
  /** Whatever was the matter with it, the next technique gets another tab, and another browser where that has crashed. */
  const clear = async (seat) => {
    await seat.visitor?.leave().catch(() => {});
    seat.tab = seat.visitor = null;
    if (seat.browser.isLost?.()) {
      launched.splice(launched.indexOf(seat.browser), 1);
      launched.push(seat.browser = await launch(FLAGS[engine]));
    }
  };
  return {
    version: launched[0].version,
    /** Calls `act(tab)` with a visitor's tab as soon as there is a seat. */
    seat: async (act) => {
      const seat = await take();
      try {
        return await act(await sit(seat));
      } catch (error) {
        await clear(seat);
        throw error;
      } finally {
        await stand(seat);
        leave(seat);
      }
    },
    close: () => Promise.all(launched.map((browser) => browser.close())),
  };
};
