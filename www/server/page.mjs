// Puts a page together: the guard first in the head, the vendors' snippets, the frame around the page's own text.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { picture, sharedDefinitions } from "../art/pictures.mjs";
import { substitute } from "./hosts.mjs";
import { catalogue, product, productGrid } from "./products.mjs";
import { privacy } from "./privacy.mjs";
import { address } from "./variant.mjs";

const ROOT = join(import.meta.dirname, "..");

const PAGES = {
  "/": "home",
  "/shop": "shop",
  "/basket": "basket",
  "/blog": "blog",
  "/blog/a-bicycle-in-winter": "article",
  "/draw": "draw",
  "/contact": "contact",
  "/privacy": "privacy",
  "/how": "how",
  "/how/marked": "how-marked",
  "/how/unmarked": "how-unmarked",
  "/how/late": "how-late",
  "/how/policies": "how-policies",
};

const NAVIGATION = ["/shop", "/blog", "/draw", "/contact", "/how"];

/** The page at a path: its file and, for an article of the shop, the article's id. Null where there is none. */
export function find(path) {
  if (Object.hasOwn(PAGES, path)) return { file: PAGES[path], shown: null };
  const shown = /^\/shop\/([\w-]+)$/.exec(path)?.[1];
  return shown && product(shown, "en") ? { file: "product", shown } : null;
}

/** A whole page as HTML. `place` says where the vendors are, `guard` is the code for pages that carry it inline. */
export function compose(found, variant, { place, nonce, guard }) {
  const translated = existsSync(join(ROOT, `pages/${variant.lang}/${found.file}.html`));
  const lang = translated ? variant.lang : "en";
  const words = JSON.parse(read("pages/words.json"))[lang];
  const { title, description, text } = fragment(`pages/${lang}/${found.file}.html`);
  const config = read("placet.json");
  const shown = found.shown ? product(found.shown, lang) : null;

  const slots = {
    lang,
    title: shown ? shown.name : title,
    description: shown ? shown.line : description,
    config: inertJson(JSON.parse(substitute(config, place))),
    policy: variant.trustedTypes ? read("snippets/trusted-types.html") : "",
    snippets: ["posthog", "snowplow", "tagdock"].map((name) => read(`snippets/${name}.html`)).join(""),
    pixel: read("snippets/adlane.html"),
    main: text,
    definitions: sharedDefinitions,
    navigation: NAVIGATION.map((path) => link(path, words[path], variant)).join(""),
    other: address(variant.path, variant, { lang: variant.lang === "de" ? "en" : "de" }),
    toggle: address(variant.path, variant, { off: !variant.off }),
    toggleWord: variant.off ? words.on : words.off,
    state: variant.off ? "off" : "on",
    session: variant.session,
    catalogue: inertJson(catalogue(lang)),
    nonce,
  };
  const makers = {
    art: (name) => picture(name),
    word: (name) => words[name],
    grid: (only) => productGrid(variant, lang, only ? only.split(" ") : undefined),
    privacy: () => privacy(JSON.parse(config), lang),
    product: (field) => (field === "art" ? picture(shown.art) : shown[field]),
  };
  const html = fill(fill(read("pages/layout.html"), slots, makers), slots, makers);
  // Last of all, so that nothing above can alter the guard's code.
  return finish(substitute(variant.off ? unmark(html) : html, place), variant, nonce).replace("<!--guard-->", () => guardTag(variant, guard, nonce));
}

/** Fills `{{slot}}` and `{{maker:argument}}`; a slot's own text is filled by the second pass. */
function fill(text, slots, makers) {
  return text.replace(/\{\{(\w+)(?::([^}]*))?\}\}/g, (_, name, argument) => (name in makers ? makers[name](argument) : slots[name]));
}

/** The pages as they would be without a consent manager: marked tags become ordinary ones. */
function unmark(html) {
  return html
    .replace(/<template data-category[^>]*>|<\/template>/g, "")
    .replace(/<script type="text\/plain"(?: data-type="(\w+)")?/g, (_, type) => (type ? `<script type="${type}"` : "<script"))
    .replace(/ data-src="/g, ` src="`);
}

/** Links of the site keep the page's variant; scripts get the nonce where a policy asks for one. */
function finish(html, variant, nonce) {
  const linked = html.replace(/(<a [^>]*?href=")(\/[^"?]*)"/g, (whole, before, path) =>
    /^\/(inline|de|editor)\b/.test(path) ? whole : `${before}${address(path, variant)}"`);
  return variant.csp ? linked.replace(/<script(?=[\s>])/g, `<script nonce="${nonce}"`) : linked;
}

function guardTag(variant, guard, nonce) {
  if (variant.off) return "<!-- The guard is left out: ?placet=off -->";
  const allowed = variant.csp ? ` nonce="${nonce}"` : "";
  if (!variant.inline) return `<script src="/placet/placet.js"${allowed}></script>`;
  // Without an address of its own the guard has to be told where its other files are.
  return `<script data-base="/placet/"${allowed}>${guard.replace(/<(?=\/script|!--)/gi, "<\\")}</script>`;
}

function fragment(path) {
  const source = read(path);
  const [, title, description] = /^<!-- (.*?) \| (.*?) -->\n/.exec(source);
  return { title, description, text: source.slice(source.indexOf("\n") + 1) };
}

function link(path, word, variant) {
  const current = variant.path === path || variant.path.startsWith(`${path}/`) ? ` aria-current="page"` : "";
  return `<a href="${path}"${current}>${word}</a>`;
}

/** JSON for a script element: no text in it can end the element. */
function inertJson(value) {
  return JSON.stringify(value).replace(/</g, "\\u003c");
}

function read(path) {
  return readFileSync(join(ROOT, path), "utf8");
}
