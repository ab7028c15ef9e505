// The basket: article ids and counts in local storage, under the one key that the configuration calls necessary.

const KEY = "basket";

export function startBasket() {
  showCount();
  showList();
  for (const button of document.querySelectorAll("[data-add]")) {
    button.addEventListener("click", () => {
      change(button.dataset.add, 1);
      const said = button.parentElement.querySelector("[data-said]");
      said.textContent = said.dataset.said;
      // Shops tell their tag manager; what it makes of that is for the guard to judge.
      (window.dataLayer ??= []).push({ event: "add_to_basket", id: button.dataset.add });
    });
  }
}

function load() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return kept && typeof kept === "object" ? kept : {};
  } catch {
    return {};
  }
}

function change(id, by) {
  const basket = load();
  basket[id] = (basket[id] ?? 0) + by;
  if (basket[id] <= 0) delete basket[id];
  try {
    localStorage.setItem(KEY, JSON.stringify(basket));
  } catch {
    // Storage is refused: the basket lasts as long as the page.
  }
  showCount();
  showList();
}

function showCount() {
  const count = Object.values(load()).reduce((sum, each) => sum + each, 0);
  for (const place of document.querySelectorAll("[data-basket-count]")) place.textContent = count;
}

function showList() {
  const list = document.querySelector("[data-basket]");
  if (!list) return;
  const catalogue = JSON.parse(document.getElementById("catalogue").textContent);
  const known = Object.entries(load()).filter(([id]) => Object.hasOwn(catalogue, id));
  if (!known.length) return list.replaceChildren(element("p", "empty", list.dataset.empty));
  const rows = known.map(([id, count]) => {
    const row = element("div", "basket-row");
    const remove = element("button", "plain", list.dataset.remove);
    remove.type = "button";
    remove.addEventListener("click", () => change(id, -1));
    row.append(element("b", "", catalogue[id].name), element("span", "", `× ${count}`), element("span", "amount", money(count * catalogue[id].price)), remove);
    return row;
  });
  const sum = known.reduce((total, [id, count]) => total + count * catalogue[id].price, 0);
  const total = element("div", "basket-row total");
  total.append(element("b", "", list.dataset.total), element("span"), element("span", "amount", money(sum)), element("span"));
  list.replaceChildren(...rows, total);
}

function money(amount) {
  return new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency: "EUR", maximumFractionDigits: 0 }).format(amount);
}

function element(name, kind = "", text = "") {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  made.textContent = text;
  return made;
}
