// What the guard holds now, and what it has let go since: an entry that leaves the list was replayed.

import { askGuard } from "./guard.js";

const replayed = [];
let last = [];

/** Reads the guard's list anew. */
export function readHeld() {
  const now = askGuard("held") ?? [];
  const still = now.map(keyOf);
  for (const entry of last) {
    const at = still.indexOf(keyOf(entry));
    if (at >= 0) still.splice(at, 1);
    else replayed.push({ ...entry, time: Date.now() });
  }
  last = now;
  return { held: now, replayed };
}

function keyOf({ technique, url, name, service }) {
  return JSON.stringify([technique, url, name, service]);
}
