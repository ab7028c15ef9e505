//! Purposes and data items, typed.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::config::Text;

/// A reason for which data is used.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// Your name for it, as used in markup (`data-category`) and code: 1 to 64 letters, digits, `-`, `_` and `.`.
    #[schemars(regex(pattern = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"))]
    pub id: String,
    /// On what ground it stands.
    #[serde(default)]
    pub basis: Basis,
    /// What is done with the data. The visitor permits each use on its own.
    pub uses: Uses,
    /// What to call it, in a word or two.
    pub name: Text,
    /// What is done, in a sentence or two. `*Emphasis*` and `[links](/privacy)` count, as in `benefit` and
    /// `justification`; HTML does not.
    pub description: Text,
    /// What the visitor gets in return.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benefit: Option<Text>,
    /// Why it is necessary, or why your interest weighs more than the visitor's. Needed with the bases `necessary` and
    /// `legitimate-interest`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub justification: Option<Text>,
    /// What is collected.
    #[serde(default)]
    pub data: Vec<DataItem>,
    /// How long the data is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retention: Option<Retention>,
}

/// On what ground a purpose stands (GDPR Art. 6(1); ePrivacy directive Art. 5(3)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The visitor's permission.
    #[default]
    Consent,
    /// The site cannot work without it. Needs a `justification`.
    Necessary,
    /// Your interest; the visitor may object. Needs a `justification`. Storing on the visitor's device is asked all the
    /// same.
    LegitimateInterest,
}

/// What is done with data.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Use {
    /// Keep it: on the visitor's device or with the recipient.
    Store,
    /// Evaluate it.
    Analyse,
    /// Pass it on or sell it.
    Share,
}

/// What is done with data: each use at most once, at least one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("minItems" = 1, "examples" = [["store", "analyse"]]))]
pub struct Uses(pub BTreeSet<Use>);

/// Something that is collected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataItem {
    /// Your name for it: 1 to 64 letters, digits, `-`, `_` and `.`.
    #[schemars(regex(pattern = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"))]
    pub id: String,
    /// What to call it: "Pages you visit".
    pub name: Text,
    /// Whether it leads back to a person.
    pub identifiability: Identifiability,
    /// Only with `aggregated`, and needed there: the smallest number of people about whom a figure is kept. At least 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 2, max = 1_000_000_000))]
    pub group: Option<u32>,
}

/// Whether data leads back to a person (GDPR Art. 4(1), 4(5); recital 26).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Identifiability {
    /// It names the person.
    Identified,
    /// It singles the person out without a name: a cookie id, an IP address.
    Pseudonymous,
    /// It is only ever kept as a figure about a group of people.
    Aggregated,
}

/// How long data is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// Days, 0 to 36,500; 0 for until the visit ends.
    #[schemars(range(min = 0, max = 36_500))]
    pub days: u16,
}
