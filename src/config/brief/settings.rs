//! How the notice looks, where the choice is kept, where the files lie.

use std::borrow::Cow;

use super::{Doc, Site};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Position {
    /// Across the lower edge.
    #[default]
    Bottom,
    /// A card in the lower corner.
    Card,
    /// In the middle.
    Centre,
}

/// How the visitor comes back to their choices.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reopen {
    /// A small button on every page.
    #[default]
    Button,
    /// The owner has put a link of their own on every page.
    None,
}

/// How the notice looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// Light or dark.
    pub scheme: Scheme,
    /// Red, green, blue of the buttons; `None` for the default.
    pub accent: Option<[u8; 3]>,
    /// Where the first layer stands.
    pub position: Position,
    /// Corner radius in CSS pixels, 0 to 32; `None` for the default.
    pub radius: Option<u8>,
    /// How the visitor comes back.
    pub reopen: Reopen,
}

/// The cookie in which the choice is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cookie<'s> {
    /// Its name; `placet` by default.
    pub name: Cow<'s, str>,
    /// The parent domain it is set for; `None` for this host alone.
    pub domain: Option<Cow<'s, str>>,
}

/// The largest corner radius, in CSS pixels.
pub const RADIUS_CAP: u8 = 32;

impl Site {
    /// How the notice looks. What is missing or not in order is as by default.
    pub fn theme(&self) -> Theme {
        let word = |key| self.setting("theme", key);
        Theme {
            scheme: match word("scheme").as_deref() {
                Some("light") => Scheme::Light,
                Some("dark") => Scheme::Dark,
                _ => Scheme::Auto,
            },
            accent: word("accent").and_then(|text| read_colour(&text)),
            position: match word("position").as_deref() {
                Some("card") => Position::Card,
                Some("centre") => Position::Centre,
                _ => Position::Bottom,
            },
            radius: number(&self.doc, "theme", "radius").filter(|radius| *radius <= RADIUS_CAP),
            reopen: if word("reopen").as_deref() == Some("none") {
                Reopen::None
            } else {
                Reopen::Button
            },
        }
    }

    /// Where the choice is kept.
    pub fn cookie(&self) -> Cookie<'_> {
        let name = self
            .setting("cookie", "name")
            .filter(|name| is_cookie_name(name));
        let domain = self
            .setting("cookie", "domain")
            .filter(|domain| is_cookie_domain(domain));
        Cookie {
            name: name.unwrap_or(Cow::Borrowed("placet")),
            domain,
        }
    }

    /// The language the owner insists on, a BCP 47 tag; `None` to go by the page and the browser.
    pub fn language(&self) -> Option<Cow<'_, str>> {
        self.top("language")
            .filter(|tag| tag != "auto" && !tag.is_empty())
    }

    /// Where the other files lie, ending in `/`; `None` for beside the script.
    pub fn base(&self) -> Option<Cow<'_, str>> {
        self.top("base")
            .filter(|base| super::link::is_safe_link(base) && base.ends_with('/'))
    }

    /// Whether the owner asked for checks and explanations in the console.
    pub fn debug(&self) -> bool {
        let node = self.doc.get(self.doc.root(), "debug");
        node.and_then(|node| self.doc.boolean(node))
            .unwrap_or(false)
    }

    fn top(&self, key: &str) -> Option<Cow<'_, str>> {
        self.doc
            .get(self.doc.root(), key)
            .and_then(|node| self.doc.text(node))
    }

    fn setting(&self, group: &str, key: &str) -> Option<Cow<'_, str>> {
        let group = self.doc.get(self.doc.root(), group)?;
        self.doc
            .get(group, key)
            .and_then(|node| self.doc.text(node))
    }
}

fn number(doc: &Doc, group: &str, key: &str) -> Option<u8> {
    let node = doc
        .get(doc.root(), group)
        .and_then(|group| doc.get(group, key))?;
    doc.number(node)
        .and_then(|number| u8::try_from(number).ok())
}

/// `#rrggbb`.
pub(crate) fn read_colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let mut parts = [0; 3];
    for (part, pair) in parts.iter_mut().zip(digits.as_bytes().chunks(2)) {
        for digit in pair {
            *part = *part << 4 | char::from(*digit).to_digit(16)? as u8;
        }
    }
    Some(parts)
}

/// A token of RFC 6265 (section 4.1.1), at most 64 characters.
pub(crate) fn is_cookie_name(name: &str) -> bool {
    let token = |each: u8| each.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&each);
    (1..=64).contains(&name.len()) && name.bytes().all(token)
}

/// A host name of at least two labels, without a port; whether the browser takes it is up to its list of public suffixes.
pub(crate) fn is_cookie_domain(domain: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|each| each.is_ascii_alphanumeric() || each == b'-')
    };
    domain.len() <= 253 && domain.contains('.') && domain.split('.').all(label)
}
