// The snippet in pages that have something of their own where it stands: policies, nonces, comments, another way to start.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';
import { ran } from '../lib/payloads.mjs';
import { generator, pathsOf, statics, withSnippet } from '../lib/policy.mjs';
import { PAUSE, packaged } from '../lib/world.mjs';

const HELD = ['sync', 'async', 'defer', 'module', 'style', 'frame'], SCRIPTS = ['sync', 'async', 'defer', 'module'];
const asked = (site, label) => [...new Set(site.asked(label))].sort();

/** Held before permission, all there after it, and the page's own `own` scripts have run. */
const holdsAndReleases = async ({ site, tab, kinds = HELD, own = [], isScanned = false }) => {
  await tab.notice.appears();
  await tab.settle();
  if (!isScanned) assert.deepEqual(site.asked('stats'), []);
  assert.deepEqual((await tab.ran()).sort(), own);
  await tab.run(() => { Placet.accept(); });
  await tab.equals(() => asked(site, 'stats'), pathsOf(...kinds));
  await tab.equals(async () => (await tab.ran()).sort(), [...own, ...SCRIPTS].sort());
};

export default (test) => {
  test.everywhere('a policy of the site in a header, with nonces and without unsafe-inline: both hold', async ({ site, open }) => {
    const header = `default-src 'self' *.localhost:*; script-src 'nonce-one' 'nonce-two' 'wasm-unsafe-eval' *.localhost:*; style-src 'self' *.localhost:*`;
    const tab = await open(await site.page(await withSnippet(shop(site), { nonce: 'one', nonces: ['one', 'two'], inline: false }, {
      nonce: 'one', headers: { 'content-security-policy': header },
      head: statics(site, 'stats', HELD), body: `<script nonce="one">${ran('first')}</script><script nonce="two">${ran('second')}</script><script>${ran('without')}</script><script nonce="three">${ran('foreign')}</script>`,
    })));
    await holdsAndReleases({ site, tab, own: ['first', 'second'] });
  });

  test.everywhere('several nonces in the generated policy alone', async ({ site, open }) => {
    const tab = await open(await site.page(await withSnippet(shop(site), { nonces: ['one', 'two'] }, {
      head: statics(site, 'stats', HELD), body: `<script nonce="one">${ran('first')}</script><script nonce="two">${ran('second')}</script><script>${ran('without')}</script>`,
    })));
    await tab.settle();
    assert.deepEqual(await tab.ran(), ['first', 'second']);
    await tab.run(() => { Placet.accept(); });
    await tab.equals(() => asked(site, 'stats'), pathsOf(...HELD));
    // Everything is permitted: nothing is left of the policy after the reload that frames and styles need.
    await tab.equals(async () => (await tab.ran()).sort(), ['first', 'second', 'without', ...SCRIPTS].sort());
  });

  test.everywhere('a policy of the site in a meta element, before and behind the snippet', async ({ site, open }) => {
    const meta = `<meta http-equiv="Content-Security-Policy" content="object-src 'none'; img-src 'self' data:">`;
    const tab = await open(await site.page(await withSnippet(shop(site), {}, {
      before: meta, head: meta + statics(site, 'stats', HELD), body: `<script>${ran('own')}</script><img src="${site.from('other', '/foreign.gif')}" alt="">`,
    })));
    await holdsAndReleases({ site, tab, own: ['own'] });
    assert.deepEqual(site.asked('other'), [], 'the own policy of the site holds all the while');
  });

  test.everywhere('WebAssembly refused by the site: the translated core writes in the same place', async ({ site, open, engine }) => {
    const tab = await open(await site.page(await withSnippet(shop(site), {}, {
      headers: { 'content-security-policy': `script-src 'self' 'unsafe-inline' *.localhost:*` }, head: statics(site, 'stats', HELD), body: `<script>${ran('own')}</script>`,
    })));
    // WebKit's scanner goes ahead while the parser waits for a script of its own file: nothing runs, but it is asked for.
    await holdsAndReleases({ site, tab, own: ['own'], isScanned: engine === 'webkit' });
  });

  test.everywhere('Trusted Types enforced: with our name on the list it works, without it the policy in the markup stays in force', async ({ site, open }) => {
    for (const [names, path] of [['placet', '/with'], ['other', '/without']]) {
      const tab = await open(await site.page(await withSnippet(shop(site), {}, {
        path, headers: { 'content-security-policy': `require-trusted-types-for 'script'; trusted-types ${names}` }, head: statics(site, 'stats', HELD), body: `<script>${ran('own')}</script>`,
      })));
      await tab.settle();
      assert.deepEqual(site.asked('stats'), []);
      assert.deepEqual(await tab.ran(), ['own']);
      // An open page would hear of the choice, and release what it holds.
      if (names === 'placet') {
        await tab.close();
        continue;
      }
      await tab.accept();
      await tab.settle();
      assert.deepEqual(site.asked('stats'), []);
    }
  });

  for (const [what, [behind, own]] of Object.entries({
    'right behind the snippet': ['<!-- one -->', []],
    'with markup in it': [`<!-- <script>window.ran = ['commented'];</script> -- > <meta charset="x"> -->`, []],
    'of several lines and dashes': [`<!--\n--\n-- >\n<!---->\n<!--->`, []],
    'around a conditional': [`<!--[if IE]><script>window.ran = ['old'];</script><![endif]-->`, []],
    'in scripts': [`<script><!--\n${ran('script')}\n//--></script>`, ['script']],
    'open to the end of the head': [`<!-- never closed in the head `, []],
  })) {
    test.everywhere(`comments of the page: ${what}`, async ({ site, open }) => {
      const isOpen = what.startsWith('open');
      const tab = await open(await site.page(await withSnippet(shop(site), {}, { head: behind + (isOpen ? '' : statics(site, 'stats', HELD)), body: `${isOpen ? '--><p>' : ''}<p id="seen">x</p>${isOpen ? statics(site, 'stats', HELD) : ''}` })));
      await tab.until(() => document.getElementById('seen') !== null);
      await holdsAndReleases({ site, tab, own });
      assert.equal(await tab.run(() => document.getElementById('seen').textContent), 'x');
    });
  }

  test.everywhere('the snippet itself comes in pieces', async ({ site, open, engine }) => {
    const page = await withSnippet(shop(site), engine === 'firefox' ? { open: [] } : {}, { head: statics(site, 'stats', HELD) });
    // In the guard's text, before and in the policy, and before and in the comment behind it. Firefox's scanner starts anew behind such a cut, where
    // the policy is a comment already: there only a policy in force holds.
    page.guard = page.guard.replace('</script>\n<meta', `</script>${PAUSE}\n${PAUSE}<meta`).replace('content="', `content="${PAUSE}`).replace('"><!-- -->', `${PAUSE}">${PAUSE}<!-${PAUSE}- -${PAUSE}->${PAUSE}`);
    await holdsAndReleases({ site, tab: await open(await site.page(page)) });
  });

  test.everywhere('a configuration that comes after the snippet: the policy stays, and the console says why', async ({ site, open }) => {
    const snippet = generator.snippet(shop(site), { guard: await packaged('placet.js'), withConfig: false });
    const tab = await open(await site.page({ guard: snippet, head: `<script>Placet.run(${JSON.stringify(shop(site))});</script>${statics(site, 'stats', HELD)}`, body: '<p id="seen">x</p>' }));
    await tab.settle();
    assert.deepEqual(site.asked('stats'), []);
    assert.equal(await tab.run(() => document.getElementById('seen').textContent), 'x');
    assert.ok((await tab.console()).some((line) => line.includes('before the guard')), (await tab.console()).join('\n'));
  });

  test.everywhere('the configuration queued before the guard', async ({ site, open }) => {
    const snippet = generator.snippet(shop(site), { guard: await packaged('placet.js'), withConfig: false });
    const tab = await open(await site.page({ before: `<script>window.Placet = [['run', ${JSON.stringify(shop(site))}]];</script>`, guard: snippet, head: statics(site, 'stats', HELD) }));
    await holdsAndReleases({ site, tab });
  });

  test.everywhere('opt-out: permitted from the start, held after a no', async ({ site, open }) => {
    const url = await site.page(await withSnippet(shop(site, (config) => { config.regime = 'opt-out'; }), {}, { head: statics(site, 'stats', HELD) }));
    const tab = await open(url);
    await tab.equals(() => asked(site, 'stats'), pathsOf(...HELD));
    await tab.reject();
    await tab.settle();
    await tab.leave();
    site.forget();
    await tab.visit(url);
    assert.deepEqual(site.asked('stats'), []);
  });

  test.everywhere('a broken configuration: nothing declared gets out', async ({ site, open }) => {
    const text = JSON.stringify(shop(site)), snippet = (await withSnippet(shop(site))).guard;
    const tab = await open(await site.page({ guard: snippet.replace(text.slice(-40), ''), head: statics(site, 'stats', HELD), body: '<p id="seen">x</p>' }));
    await tab.settle();
    assert.deepEqual(site.asked('stats'), []);
    assert.equal(await tab.run(() => document.getElementById('seen').textContent), 'x');
  });
};
