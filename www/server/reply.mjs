// Answers, in one place: types, files, and reading a request's body.

import { readFile } from "node:fs/promises";
import { extname } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".map": "application/json; charset=utf-8",
  ".ts": "text/plain; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

export const HTML = TYPES[".html"];
export const SCRIPT = TYPES[".js"];

const BODY_LIMIT = 4 * 1024 * 1024;

/** The smallest picture there is: one transparent pixel. */
export const PIXEL = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** The media type of a file by its name's ending. */
export function typeOf(path) {
  return TYPES[extname(path)] ?? "application/octet-stream";
}

export function reply(response, status, type, body, headers = {}) {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store", ...headers });
  response.end(body);
}

export function json(response, value, headers) {
  reply(response, 200, TYPES[".json"], JSON.stringify(value), headers);
}

/** A file's bytes, or null when there is none. */
export async function bytes(path) {
  try {
    return await readFile(path);
  } catch {
    return null;
  }
}

/** A request's whole body; cut at a limit, so that no page can fill the memory. */
export async function body(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > BODY_LIMIT) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The names of the cookies that came with a request. */
export function cookieNames(request) {
  return (request.headers.cookie ?? "").split(";").map((pair) => pair.split("=")[0].trim()).filter(Boolean);
}
