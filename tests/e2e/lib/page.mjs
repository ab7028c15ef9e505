// Writes the HTML of a page under test.
import { BASE } from './world.mjs';

/** First in every page: keeps what a test wants to see of it later. Engines differ too much in what they report from outside. */
const RECORDER = `(() => {
  const seen = window.seen = { console: [], errors: [], events: [] };
  const print = (value) => { try { return value instanceof Error ? String(value) : typeof value === 'object' ? JSON.stringify(value) : String(value); } catch { return '?'; } };
  for (const level of ['error', 'warn']) {
    const native = console[level];
    console[level] = (...args) => {
      const rest = args.slice(1);
      const first = print(args[0]).replace(/%[sdo]/g, (hole) => rest.length ? print(rest.shift()) : hole);
      seen.console.push(level + ': ' + [first, ...rest.map(print)].join(' '));
      native.apply(console, args);
    };
  }
  addEventListener('error', (event) => { if (event.message) seen.errors.push(event.message); });
  addEventListener('unhandledrejection', (event) => { seen.errors.push('unhandled ' + print(event.reason)); });
  for (const type of ['ready', 'consent', 'change', 'held']) addEventListener('placet:' + type, (event) => { seen.events.push([type, JSON.parse(JSON.stringify(event.detail))]); });
})();`;

/**
 * `config`: object, text, or null for none. `guard`: 'external' (default), 'inline', or markup of its own. `before` stands in front of
 * the guard, `head` and `body` behind it. `nonce` is put on every script of ours.
 */
export const writePage = ({ config = null, guard = 'external', before = '', head = '', body = '', nonce, lang = 'en' }, texts) => {
  const mark = nonce ? ` nonce="${nonce}"` : '';
  const tag = {
    external: `<script src="${BASE}placet.js"${mark}></script>`,
    inline: `<script data-base="${BASE}"${mark}>${texts.guard}</script>`,
  }[guard] ?? guard;
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><title>Hazel and Oak</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="icon" href="data:,">
<script${mark}>${RECORDER}</script>
${before}
${config === null ? '' : configElement(config)}
${tag}
${head}
</head><body>
<h1>Hazel and Oak</h1><p id="text">Chairs and tables.</p>
${body}
</body></html>`;
};

/** The configuration as an element of the page. */
export const configElement = (config) => {
  const text = typeof config === 'string' ? config : JSON.stringify(config);
  return `<script type="application/json" id="placet-config">${text.replaceAll('<', '\\u003c')}</script>`;
};
