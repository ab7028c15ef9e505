// The button on a film's or map's placeholder: it asks, and the guard brings in the marked frame if the answer is yes.

import { ask } from "./ask.js";

export function startEmbeds() {
  for (const button of document.querySelectorAll("[data-ask]")) button.addEventListener("click", () => ask(button.dataset.ask));
}
