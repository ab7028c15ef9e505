// Heatloom, a heat map made up for this demo: it notes clicks in a database of its own and sends them by XMLHttpRequest.

(() => {
  const visit = sessionStorage.getItem("heatloom_visit") || Math.random().toString(36).slice(2);
  sessionStorage.setItem("heatloom_visit", visit);

  const opened = indexedDB.open("heatloom", 1);
  opened.onupgradeneeded = () => opened.result.createObjectStore("clicks", { autoIncrement: true });
  opened.onsuccess = () => {
    const database = opened.result;
    // Whoever deletes the database must not have to wait for this page.
    database.onversionchange = () => database.close();
    addEventListener("click", ({ clientX, clientY }) => {
      try {
        database.transaction("clicks", "readwrite").objectStore("clicks").add({ x: clientX, y: clientY });
      } catch {
        return; // The database was closed because somebody deletes it.
      }
      send("click");
    });
  };

  function send(event) {
    const request = new XMLHttpRequest();
    request.open("POST", "https://heatloom.test/weave");
    request.setRequestHeader("content-type", "text/plain");
    request.send(JSON.stringify([{ event, visit, path: location.pathname }]));
  }
  send("start");
})();
