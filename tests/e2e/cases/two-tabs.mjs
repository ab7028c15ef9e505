// Two tabs of one site are one visitor.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';

export default (test) => {
  test.everywhere('a choice made in one tab counts in the other', async ({ site, open }) => {
    const url = await site.page({
      config: shop(site),
      body: `<script>window.ran = []; fetch('${site.from('stats', '/e.json')}').then(() => ran.push('stats'));</script><script type="text/plain" data-category="marketing">ran.push('marked');</script>`,
    });
    const one = await open(url), two = await open(url);
    await two.notice.appears();
    await one.accept();
    await two.equals(async () => (await two.ran()).toSorted(), ['marked', 'stats']);
    await two.notice.vanishes();
    assert.deepEqual((await two.choices()).purposes, (await one.choices()).purposes);
    assert.equal((await two.choices()).id, (await one.choices()).id);
    assert.deepEqual((await two.events()).map(([type]) => type).filter((type) => type !== 'held'), ['ready', 'change', 'consent']);

    await two.withdraw();
    await one.equals(() => one.allows('stats'), false);
    assert.equal(await two.allows('stats'), false);
    await one.equals(async () => (await one.choices()).source, 'withdrawal');
  });

  test.everywhere('a choice made while the other tab is still being parsed counts there, too', async ({ site, open }) => {
    const one = await open(await site.page({ config: shop(site) }));
    const opening = open(await site.page({ path: '/slow', config: shop(site), body: '<script src="/slow.js?wait=2000"></script>' }));
    await one.equals(() => site.requests({ path: '/slow.js' }).length, 1);
    await one.accept();
    const two = await opening;
    await two.equals(() => two.allows('stats'), true);
    await two.notice.vanishes();
  });

  test('a page that comes back from the back/forward cache knows what was chosen meanwhile', async ({ site, open }) => {
    const url = await site.page({ config: shop(site) }), next = await site.page({ path: '/next', config: shop(site) });
    const tab = await open(url);
    await tab.run(() => { window.stayed = true; });
    await tab.visit(next);
    await tab.accept();
    await tab.driver.page.goBack();
    await tab.equals(() => tab.allows('stats'), true);
    await tab.notice.vanishes();
  });
};
