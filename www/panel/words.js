// What the live panel says.

const WORDS = {
  en: {
    title: "Live panel",
    held: "Held", replayed: "Replayed", sent: "Sent", stored: "Stored",
    stateBefore: "Nothing has left this page: {sent} sent, {held} held.",
    stateEscaped: "{sent} sent before you chose, {held} held.",
    stateGranted: "With your permission: {replayed} replayed, {sent} sent.",
    stateRefused: "You said no: {sent} sent, {held} held.",
    stateWithdrawn: "Withdrawn: {erased} erased, {held} held.",
    stateOff: "No guard, nobody asked: {sent} sent, {stored} stored.",
    stateMissing: "The guard has not started on this page.",
    emptyHeld: "Nothing is held.",
    emptyReplayed: "Nothing has been replayed on this page yet.",
    emptySent: "No vendor has heard from this page.",
    emptyStored: "This browser keeps nothing for this site.",
    marked: "A marked tag", pending: "not asked yet", refused: "refused",
    erased: "erased", unknown: "nobody declared it", choice: "your answer",
    yes: "yes", no: "no", open: "open",
    cookie: "cookie", local: "local storage", session: "session storage", indexeddb: "database",
    earlier: "on earlier pages: {count}",
    choices: "Your choices",
    preferences: "Preferences", withdraw: "Withdraw", reset: "Start afresh",
    collapse: "Close the live panel", expand: "Open the live panel",
  },
  de: {
    title: "Live-Ansicht",
    held: "Gehalten", replayed: "Nachgeholt", sent: "Gesendet", stored: "Gespeichert",
    stateBefore: "Nichts hat diese Seite verlassen: {sent} gesendet, {held} gehalten.",
    stateEscaped: "{sent} gesendet vor Ihrer Wahl, {held} gehalten.",
    stateGranted: "Mit Ihrer Einwilligung: {replayed} nachgeholt, {sent} gesendet.",
    stateRefused: "Sie haben abgelehnt: {sent} gesendet, {held} gehalten.",
    stateWithdrawn: "Widerrufen: {erased} gelöscht, {held} gehalten.",
    stateOff: "Kein Wächter, niemand hat gefragt: {sent} gesendet, {stored} gespeichert.",
    stateMissing: "Der Wächter ist auf dieser Seite nicht gestartet.",
    emptyHeld: "Nichts wird gehalten.",
    emptyReplayed: "Auf dieser Seite wurde noch nichts nachgeholt.",
    emptySent: "Kein Anbieter hat von dieser Seite gehört.",
    emptyStored: "Dieser Browser bewahrt nichts für diese Seite auf.",
    marked: "Ein markiertes Tag", pending: "noch nicht gefragt", refused: "abgelehnt",
    erased: "gelöscht", unknown: "von niemandem angegeben", choice: "Ihre Antwort",
    yes: "ja", no: "nein", open: "offen",
    cookie: "Cookie", local: "Local Storage", session: "Session Storage", indexeddb: "Datenbank",
    earlier: "auf früheren Seiten: {count}",
    choices: "Ihre Wahl",
    preferences: "Einstellungen", withdraw: "Widerrufen", reset: "Von vorn",
    collapse: "Live-Ansicht schließen", expand: "Live-Ansicht öffnen",
  },
};
const words = WORDS[document.documentElement.lang] ?? WORDS.en;

/** A text of the panel, with `{name}` filled in. */
export function say(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
