// The feature pages' lists: each line says whether its technique has run, and the late ones have a button to insert it.

export function startProbes() {
  const list = document.querySelector("[data-probes]");
  if (!list) return;
  for (const line of list.children) {
    const light = document.createElement("span");
    light.className = "light";
    light.setAttribute("role", "status");
    light.textContent = list.dataset.waiting;
    line.append(light);
  }
  const mark = (name) => {
    const line = list.querySelector(`[data-probe="${name}"]`);
    if (!line) return;
    line.classList.add("done");
    line.querySelector(".light").textContent = list.dataset.done;
  };
  const early = window.ran ?? [];
  window.probe = (name) => {
    early.push(name);
    mark(name);
  };
  early.forEach(mark);
  // Capturing, because `load` does not bubble.
  document.addEventListener("load", ({ target }) => {
    if (target.dataset?.probeLoads && target.src) window.probe(target.dataset.probeLoads);
  }, true);
  for (const loaded of document.querySelectorAll("img[data-probe-loads][src]")) if (loaded.complete) mark(loaded.dataset.probeLoads);
  for (const button of document.querySelectorAll("[data-late]")) button.addEventListener("click", () => late[button.dataset.late]());
}

const place = () => document.querySelector("[data-late-place]");
const probeAt = (vendor) => place().dataset[vendor];

const late = {
  script() {
    place().append(marked(`probe("late-script");`));
  },
  vendor() {
    const tag = document.createElement("script");
    tag.src = `${probeAt("adlane")}/late-vendor.js`;
    place().append(tag);
  },
  image() {
    place().insertAdjacentHTML("beforeend", `<img class="pixel" alt="" data-probe-loads="late-image" src="${probeAt("adlane")}/late-image.gif">`);
  },
  shadow() {
    const host = document.createElement("div");
    host.attachShadow({ mode: "open" }).append(marked(`probe("late-shadow");`));
    place().append(host);
  },
  template() {
    const template = document.createElement("template");
    const tag = document.createElement("script");
    tag.src = `${probeAt("heatloom")}/late-template.js`;
    template.content.append(tag);
    template.dataset.category = "statistics";
    place().append(template);
  },
};

function marked(code) {
  const tag = document.createElement("script");
  tag.type = "text/plain";
  tag.dataset.category = "statistics";
  tag.textContent = code;
  return tag;
}
