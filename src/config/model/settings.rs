//! Theme and cookie, typed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How the notice looks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Which of the finished looks.
    #[serde(default)]
    pub name: ThemeName,
    /// Light or dark.
    #[serde(default)]
    pub scheme: Scheme,
    /// Colour of the buttons, as `#2b5d50`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^#[0-9A-Fa-f]{6}$"))]
    pub accent: Option<String>,
    /// Where the first layer stands.
    #[serde(default)]
    pub position: Position,
    /// Radius of the corners in CSS pixels, 0 to 32.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 0, max = 32))]
    pub radius: Option<u8>,
    /// How the visitor comes back to their choices.
    #[serde(default)]
    pub reopen: Reopen,
}

/// Which of the finished looks. Each has light and dark, and every property of it can be changed by your own style sheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ThemeName {
    /// Sober, as a label on a packet: strong rules, calm corners.
    #[default]
    Plain,
    /// Round and airy: pill-shaped buttons, wide shadow, fine rules.
    Soft,
    /// Square and dense: a strong border, no shadow, heavy words, black and white until you give a colour.
    Sharp,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Scheme {
    /// As the visitor's system.
    #[default]
    Auto,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Where the first layer stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Position {
    /// Across the lower edge.
    #[default]
    Bottom,
    /// A card in the lower corner.
    Card,
    /// In the middle.
    Centre,
    /// In the page's flow, in the first element with `data-placet="notice"`; where there is none, at the lower edge.
    Inline,
}

/// How the visitor comes back to their choices (GDPR Art. 7(3): withdrawing is as easy as permitting).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Reopen {
    /// A small button on every page.
    #[default]
    Button,
    /// You have put `data-placet="preferences"` on a link or button of your own on every page.
    None,
}

/// The cookie in which the choice is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cookie {
    /// Its name.
    #[serde(default = "placet")]
    #[schemars(regex(pattern = r"^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$"))]
    pub name: String,
    /// The parent domain it is set for, as `example.com`, so that one choice holds on all subdomains. Without it: this
    /// host alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(length(min = 1))]
    pub domain: Option<String>,
}

impl Default for Cookie {
    fn default() -> Cookie {
        Cookie {
            name: placet(),
            domain: None,
        }
    }
}

fn placet() -> String {
    "placet".to_owned()
}
