// Asking for a permission at the moment at which it is needed.

/** Resolves to whether the visitor permits the purpose. Without the guard (`?placet=off`) nobody is asked. */
export async function ask(purpose) {
  return document.body.dataset.guard === "off" ? true : window.Placet.ask(purpose);
}
