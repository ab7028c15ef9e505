// Adlane, a retargeting vendor made up for this demo: a cookie, a memory in local storage, a beacon and a picture.

(() => {
  const id = (/(?:^|; )_al_id=(\w+)/.exec(document.cookie) || [])[1] || Math.random().toString(36).slice(2);
  document.cookie = `_al_id=${id}; path=/; max-age=${90 * 86400}; samesite=lax`;

  let seen = [];
  try {
    seen = JSON.parse(localStorage.getItem("_al_seen") || "[]");
    seen = [...new Set([...seen, location.pathname])].slice(-20);
    localStorage.setItem("_al_seen", JSON.stringify(seen));
  } catch {
    // Storage is refused or holds something else: Adlane goes on without a memory.
  }

  navigator.sendBeacon("https://adlane.test/collect", JSON.stringify([{ event: "audience", id, seen }]));
  new Image().src = "https://adlane.test/seen.gif?event=retarget";
})();
