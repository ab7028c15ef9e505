// What a test can do with a tab, the same in every engine.
import assert from 'node:assert/strict';

const WITHIN = 12_000, STEP = 30;

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Put into the page before each look at it: `a >>> b` finds b in the shadow root of a. */
const LOOK = `
  const find = (path) => path.split('>>>').reduce((from, each) => (from && (from.shadowRoot ?? (from === document ? from : null)))?.querySelector(each.trim()) ?? null, document);
  const box = (element) => element.getBoundingClientRect();
  const under = (x, y) => { let at = document.elementFromPoint(x, y); for (let inner; (inner = at?.shadowRoot?.elementFromPoint(x, y)) && inner !== at;) at = inner; return at; };
  const above = (element) => element.parentElement ?? element.getRootNode().host ?? null;
  const within = (element, outer) => { for (; element; element = above(element)) if (element === outer) return true; return false; };
  const visible = (element) => { if (!element?.isConnected) return false; const { width, height } = box(element); const style = getComputedStyle(element);
    return width > 0 && height > 0 && style.visibility === 'visible' && style.opacity > 0.01; };
`;

const POINT = `(path) => { ${LOOK}
  const element = find(path);
  if (!visible(element) && element?.localName !== 'input') return null;
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = box(element), middle = [x + width / 2, y + height / 2], hit = under(...middle);
  return within(hit, element) || [...(element.labels ?? [])].some((label) => within(hit, label)) ? middle : null;
}`;

/** In the page: everything under way has had its turn. */
const SETTLE = `async () => {
  if (document.readyState !== 'complete') await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve, 20)); setTimeout(resolve, 200); });
    await fetch(location.origin + '/fence.txt').catch(() => {});
  }
}`;

/** In the page: a choice, and the news of it; an id that nobody knows makes none. */
const CHOOSE = `(how, ids) => new Promise((resolve) => {
  const off = Placet.on('change', () => { off(); resolve(); });
  Placet[how](ids);
  setTimeout(resolve, 1500);
})`;

export const tabOf = (driver) => {
  /** Calls `fn(...args)` in the page; both ways only what JSON can hold. */
  const run = (fn, ...args) => driver.evaluate(`(${fn})(...${JSON.stringify(args)})`);
  /** Reads until it `fits`, or the time is over: [whether it did, what was read last, or the error]. */
  const poll = async (read, fits) => {
    let last;
    for (const end = Date.now() + WITHIN; Date.now() < end; await pause(STEP)) {
      try {
        last = await read();
        if (fits(last)) return [true, last];
      } catch (error) {
        last = error; // the page may just be changing
      }
    }
    return [false, last];
  };
  const until = async (what, read, fits) => {
    const [isSo, last] = await poll(read, fits);
    return isSo ? last : assert.fail(`${what}: still ${last instanceof Error ? last : JSON.stringify(last)}`);
  };
  const tab = {
    driver, run,
    goto: (url) => driver.goto(url),
    /** Goes there and waits until nothing is under way any more. */
    visit: async (url) => {
      await driver.goto(url);
      await tab.settle();
    },
    settle: () => run(SETTLE),
    /** Leaves the page and waits until what it still asked for has arrived: only then can requests of the next one be counted. */
    leave: async () => {
      await driver.goto('about:blank');
      await pause(150);
    },
    /** Waits until `fn(...args)` in the page is truthy, and returns it. */
    until: (fn, ...args) => until(String(fn), () => run(fn, ...args), Boolean),
    /** Waits until what `read()` finds out here equals `expected`. */
    equals: async (read, expected) => {
      const same = (value) => { try { assert.deepEqual(value, expected); return true; } catch { return false; } };
      const [, last] = await poll(read, same);
      assert.deepEqual(last, expected);
    },
    /** A real click of the visitor in the middle of what `path` finds, once it can be hit and has come to rest. */
    click: async (path) => {
      let before = null;
      const point = await until(`click on ${path}`, async () => {
        // WebKit scrolls what is higher than the window a pixel to and fro.
        const at = await run(POINT, path), still = at && before && at.every((part, axis) => Math.abs(part - before[axis]) <= 1);
        before = at;
        return still ? at : null;
      }, Boolean);
      await driver.mouse(...point);
    },
    key: (name) => driver.key(name),
    sees: (path) => run(`(path) => { ${LOOK} return visible(find(path)); }`, path),
    appears: (path) => until(`${path} appears`, () => tab.sees(path), (seen) => seen),
    vanishes: (path) => until(`${path} vanishes`, () => tab.sees(path), (seen) => !seen),
    /** Of the first element that `path` finds: a property by name. */
    read: (path, property) => run(`(path, property) => { ${LOOK} const value = find(path)?.[property]; return value === undefined ? null : value; }`, path, property),
    /** The scripts that said that they ran, in order. */
    ran: () => run(() => window.ran ?? []),
    console: () => run(() => window.seen.console),
    errors: () => run(() => window.seen?.errors ?? []),
    /** Events of the product so far: [type, detail]. */
    events: () => run(() => window.seen.events),
    cookies: () => driver.cookies(),
    cookie: async (name) => (await driver.cookies()).find((each) => each.name === name) ?? null,
    choices: () => run(() => window.Placet.choices()),
    /** Choices by the page's own code; settled when the page has been told of it. */
    accept: (ids) => run(CHOOSE, 'accept', ids),
    reject: (ids) => run(CHOOSE, 'reject', ids),
    withdraw: () => run(CHOOSE, 'withdraw'),
    allows: (...args) => run((...given) => window.Placet.allows(...given), ...args),
    close: () => driver.close(),
  };
  return tab;
};
