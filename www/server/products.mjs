// The shop's shelves: what is for sale (nothing, really), in both languages.

import { picture } from "../art/pictures.mjs";
import { address } from "./variant.mjs";

const PRODUCTS = [
  {
    id: "ferry", price: 1480, art: "bicycle:ferry", name: "The Ferry",
    line: { en: "The tourer that carries your week", de: "Der Tourer, der Ihre Woche trägt" },
    text: {
      en: "Lugged steel, eight gears, and room for two bags. Built slowly, in batches of six, for roads that are longer than planned.",
      de: "Gemuffter Stahl, acht Gänge und Platz für zwei Taschen. Langsam gebaut, je sechs auf einmal, für Wege, die länger werden als geplant.",
    },
    facts: { en: ["Steel, petrol enamel", "8-speed hub", "Hub dynamo", "15.2 kg"], de: ["Stahl, petrolfarben emailliert", "8-Gang-Nabe", "Nabendynamo", "15,2 kg"] },
  },
  {
    id: "marguerite", price: 1120, art: "bicycle:marguerite", name: "Marguerite",
    line: { en: "Step through, sit up, say hello", de: "Durchsteigen, aufrecht sitzen, grüßen" },
    text: {
      en: "A low frame that forgives long coats and short stops. The basket holds one market, more or less.",
      de: "Ein tiefer Durchstieg, der lange Mäntel und kurze Halte verzeiht. In den Korb passt ungefähr ein Wochenmarkt.",
    },
    facts: { en: ["Steel, poppy enamel", "3-speed hub", "Willow basket", "16.4 kg"], de: ["Stahl, mohnrot emailliert", "3-Gang-Nabe", "Weidenkorb", "16,4 kg"] },
  },
  {
    id: "psalm", price: 1960, art: "bicycle:psalm", name: "Gravel Psalm",
    line: { en: "For the road after the road", de: "Für die Straße nach der Straße" },
    text: {
      en: "Light tubes, wide tyres and nothing that rattles. Sings on gravel, hums on tarmac.",
      de: "Leichte Rohre, breite Reifen und nichts, das klappert. Singt auf Schotter, summt auf Asphalt.",
    },
    facts: { en: ["Thin-walled steel, mustard", "1 x 11", "42 mm tyres", "10.1 kg"], de: ["Dünnwandiger Stahl, senfgelb", "1 x 11", "42-mm-Reifen", "10,1 kg"] },
  },
  {
    id: "packhorse", price: 2840, art: "bicycle:packhorse", name: "Packhorse",
    line: { en: "The longest friend you can have", de: "Der längste Freund, den man haben kann" },
    text: {
      en: "A long tail with an ash-wood box: two children, four crates or one cello. It is not in a hurry, and neither are you.",
      de: "Ein langes Heck mit Kiste aus Esche: zwei Kinder, vier Kästen oder ein Cello. Es hat keine Eile, und Sie auch nicht.",
    },
    facts: { en: ["Steel, moss enamel", "8-speed hub", "Carries 90 kg", "24.8 kg"], de: ["Stahl, moosgrün emailliert", "8-Gang-Nabe", "Trägt 90 kg", "24,8 kg"] },
  },
  {
    id: "nightpost", price: 890, art: "bicycle:nightpost", name: "Night Post",
    line: { en: "One gear, one lamp, no excuses", de: "Ein Gang, eine Lampe, keine Ausreden" },
    text: {
      en: "For short ways at late hours. So little on it that there is hardly anything to mend.",
      de: "Für kurze Wege zu später Stunde. So wenig dran, dass es kaum etwas zu reparieren gibt.",
    },
    facts: { en: ["Steel, plum enamel", "Single speed", "Battery lamp", "9.6 kg"], de: ["Stahl, pflaumenblau emailliert", "Ein Gang", "Batterielampe", "9,6 kg"] },
  },
  {
    id: "wren", price: 390, art: "bicycle:wren", name: "Little Wren",
    line: { en: "The first one that is really yours", de: "Das erste, das wirklich dir gehört" },
    text: {
      en: "Twenty inches, a flag to be seen by, and brakes for small hands. We take it back when it is outgrown.",
      de: "Zwanzig Zoll, ein Wimpel zum Gesehenwerden und Bremsen für kleine Hände. Wir nehmen es zurück, wenn es zu klein ist.",
    },
    facts: { en: ["Steel, sky enamel", "20-inch wheels", "From 6 years", "8.9 kg"], de: ["Stahl, himmelblau emailliert", "20-Zoll-Räder", "Ab 6 Jahren", "8,9 kg"] },
  },
  {
    id: "saddle", price: 118, art: "saddle", name: "Saddle No. 4",
    line: { en: "Leather that learns your shape", de: "Leder, das Ihre Form lernt" },
    text: { en: "Hard for a month, yours for thirty years.", de: "Einen Monat lang hart, dreißig Jahre lang Ihrer." },
    facts: { en: ["Vegetable-tanned", "Copper rivets", "520 g"], de: ["Pflanzlich gegerbt", "Kupfernieten", "520 g"] },
  },
  {
    id: "bell", price: 24, art: "bell", name: { en: "A-flat bell", de: "Klingel in As" },
    line: { en: "Polite, but clear", de: "Höflich, aber deutlich" },
    text: { en: "One brass dome, tuned by ear. It asks nicely.", de: "Eine Messingglocke, nach Gehör gestimmt. Sie fragt freundlich." },
    facts: { en: ["Brass", "A flat, roughly", "64 g"], de: ["Messing", "As, ungefähr", "64 g"] },
  },
];

const nameOf = ({ name }, lang) => (typeof name === "string" ? name : name[lang]);

/** The article with this id in one language, or null. */
export function product(id, lang) {
  const found = PRODUCTS.find((each) => each.id === id);
  if (!found) return null;
  const { price: amount, art } = found;
  const facts = found.facts[lang].map((fact) => `<li>${fact}</li>`).join("");
  return { id, amount, art, facts, name: nameOf(found, lang), line: found.line[lang], text: found.text[lang], price: price(amount, lang) };
}

/** The shelf as a grid of cards; `only` names the articles, all of them if left out. */
export function productGrid(variant, lang, only = PRODUCTS.map(({ id }) => id)) {
  const cards = only.map((id) => {
    const { name, line, price: label, art } = product(id, lang);
    return `<li class="card"><a href="${address(`/shop/${id}`, variant)}"><span class="card-art">${picture(art)}</span>
      <span class="card-name">${name}</span><span class="card-line">${line}</span><span class="card-price">${label}</span></a></li>`;
  });
  return `<ul class="grid">${cards.join("")}</ul>`;
}

/** What the basket on the page needs to know of every article. */
export function catalogue(lang) {
  return Object.fromEntries(PRODUCTS.map((each) => [each.id, { name: nameOf(each, lang), price: each.price }]));
}

function price(amount, lang) {
  return new Intl.NumberFormat(lang === "de" ? "de-DE" : "en-IE", { style: "currency", currency: "EUR", maximumFractionDigits: 0 }).format(amount);
}
