//! Services and what they leave on the visitor's device, typed.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::config::Text;
use super::purpose::Uses;

/// A product on the site that receives data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Your name for it, as used in markup (`data-service`) and code: 1 to 64 letters, digits, `-`, `_` and `.`.
    #[schemars(regex(pattern = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"))]
    pub id: String,
    /// What to call it.
    pub name: Text,
    /// Who receives the data: the company behind it, or your own.
    #[schemars(length(min = 1))]
    pub provider: String,
    /// Where the provider sits: two capital letters of ISO 3166-1, as `US`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^[A-Z]{2}$"))]
    pub country: Option<String>,
    /// Address of the provider's privacy policy; http, https or relative.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub privacy: Option<String>,
    /// The purposes that it serves, by id, and what it cannot do without there: `{"analytics": ["store", "analyse"]}`.
    /// All of it must be permitted before the service may run.
    #[schemars(extend("minProperties" = 1, "examples" = [{"analytics": ["store", "analyse"]}]))]
    pub purposes: BTreeMap<String, Uses>,
    /// Where it loads from and sends to. `example.com` is that host and all its subdomains; a path may follow
    /// (`example.com/collect`, `example.com/static/*`), and a port (`example.com:8443`); `/ingest` is a path of your own
    /// site.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(length(min = 1)), extend("examples" = [["stats.example.com"]]))]
    pub hosts: Vec<String>,
    /// The cookies that it sets on your site.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cookies: Vec<KeptCookie>,
    /// What it keeps in the browser's other stores.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub storage: Vec<KeptEntry>,
}

/// A cookie that a service sets, or several whose names follow a pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeptCookie {
    /// Its name; `*` stands for any run of characters.
    #[schemars(length(min = 1))]
    pub name: String,
    /// How old it may get, in days, 0 to 36,500; 0 for a cookie that ends with the browser session. What is older is
    /// removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub days: Option<u16>,
}

/// An entry that a service keeps in the browser, or several whose keys follow a pattern.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeptEntry {
    /// Its key, or the name of the database or cache; `*` stands for any run of characters.
    #[schemars(length(min = 1))]
    pub key: String,
    /// In which store.
    #[serde(rename = "in", default)]
    pub store: Store,
    /// How old it may get, in days, 0 to 36,500; 0 for what ends with the browser session. What is older is removed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 36_500))]
    pub days: Option<u16>,
}

/// A store of the browser, other than its cookies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Store {
    /// `localStorage`.
    #[default]
    Local,
    /// `sessionStorage`.
    Session,
    /// A database of IndexedDB.
    IndexedDb,
    /// A cache of the Cache API.
    Cache,
    /// A file or folder of the origin's private file system, or a storage bucket.
    Files,
}
