// The live panel: what the guard holds and has replayed, what reached the vendors, what this browser keeps.

import { asked, serviceName } from "./declared.js";
import { askGuard } from "./guard.js";
import { readHeld } from "./held.js";
import { recall, remember } from "./memory.js";
import { listen, readSent } from "./sent.js";
import { emptyStores, readStored } from "./stored.js";
import { TABS, build, setOpen, showList } from "./view.js";
import { say } from "./words.js";

const { guard, session } = document.body.dataset;
const WIDE = "(min-width: 68rem)";
const LOOK_AGAIN = 700;

const kept = recall();
let selected = TABS.includes(kept.tab) ? kept.tab : "held";
let open = kept.open ?? matchMedia(WIDE).matches;
let shown = "";
let lastState = "";

// Where to look first after an answer.
const TELLING = { Granted: "sent", Refused: "held", Withdrawn: "stored" };

const view = build(document.getElementById("panel"), {
  toggle() {
    open = !open;
    remember({ open });
    setOpen(view, open);
  },
  select(name) {
    selected = name;
    remember({ tab: name });
    show();
  },
  async reset() {
    await emptyStores();
    await fetch(`/__collector/reset?session=${encodeURIComponent(session)}`, { method: "POST" });
    location.reload();
  },
});
setOpen(view, open);

/** The choice as the panel tells it: before, granted, refused or withdrawn; or why there is none. */
function stateOf(choices, { sent, erased }) {
  if (guard === "off") return "Off";
  if (!choices) return "Missing";
  const answers = asked.flatMap((purpose) => answersTo(choices, purpose).map(([, answer]) => answer));
  if (answers.includes(true)) return "Granted";
  if (answers.includes(null)) return sent ? "Escaped" : "Before";
  return erased ? "Withdrawn" : "Refused";
}

/** The answers to the uses that a purpose really asks for: `[use, true | false | null]` each. */
function answersTo(choices, { id, uses }) {
  return uses.map((use) => [use, choices?.purposes[id]?.[use] ?? null]);
}

function answerOf(choices, purpose) {
  const uses = answersTo(choices, purpose);
  const granted = uses.filter(([, answer]) => answer === true).map(([use]) => use);
  if (granted.length) return [granted.length === uses.length ? say("yes") : granted.join(", "), "granted"];
  return uses.some(([, answer]) => answer === false) ? [say("no"), "refused"] : [say("open"), "open"];
}

const rowsOf = {
  held: ({ held }) => held.map((entry) => [whose(entry), nameOf(entry), `${entry.technique} · ${entry.state === "refused" ? say("refused") : say("pending")}`]),
  replayed: ({ replayed }) => replayed.map((entry) => [whose(entry), nameOf(entry), `${entry.technique} · ${since(entry.time)}`]),
  sent: ({ sent }) => sent.map((entry) => [serviceName(entry.vendor), `${entry.method} ${entry.path}`, [entry.what, size(entry.bytes), since(entry.time)].filter(Boolean).join(" · ")]),
  stored: ({ stored, erased }) => [
    ...stored.map((entry) => [ownerName(entry), entry.name, say(entry.kind)]),
    ...erased.map((entry) => [ownerName(entry), entry.name, `${say(entry.kind)} · ${say("erased")}`, "erased"]),
  ],
};

/** A tag may be marked with a purpose alone: then no service is known. */
function whose({ service }) {
  return service ? serviceName(service) : say("marked");
}

function ownerName({ owner, record }) {
  if (record) return `Placet · ${say("choice")}`;
  return owner ? serviceName(owner) : say("unknown");
}

function nameOf({ url, name }) {
  return name || (url ? url.replace(/^https?:\/\/[^/]+(\/~[\w-]+)?/, "") : "inline");
}

function since(time) {
  return `+${((time - performance.timeOrigin) / 1000).toFixed(1)} s`;
}

function size(bytes) {
  return bytes ? `${bytes} B` : "";
}

async function show() {
  const { held, replayed } = readHeld();
  const { sent, earlier } = readSent();
  const { stored, erased } = await readStored();
  const choices = askGuard("choices");
  const now = { held, replayed, sent, stored, erased };
  const counts = Object.fromEntries(Object.entries(now).map(([name, entries]) => [name, entries.length]));

  const state = stateOf(choices, counts);
  if (lastState && state !== lastState) selected = TELLING[state] ?? selected;
  lastState = state;
  const rows = rowsOf[selected](now).reverse();
  const answers = view.marks.map(({ purpose }) => answerOf(choices, purpose));
  // Nothing is touched while nothing changes, so that reading and focus are left in peace.
  const next = JSON.stringify([state, counts, rows, answers, earlier, selected]);
  if (next === shown) return;
  shown = next;

  view.root.dataset.state = state.toLowerCase();
  const sentence = say(`state${state}`, counts);
  if (view.state.textContent !== sentence) view.state.textContent = sentence;
  view.summary.textContent = TABS.map((name) => `${counts[name]} ${say(name).toLowerCase()}`).join(" · ");
  for (const { name, count } of view.tabs) count.textContent = counts[name];
  view.marks.forEach(({ answer }, index) => {
    [answer.textContent, answer.className] = answers[index];
  });
  const empty = say(`empty${selected[0].toUpperCase()}${selected.slice(1)}`);
  showList(view, selected, rows, empty, selected === "sent" && earlier ? say("earlier", { count: earlier }) : "");
}

for (const event of ["placet:ready", "placet:held", "placet:change", "placet:consent"]) addEventListener(event, show);
setInterval(show, LOOK_AGAIN);
listen(session, show);
show();
