// The guard's answers. The panel is there to show when something is wrong, so it must outlive a guard that is.

/** Calls one of the guard's functions without arguments; null when there is no guard or it fails. */
export function askGuard(name) {
  try {
    return window.Placet?.[name]?.() ?? null;
  } catch {
    return null;
  }
}
