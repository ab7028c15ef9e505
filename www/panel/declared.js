// The page's configuration, as far as the panel needs it: whose is this name, what is this service called.

const config = JSON.parse(document.getElementById("placet-config").textContent);

/** The purposes that are asked about. */
export const asked = config.purposes.filter(({ basis }) => basis === "consent");

export function serviceName(id) {
  return config.services.find((service) => service.id === id)?.name ?? id;
}

/** The service that declares a cookie or storage key, or null. */
export function ownerOf(kind, name) {
  for (const { id, cookies = [], storage = [] } of config.services) {
    const patterns = kind === "cookie" ? cookies.map((cookie) => cookie.name) : storage.filter((each) => each.in === kind).map(({ key }) => key);
    if (patterns.some((pattern) => fits(pattern, name))) return id;
  }
  return null;
}

/** Placet's own record of the visitor's answer. */
export function isRecord(name) {
  return name === (config.cookie?.name ?? "placet");
}

/** A purpose's or service's text in the page's language. */
export function localized(text) {
  return typeof text === "string" ? text : (text[document.documentElement.lang] ?? text.en);
}

function fits(pattern, name) {
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`).test(name);
}
