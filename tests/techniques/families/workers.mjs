// Threads of their own, where the page's functions do not reach.
import { block, blobOf, family, literal } from '../lib/write.mjs';

const calls = (at) => `fetch(${JSON.stringify(at.txt())}, { mode: 'no-cors' }).catch(() => {});`;
const work = (id, code, via = 'Worker', more = {}) => ({ id: `worker-${id}`, via, code: (at) => block(code(at)), ...more });
const file = (name, text) => ({ files: (at) => ({ [name]: ['text/javascript', text(at)] }) });
const ofBlob = (text, make = 'new Worker(u)') => (at) => `${blobOf(text(at))} window.kept = ${make};`;
const ofOwn = (name, make = (a) => `new Worker(${a})`) => (at) => `window.kept = ${make(literal(at.own(name)))};`;
const register = (name) => (at) => `navigator.serviceWorker.register(${literal(at.own(name))}).catch(() => {});`;
const imports = (at) => `importScripts(${JSON.stringify(at.js())});`;

export default family(
  'workers',
  work('blob-fetch', ofBlob(calls), 'Worker Blob URL.createObjectURL'),
  work('file-fetch', (at) => `window.kept = new Worker(URL.createObjectURL(new File([${literal(calls(at))}], 'w.js', { type: 'text/javascript' })));`, 'File'),
  work('blob-xhr', ofBlob((at) => `const x = new XMLHttpRequest(); x.open('GET', ${JSON.stringify(at.json())}); x.send();`)),
  work('blob-socket', ofBlob((at) => `self.kept = new WebSocket(${JSON.stringify(at.ws())});`)),
  work('blob-event-source', ofBlob((at) => `self.kept = new EventSource(${JSON.stringify(at.sse())});`)),
  work('blob-import', ofBlob(imports), 'Worker', { needs: 'run' }),
  work('blob-module', ofBlob((at) => `import ${JSON.stringify(at.mjs())};`, `new Worker(u, { type: 'module' })`), 'Worker', { needs: 'run' }),
  work('blob-dynamic-import', ofBlob((at) => `import(${JSON.stringify(at.mjs())});`), 'Worker', { needs: 'run' }),
  work('blob-font', ofBlob((at) => `const f = new FontFace('x', 'url(${at.woff2()})'); f.load();`)),
  work('blob-revoked', (at) => `${blobOf(calls(at))} window.kept = new Worker(u); URL.revokeObjectURL(u);`),
  work('blob-message', (at) => `${blobOf('onmessage = (event) => fetch(event.data, { mode: "no-cors" });')} window.kept = new Worker(u); kept.postMessage(${literal(at.txt())});`, 'Worker.postMessage'),
  work('shared-message', (at) => `${blobOf('onconnect = (event) => { event.ports[0].onmessage = ({ data }) => fetch(data[0], { mode: "no-cors" }); };')} window.kept = new SharedWorker(u); kept.port.postMessage([${literal(at.txt())}]);`, 'MessagePort.postMessage'),
  work('channel-message', (at) => `${blobOf('const c = new BroadcastChannel("c"); c.onmessage = (event) => fetch(event.data.to, { mode: "no-cors" }); c.postMessage("ready");')} const c = window.channel = new BroadcastChannel('c'); c.onmessage = () => c.postMessage({ to: ${literal(at.txt())} }); window.kept = new Worker(u);`, 'BroadcastChannel.postMessage'),
  work('blob-bytes', (at) => `window.kept = new Worker(URL.createObjectURL(new Blob([new TextEncoder().encode(${literal(calls(at))})], { type: 'text/javascript' })));`, 'Blob'),
  work('blob-slice', (at) => `window.kept = new Worker(URL.createObjectURL(new Blob([' ', ${literal(calls(at))}]).slice(1, 9000, 'text/javascript')));`, 'Blob.slice'),
  work('blob-nested', ofBlob((at) => `self.kept = new Worker('data:text/javascript,' + encodeURIComponent(${JSON.stringify(calls(at))}));`)),
  work('blob-subclass', ofBlob(calls, 'new (class extends Worker {})(u)')),
  work('data', (at) => `window.kept = new Worker('data:text/javascript,' + encodeURIComponent(${literal(calls(at))}));`),
  work('data-import', (at) => `window.kept = new Worker('data:text/javascript,' + encodeURIComponent(${literal(imports(at))}));`),
  work('own-fetch', ofOwn('w.js'), 'Worker', file('w.js', calls)),
  work('own-import', ofOwn('w.js'), 'Worker', { needs: 'run', ...file('w.js', imports) }),
  work('own-module', ofOwn('w.mjs', (a) => `new Worker(${a}, { type: 'module' })`), 'Worker', { needs: 'run', ...file('w.mjs', (at) => `import ${JSON.stringify(at.mjs())};`) }),
  work('own-nested', ofOwn('w.js'), 'Worker', { files: (at) => ({ 'w.js': ['text/javascript', `self.kept = new Worker(${JSON.stringify(at.own('n.js'))});`], 'n.js': ['text/javascript', calls(at)] }) }),
  work('own-state-request', ofOwn('w.js'), 'Worker', file('w.js', (at) => `setTimeout(() => { ${calls(at)} }, 20);`)),
  work('theirs', (at) => `window.kept = new Worker(${literal(at.js())});`),
  work('shared-blob', ofBlob(calls, 'new SharedWorker(u)'), 'SharedWorker'),
  work('shared-own', ofOwn('w.js', (a) => `new SharedWorker(${a})`), 'SharedWorker', file('w.js', calls)),
  work('shared-data', (at) => `window.kept = new SharedWorker('data:text/javascript,' + encodeURIComponent(${literal(calls(at))}));`, 'SharedWorker'),
  work('service-import', register('sw.js'), 'ServiceWorkerContainer.register', { needs: 'run', patience: 1500, ...file('sw.js', imports) }),
  work('service-fetch', register('sw.js'), 'ServiceWorkerContainer.register', { patience: 1500, ...file('sw.js', (at) => `oninstall = (event) => event.waitUntil(${calls(at).slice(0, -1)});`) }),
  work('worklet-audio', (at) => `new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule(${literal(at.js())}).catch(() => {});`, 'Worklet.addModule'),
  work('worklet-audio-blob', (at) => `${blobOf(`import ${JSON.stringify(at.mjs())};`)} new OfflineAudioContext(1, 1, 44100).audioWorklet.addModule(u).catch(() => {});`, 'Worklet.addModule'),
);
