// In the preview's frame: takes a configuration from the editor, starts the product with it as a page would, and shows a layer.

const WITHIN = 4000;
const editor = window.parent, send = (what, more = {}) => editor.postMessage({ placet: what, ...more }, location.origin);

let base = '';
const trusted = window.trustedTypes?.createPolicy('placet-editor', {
  createScriptURL: (address) => {
    if (address === `${base}placet.js` && new URL(address).origin === location.origin) return address;
    throw new TypeError(`not the product: ${address}`);
  },
}) ?? { createScriptURL: (address) => address };

addEventListener('message', ({ source, origin, data }) => {
  if (source !== editor || origin !== location.origin || editor === window || data?.placet !== 'show') return;
  start(data).catch((error) => send('failed', { why: `${error.message}` }));
}, { once: true });

const start = async ({ config, layer, dir, words }) => {
  if (!window.placetSealed) throw new Error('this browser does not let the preview keep its own memory');
  base = config.base;
  const page = document.documentElement;
  page.lang = config.language;
  page.dir = dir;
  page.dataset.scheme = config.theme.scheme;
  document.getElementById('sample').textContent = words;
  await load(`${base}placet.js`);
  keepFocusOut();
  window.Placet.run(config);
  window.Placet.on('change', ({ purposes }) => send('chosen', { purposes }));
  if (layer) {
    show(layer);
    await visible();
  }
  send('shown');
};

const show = (layer) => {
  if (layer.startsWith('ask:')) window.Placet.ask(layer.slice('ask:'.length));
  else window.Placet.open(layer);
};

const load = (address) => new Promise((resolve, reject) => {
  const script = document.createElement('script');
  script.async = false;
  script.src = trusted.createScriptURL(address);
  script.addEventListener('load', resolve);
  script.addEventListener('error', () => reject(new Error('the product could not be loaded')));
  document.head.append(script);
});

/**
 * The product moves the focus into a dialog that opens. While somebody types in the editor, it stays there: a dialog that is inert in that
 * moment has nothing that could be focused.
 */
const keepFocusOut = () => {
  const { showModal } = HTMLDialogElement.prototype, { focus } = HTMLElement.prototype;
  const outside = () => (document.hasFocus() && editor.document.activeElement === window.frameElement ? null : editor.document.activeElement);
  HTMLDialogElement.prototype.showModal = function () {
    const hand = outside();
    this.inert = Boolean(hand);
    showModal.call(this);
    this.inert = false;
    if (!hand || editor.document.activeElement === hand) return;
    window.frameElement.blur();
    hand.focus({ preventScroll: true });
  };
  HTMLElement.prototype.focus = function (...how) {
    if (!outside()) focus.apply(this, how);
  };
};

/** Until a layer is to be seen; or, where there is nothing to ask, until it is clear that none comes. */
const visible = () => new Promise((resolve) => {
  const end = Date.now() + WITHIN;
  const look = () => {
    const root = document.getElementById('placet')?.shadowRoot;
    const isThere = root && [...root.querySelectorAll('.notice, dialog')].some((layer) => layer.getBoundingClientRect().height > 0);
    if (isThere || Date.now() > end) return resolve();
    setTimeout(look, 30);
  };
  look();
});

// A link in the notice would lead the frame away; here it only says where it leads.
addEventListener('click', (event) => {
  const link = event.composedPath().find((each) => each instanceof HTMLAnchorElement);
  if (!link) return;
  event.preventDefault();
  send('link', { to: link.getAttribute('href') });
}, true);

send('ready');
