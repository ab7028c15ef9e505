// Tagdock, a tag manager made up for this demo. Like the real ones it runs whatever its container says:
// on an event in `dataLayer` it inserts scripts and pictures and sets cookies, none of which the site's own code names.

(() => {
  const layer = (window.dataLayer = window.dataLayer || []);

  const insert = {
    script({ src }) {
      const tag = document.createElement("script");
      tag.async = true;
      tag.src = src;
      document.head.append(tag);
    },
    picture({ src }, event) {
      new Image().src = `${src}?event=${encodeURIComponent(event)}&at=${encodeURIComponent(location.pathname)}`;
    },
    cookie({ name, value, days }) {
      document.cookie = `${name}=${value}; path=/; max-age=${days * 86400}; samesite=lax`;
    },
  };

  function handle(container, { event }) {
    for (const tag of container.tags) if (tag.on.includes(event)) insert[tag.kind](tag, event);
  }

  fetch("https://tags.tagdock.test/container.json")
    .then((response) => response.json())
    .then((container) => {
      for (const entry of layer) handle(container, entry);
      layer.push = (...entries) => {
        for (const entry of entries) handle(container, entry);
        return Array.prototype.push.apply(layer, entries);
      };
    });
})();
