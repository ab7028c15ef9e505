// Links that fetch ahead, and rules that do.
import { block, family, literal } from '../lib/write.mjs';

const tag = (id, markup, more) => ({ id: `hint-${id}`, place: 'head', markup, ...more });
const made = (id, rel, give, via = 'HTMLLinkElement.href', more = {}) => ({ id: `hint-dyn-${id}`, via, code: (at) => block(`const l = document.createElement('link'); l.rel = '${rel}'; ${give(at)} document.head.append(l);`), ...more });
const SLOW = 1500;

export default family(
  'hints',
  tag('preload-script', (at) => `<link rel="preload" as="script" href="${at.js()}">`),
  tag('preload-image', (at) => `<link rel="preload" as="image" href="${at.gif()}">`),
  tag('preload-srcset', (at) => `<link rel="preload" as="image" imagesrcset="${at.gif()} 1x">`),
  tag('preload-fetch', (at) => `<link rel="preload" as="fetch" crossorigin href="${at.json()}">`),
  tag('prefetch', (at) => `<link rel="prefetch" href="${at.js()}">`, { patience: SLOW }),
  tag('modulepreload', (at) => `<link rel="modulepreload" href="${at.mjs()}">`),
  tag('prerender', (at) => `<link rel="prerender" href="${at.html()}">`, { patience: SLOW }),
  tag('icon', (at) => `<link rel="icon" href="${at.gif()}">`, { patience: SLOW }),
  tag('touch-icon', (at) => `<link rel="apple-touch-icon" href="${at.gif()}">`, { patience: SLOW }),
  tag('manifest', (at) => `<link rel="manifest" href="${at.webmanifest()}">`, { patience: SLOW }),
  tag('preconnect', (at) => `<link rel="preconnect" href="${at.wire()}">`, { wire: true }),
  tag('speculation', (at) => `<script type="speculationrules">{"prefetch":[{"urls":["${at.html()}"],"eagerness":"immediate"}]}</script>`, { patience: SLOW }),
  tag('speculation-prerender', (at) => `<script type="speculationrules">{"prerender":[{"urls":["${at.html()}"],"eagerness":"immediate"}]}</script>`, { patience: SLOW }),
  { id: 'hint-header', markup: () => '<p>x</p>', headers: (at) => ({ link: `<${at.js()}>; rel=preload; as=script` }) },
  { id: 'hint-header-preconnect', wire: true, markup: () => '<p>x</p>', headers: (at) => ({ link: `<${at.wire()}>; rel=preconnect` }) },
  made('preload', 'preload', (at) => `l.as = 'script'; l.href = ${literal(at.js())};`),
  made('preload-srcset', 'preload', (at) => `l.as = 'image'; l.imageSrcset = ${literal(`${at.gif()} 1x`)};`, 'HTMLLinkElement.imageSrcset'),
  made('preload-attribute', 'preload', (at) => `l.as = 'fetch'; l.crossOrigin = ''; l.setAttribute('href', ${literal(at.json())});`, 'Element.setAttribute'),
  made('prefetch', 'prefetch', (at) => `l.href = ${literal(at.js())};`, undefined, { patience: SLOW }),
  made('modulepreload', 'modulepreload', (at) => `l.href = ${literal(at.mjs())};`),
  made('preconnect', 'preconnect', (at) => `l.href = ${literal(at.wire())};`, undefined, { wire: true }),
  made('icon', 'icon', (at) => `document.querySelector('link').remove(); l.href = ${literal(at.gif())};`, undefined, { patience: SLOW }),
  { id: 'hint-dyn-speculation', via: 'HTMLScriptElement.text', patience: SLOW, code: (at) => block(`const s = document.createElement('script'); s.type = 'speculationrules'; s.text = JSON.stringify({ prefetch: [{ urls: [${literal(at.html())}], eagerness: 'immediate' }] }); document.head.append(s);`) },
);
