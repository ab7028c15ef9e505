// The panel's elements: built once, then only their texts and lists change.

import { asked, localized } from "./declared.js";
import { say } from "./words.js";

export const TABS = ["held", "replayed", "sent", "stored"];

/** Builds the panel into its place; `on` says what its controls do. */
export function build(root, on) {
  const bar = element("button", "panel-bar", { type: "button", "aria-controls": "panel-body" });
  const summary = element("span", "panel-summary", { "aria-hidden": "true" });
  bar.append(element("span", "panel-title", {}, say("title")), summary, element("span", "panel-arrow", { "aria-hidden": "true" }));
  bar.addEventListener("click", on.toggle);

  const state = element("p", "panel-state", { role: "status" });
  const list = element("div", "panel-list", { role: "tabpanel", id: "panel-list", tabindex: "0" });
  const tabs = TABS.map((name) => tab(name, on.select));
  const tablist = element("div", "panel-tabs", { role: "tablist", "aria-label": say("title") });
  tablist.append(...tabs.map(({ button }) => button));
  tablist.addEventListener("keydown", (event) => arrows(event, tabs, on.select));

  const choices = element("dl", "panel-choices", { "aria-label": say("choices") });
  const marks = asked.map((purpose) => choice(purpose, choices));
  const body = element("div", "panel-body", { id: "panel-body" });
  body.append(state, choices, actions(on), tablist, list);
  root.append(bar, body);
  return { root, bar, summary, state, list, tabs, marks };
}

function tab(name, select) {
  const button = element("button", `panel-tab tab-${name}`, { type: "button", role: "tab", id: `panel-tab-${name}`, "aria-controls": "panel-list" });
  const count = element("b", "", {}, "0");
  button.append(count, element("span", "", {}, say(name)));
  button.addEventListener("click", () => select(name));
  return { name, button, count };
}

function arrows(event, tabs, select) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = tabs.findIndex(({ button }) => button === document.activeElement);
  const next = tabs[(at + step + tabs.length) % tabs.length];
  next.button.focus();
  select(next.name);
}

function choice(purpose, parent) {
  const answer = element("dd");
  const row = element("div");
  row.append(element("dt", "", {}, localized(purpose.name)), answer);
  parent.append(row);
  return { purpose, answer };
}

function actions(on) {
  const row = element("p", "panel-actions");
  const reset = element("button", "", { type: "button" }, say("reset"));
  reset.addEventListener("click", on.reset);
  row.append(
    element("button", "", { type: "button", "data-placet": "preferences" }, say("preferences")),
    element("button", "", { type: "button", "data-placet": "withdraw" }, say("withdraw")),
    reset,
  );
  return row;
}

/** Opens or closes the panel. */
export function setOpen(view, open) {
  view.root.dataset.open = open;
  view.bar.setAttribute("aria-expanded", open);
  view.bar.setAttribute("aria-label", say(open ? "collapse" : "expand"));
}

/** Shows one tab's rows: `[heading, detail, note, kind]` each. */
export function showList(view, selected, rows, empty, footer) {
  for (const { name, button } of view.tabs) {
    button.setAttribute("aria-selected", name === selected);
    button.tabIndex = name === selected ? 0 : -1;
  }
  view.list.setAttribute("aria-labelledby", `panel-tab-${selected}`);
  const list = element("ul");
  for (const [heading, detail, note, kind] of rows) {
    const row = element("li", kind ?? "");
    row.append(element("b", "", {}, heading), element("span", "", {}, note), element("code", "", {}, detail));
    list.append(row);
  }
  view.list.replaceChildren(rows.length ? list : element("p", "panel-empty", {}, empty));
  if (footer) view.list.append(element("p", "panel-empty", {}, footer));
}

function element(name, kind = "", attributes = {}, text = "") {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
}
