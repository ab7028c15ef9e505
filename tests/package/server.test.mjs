// Importing on a server: no window, no document, and answers that grant nothing.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CONFIG } from './lib/config.mjs';
import { project } from './lib/project.mjs';

let made;
before(async () => { made = await project(); });
after(() => made?.remove());

const print = async (code) => {
  const { code: status, stdout, stderr } = await made.node('--input-type=module', '-e', code);
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '');
  return JSON.parse(stdout);
};

test('importing needs no page and leaves no trace', async () => {
  const seen = await print(`
    const before = Object.getOwnPropertyNames(globalThis).length;
    const { version } = await import('placet');
    console.log(JSON.stringify({ version: typeof version, added: Object.getOwnPropertyNames(globalThis).length - before }));
  `);
  assert.deepEqual(seen, { version: 'string', added: 0 });
});

test('on a server nothing is permitted and nothing fails', async () => {
  const seen = await print(`
    const placet = await import('placet');
    placet.run(${JSON.stringify(CONFIG)});
    const off = placet.on('change', () => {});
    off();
    placet.accept();
    placet.reject();
    placet.withdraw();
    placet.open();
    placet.close();
    console.log(JSON.stringify({
      allows: placet.allows('analytics'), asked: await placet.ask('analytics'), audited: await placet.audit(), held: placet.held(), purposes: placet.choices().purposes, version: typeof placet.version,
    }));
  `);
  assert.deepEqual(seen, { allows: false, asked: false, audited: null, held: [], purposes: {}, version: 'string' });
});

test('a server chooses the policy by the cookie, and what is no policy is refused', async () => {
  const seen = await print(`
    const { header, policy, snippet } = await import('placet/csp');
    const config = ${JSON.stringify(CONFIG)}, host = config.services[0].hosts[0];
    let fault = '';
    try { policy(config, { own: ['a; script-src *'] }); } catch (error) { fault = error.message; }
    console.log(JSON.stringify({
      name: header(config)[0], visitor: header(config, 'placet=refused; a=b')[1].includes(host), granted: policy(config, { granted: [config.services[0].id] }).includes(host),
      snippet: snippet(config, { open: [] }).includes(policy(config)), fault: fault.startsWith('placet: '),
    }));
  `);
  assert.deepEqual(seen, { name: 'Content-Security-Policy', visitor: false, granted: true, snippet: true, fault: true });
});
