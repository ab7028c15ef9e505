// The prize draw: its permission is asked for when somebody takes a ticket, because that is when it makes sense.

import { ask } from "./ask.js";

export function startDraw() {
  const form = document.querySelector("[data-draw]");
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const said = form.querySelector(".said");
    const address = new FormData(form).get("email");
    said.textContent = "";
    if (!(await ask("marketing"))) {
      said.textContent = form.dataset.refused;
      return;
    }
    said.textContent = (await enter(form.dataset.host, address)) ? form.dataset.thanks : form.dataset.failed;
  });
}

async function enter(host, email) {
  try {
    const answer = await fetch(`${host}/tickets`, { method: "POST", body: JSON.stringify([{ event: "ticket", email }]) });
    return answer.ok;
  } catch {
    return false;
  }
}
