// Reeltime's player. Being shown is enough for it to remember you and to report; that is why a frame needs permission.

const viewer = remembered() || Math.random().toString(36).slice(2);

function remembered() {
  try {
    return (localStorage.reeltime_viewer ||= Math.random().toString(36).slice(2));
  } catch {
    return ""; // Browsers may refuse storage to a frame of another site.
  }
}

const report = (event) => navigator.sendBeacon("../watched", JSON.stringify([{ event, viewer }]));
report("shown");

let seconds = 0;
document.getElementById("play").addEventListener("click", () => {
  if (document.body.classList.toggle("playing")) report("play");
});
setInterval(() => {
  if (!document.body.classList.contains("playing")) return;
  seconds = (seconds + 1) % 247;
  document.getElementById("time").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} / 4:07`;
}, 1000);
