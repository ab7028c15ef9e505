// What the panel itself remembers between pages of one visit: declared in the configuration as part of the shop.

const KEY = "demo-panel";

export function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

export function remember(change) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ ...recall(), ...change }));
  } catch {
    // Storage is refused: the panel starts anew on every page.
  }
}
