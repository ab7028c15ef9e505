// Real trackers from npm, as sites build them in or load them: nothing leaves before a yes, everything arrives after it.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { launch } from '../e2e/lib/engines/chromium.mjs';
import { pause, tabOf } from '../e2e/lib/tab.mjs';
import { startWorld } from '../e2e/lib/world.mjs';
import { STYLES, namesIn, openShop } from './lib/shop.mjs';
import { FIRST, SECOND, VENDORS } from './lib/vendors.mjs';

const TIMEOUT = 180_000;
const rows = [];
let world, browser;
before(async () => { [world, browser] = await Promise.all([startWorld(), launch()]); }, { timeout: TIMEOUT });
after(async () => {
  await browser?.close();
  await world?.close();
  // What was measured, for whoever wants to compare.
  console.log(['| vendor | style | requests before / after a no / after a withdrawal | reports after a yes | without Placet |', '|---|---|---|---|---|', ...rows.sort()].join('\n'));
}, { timeout: TIMEOUT });

/** A visitor of their own for each shop. */
const visits = async (vendor, style, options, act) => {
  const visitor = await browser.visitor(), shopped = await openShop(world, vendor, style, options);
  try {
    const tab = tabOf(await visitor.tab());
    return await act(tab, shopped);
  } finally {
    await visitor.leave();
  }
};

/** Waits for both reports. */
const delivered = async (tab, { reports }) => {
  await tab.equals(reports, [FIRST, SECOND]);
  await tab.settle();
};

/** What else comes in its own time. */
const arrives = async (shopped, wanted) => {
  for (const end = Date.now() + 10_000; Date.now() < end && wanted.some((each) => !shopped.endpoints().includes(each)); await pause(50));
  return wanted.filter((each) => !shopped.endpoints().includes(each));
};

describe('vendors', { concurrency: 2 }, () => {
  for (const vendor of VENDORS) {
    for (const style of Object.keys(STYLES)) {
      test(`${vendor.id}, ${style}`, { timeout: TIMEOUT }, async () => {
        const usual = await visits(vendor, style, { placet: false }, async (tab, shopped) => {
          await tab.visit(shopped.url);
          await delivered(tab, shopped);
          assert.deepEqual(await tab.errors(), []);
          return { endpoints: shopped.endpoints(), count: shopped.asked().length, names: await namesIn(tab, shopped) };
        });

        const seen = await visits(vendor, style, { placet: true }, async (tab, shopped) => {
          await tab.visit(shopped.url);
          const early = shopped.asked().length;
          assert.deepEqual(shopped.endpoints(), [], 'before an answer');
          await tab.accept();
          await delivered(tab, shopped);
          assert.deepEqual(await arrives(shopped, usual.endpoints), [], 'asked for without Placet, and not with it');
          assert.deepEqual(await tab.errors(), []);
          const count = shopped.asked().length, arrived = shopped.reports().length;

          await tab.withdraw();
          await tab.settle();
          shopped.site.forget();
          await tab.visit(shopped.url);
          assert.deepEqual(await tab.errors(), []);
          assert.deepEqual(await namesIn(tab, shopped), [], 'kept after a withdrawal');
          await tab.visit(shopped.url);
          assert.deepEqual(shopped.endpoints(), [], 'after a withdrawal');
          return { early, count, arrived, later: shopped.asked().length };
        });

        const refused = await visits(vendor, style, { placet: true }, async (tab, shopped) => {
          await tab.visit(shopped.url);
          await tab.reject();
          await tab.settle();
          await tab.visit(shopped.url);
          assert.deepEqual(shopped.endpoints(), [], 'after a no');
          assert.deepEqual(await tab.errors(), []);
          assert.deepEqual(await namesIn(tab, shopped), [], 'kept after a no');
          return shopped.asked().length;
        });
        rows.push(`| ${vendor.id} | ${style} | ${seen.early} / ${refused} / ${seen.later} | ${seen.arrived} of 2, ${seen.count} requests | ${usual.count} requests, ${usual.names.length} names kept |`);
      });
    }
  }
});
