// WebKitGTK's MiniBrowser over W3C WebDriver, on a display of its own.
import { readdirSync } from 'node:fs';
import { startDriver } from './webdriver.mjs';

const KEYS = { Enter: '\uE007', Tab: '\uE004', Escape: '\uE00C', Space: ' ' };

export const launch = async () => {
  const driver = await startDriver('xvfb-run', ['-a', process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver']);
  const { sessionId, capabilities } = await driver.call('POST', '/session', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: process.env.MINIBROWSER ?? miniBrowser(), args: ['--automation'] } } },
  });
  const session = (method, path, body) => driver.call(method, `/session/${sessionId}${path}`, body);
  const first = await session('GET', '/window');
  // Every command goes to the window that was last switched to, so commands of two tabs must not overlap.
  let current = first, queue = Promise.resolve();
  const inWindow = (handle, method, path, body) => {
    const go = async () => {
      if (current !== handle) await session('POST', '/window', { handle });
      current = handle;
      return session(method, path, body);
    };
    return (queue = queue.then(go, go));
  };
  const openTab = async () => {
    const { handle } = await inWindow(first, 'POST', '/window/new', { type: 'window' });
    const command = (method, path, body) => inWindow(handle, method, path, body);
    const act = (source) => command('POST', '/actions', { actions: [source] });
    return {
      goto: (url) => command('POST', '/url', { url }),
      evaluate: async (expression) => {
        const { value, error } = await command('POST', '/execute/async', {
          script: `const done = arguments[0]; Promise.resolve((0, () => ${expression})()).then((value) => done({ value }), (error) => done({ error: String(error) }));`,
          args: [],
        });
        if (error) throw new Error(error);
        return value;
      },
      mouse: (x, y) => act({
        type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', origin: 'viewport', x: Math.round(x), y: Math.round(y), duration: 0 },
          { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 },
        ],
      }),
      key: (name) => act({ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value: KEYS[name] ?? name }, { type: 'keyUp', value: KEYS[name] ?? name }] }),
      cookies: async () => (await command('GET', '/cookie')).map((cookie) => ({ ...cookie, expires: cookie.expiry })),
      front: () => command('POST', '/window', { handle }),
      close: () => command('DELETE', '/window'),
    };
  };
  return {
    version: capabilities.browserVersion,
    // One profile for all: every test has a site of its own, so nothing is left for the next.
    visitor: async () => {
      const tabs = [];
      return {
        tab: async () => {
          const tab = await openTab();
          tabs.push(tab);
          return tab;
        },
        leave: async () => { for (const tab of tabs) await tab.close().catch(() => {}); },
      };
    },
    /** The driver itself has crashed: what a case was told by then says nothing about the page. */
    isLost: driver.isGone,
    close: async () => {
      await session('DELETE', '').catch(() => {});
      driver.stop();
    },
  };
};

const miniBrowser = () => {
  const library = `/usr/lib/${{ x64: 'x86_64', arm64: 'aarch64' }[process.arch]}-linux-gnu`;
  return `${library}/${readdirSync(library).find((name) => name.startsWith('webkit2gtk-4.'))}/MiniBrowser`;
};
