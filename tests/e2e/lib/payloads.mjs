// What the servers of trackers and sites answer. The ending of the path says what it is, its name what the page will know it by.

const GIF = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** A script that says that it ran. */
export const ran = (name) => `(window.ran=window.ran||[]).push(${JSON.stringify(name)});`;

const BY_ENDING = {
  js: (name) => ['text/javascript', ran(name)],
  mjs: (name) => ['text/javascript', `${ran(name)}export default ${JSON.stringify(name)};`],
  css: () => ['text/css', 'body{--seen:1}'],
  gif: () => ['image/gif', GIF],
  json: (name) => ['application/json', JSON.stringify({ name })],
  html: (name) => ['text/html; charset=utf-8', `<!doctype html><title>${name}</title><p>${name}`],
  txt: () => ['text/plain', 'ok'],
};

/** { type, content } for a path such as `/counter.js`; null where nothing of that kind is kept. */
export const payload = (path) => {
  const [, name, ending] = /([\w-]+)\.(\w+)$/.exec(path) ?? [];
  const make = BY_ENDING[ending];
  if (!make) return null;
  const [type, content] = make(name);
  return { type, content };
};
