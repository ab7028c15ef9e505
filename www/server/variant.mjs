// The forms in which one page can be asked for: language, how the guard is pasted, which policies come with it.

/**
 * Reads the variant from a URL: `/de/...` German, `/inline/...` the guard inside the HTML, `?csp=strict`,
 * `?csp=nowasm`, `?tt`, `?placet=off` (the same page without the guard) and `?session=<name>`.
 */
export function variantOf(url) {
  const segments = url.pathname.split("/").filter(Boolean);
  const inline = segments[0] === "inline" && Boolean(segments.shift());
  const lang = segments[0] === "de" ? segments.shift() : "en";
  const session = url.searchParams.get("session") ?? "";
  const csp = url.searchParams.get("csp");
  return {
    path: `/${segments.join("/")}`,
    lang,
    inline,
    csp: csp === "strict" || csp === "nowasm" ? csp : "",
    trustedTypes: url.searchParams.has("tt"),
    off: url.searchParams.get("placet") === "off",
    session: /^[\w-]{1,64}$/.test(session) ? session : "",
  };
}

/** The address of `path` in the same variant; `change` overrides parts of it. */
export function address(path, variant, change = {}) {
  const { lang, inline, csp, trustedTypes, off, session } = { ...variant, ...change };
  const [place, fragment] = path.split("#");
  const query = new URLSearchParams();
  if (csp) query.set("csp", csp);
  if (trustedTypes) query.set("tt", "1");
  if (off) query.set("placet", "off");
  if (session) query.set("session", session);
  const prefix = (inline ? "/inline" : "") + (lang === "de" ? "/de" : "");
  return (prefix + place).replace(/(.)\/$/, "$1") + (query.size ? `?${query}` : "") + (fragment ? `#${fragment}` : "");
}

/** The response headers of a variant. Only `?csp` and `?tt` send a policy: most sites have none. */
export function policyHeaders(variant, nonce, vendorHost) {
  const directives = [];
  if (variant.csp) {
    const vendors = `http://${vendorHost}:*`;
    const wasm = variant.csp === "strict" ? " 'wasm-unsafe-eval'" : "";
    directives.push(
      "default-src 'self'",
      `script-src 'nonce-${nonce}' 'strict-dynamic'${wasm}`,
      "style-src 'self'",
      `img-src 'self' data: ${vendors}`,
      `connect-src 'self' ${vendors}`,
      `frame-src ${vendors}`,
      "object-src 'none'",
      "base-uri 'none'",
    );
  }
  if (variant.trustedTypes) directives.push("require-trusted-types-for 'script'");
  return directives.length ? { "content-security-policy": directives.join("; ") } : {};
}
