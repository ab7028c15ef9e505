// What reached the vendors, as their collectors tell it.

const requests = [];

/** Listens to the collectors; calls `changed` after each message. */
export function listen(session, changed) {
  const stream = new EventSource(`/__collector/stream?session=${encodeURIComponent(session)}`);
  stream.addEventListener("open", () => requests.splice(0));
  stream.addEventListener("request", ({ data }) => {
    requests.push(JSON.parse(data));
    changed();
  });
  stream.addEventListener("clear", () => {
    requests.splice(0);
    changed();
  });
}

/** This page's requests, and how many there were on the pages before. A preflight belongs to the request it asks for. */
export function readSent() {
  const all = requests.filter(({ kind }) => kind !== "preflight");
  const sent = all.filter(({ time }) => time >= performance.timeOrigin);
  return { sent, earlier: all.length - sent.length };
}
