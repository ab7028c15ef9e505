// First in the preview's page: gives this frame a memory of its own. Choices made in the preview, and what the product erases after a
// refusal, must not touch what the owner keeps in this browser: cookies go into a jar that ends with the frame, all other stores are refused.
(() => {
  const jar = new Map(), native = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  const put = (on, name, get, set) => Object.defineProperty(on, name, { get, set, enumerable: true, configurable: true });
  const refuse = () => { throw new DOMException('The preview keeps nothing.', 'SecurityError'); };

  put(Document.prototype, 'cookie', () => [...jar].map((pair) => pair.join('=')).join('; '), (text) => {
    const [, name, value, rest] = /^\s*([^=;]+)=([^;]*)(.*)$/s.exec(text) ?? [];
    if (name === undefined) return;
    if (/max-age\s*=\s*(0|-)/i.test(rest)) jar.delete(name.trim());
    else jar.set(name.trim(), value.trim());
  });
  for (const name of ['localStorage', 'sessionStorage']) put(window, name, refuse);
  for (const name of ['indexedDB', 'caches', 'cookieStore']) put(window, name, () => undefined);
  for (const name of ['serviceWorker', 'storage', 'storageBuckets']) put(Navigator.prototype, name, () => undefined);

  const isRefused = (name) => {
    try {
      return !window[name];
    } catch {
      return true;
    }
  };
  // Believed only when it has been tried.
  document.cookie = 'placet-sealed=1';
  const isSealed = document.cookie.includes('placet-sealed=1') && !native.get.call(document).includes('placet-sealed') && ![window.indexedDB, window.caches, navigator.storage, navigator.serviceWorker].some(Boolean) && isRefused('localStorage') && isRefused('sessionStorage');
  jar.clear();
  Object.defineProperty(window, 'placetSealed', { value: isSealed });
})();
