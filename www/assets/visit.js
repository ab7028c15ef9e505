// What advertising vendors ask sites to write on their behalf: first-party code, a vendor's cookie and storage key.
// No host is involved here; the guard knows whose they are by their names.

export function rememberVisit() {
  document.cookie = `_al_landing=${encodeURIComponent(location.pathname)}; path=/; max-age=${90 * 86400}; samesite=lax`;
  try {
    localStorage.setItem("_al_visits", String(Number(localStorage.getItem("_al_visits")) + 1));
  } catch {
    // Storage is refused: Adlane learns nothing.
  }
}
