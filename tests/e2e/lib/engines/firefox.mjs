// Firefox over WebDriver BiDi.
import puppeteer from 'puppeteer-core';

export const launch = async () => {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr', headless: true });
  return {
    version: await browser.version(),
    visitor: async () => {
      const context = await browser.createBrowserContext();
      return { tab: () => openTab(context), leave: () => context.close() };
    },
    close: () => browser.close(),
  };
};

const openTab = async (context) => {
  const page = await context.newPage();
  return {
    goto: (url) => page.goto(url, { waitUntil: 'load' }),
    evaluate: (expression) => page.evaluate(expression),
    mouse: (x, y) => page.mouse.click(x, y),
    key: (name) => page.keyboard.press(name),
    cookies: () => context.cookies(),
    front: () => page.bringToFront(),
    close: () => page.close(),
  };
};
