//! The whole configuration, typed. The doc comments are the descriptions of the JSON Schema and of the TypeScript
//! types: they are written for the site's owner.

use std::collections::BTreeMap;

use placet_consent::Policy;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::purpose::Purpose;
use super::service::Service;
use super::settings::{Cookie, Theme};

/// What a website does with its visitors' data, and how it asks for their permission.
///
/// The notice is written from this; what the guard holds is decided by this. A key `$comment` may stand anywhere and
/// is never looked at.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "Config")]
pub struct Config {
    /// Address of the JSON Schema, for editors.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Your own count, 0 to 255. A different number asks every visitor everything again.
    #[serde(default)]
    #[schemars(range(min = 0, max = 255))]
    pub edition: u8,
    /// Who answers for the site.
    pub controller: Controller,
    /// What holds before the visitor has said anything.
    #[serde(default)]
    pub regime: Regime,
    /// How long a choice is kept, for yes and no alike.
    #[serde(default)]
    pub expiry: Expiry,
    /// What is asked again when a purpose has materially changed: a new use, data item or recipient, another retention
    /// or basis. New wording and a new order are no such change.
    #[serde(default)]
    pub reask: Reask,
    /// What happens to requests and writes that no service declares.
    #[serde(default)]
    pub unknown: Unknown,
    /// Hosts that are your own beside the page's: `example.com` includes its subdomains. The page's own host, what lies below
    /// it and what it lies below count without being named.
    #[serde(rename = "firstParty", default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(length(min = 1)), extend("examples" = [["example.com", "example-cdn.net"]]))]
    pub first_party: Vec<String>,
    /// How a request that the visitor has refused ends for the code that made it.
    #[serde(default)]
    pub refused: Refused,
    /// Holds nothing, hides nothing and erases nothing, and reports everything that would have been held: to see what a
    /// configuration does before it does it. Not for visitors.
    #[serde(rename = "dryRun", default)]
    pub dry_run: bool,
    /// The reasons for which data is used. At most 255.
    #[schemars(length(max = 255))]
    pub purposes: Vec<Purpose>,
    /// The products on the site that receive data. At most 4,096.
    #[serde(default)]
    #[schemars(length(max = 4096))]
    pub services: Vec<Service>,
    /// Your own wording of the notice's texts: by language tag, then by key. Placeholders such as `{controller}` stay.
    /// In `lead`, `intro`, `none` and `signal`, `*emphasis*` and `[links](/privacy)` count. With all texts in it, a
    /// language that Placet does not speak is one more.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
    /// The language of the notice: `auto`, or a language tag such as `de`, or `de-x-du` for informal German. `auto`
    /// takes the page's `lang`, then the browser's languages.
    #[serde(default = "auto")]
    #[schemars(length(min = 1))]
    pub language: String,
    /// How the notice looks.
    #[serde(default)]
    pub theme: Theme,
    /// Whether the notice is shown to crawlers. Nothing is permitted to them either way.
    #[serde(default)]
    pub crawlers: Crawlers,
    /// The cookie in which the choice is kept.
    #[serde(default)]
    pub cookie: Cookie,
    /// Where the other files of Placet lie, as an address that ends in `/`. Without it: beside the script.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1), extend("examples" = ["/placet/"]))]
    pub base: Option<String>,
    /// Checks the configuration on every page view and explains every decision in the console. Always on at localhost.
    #[serde(default)]
    pub debug: bool,
    /// Whether a placeholder stands in the place of each frame that is held, with a button to load it; yes unless you say
    /// `false`. For one frame alone: `data-placeholder="none"` on it, or around it.
    #[serde(default = "yes")]
    pub placeholders: bool,
    /// Whether the leak report opens over the page where its address says `?placet-audit`; yes unless you say `false`.
    /// It shows nothing that visitors could not see with their browser's own tools.
    #[serde(default = "yes")]
    pub audit: bool,
    /// Where `placet-sw.js` lies, at the root of your site: a service worker that keeps what is declared from being
    /// requested even by static tags, from a visitor's second page view on. Without it: none, and an earlier one is
    /// removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1), extend("examples" = ["/placet-sw.js"]))]
    pub worker: Option<String>,
}

/// Who answers for the site (GDPR Art. 13(1)(a)).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Controller {
    /// Name of the company or person.
    #[schemars(length(min = 1))]
    pub name: String,
    /// How to reach them about data: a mail address, a telephone number or a postal address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub contact: Option<String>,
    /// Address of the privacy policy; http, https or relative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub privacy: Option<String>,
}

/// What holds before the visitor has said anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Regime {
    /// Nothing without a yes: the European Union, the United Kingdom, and wherever you are not sure.
    #[default]
    OptIn,
    /// Permitted until the visitor, or their browser's signal, says no.
    OptOut,
    /// Permitted; the notice informs, and a no is honoured.
    NoticeOnly,
}

/// What programs get to see that read the page for a search engine and say so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Crawlers {
    /// What everybody sees.
    #[default]
    Show,
    /// The page without the notice: it is neither loaded nor shown.
    Skip,
}

/// How long a choice is kept, for yes and no alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expiry {
    /// Days, 1 to 365. Six months are good practice (CNIL recommendation 2020-092, 38); refusals are kept as long.
    #[schemars(range(min = 1, max = 365))]
    pub days: u16,
}

/// What is asked again when a purpose has materially changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reask {
    /// Only that purpose.
    #[default]
    Changed,
    /// Everything.
    All,
}

/// What happens to requests and writes that no service declares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unknown {
    /// They pass: only what is declared is held.
    #[default]
    Declared,
    /// Requests to other sites wait until the visitor has permitted every purpose; what a necessary service declares passes.
    ThirdParty,
    /// As `third-party`; and cookies, keys, databases, caches and files that inline code, or code of another site, writes under
    /// names that nobody declared wait, too.
    Strict,
}

/// How a refused request ends for the code that made it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Refused {
    /// As when the network fails: promises reject, an `error` event fires.
    #[default]
    NetworkError,
    /// As when the server has nothing to say: an empty answer with status 204.
    #[serde(rename = "empty-204")]
    Empty204,
}

/// A text for everyone, or one per language tag: `{"en": "Statistics", "de": "Statistik"}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Text {
    /// The same for everyone.
    Plain(#[schemars(length(min = 1))] String),
    /// By language tag.
    Localized(BTreeMap<String, String>),
}

impl Text {
    /// Whether there is nothing to read in any language.
    pub fn is_empty(&self) -> bool {
        match self {
            Text::Plain(text) => text.trim().is_empty(),
            Text::Localized(texts) => texts.values().all(|text| text.trim().is_empty()),
        }
    }
}

impl Default for Expiry {
    fn default() -> Expiry {
        Expiry {
            days: Policy::USUAL_EXPIRY,
        }
    }
}

fn yes() -> bool {
    true
}

fn auto() -> String {
    "auto".to_owned()
}
