// Runs every case in one engine: one browser and one server for all of them, a fresh visitor and a fresh site for each.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { noticeOf } from './notice.mjs';
import { openSite } from './site.mjs';
import { tabOf } from './tab.mjs';
import { startWorld } from './world.mjs';

const CASES = new URL('../cases/', import.meta.url);
/** Only these rooms, for whoever works on one of them: `PLACET_ROOMS=visits,tags`. */
const ROOMS = process.env.PLACET_ROOMS?.split(',');
/** For one case on a busy machine. */
const TIMEOUT = 90_000;
/** How the report calls a case that only passed when it was tried again; src/xtask/test.rs counts them. */
const SECOND_TRY = 'second try: ';

/**
 * A file of cases exports `default (test) => {}` and calls `test(name, body)` for what is tested in Chromium, `test.everywhere(name, body)`
 * for what is tested in every engine. `body({ site, open, engine })`; `open(url?, options?)` gives a tab with its `notice`.
 */
export const runIn = async (engine, { concurrency = 1 } = {}) => {
  const cases = [];
  for (const file of readdirSync(CASES).filter((name) => name.endsWith('.mjs')).sort()) {
    const room = file.replace('.mjs', '');
    if (!ROOMS || ROOMS.includes(room)) cases.push([room, (await import(new URL(file, CASES))).default]);
  }
  assert.ok(cases.length, 'PLACET_ROOMS names no room');
  const { launch } = await import(`./engines/${engine}.mjs`);
  let world, browser;
  before(async () => { [world, browser] = await Promise.all([startWorld(), launch()]); }, { timeout: TIMEOUT });
  after(async () => {
    await browser?.close();
    await world?.close();
  }, { timeout: TIMEOUT });

  for (const [room, register] of cases) {
    describe(`${engine}: ${room}`, { concurrency }, () => {
      const everywhere = (name, body) => test(name, { timeout: 2 * TIMEOUT }, async (context) => {
        try {
          await inTime(conduct(world, browser, engine, body));
        } catch (error) {
          // A browser that was starved of its processor looks like a fault of ours. What fails twice is one; what does not is reported.
          context.diagnostic(`${SECOND_TRY}${engine}: ${room}: ${name}: ${`${error.message}`.split('\n').filter(Boolean).slice(0, 8).join(' / ')}`);
          if (browser.isLost?.()) browser = await launch();
          await inTime(conduct(world, browser, engine, body));
        }
      });
      const here = (name, body) => { if (engine === 'chromium') everywhere(name, body); };
      register(Object.assign(here, { everywhere }));
    });
  }
};

const inTime = (work) => {
  let timer;
  const late = new Promise((_, reject) => { timer = setTimeout(() => reject(new Error('not done in time')), TIMEOUT); });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

const conduct = async (world, browser, engine, body) => {
  const site = openSite(world), visitors = [], tabs = [];
  const visitor = async (options) => {
    const made = await browser.visitor(options);
    visitors.push(made);
    return made;
  };
  let usual;
  /** A tab of the test's one visitor; `options` asks for another visitor, with these settings of the browser. */
  const open = async (url, options) => {
    const who = options ? await visitor(options) : (usual ??= await visitor());
    const tab = tabOf(await who.tab());
    tab.notice = noticeOf(tab);
    tabs.push(tab);
    if (url) await tab.visit(url);
    return tab;
  };
  try {
    await body({ site, open, engine });
    // Whatever a case was about, the page must not have come to harm.
    for (const tab of tabs) if (!tab.mayFail) assert.deepEqual(await tab.errors().catch(() => []), [], 'errors in the page');
  } finally {
    for (const each of visitors) await each.leave().catch(() => {});
  }
};
