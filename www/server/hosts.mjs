// The vendors' hosts. Pages and configuration write them under `.test`, as a real site would write real names;
// on the way out each name becomes a loopback address with a port of its own, so every vendor is another origin.

/** Declared name -> the vendor it belongs to, in the order of their ports (the site's port + 1, + 2, ...). */
export const HOSTS = {
  "eu.i.posthog.test": "posthog",
  "collector.snowplow.test": "snowplow",
  "plausible.test": "plausible",
  "tags.tagdock.test": "tagdock",
  "adlane.test": "adlane",
  "heatloom.test": "heatloom",
  "letterbox.test": "letterbox",
  "reeltime.test": "reeltime",
  "wayfinder.test": "wayfinder",
};

const NAME = /(https:\/\/)?((?:[a-z]+\.)*[a-z]+\.test)\b/g;

/**
 * The vendors stand on the *other* loopback name than the page, so that they are cross-site to it, not only
 * cross-origin: a page on `localhost` has its vendors on `127.0.0.1`, and the other way round.
 */
export function vendorName(pageHost) {
  return pageHost.startsWith("localhost") ? "127.0.0.1" : "localhost";
}

/**
 * Writes loopback addresses where `text` has declared names. A session, if there is one, becomes the first path
 * segment of every vendor address: that is how the log tells visitors apart without any cookie or referrer.
 */
export function substitute(text, { ports, vendorHost, session }) {
  const path = session ? `/~${session}` : "";
  return text.replace(NAME, (whole, scheme, name) => {
    const port = ports[name];
    if (port === undefined) return whole;
    return scheme ? `http://${vendorHost}:${port}${path}` : `${vendorHost}:${port}`;
  });
}

/** Splits `/~session/path` into its two parts. */
export function splitSession(path) {
  const found = /^\/~([\w-]{1,64})(\/.*)?$/.exec(path);
  return found ? { session: found[1], path: found[2] ?? "/" } : { session: "", path };
}
