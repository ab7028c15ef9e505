// Modules: what the language itself loads.
import { block, blobOf, family, literal, slot } from '../lib/write.mjs';

const runs = (id, more) => ({ id: `module-${id}`, needs: 'run', ...more });
const inline = (text) => `<script type="module">${text}</script>`;

export default family(
  'modules',
  runs('dynamic-import', { code: (at) => `import(${literal(at.mjs())}).catch(() => {});` }),
  runs('dynamic-import-late', { code: (at) => `setTimeout(() => import(${literal(at.mjs())}).catch(() => {}), 50);` }),
  runs('dynamic-variable', { code: (at) => block(`const from = ${literal(at.mjs())}; import(from).catch(() => {});`) }),
  runs('dynamic-comment', { code: (at) => `import(/* a chunk */ ${literal(at.mjs())}).catch(() => {});` }),
  runs('dynamic-joined', { code: (at) => `import('' + ${literal(at.mjs())}).catch(() => {});` }),
  runs('dynamic-eval', { code: (at) => `eval(${literal(`import(${JSON.stringify(at.mjs())}).catch(() => {})`)});` }),
  runs('static-comment', { html: (at) => inline(`import /* it */ ${literal(at.mjs())};`) }),
  runs('static-import', { html: (at) => inline(`import ${literal(at.mjs())};`) }),
  runs('static-import-names', { html: (at) => inline(`import one, * as all from ${literal(at.mjs())}; window.kept = [one, all];`) }),
  runs('export-from', { html: (at) => inline(`export * from ${literal(at.mjs())};`) }),
  runs('import-map', { place: 'head', html: (at) => `<script type="importmap">{"imports":{"trk":"${at.mjs()}"}}</script>${inline(`import 'trk';`)}` }),
  runs('import-map-dynamic', { place: 'head', html: (at) => `<script type="importmap">{"imports":{"trk":"${at.mjs()}"}}</script><script>import('trk').catch(() => {});</script>` }),
  runs('own-file', { markup: (at) => `<script type="module" src="${at.own('m.mjs')}"></script>`, files: (at) => ({ 'm.mjs': ['text/javascript', `import ${JSON.stringify(at.mjs())};`] }) }),
  runs('own-file-dynamic', { code: (at) => `import(${literal(at.own('m.mjs'))});`, files: (at) => ({ 'm.mjs': ['text/javascript', `import ${JSON.stringify(at.mjs())};`] }) }),
  runs('blob', { code: (at) => block(`${blobOf(`import ${JSON.stringify(at.mjs())};`)} import(u);`) }),
  runs('data', { code: (at) => `import('data:text/javascript,' + encodeURIComponent(${literal(`import ${JSON.stringify(at.mjs())};`)}));` }),
  runs('inline-made', { via: 'HTMLScriptElement.text', code: (at) => block(`const s = document.createElement('script'); s.type = 'module'; s.text = ${literal(`import ${JSON.stringify(at.mjs())};`)}; document.head.append(s);`) }),
  runs('inline-made-text', { via: 'Node.textContent', code: (at) => block(`const s = document.createElement('script'); s.type = 'module'; s.textContent = ${literal(`import ${JSON.stringify(at.mjs())};`)}; ${slot}.append(s);`) }),
  { id: 'module-json', code: (at) => `import(${literal(at.json())}, { with: { type: 'json' } }).catch(() => {});` },
  { id: 'module-css', code: (at) => `import(${literal(at.css())}, { with: { type: 'css' } }).catch(() => {});` },
);
