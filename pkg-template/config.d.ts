// Generated from the configuration's types by `cargo xtask bless`; do not edit.

/** A key that may stand anywhere. */
export interface Commented {
  /** For people; never looked at. */
  $comment?: unknown;
}

/**
 * What a website does with its visitors' data, and how it asks for their permission.
 *
 * The notice is written from this; what the guard holds is decided by this. A key `$comment` may stand anywhere and is never looked at.
 */
export interface Config extends Commented {
  /** Address of the JSON Schema, for editors. */
  $schema?: string;
  /**
   * Your own count, 0 to 255. A different number asks every visitor everything again.
   * @default 0
   */
  edition?: number;
  /** Who answers for the site. */
  controller: Controller;
  /**
   * What holds before the visitor has said anything.
   * @default "opt-in"
   */
  regime?: Regime;
  /** How long a choice is kept, for yes and no alike. */
  expiry?: Expiry;
  /**
   * What is asked again when a purpose has materially changed: a new use, data item or recipient, another retention or basis. New wording and a new order are no such change.
   * @default "changed"
   */
  reask?: Reask;
  /**
   * What happens to requests and writes that no service declares.
   * @default "declared"
   */
  unknown?: Unknown;
  /** Hosts that are your own beside the page's: `example.com` includes its subdomains. The page's own host, what lies below it and what it lies below count without being named. */
  firstParty?: string[];
  /**
   * How a request that the visitor has refused ends for the code that made it.
   * @default "network-error"
   */
  refused?: Refused;
  /** Holds nothing, hides nothing and erases nothing, and reports everything that would have been held: to see what a configuration does before it does it. Not for visitors. */
  dryRun?: boolean;
  /** The reasons for which data is used. At most 255. */
  purposes: Purpose[];
  /** The products on the site that receive data. At most 4,096. */
  services?: Service[];
  /** Your own wording of the notice's texts: by language tag, then by key. Placeholders such as `{controller}` stay. In `lead`, `intro`, `none` and `signal`, `*emphasis*` and `[links](/privacy)` count. With all texts in it, a language that Placet does not speak is one more. */
  texts?: Record<string, Record<string, string>>;
  /**
   * The language of the notice: `auto`, or a language tag such as `de`, or `de-x-du` for informal German. `auto` takes the page's `lang`, then the browser's languages.
   * @default "auto"
   */
  language?: string;
  /** How the notice looks. */
  theme?: Theme;
  /**
   * Whether the notice is shown to crawlers. Nothing is permitted to them either way.
   * @default "show"
   */
  crawlers?: Crawlers;
  /** The cookie in which the choice is kept. */
  cookie?: Cookie;
  /** Where the other files of Placet lie, as an address that ends in `/`. Without it: beside the script. */
  base?: string;
  /** Checks the configuration on every page view and explains every decision in the console. Always on at localhost. */
  debug?: boolean;
  /** Whether a placeholder stands in the place of each frame that is held, with a button to load it; yes unless you say `false`. For one frame alone: `data-placeholder="none"` on it, or around it. */
  placeholders?: boolean;
  /** Whether the leak report opens over the page where its address says `?placet-audit`; yes unless you say `false`. It shows nothing that visitors could not see with their browser's own tools. */
  audit?: boolean;
  /** Where `placet-sw.js` lies, at the root of your site: a service worker that keeps what is declared from being requested even by static tags, from a visitor's second page view on. Without it: none, and an earlier one is removed. */
  worker?: string;
}

/** Who answers for the site (GDPR Art. 13(1)(a)). */
export interface Controller extends Commented {
  /** Name of the company or person. */
  name: string;
  /** How to reach them about data: a mail address, a telephone number or a postal address. */
  contact?: string;
  /** Address of the privacy policy; http, https or relative. */
  privacy?: string;
}

/**
 * What holds before the visitor has said anything.
 * - `opt-in`: Nothing without a yes: the European Union, the United Kingdom, and wherever you are not sure.
 * - `opt-out`: Permitted until the visitor, or their browser's signal, says no.
 * - `notice-only`: Permitted; the notice informs, and a no is honoured.
 */
export type Regime = "opt-in" | "opt-out" | "notice-only";

/** How long a choice is kept, for yes and no alike. */
export interface Expiry extends Commented {
  /** Days, 1 to 365. Six months are good practice (CNIL recommendation 2020-092, 38); refusals are kept as long. */
  days: number;
}

/**
 * What is asked again when a purpose has materially changed.
 * - `changed`: Only that purpose.
 * - `all`: Everything.
 */
export type Reask = "changed" | "all";

/**
 * What happens to requests and writes that no service declares.
 * - `declared`: They pass: only what is declared is held.
 * - `third-party`: Requests to other sites wait until the visitor has permitted every purpose; what a necessary service declares passes.
 * - `strict`: As `third-party`; and cookies, keys, databases, caches and files that inline code, or code of another site, writes under names that nobody declared wait, too.
 */
export type Unknown = "declared" | "third-party" | "strict";

/**
 * How a refused request ends for the code that made it.
 * - `network-error`: As when the network fails: promises reject, an `error` event fires.
 * - `empty-204`: As when the server has nothing to say: an empty answer with status 204.
 */
export type Refused = "network-error" | "empty-204";

/** A reason for which data is used. */
export interface Purpose extends Commented {
  /** Your name for it, as used in markup (`data-category`) and code: 1 to 64 letters, digits, `-`, `_` and `.`. */
  id: string;
  /**
   * On what ground it stands.
   * @default "consent"
   */
  basis?: Basis;
  /** What is done with the data. The visitor permits each use on its own. */
  uses: Uses;
  /** What to call it, in a word or two. */
  name: Text;
  /** What is done, in a sentence or two. `*Emphasis*` and `[links](/privacy)` count, as in `benefit` and `justification`; HTML does not. */
  description: Text;
  /** What the visitor gets in return. */
  benefit?: Text;
  /** Why it is necessary, or why your interest weighs more than the visitor's. Needed with the bases `necessary` and `legitimate-interest`. */
  justification?: Text;
  /** What is collected. */
  data?: DataItem[];
  /** How long the data is kept. */
  retention?: Retention;
}

/**
 * On what ground a purpose stands (GDPR Art. 6(1); ePrivacy directive Art. 5(3)).
 * - `consent`: The visitor's permission.
 * - `necessary`: The site cannot work without it. Needs a `justification`.
 * - `legitimate-interest`: Your interest; the visitor may object. Needs a `justification`. Storing on the visitor's device is asked all the same.
 */
export type Basis = "consent" | "necessary" | "legitimate-interest";

/** What is done with data: each use at most once, at least one. */
export type Uses = Use[];

/**
 * What is done with data.
 * - `store`: Keep it: on the visitor's device or with the recipient.
 * - `analyse`: Evaluate it.
 * - `share`: Pass it on or sell it.
 */
export type Use = "store" | "analyse" | "share";

/** A text for everyone, or one per language tag: `{"en": "Statistics", "de": "Statistik"}`. */
export type Text = string | Record<string, string>;

/** Something that is collected. */
export interface DataItem extends Commented {
  /** Your name for it: 1 to 64 letters, digits, `-`, `_` and `.`. */
  id: string;
  /** What to call it: "Pages you visit". */
  name: Text;
  /** Whether it leads back to a person. */
  identifiability: Identifiability;
  /** Only with `aggregated`, and needed there: the smallest number of people about whom a figure is kept. At least 2. */
  group?: number;
}

/**
 * Whether data leads back to a person (GDPR Art. 4(1), 4(5); recital 26).
 * - `identified`: It names the person.
 * - `pseudonymous`: It singles the person out without a name: a cookie id, an IP address.
 * - `aggregated`: It is only ever kept as a figure about a group of people.
 */
export type Identifiability = "identified" | "pseudonymous" | "aggregated";

/** How long data is kept. */
export interface Retention extends Commented {
  /** Days, 0 to 36,500; 0 for until the visit ends. */
  days: number;
}

/** A product on the site that receives data. */
export interface Service extends Commented {
  /** Your name for it, as used in markup (`data-service`) and code: 1 to 64 letters, digits, `-`, `_` and `.`. */
  id: string;
  /** What to call it. */
  name: Text;
  /** Who receives the data: the company behind it, or your own. */
  provider: string;
  /** Where the provider sits: two capital letters of ISO 3166-1, as `US`. */
  country?: string;
  /** Address of the provider's privacy policy; http, https or relative. */
  privacy?: string;
  /** The purposes that it serves, by id, and what it cannot do without there: `{"analytics": ["store", "analyse"]}`. All of it must be permitted before the service may run. */
  purposes: Record<string, Uses>;
  /** Where it loads from and sends to. `example.com` is that host and all its subdomains; a path may follow (`example.com/collect`, `example.com/static/*`), and a port (`example.com:8443`); `/ingest` is a path of your own site. */
  hosts?: string[];
  /** The cookies that it sets on your site. */
  cookies?: KeptCookie[];
  /** What it keeps in the browser's other stores. */
  storage?: KeptEntry[];
}

/** A cookie that a service sets, or several whose names follow a pattern. */
export interface KeptCookie extends Commented {
  /** Its name; `*` stands for any run of characters. */
  name: string;
  /** How old it may get, in days, 0 to 36,500; 0 for a cookie that ends with the browser session. What is older is removed. */
  days?: number;
}

/** An entry that a service keeps in the browser, or several whose keys follow a pattern. */
export interface KeptEntry extends Commented {
  /** Its key, or the name of the database or cache; `*` stands for any run of characters. */
  key: string;
  /**
   * In which store.
   * @default "local"
   */
  in?: Store;
  /** How old it may get, in days, 0 to 36,500; 0 for what ends with the browser session. What is older is removed. */
  days?: number;
}

/**
 * A store of the browser, other than its cookies.
 * - `local`: `localStorage`.
 * - `session`: `sessionStorage`.
 * - `indexeddb`: A database of IndexedDB.
 * - `cache`: A cache of the Cache API.
 * - `files`: A file or folder of the origin's private file system, or a storage bucket.
 */
export type Store = "local" | "session" | "indexeddb" | "cache" | "files";

/** How the notice looks. */
export interface Theme extends Commented {
  /**
   * Which of the finished looks.
   * @default "plain"
   */
  name?: ThemeName;
  /**
   * Light or dark.
   * @default "auto"
   */
  scheme?: Scheme;
  /** Colour of the buttons, as `#2b5d50`. */
  accent?: string;
  /**
   * Where the first layer stands.
   * @default "bottom"
   */
  position?: Position;
  /** Radius of the corners in CSS pixels, 0 to 32. */
  radius?: number;
  /**
   * How the visitor comes back to their choices.
   * @default "button"
   */
  reopen?: Reopen;
}

/**
 * Which of the finished looks. Each has light and dark, and every property of it can be changed by your own style sheet.
 * - `plain`: Sober, as a label on a packet: strong rules, calm corners.
 * - `soft`: Round and airy: pill-shaped buttons, wide shadow, fine rules.
 * - `sharp`: Square and dense: a strong border, no shadow, heavy words, black and white until you give a colour.
 */
export type ThemeName = "plain" | "soft" | "sharp";

/**
 * Light or dark.
 * - `auto`: As the visitor's system.
 * - `light`: Always light.
 * - `dark`: Always dark.
 */
export type Scheme = "auto" | "light" | "dark";

/**
 * Where the first layer stands.
 * - `bottom`: Across the lower edge.
 * - `card`: A card in the lower corner.
 * - `centre`: In the middle.
 * - `inline`: In the page's flow, in the first element with `data-placet="notice"`; where there is none, at the lower edge.
 */
export type Position = "bottom" | "card" | "centre" | "inline";

/**
 * How the visitor comes back to their choices (GDPR Art. 7(3): withdrawing is as easy as permitting).
 * - `button`: A small button on every page.
 * - `none`: You have put `data-placet="preferences"` on a link or button of your own on every page.
 */
export type Reopen = "button" | "none";

/**
 * What programs get to see that read the page for a search engine and say so.
 * - `show`: What everybody sees.
 * - `skip`: The page without the notice: it is neither loaded nor shown.
 */
export type Crawlers = "show" | "skip";

/** The cookie in which the choice is kept. */
export interface Cookie extends Commented {
  /**
   * Its name.
   * @default "placet"
   */
  name?: string;
  /** The parent domain it is set for, as `example.com`, so that one choice holds on all subdomains. Without it: this host alone. */
  domain?: string;
}
