// What reached the vendors: kept in memory, offered as JSON to tests and as Server-Sent Events to the live panel.

const KEEP = 5000;
const PULSE = 15_000;

export class Log {
  #entries = [];
  #listeners = new Set();
  #next = 1;

  /** Adds one request and tells everybody who listens to its session. */
  add(entry) {
    const full = { n: this.#next++, ...entry };
    this.#entries.push(full);
    if (this.#entries.length > KEEP) this.#entries.shift();
    this.#tell(full.session, "request", full);
  }

  /** The requests of one session, oldest first; of all of them when no session is named. */
  read(session) {
    return session === null ? this.#entries : this.#entries.filter((entry) => entry.session === session);
  }

  clear(session) {
    this.#entries = session === null ? [] : this.#entries.filter((entry) => entry.session !== session);
    this.#tell(session, "clear", {});
  }

  /** Answers with an endless event stream: first what is known already, then every request as it comes. */
  stream(session, response) {
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    for (const entry of this.read(session)) send(response, "request", entry);
    const listener = { session, response };
    this.#listeners.add(listener);
    const pulse = setInterval(() => response.write(": still here\n\n"), PULSE);
    response.on("close", () => {
      clearInterval(pulse);
      this.#listeners.delete(listener);
    });
  }

  #tell(session, event, data) {
    for (const listener of this.#listeners) {
      if (session === null || listener.session === session) send(listener.response, event, data);
    }
  }
}

function send(response, event, data) {
  response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}
