// The vendors' side: one origin each, answering well enough that their real bundles work, and writing down every
// request that arrives.

import { createServer } from "node:http";
import { gunzipSync } from "node:zlib";
import { join } from "node:path";
import { splitSession, substitute } from "./hosts.mjs";
import { PIXEL, SCRIPT, body, bytes, cookieNames, json, reply, typeOf } from "./reply.mjs";

const ROOT = join(import.meta.dirname, "..");
const MODULES = join(ROOT, "node_modules");
const OURS = join(ROOT, "vendor");

// Remote configuration that switches off what would only load more files; events and flags stay on.
const POSTHOG_CONFIG = {
  supportedCompression: ["gzip", "gzip-js"],
  hasFeatureFlags: true,
  autocapture_opt_out: false,
  capturePerformance: false,
  captureDeadClicks: false,
  autocaptureExceptions: false,
  sessionRecording: false,
  surveys: false,
  heatmaps: false,
  siteApps: [],
  toolbarParams: {},
  isAuthenticated: false,
};

/** A file on a vendor's host. Files of ours may name other vendors; they get their loopback addresses here. */
async function file(context, path) {
  const found = await bytes(path);
  if (found === null) return reply(context.response, 404, "text/plain", "no such file\n", context.cors);
  const content = path.startsWith(OURS) ? substitute(found.toString(), context.place) : found;
  reply(context.response, 200, typeOf(path), content, context.cors);
}

const pixel = ({ response, cors }) => reply(response, 200, "image/gif", PIXEL, cors);
const accepted = ({ response, cors }) => json(response, { status: 1 }, cors);

/** Per vendor: which paths it answers, and how. The first pattern that fits wins. */
const ANSWERS = {
  posthog: [
    [/^\/static\/([\w.-]+\.js)$/, (context, [, name]) => file(context, join(MODULES, "posthog-js/dist", name))],
    [/^\/array\/[\w-]+\/config\.js$/, (context) => {
      const [, token] = /^\/array\/([\w-]+)\//.exec(context.path);
      const script = `(window._POSTHOG_REMOTE_CONFIG ??= {})["${token}"] = { config: ${JSON.stringify(POSTHOG_CONFIG)}, siteApps: [] };`;
      reply(context.response, 200, SCRIPT, script, context.cors);
    }],
    [/^\/array\/[\w-]+\/config$/, ({ response, cors }) => json(response, POSTHOG_CONFIG, cors)],
    [/^\/(flags|decide)\/?$/, ({ response, cors }) =>
      json(response, { ...POSTHOG_CONFIG, flags: {}, featureFlags: {}, errorsWhileComputingFlags: false }, cors)],
    [/^\/(e|s|i\/v0\/e|batch|capture)\/?$/, accepted],
  ],
  snowplow: [
    [/^\/sp\.js$/, (context) => file(context, join(MODULES, "@snowplow/browser-tracker/dist/index.umd.min.js"))],
    [/^\/com\.snowplowanalytics\.snowplow\/tp2$/, ({ response, cors }) => reply(response, 200, "text/plain", "ok", cors)],
    [/^\/i$/, pixel],
  ],
  plausible: [
    [/^\/api\/event$/, ({ response, cors }) => reply(response, 202, "text/plain", "ok", cors)],
  ],
  tagdock: [
    [/^\/t\.js$/, (context) => file(context, join(OURS, "tag-manager.js"))],
    [/^\/container\.json$/, (context) => file(context, join(OURS, "container.json"))],
  ],
  adlane: [
    [/^\/lane\.js$/, (context) => file(context, join(OURS, "adlane.js"))],
    [/^\/seen\.gif$/, pixel],
    [/^\/collect$/, accepted],
  ],
  heatloom: [
    [/^\/loom\.js$/, (context) => file(context, join(OURS, "heatloom.js"))],
    [/^\/weave$/, accepted],
  ],
  letterbox: [[/^\/tickets$/, accepted]],
  reeltime: [
    [/^\/embed\/[\w-]+$/, (context) => file(context, join(OURS, "reeltime.html"))],
    [/^\/(reeltime\.css|reeltime\.js)$/, (context, [, name]) => file(context, join(OURS, name))],
    [/^\/watched$/, accepted],
  ],
  wayfinder: [
    [/^\/embed$/, (context) => file(context, join(OURS, "wayfinder.html"))],
    [/^\/(wayfinder\.css)$/, (context, [, name]) => file(context, join(OURS, name))],
  ],
};

/** The probes of the feature pages: a script, a picture or a frame of any vendor, with a name to recognise it by. */
const PROBES = [
  [/^\/probe\/([\w-]+)\.js$/, ({ response, cors }, [, name]) =>
    reply(response, 200, SCRIPT, `window.probe?.(${JSON.stringify(name)});`, cors)],
  [/^\/probe\/([\w-]+)\.gif$/, pixel],
  [/^\/probe\/([\w-]+)\.html$/, (context) => file(context, join(OURS, "probe.html"))],
  [/^\/probe\/([\w-]+)\.json$/, accepted],
];

/** Starts one vendor's origin. */
export function vendorServer(host, vendor, { log, ports }) {
  return createServer(async (request, response) => {
    try {
      await answer(request, response, { host, vendor, log, ports });
    } catch (fault) {
      console.error(fault);
      if (!response.headersSent) reply(response, 500, "text/plain", "this vendor failed; see the server's terminal\n");
    }
  });
}

async function answer(request, response, { host, vendor, log, ports }) {
  const url = new URL(request.url, "http://vendor.invalid");
  const { session, path } = splitSession(url.pathname);
  const content = await body(request);
  const preflight = request.method === "OPTIONS";
  const cors = allowFrom(request);
  log.add({
    time: Date.now(),
    session,
    vendor,
    host,
    method: request.method,
    path: path + url.search,
    bytes: content.length,
    kind: preflight ? "preflight" : kindOf(path),
    what: preflight ? "" : contentOf(vendor, url, content),
    cookies: cookieNames(request),
    origin: request.headers.origin ?? "",
  });
  if (preflight) return reply(response, 204, "text/plain", "", cors);
  const [vendorHost] = (request.headers.host ?? "").split(":");
  const context = { response, path, cors, place: { ports, vendorHost, session } };
  for (const [pattern, respond] of [...ANSWERS[vendor], ...PROBES]) {
    const found = pattern.exec(path);
    if (found) return respond(context, found);
  }
  reply(response, 404, "text/plain", "nothing here\n", cors);
}

/** What any vendor answers: whoever asks may read it, with cookies. */
function allowFrom(request) {
  return {
    "access-control-allow-origin": request.headers.origin ?? "*",
    "access-control-allow-credentials": "true",
    "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "*",
    "access-control-allow-methods": "GET, POST, PUT, DELETE",
    "cross-origin-resource-policy": "cross-origin",
    vary: "origin",
  };
}

function kindOf(path) {
  return /\.(js|css|html)$|^\/embed/.test(path) ? "file" : "data";
}

/** The names of the events inside a request, as far as this vendor's format is known: for the eye, nothing hangs on it. */
function contentOf(vendor, url, content) {
  try {
    if (vendor === "posthog") return names(JSON.parse(unpack(content)), (event) => event.event);
    if (vendor === "snowplow") return names(JSON.parse(content).data, (event) => SNOWPLOW_EVENTS[event.e] ?? event.e);
    if (vendor === "plausible") return JSON.parse(content).n;
    return names(JSON.parse(content), (event) => event.event);
  } catch {
    return url.searchParams.get("event") ?? "";
  }
}

const SNOWPLOW_EVENTS = { pv: "page_view", pp: "page_ping", se: "struct_event", ue: "self_describing" };

function names(value, pick) {
  const events = Array.isArray(value) ? value : (value.batch ?? [value]);
  return [...new Set(events.map(pick).filter(Boolean))].join(", ");
}

/** PostHog sends JSON as it is, packed with gzip, or as base64 in a form field. */
function unpack(content) {
  if (content[0] === 0x1f && content[1] === 0x8b) return gunzipSync(content).toString();
  const text = content.toString();
  if (!text.startsWith("data=")) return text;
  return Buffer.from(new URLSearchParams(text).get("data"), "base64").toString();
}
