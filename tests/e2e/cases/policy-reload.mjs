// A grant that a policy in force stops loads the page anew, and takes nothing away from the visitor.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';
import { statics, withSnippet } from '../lib/policy.mjs';

const FORM = `<form id="form">
  <input id="name" name="name"><input id="given" name="given" value="given"><input type="email" name="mail"><textarea name="text">before</textarea>
  <select name="one"><option>a<option selected>b<option>c</select><select name="many" multiple><option>a<option>b<option>c</select>
  <input type="checkbox" name="tick"><input type="checkbox" name="ticked" checked><input type="radio" name="which" value="1" checked><input type="radio" name="which" value="2">
  <input type="password" name="pw"><input type="hidden" name="csrf" value="t0ken"><input name="card-number"><input name="x" autocomplete="section-a billing cc-number"><input name="y" autocomplete="one-time-code"><input id="iban">
</form><div style="height: 4000px"></div><p id="far">far</p>`;

const fill = () => {
  const set = (selector, value) => { document.querySelector(selector).value = value; };
  set('#name', 'Ada "<b>&');
  set('[name=mail]', 'ada@hazel.example');
  set('textarea', 'two\nlines');
  set('[name=one]', 'c');
  document.querySelectorAll('[name=many] option').forEach((option, at) => { option.selected = at !== 1; });
  document.querySelector('[name=tick]').checked = true;
  document.querySelector('[name=ticked]').checked = false;
  document.querySelector('[name=which][value="2"]').checked = true;
  for (const secret of ['[name=pw]', '[name=csrf]', '[name=card-number]', '[name=x]', '[name=y]', '#iban']) set(secret, '4111111111111111');
  scrollTo(0, 1500);
};

const read = () => ({
  name: form.elements.name.value, given: given.value, mail: form.elements.mail.value, text: form.elements.text.value, one: form.elements.one.value,
  many: [...form.elements.many.selectedOptions].map(({ value }) => value).join(), ticks: [form.elements.tick.checked, form.elements.ticked.checked], which: form.elements.which.value,
});
const FILLED = { name: 'Ada "<b>&', given: 'given', mail: 'ada@hazel.example', text: 'two\nlines', one: 'c', many: 'a,c', ticks: [true, false], which: '2' };

/** A frame needs a reload in every engine. */
const page = async (site, more = {}) => site.page(await withSnippet(shop(site), {}, { body: FORM + statics(site, 'stats', ['frame']), ...more }));

export default (test) => {
  for (const [what, more] of Object.entries({ '': {}, ', at an address with a fragment': { fragment: '#text' } })) {
    test.everywhere(`place and input are kept over the reload${what}, and nothing of secrets is written down`, async ({ site, open }) => {
      const url = (await page(site)) + (more.fragment ?? '');
      const tab = await open(url);
      await tab.run(fill);
      // An engine that still looks for the fragment may scroll once more.
      await tab.until(() => scrollY === 1500 || scrollTo(0, 1500));
      await tab.run(() => {
        window.isOld = true;
        // What is written for the moment of the reload, for the test to see later.
        addEventListener('pagehide', () => { document.cookie = `witness=${encodeURIComponent(sessionStorage.getItem('placet-kept'))}; path=/`; });
        Placet.accept();
      });
      await tab.equals(() => site.asked('stats'), ['/frame.html']);
      await tab.until(() => !window.isOld && document.readyState === 'complete' && Placet.allows('stats'));
      await tab.equals(() => tab.run(read), FILLED);
      const witness = decodeURIComponent((await tab.cookie('witness')).value);
      await tab.equals(() => tab.run((witness) => [Math.round(scrollY / 100), witness], witness), [15, witness]);
      assert.equal(await tab.run(() => sessionStorage.getItem('placet-kept')), null, 'gone as soon as it was used');
      assert.ok(witness.includes('ada@hazel.example'), witness);
      assert.ok(!/4111|t0ken/.test(witness), witness);
    });
  }

  test.everywhere('the page hears of what is put back, and what the visitor has typed since stays', async ({ site, open }) => {
    const kept = { at: 0, path: '/', x: 0, y: 0, fields: [[0, 'input text name name', 'Ada'], [1, 'input text given given', 'new'], [2, 'input email mail ', 7], [99, 'input text far ', 'x'], 'odd', [3, 'input text other ', 'y']] };
    const url = await page(site, {
      before: `<script>sessionStorage.setItem('placet-kept', JSON.stringify({ ...${JSON.stringify(kept)}, at: Date.now() })); window.heard = [];
        addEventListener('input', ({ target }) => heard.push(target.name)); document.addEventListener('DOMContentLoaded', () => { given.value = 'typed'; });</script>`,
    });
    const tab = await open(url);
    await tab.equals(() => tab.run(() => document.getElementById('name').value), 'Ada');
    await tab.settle();
    assert.deepEqual((await tab.run(() => heard)).slice(0, 1), ['name']);
    assert.equal(await tab.run(() => sessionStorage.getItem('placet-kept')), null);
  });

  test.everywhere('odd or old text in its place is thrown away', async ({ site, open }) => {
    for (const text of ['x', '{}', 'null', '[]', JSON.stringify({ at: Date.now(), path: '/elsewhere', x: 0, y: 0, fields: [[0, 'input text name name', 'no']] }), JSON.stringify({ at: 1, path: '/', x: 0, y: 0, fields: [[0, 'input text name name', 'no']] })]) {
      const tab = await open(await page(site, { before: `<script>sessionStorage.setItem('placet-kept', ${JSON.stringify(text)});</script>` }));
      await tab.until(() => sessionStorage.getItem('placet-kept') === null);
      await tab.settle();
      assert.equal(await tab.run(() => document.getElementById('name').value), '', text);
    }
  });

  test.everywhere('no reload after a refusal, and none without end where the site itself forbids what is permitted', async ({ site, open }) => {
    const tab = await open(await page(site, { headers: { 'content-security-policy': `frame-src 'none'` } }));
    await tab.reject();
    await tab.settle();
    const count = () => site.requests({ path: '/', host: site.name }).length;
    assert.equal(count(), 1);
    await tab.run(() => { Placet.accept(); });
    await tab.until(() => Placet.allows('stats'));
    for (let round = 0; round < 3; round++) await tab.settle().catch(() => {});
    assert.ok(count() <= 2, `${count()} loads`);
    assert.deepEqual(site.asked('stats'), []);
  });

  test.everywhere('violations that a script of the page makes up load nothing anew', async ({ site, open }) => {
    const tab = await open(await site.page(await withSnippet(shop(site), {}, {})));
    await tab.run((url) => {
      window.isOld = true;
      document.dispatchEvent(new SecurityPolicyViolationEvent('securitypolicyviolation', { blockedURI: url }));
    }, site.from('stats', '/x.js'));
    await tab.accept();
    await tab.settle();
    assert.equal(await tab.run(() => window.isOld), true);
  });
};
