// The demo: `node www/server.mjs [--port 4173]`. One process serves the company's site and, each on a port of its own
// (the site's port + 1 and upwards), the vendors that its pages call. Everything stays on the loopback interface.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

if (!existsSync(join(import.meta.dirname, "node_modules"))) {
  console.error("The vendors' bundles are not installed yet: run `cargo xtask demo`, or `npm ci` in www/.");
  process.exit(1);
}

const { HOSTS } = await import("./server/hosts.mjs");
const { Log } = await import("./server/log.mjs");
const { UNBUILT, isBuilt, siteServer } = await import("./server/site.mjs");
const { vendorServer } = await import("./server/vendors.mjs");

const { values } = parseArgs({ options: { port: { type: "string", default: "4173" } } });
const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65535 - Object.keys(HOSTS).length) {
  console.error(`--port: found \`${values.port}\`, expected a free port; 0 lets the system choose`);
  process.exit(1);
}

const log = new Log();
const ports = {};
try {
  let next = port;
  for (const [host, vendor] of Object.entries(HOSTS)) {
    next = port === 0 ? 0 : next + 1;
    ports[host] = await listen(vendorServer(host, vendor, { log, ports }), next);
  }
  const site = await listen(siteServer({ log, ports }), port);
  console.log(`Spoke & Fable is open:  http://localhost:${site}/   (German: /de, guard inline: /inline, without it: /?placet=off)`);
  for (const [host, at] of Object.entries(ports)) console.log(`  127.0.0.1:${at}  ${host}`);
  if (!isBuilt()) console.log(UNBUILT);
} catch (fault) {
  console.error(fault.code === "EADDRINUSE" ? `port ${fault.port} is taken: choose another with --port` : fault);
  process.exit(1);
}

function listen(server, at) {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(at, "127.0.0.1", () => resolve(server.address().port));
  });
}
