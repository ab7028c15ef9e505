// Chromium over the DevTools protocol. Code is evaluated by the debugger, which no content security policy reaches.
import { chromium } from 'playwright-core';

/**
 * What the browser does without. The first two draw the address bar's list with a page of their own for every visitor, a third of what a visitor
 * costs; the others are what Playwright turns off, whose list this one stands for.
 */
const FEATURES = [
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'LensOverlay', 'MediaRouter', 'PaintHolding',
  'ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect', 'OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch',
];
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  `--disable-features=${FEATURES}`,
];

/** `flags` are more flags of the browser's own. */
export const launch = async (flags = []) => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: [...FLAGS, ...flags] });
  return {
    version: browser.version(),
    /** A visitor nobody has seen before. */
    visitor: async (options = {}) => {
      const context = await browser.newContext(options);
      return { tab: () => openTab(context), leave: () => context.close() };
    },
    close: () => browser.close(),
  };
};

const openTab = async (context) => {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  return {
    goto: (url) => page.goto(url, { waitUntil: 'load' }),
    evaluate: async (expression) => {
      const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    },
    mouse: (x, y) => page.mouse.click(x, y),
    key: (name) => page.keyboard.press(name),
    cookies: () => context.cookies(page.url()),
    front: () => page.bringToFront(),
    close: () => page.close(),
    // What only this engine offers; a case that uses it runs here alone.
    cdp, page, context,
  };
};
