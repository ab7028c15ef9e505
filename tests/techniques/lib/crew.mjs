// Browsers of one engine, and seats in them. Where tabs in the background are slowed down, every seat has a browser of its own.
import { tabOf } from '../../e2e/lib/tab.mjs';

/** [browsers, tabs in each that work at the same time] */
const SEATS = { chromium: [1, 6], firefox: [2, 1], webkit: [2, 1] };

export const seatsOf = (engine) => SEATS[engine][0] * SEATS[engine][1];

export const openCrew = async (engine) => {
  const { launch } = await import(`../../e2e/lib/engines/${engine}.mjs`), [browsers, tabs] = SEATS[engine];
  const seats = await Promise.all(Array.from({ length: browsers }, async () => ({ browser: await launch(), free: tabs })));
  const waiting = [];
  const leave = (seat) => {
    seat.free++;
    waiting.shift()?.();
  };
  const take = async () => {
    for (;;) {
      const seat = seats.find(({ free }) => free > 0);
      if (seat) {
        seat.free--;
        return seat;
      }
      await new Promise((resolve) => waiting.push(resolve));
    }
  };
  return {
    version: seats[0].browser.version,
    /** Calls `act(tab)` with a visitor's tab as soon as there is a seat. A browser that has crashed is started again, once. */
    seat: async (act) => {
      const seat = await take();
      const once = async () => {
        const visitor = await seat.browser.visitor();
        try {
          return await act(tabOf(await visitor.tab()));
        } finally {
          await visitor.leave().catch(() => {});
        }
      };
      try {
        return await once();
      } catch (error) {
        if (!seat.browser.isLost?.()) throw error;
        seat.browser = await launch();
        return await once();
      } finally {
        leave(seat);
      }
    },
    close: () => Promise.all(seats.map(({ browser }) => browser.close())),
  };
};
