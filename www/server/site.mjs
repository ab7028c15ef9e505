// The company's own origin: pages, its files, the built package under /placet/, and the log of what reached the vendors.

import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import { join, normalize } from "node:path";
import { bundle } from "./bundle.mjs";
import { EDITOR, editorHeaders } from "./editor.mjs";
import { vendorName } from "./hosts.mjs";
import { compose, find } from "./page.mjs";
import { HTML, SCRIPT, bytes, cookieNames, json, reply, typeOf } from "./reply.mjs";
import { policyHeaders, variantOf } from "./variant.mjs";

const ROOT = join(import.meta.dirname, "..");
const PACKAGE = join(ROOT, "../pkg");
const GUARD = join(PACKAGE, "placet.js");
// The one module of the site that imports from npm.
const BUNDLED = "/assets/plausible.js";
const LOOPBACK = /^(localhost|127\.0\.0\.1)(:\d+)?$/;

export const UNBUILT = "Placet is not built yet: run `cargo xtask demo` in the repository's root.";

export const isBuilt = () => existsSync(GUARD);

export function siteServer({ log, ports }) {
  return createServer(async (request, response) => {
    const host = request.headers.host ?? "";
    // A page of some other site that points its own name at this machine gets nothing.
    if (!LOOPBACK.test(host)) return reply(response, 421, "text/plain", "this site answers on loopback only\n");
    try {
      const url = new URL(request.url, `http://${host}`);
      if (url.pathname.startsWith("/__collector/")) return collector(url, request, response, log);
      if (url.pathname === BUNDLED) return reply(response, 200, SCRIPT, await bundle(BUNDLED.slice(1)));
      if (/^\/(assets|panel)\//.test(url.pathname)) return await file(ROOT, url.pathname, response);
      if (url.pathname.startsWith("/placet/")) return await file(PACKAGE, url.pathname.slice(8), response);
      if (url.pathname === "/editor") return reply(response, 308, "text/plain", "", { location: "/editor/" });
      if (url.pathname.startsWith("/editor/")) return await file(EDITOR, url.pathname.slice(8) || "index.html", response, editorHeaders);
      return await page(url, host, ports, response);
    } catch (fault) {
      console.error(fault);
      if (!response.headersSent) reply(response, 500, "text/plain", "the demo's server failed; see its terminal\n");
    }
  });
}

function collector(url, request, response, log) {
  const session = url.searchParams.get("session");
  const action = url.pathname.slice("/__collector/".length);
  if (action === "log") return json(response, { requests: log.read(session) });
  if (action === "stream") return log.stream(session, response);
  if (action === "clear") {
    log.clear(session);
    return json(response, { cleared: true });
  }
  if (action === "reset") {
    // The browser's cookies end here and not by script: a script's write in a vendor's name is what the guard holds.
    log.clear(session);
    const ended = cookieNames(request).map((name) => `${name}=; Path=/; Max-Age=0`);
    return json(response, { cleared: true }, { "set-cookie": ended });
  }
  reply(response, 404, "text/plain", "the log knows log, stream, clear and reset\n");
}

async function page(url, host, ports, response) {
  const variant = variantOf(url);
  const found = find(variant.path);
  if (!found) return reply(response, 404, "text/plain", "no such page\n");
  if (!variant.off && !isBuilt()) return reply(response, 503, "text/plain", `${UNBUILT}\n`);
  const nonce = randomBytes(16).toString("base64");
  const place = { ports, vendorHost: vendorName(host), session: variant.session };
  const guard = variant.inline ? (await bytes(GUARD)).toString() : "";
  const html = compose(found, variant, { place, nonce, guard });
  reply(response, 200, HTML, html, policyHeaders(variant, nonce, place.vendorHost));
}

async function file(root, path, response, headersOf = () => ({})) {
  const inside = join(root, normalize(`/${decodeURIComponent(path)}`));
  const found = inside.startsWith(root) ? await bytes(inside) : null;
  if (found === null) return reply(response, 404, "text/plain", "no such file\n");
  reply(response, 200, typeOf(inside), found, headersOf(inside));
}
