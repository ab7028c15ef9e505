// The words that techniques are written with. A technique is one way in which a page loads or runs a tracker, or writes its state:
//
//   { id, needs, via, markup | html | code, ... }
//
//   needs    the signal that shows that it worked: 'request' (the tracker's server was asked), 'run' (the tracker's script ran) or 'state'
//            (a declared name is stored)
//   via      the properties it goes through, as `Interface.property`, parted by spaces: what a guard has to replace to stop it
//   markup   (at) => HTML without any code: what the parser itself loads
//   html     (at) => HTML with code in it
//   code     (at) => the text of an inline script
//   place    'head' (right behind the guard), 'body' (default), or 'far' (behind a long text)
//   page     (html) => the whole document, where head and body do not do
//   files    (at) => files of the site's own, by name: [type, text]
//   headers  (at) => headers that the site sends with the page
//   click    a selector that is clicked once the page has loaded
//   wire     true where the signal is any packet at a port of its own: see at.wire()
//   patience milliseconds to wait for it, where the browser takes its time

/** A value as a literal that may stand in an inline script. */
export const literal = (value) => JSON.stringify(value).replaceAll('<', '\\x3c');
/** Text inside a double-quoted attribute. */
export const attribute = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
/** Code with names of its own. */
export const block = (code) => `(() => { ${code} })();`;

/** A script element that points at the tracker. */
export const scriptTag = (at) => `<script src="${at.js()}"></script>`;
/** Code that leaves a script element pointing at the tracker in `s`, outside the page. */
export const makeScript = (at, party) => `const s = document.createElement('script'); s.src = ${literal(at.js(party))};`;
export const appendScript = (at) => block(`${makeScript(at)} document.head.appendChild(s);`);
/** The empty element in front of the technique. */
export const slot = `document.getElementById('slot')`;
/** Code that leaves the window of a fresh frame in `w`. */
export const freshFrame = `const f = document.createElement('iframe'); document.body.appendChild(f); const w = f.contentWindow;`;
/** A request that nothing waits for. */
export const callOut = (at) => `fetch(${literal(at.txt())}, { mode: 'no-cors' }).catch(() => {});`;
/** Code that leaves in `u` the address of a script with this text. */
export const blobOf = (text) => `const u = URL.createObjectURL(new Blob([${literal(text)}], { type: 'text/javascript' }));`;

/** Several techniques of one family. */
export const family = (name, ...techniques) => techniques.flat().map((each) => ({ family: name, needs: 'request', via: '', place: 'body', ...each }));
