// The privacy page, written from the same configuration as the notice: what, what for, who, how long, what you get.
// Because both read one file, they cannot contradict each other.

const WORDS = {
  en: {
    asks: "Asked first", always: "Always on, because", who: "Who gets it", what: "What", why: "What for", get: "What you get",
    long: "Kept for", day: "day", days: "days", stored: "Stored in your browser", nothing: "nothing",
    store: "store", analyse: "analyse", share: "pass on", policy: "Its privacy policy", contact: "Write to",
    identified: "tied to your name", pseudonymous: "recognisable, but without your name", aggregated: "only as a count over at least {n} people",
    cookie: "cookie", local: "local storage", session: "session storage", indexeddb: "database", cache: "cache", answers: "answers for this site.",
  },
  de: {
    asks: "Wir fragen vorher", always: "Immer an, denn", who: "Wer es bekommt", what: "Was", why: "Wofür", get: "Was Sie davon haben",
    long: "Aufbewahrt", day: "Tag", days: "Tage", stored: "In Ihrem Browser gespeichert", nothing: "nichts",
    store: "speichern", analyse: "auswerten", share: "weitergeben", policy: "Datenschutzerklärung", contact: "Schreiben Sie an",
    identified: "mit Ihrem Namen verbunden", pseudonymous: "wiedererkennbar, aber ohne Ihren Namen", aggregated: "nur als Summe über mindestens {n} Personen",
    cookie: "Cookie", local: "Local Storage", session: "Session Storage", indexeddb: "Datenbank", cache: "Cache", answers: "verantwortet diese Seite.",
  },
};

/** The generated part of the privacy page. */
export function privacy(config, lang) {
  const words = WORDS[lang];
  const { name, contact } = config.controller;
  const who = `<p class="lead"><b>${escape(name)}</b> ${words.answers} ${words.contact} <a href="mailto:${contact}">${contact}</a>.</p>`;
  return who + config.purposes.map((purpose) => section(purpose, config.services, lang, words)).join("");
}

function section(purpose, services, lang, words) {
  const text = (value) => escape(typeof value === "string" ? value : (value[lang] ?? value.en));
  const serving = services.filter((service) => purpose.id in service.purposes);
  const asked = purpose.basis === "consent" ? words.asks : `${words.always}: ${text(purpose.justification)}`;
  const rows = [
    [words.why, text(purpose.description)],
    [words.what, `<ul>${purpose.data.map((item) => `<li>${text(item.name)} <small>(${kindOf(item, words)})</small></li>`).join("")}</ul>`],
    [words.who, `<ul>${serving.map((service) => `<li>${recipient(service, purpose.id, lang, words)}</li>`).join("")}</ul>`],
    [words.long, span(purpose.retention.days, words)],
    [words.get, text(purpose.benefit)],
  ];
  return `<section class="disclosure" id="${purpose.id}"><h2>${text(purpose.name)}</h2><p class="tag">${asked}</p>
    <dl>${rows.map(([term, detail]) => `<div><dt>${term}</dt><dd>${detail}</dd></div>`).join("")}</dl></section>`;
}

function kindOf(item, words) {
  return words[item.identifiability].replace("{n}", item.group);
}

function recipient(service, purpose, lang, words) {
  const uses = service.purposes[purpose].map((use) => words[use]).join(", ");
  const country = new Intl.DisplayNames([lang], { type: "region" }).of(service.country);
  const kept = [
    ...(service.cookies ?? []).map(({ name, days }) => [name, words.cookie, days]),
    ...(service.storage ?? []).map(({ key, in: kind, days }) => [key, words[kind], days]),
  ].map(([name, kind, days]) => `<code>${escape(name)}</code> (${kind}, ${span(days, words)})`);
  const who = service.name === service.provider ? "" : `${escape(service.provider)}, `;
  return `<b>${escape(service.name)}</b>: ${who}${country}; ${uses}.
    <small class="kept">${words.stored}: ${kept.join(", ") || words.nothing}. <a href="${service.privacy}">${words.policy}</a></small>`;
}

function span(days, words) {
  return `${days} ${days === 1 ? words.day : words.days}`;
}

function escape(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
