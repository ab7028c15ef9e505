// What this browser keeps for this site, whose it is, and what has been erased since the last look.

import { isRecord, ownerOf } from "./declared.js";
import { recall, remember } from "./memory.js";

/** Everything stored now, and the declared entries that were there before and are gone. */
export async function readStored() {
  const stored = await inventory();
  const { seen = [], erased = [] } = recall();
  const keys = new Set(stored.map(keyOf));
  const gone = seen.filter((entry) => entry.owner && !keys.has(keyOf(entry)));
  const kept = erased.filter((entry) => !keys.has(keyOf(entry)) && !gone.some((each) => keyOf(each) === keyOf(entry)));
  const all = [...kept, ...gone];
  remember({ seen: stored, erased: all });
  return { stored, erased: all };
}

/** Removes whatever scripts may remove; cookies are ended by the server. */
export async function emptyStores() {
  for (const { name } of await databases()) indexedDB.deleteDatabase(name);
  for (const store of [() => localStorage, () => sessionStorage]) quietly(() => store().clear());
}

async function inventory() {
  const found = [];
  const add = (kind, names) => found.push(...names.map((name) => ({ kind, name, owner: ownerOf(kind, name), record: isRecord(name) })));
  add("cookie", document.cookie.split(";").map((pair) => pair.split("=")[0].trim()).filter(Boolean));
  add("local", quietly(() => Object.keys(localStorage)));
  add("session", quietly(() => Object.keys(sessionStorage)));
  add("indexeddb", (await databases()).map(({ name }) => name));
  return found;
}

async function databases() {
  try {
    return await indexedDB.databases();
  } catch {
    return [];
  }
}

function quietly(read) {
  try {
    return read() ?? [];
  } catch {
    return [];
  }
}

function keyOf({ kind, name }) {
  return `${kind} ${name}`;
}
