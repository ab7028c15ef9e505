// The notice editor at /editor/: static files, with the policy that each page of it has in its markup as a header, too.

import { readFileSync } from "node:fs";
import { join } from "node:path";

export const EDITOR = join(import.meta.dirname, "../editor");

/** The headers of a file of the editor. Framing cannot be forbidden from the markup. */
export function editorHeaders(path) {
  if (!path.endsWith(".html")) return {};
  const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(readFileSync(path, "utf8"));
  return { "content-security-policy": `${policy}; frame-ancestors 'self'`, "referrer-policy": "no-referrer" };
}
