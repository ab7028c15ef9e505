// Trackers that fight back: none gets out, grants itself anything, loses the visitor's choice or hangs the page.
import assert from 'node:assert/strict';
import { shop } from '../lib/configs.mjs';

const page = (site, code, head = '') => site.page({
  config: shop(site), head,
  body: `<script>window.ran = []; window.kept = []; window.at = (path) => '${site.from('stats', '')}' + path; { ${code} } window.reached = true;</script><p id="own">text</p>`,
});

/** The visitor is still asked, can still answer, and the answer is kept. */
const standsFirm = async (site, tab) => {
  await tab.settle();
  assert.deepEqual(site.asked('stats'), []);
  assert.equal(await tab.allows('stats'), false);
  await tab.notice.appears();
  await tab.notice.reject();
  await tab.visit(`${site.origin}/`);
  assert.equal(await tab.notice.isShown(), false, 'the choice is kept');
  assert.equal(await tab.allows('stats'), false);
  assert.deepEqual(site.asked('stats'), []);
};

const withstands = (test, name, code, head) => test.everywhere(name, async ({ site, open }) => {
  const tab = await open(await page(site, code, head));
  tab.mayFail = true; // what such a tracker throws is its own
  assert.ok(await tab.run(() => window.reached), 'the tracker did all that it meant to');
  await standsFirm(site, tab);
});

const FETCH = `fetch(at('/a.json')).catch(() => {}); kept.push(Object.assign(new Image(), { src: at('/a.gif') })); document.cookie = '_st_a=1';`;

export default (test) => {
  withstands(test, 'a tracker that replaces and deletes our hooks', `
    window.fetch = () => Promise.reject(new Error('mine')); for (const key of ['WebSocket', 'Worker', 'open', 'Placet']) { try { delete window[key]; } catch {} }
    for (const [type, key] of [[HTMLImageElement, 'src'], [Document, 'cookie'], [XMLHttpRequest, 'send']]) { try { delete type.prototype[key]; } catch {} }
    for (const [type, key] of [[Element, 'setAttribute'], [Node, 'appendChild']]) { const theirs = type.prototype[key]; type.prototype[key] = function (...args) { return theirs.apply(this, args); }; }
    window.Placet = { allows: () => true };
    const image = new Image(); try { image.setAttribute('src', at('/b.gif')); } catch {} kept.push(image);`);

  withstands(test, 'a tracker that puts the names of our rows on every object', `
    for (const key of ['around', 'judge', 'hold', 'pass', 'before', 'after', 'change', 'direct', 'texts', 'kind', 'isStatic', 'name', 'dropped', 'refuse', 'state', 'replay', 'value']) {
      Object.defineProperty(Object.prototype, key, { configurable: true, writable: true, value: () => undefined });
    }
    const frame = document.createElement('iframe'); document.body.append(frame); try { frame.contentWindow.fetch(at('/c.json')).catch(() => {}); } catch {} ${FETCH}
    for (const key of ['value', 'kind', 'name']) delete Object.prototype[key];`);

  withstands(test, 'an address that says something else the second time', `
    const turning = (path) => { let asked = 0; return { toString: () => (asked++ ? at(path) : '/own.gif') }; };
    fetch(turning('/a.json')).catch(() => {}); kept.push(Object.assign(new Image(), { src: turning('/a.gif') })); navigator.sendBeacon(turning('/b.txt'));
    const x = new XMLHttpRequest(); x.open('GET', turning('/x.json')); x.send();
    document.body.insertAdjacentHTML('beforeend', { count: 0, toString() { return this.count++ ? '<img src="' + at('/m.gif') + '">' : '<b>b</b>'; } });
    const image = new Image(); image.setAttribute({ count: 0, toString() { return this.count++ ? 'src' : 'alt'; } }, at('/n.gif')); kept.push(image);`);

  withstands(test, 'getters and texts that throw', `
    const bad = { toString() { throw new Error('bad'); }, get signal() { throw new Error('bad'); } };
    for (const act of [() => fetch(bad), () => fetch(at('/a.json'), bad), () => { new Image().src = bad; }, () => document.body.setAttribute(bad, bad), () => { document.body.innerHTML = bad; },
      () => { document.cookie = bad; }, () => new WebSocket(bad), () => new Worker(bad), () => document.write(bad), () => { document.body.style = bad; }, () => new Blob([bad])]) {
      try { Promise.resolve(act()).catch(() => {}); } catch {}
    }`);

  withstands(test, 'document.currentScript is clobbered', `
    Object.defineProperty(Document.prototype, 'currentScript', { configurable: true, get() { throw new Error('clobbered'); } });
    document.write('<img src="' + at('/w.gif') + '">'); ${FETCH}`, '<img name="currentScript"><form name="currentScript"></form>');

  withstands(test, 'the functions of a frame that has been taken out again', `
    const frame = document.createElement('iframe'); document.body.append(frame); const { contentWindow: realm } = frame, { fetch: taken, Image: Other } = realm, proto = realm.HTMLImageElement.prototype;
    const set = Object.getOwnPropertyDescriptor(proto, 'src').set; frame.remove();
    try { taken(at('/a.json')).catch(() => {}); } catch {} try { taken.call(window, at('/b.json')).catch(() => {}); } catch {}
    const image = new Image(); kept.push(image); try { set.call(image, at('/c.gif')); } catch {} try { kept.push(Object.assign(new Other(), { src: at('/d.gif') })); } catch {}`);

  withstands(test, 'the functions of a frame that comes with a bare element, in its shadow', `
    const host = document.createElement('div'); host.attachShadow({ mode: 'open' }).innerHTML = '<iframe></iframe>';
    const realm = (element) => element.shadowRoot.firstChild.contentWindow;
    document.body.appendChild(host); realm(host).fetch(at('/a.json')).catch(() => {});
    const other = document.createElement('div'); other.attachShadow({ mode: 'open' }).innerHTML = '<iframe></iframe>';
    document.body.insertBefore(other, null); const image = new (realm(other).Image)(); kept.push(image); image.src = at('/b.gif');`);

  withstands(test, 'a form that hides where it goes', `
    document.body.insertAdjacentHTML('beforeend', '<form id="form" action="' + at('/form.html') + '" target="frame" style="background:url(' + at('/style.gif') + ')"><input name="action"><input name="getAttribute"><input name="style"><input name="submit"></form><iframe name="frame"></iframe>');
    HTMLFormElement.prototype.submit.call(document.getElementById('form')); HTMLFormElement.prototype.requestSubmit.call(document.getElementById('form'));`);
};
