// The JavaScript interface: the promise to the page's own code.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';

const BUTTONS = ['preferences', 'accept', 'reject', 'withdraw', 'nothing'].map((act) => `<button type="button" id="b-${act}" data-placet="${act}">${act}</button>`).join('')
  + '<a href="/elsewhere" id="b-link" data-placet="preferences"><span id="b-inner">Privacy</span></a>';

export default (test) => {
  test.everywhere('calls made before the script has loaded are queued and made in order', async ({ site, open }) => {
    const tab = await open(await site.page({
      config: shop(site),
      before: `<script>window.told = []; window.Placet = window.Placet || []; Placet.push(['on', 'ready', () => told.push('ready')]); Placet.push(['on', 'change', ({ source }) => told.push(source)]);
        Placet.push(['accept', ['statistics']]); Placet.push(['nonsense', 1]); Placet.push(['__proto__']);</script>`,
    }));
    await tab.equals(() => tab.run(() => window.told.at(-1)), 'api');
    assert.equal(await tab.allows('stats'), true);
    assert.equal(await tab.allows('ads'), false);
    await tab.run(() => { window.Placet.push(['reject', ['statistics']], ['on', 'held', () => {}]); });
    await tab.equals(() => tab.allows('stats'), false);
  });

  test('run(config) starts without an element in the page', async ({ site, open }) => {
    const tab = await open(await site.page({ head: `<script>Placet.run(${JSON.stringify(shop(site))}); window.before = Placet.allows('basket');</script>`, body: `<script>fetch('${site.from('stats', '/e.json')}');</script>` }));
    assert.equal(await tab.run(() => window.before), true);
    await tab.notice.appears();
    assert.deepEqual(site.asked('stats'), []);
  });

  test('the configuration may stand behind the script, and arrive in pieces', async ({ site, open }) => {
    const { configElement } = await import('../lib/page.mjs');
    const tab = await open(await site.page({ head: configElement(shop(site)), body: `<script>fetch('${site.from('stats', '/e.json')}');</script>` }));
    await tab.notice.appears();
    assert.deepEqual(site.asked('stats'), []);
  });

  test('allows: purposes, services, uses; what is unknown is never permitted', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.accept();
    const answers = async (...calls) => Promise.all(calls.map((call) => tab.allows(...call)));
    assert.deepEqual(await answers(['statistics'], ['statistics', 'store'], ['stats'], ['stats', 'analyse'], ['basket']), [true, true, true, true, true]);
    assert.deepEqual(await answers(['statistics', 'share'], ['nobody'], [''], ['statistics', 'sell'], ['__proto__'], ['constructor'], [null], [{}], []), Array(9).fill(false));
  });

  test('on() gives back what takes the listener off; a listener that throws harms nobody', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    const told = await tab.run(async () => {
      const told = [];
      window.Placet.on('change', () => { throw new Error('the listener is broken'); });
      window.Placet.on('change', ({ purposes }) => { told.push(purposes.statistics.store); });
      const off = window.Placet.on('change', () => { told.push('taken off'); });
      off();
      off();
      window.Placet.accept();
      window.Placet.reject();
      while (told.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
      return told;
    });
    assert.deepEqual(told, [true, false]);
    assert.equal((await tab.console()).filter((line) => line.includes('the listener is broken')).length, 2);
  });

  test('choices() is a copy: what the page does to it changes nothing', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.run(() => {
      const choices = window.Placet.choices();
      choices.purposes.statistics.store = true;
      choices.services.stats = true;
    });
    assert.equal(await tab.allows('stats'), false);
    assert.deepEqual(Object.keys(await tab.choices()), ['id', 'at', 'source', 'regime', 'purposes', 'services']);
  });

  test('the interface cannot be replaced by the page', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.run(() => {
      try { window.Placet.allows = () => true; } catch { /* strict code throws */ }
      try { window.Placet.accept.call = null; } catch { /* as above */ }
    });
    assert.equal(await tab.allows('ads'), false);
    assert.match(await tab.run(() => window.Placet.version), /^\d+\.\d+\.\d+/);
  });

  test('an answer for some purposes leaves the others open; unknown ids change nothing', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.accept(['nobody']);
    assert.equal(await tab.allows('stats'), false);
    await tab.accept('statistics');
    assert.deepEqual((await tab.choices()).purposes.marketing, { store: null, analyse: null, share: null });
    await tab.notice.appears();
    await tab.reject(['marketing']);
    await tab.notice.vanishes();
  });

  test.everywhere('ask(): the question where it arises; yes, no, and already answered', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.reject();
    await tab.run(() => {
      window.answers = [];
      window.ask = (id) => { window.Placet.ask(id).then((answer) => window.answers.push(answer)); };
      window.ask('tube');
    });
    await tab.notice.moment.appears();
    await tab.notice.moment.no();
    await tab.equals(() => tab.run(() => window.answers), [false]);
    await tab.run(() => window.ask('tube'));
    await tab.notice.moment.appears();
    await tab.notice.moment.yes();
    await tab.equals(() => tab.run(() => window.answers), [false, true]);
    assert.deepEqual([await tab.allows('tube'), await tab.allows('ads')], [true, false]);
    await tab.run(() => window.ask('tube'));
    await tab.equals(() => tab.run(() => window.answers), [false, true, true]);
  });

  test('ask(): closing without an answer is a no, and so is asking for nothing known', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    const ask = (id) => tab.run((id) => {
      window.answer = null;
      window.Placet.ask(id).then((answer) => { window.answer = answer; });
    }, id);
    const answered = () => tab.equals(() => tab.run(() => window.answer), false);
    await tab.reject();
    await ask('ads');
    await tab.notice.moment.appears();
    await tab.notice.moment.close();
    await answered();
    await ask('ads');
    await tab.notice.moment.appears();
    await tab.key('Escape');
    await answered();
    await ask('nobody');
    await answered();
    assert.equal(await tab.allows('ads'), false);
  });

  test.everywhere('ask(): several questions come one after the other, and each has its own answer', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.reject();
    await tab.run(() => {
      window.answers = {};
      for (const id of ['tube', 'statistics', 'ads', 'tube']) window.Placet.ask(id).then((answer) => { (window.answers[id] ??= []).push(answer); });
    });
    const { moment } = tab.notice, title = () => tab.read('#placet >>> .moment .facts', 'innerText');
    const answers = () => tab.run(() => window.answers);
    await moment.appears();
    assert.match(await title(), /Tube/);
    await tab.click('#placet >>> .moment .a-accept');
    await tab.equals(async () => /Stats/.test(await title()), true);
    await tab.equals(answers, { tube: [true, true] });
    await tab.click('#placet >>> .moment .a-reject');
    await tab.equals(async () => /Ads/.test(await title()), true);
    await tab.equals(answers, { tube: [true, true], statistics: [false] });
    await tab.key('Escape');
    await tab.equals(answers, { tube: [true, true], statistics: [false], ads: [false] });
    await moment.vanishes();
    assert.deepEqual([await tab.allows('tube'), await tab.allows('statistics'), await tab.allows('ads')], [true, false, false]);
  });

  test('ask(): a question that another choice has answered is not asked, and close() is a no to all of them', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.reject();
    const ask = (...ids) => tab.run((ids) => {
      window.answers = [];
      for (const id of ids) window.Placet.ask(id).then((answer) => { window.answers.push([id, answer]); });
    }, ids);
    const answers = () => tab.run(() => window.answers);
    await ask('statistics', 'stats');
    await tab.notice.moment.appears();
    await tab.accept('statistics');
    await tab.equals(answers, [['statistics', true], ['stats', true]]);
    await tab.notice.moment.vanishes();
    await ask('ads', 'marketing', 'tube');
    await tab.notice.moment.appears();
    await tab.run(() => window.Placet.close());
    await tab.equals(async () => (await answers()).toSorted(), [['ads', false], ['marketing', false], ['tube', false]]);
    await tab.notice.moment.vanishes();
  });

  test('ask(): the second half of a double click answers no second question', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.reject();
    await tab.run(() => {
      window.answers = [];
      for (const id of ['tube', 'statistics']) window.Placet.ask(id).then((answer) => { window.answers.push(answer); });
    });
    await tab.notice.moment.appears();
    const { x, y } = await tab.run(() => {
      const { x, y, width, height } = document.getElementById('placet').shadowRoot.querySelector('.a-accept').getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    });
    await tab.driver.page.mouse.dblclick(x, y, { delay: 40 });
    await tab.equals(() => tab.run(() => window.answers), [true]);
    await tab.settle();
    assert.deepEqual([await tab.run(() => window.answers), await tab.allows('statistics')], [[true], false]);
    await tab.notice.moment.appears();
  });

  test('ask() before the configuration is there waits for it', async ({ site, open }) => {
    const tab = await open(await site.page({ head: `<script>Placet.ask('tube').then((answer) => { window.answer = answer; });</script><script>Placet.run(${JSON.stringify(shop(site))});</script>` }));
    await tab.notice.moment.appears();
    await tab.notice.moment.yes();
    await tab.equals(() => tab.run(() => window.answer), true);
  });

  test('open() and close(): both layers, whenever the page wants', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site) }));
    await tab.accept();
    await tab.notice.vanishes();
    await tab.run(() => { window.Placet.open(); });
    await tab.notice.preferences.appears();
    await tab.run(() => { window.Placet.close(); });
    await tab.notice.preferences.vanishes();
    await tab.run(() => { window.Placet.open('notice'); });
    await tab.notice.appears();
    assert.equal(await tab.allows('stats'), true, 'looking at the notice takes nothing back');
  });

  test.everywhere('data-placet buttons: real clicks do what they say', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), body: BUTTONS }));
    await tab.click('#b-accept');
    await tab.equals(() => tab.allows('ads'), true);
    await tab.notice.vanishes();
    await tab.click('#b-reject');
    await tab.equals(() => tab.allows('ads'), false);
    await tab.click('#b-inner');
    await tab.notice.preferences.appears();
    assert.equal(await tab.run(() => location.pathname), '/');
    await tab.notice.preferences.accept();
    await tab.click('#b-withdraw');
    await tab.equals(async () => (await tab.choices()).source, 'withdrawal');
    await tab.click('#b-nothing');
  });

  test.everywhere('a script that clicks Accept grants nothing', async ({ site, open }) => {
    const tab = await open(await site.page({ config: shop(site), body: BUTTONS }));
    await tab.notice.appears();
    await tab.run(() => {
      const root = document.getElementById('placet').shadowRoot;
      for (const target of [root.querySelector('.accept'), document.getElementById('b-accept')]) {
        target.click();
        for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'keydown', 'keyup']) target.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }));
        target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
        target.closest('form')?.requestSubmit?.();
      }
    });
    await tab.settle();
    assert.deepEqual([await tab.allows('stats'), await tab.allows('ads'), await tab.notice.isShown()], [false, false, true]);
    await tab.run(() => { window.Placet.open(); });
    await tab.notice.preferences.appears();
    await tab.run(() => {
      const root = document.getElementById('placet').shadowRoot;
      for (const each of root.querySelectorAll('.prefs input')) each.click();
      for (const each of root.querySelectorAll('.p-accept, .p-save')) each.click();
    });
    await tab.settle();
    assert.deepEqual([await tab.allows('stats'), await tab.allows('ads'), (await tab.choices()).id], [false, false, '']);
  });

  test('calls before run() are harmless', async ({ site, open }) => {
    const tab = await open(await site.page({
      head: `<script>window.early = [Placet.allows('statistics'), Placet.choices().id, Placet.held().length]; Placet.open(); Placet.close(); Placet.reject(['marketing']); const off = Placet.on('ready', () => { window.ready = true; });</script>
        <script>Placet.run(${JSON.stringify(shop(site))});</script>`,
    }));
    assert.deepEqual(await tab.run(() => [window.early, window.ready]), [[false, '', 0], true]);
  });
};
