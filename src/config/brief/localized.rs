//! Texts in several languages: a plain string, or an object from language tag to string.

use std::borrow::Cow;

use super::{Doc, Kind, Node};

impl Doc {
    /// A text for a reader of `language`. Tried in this order (a shortened RFC 4647 lookup): the tag itself, shorter
    /// and shorter prefixes of it, a longer tag that begins with its language; then the same for `fallback`; then
    /// whatever comes first. A plain string is for everyone. Tags are compared without regard to case.
    pub fn localized(&self, node: Node, language: &str, fallback: &str) -> Option<Cow<'_, str>> {
        if self.kind(node) == Kind::Text {
            return self.text(node);
        }
        let found = self
            .for_language(node, language)
            .or_else(|| self.for_language(node, fallback));
        found.or_else(|| self.entries(node).find_map(|(_, value)| self.text(value)))
    }

    fn for_language(&self, node: Node, language: &str) -> Option<Cow<'_, str>> {
        let tag = |wanted: &str| {
            self.entries(node)
                .find(|(tag, _)| tag.eq_ignore_ascii_case(wanted))
        };
        let mut wanted = language;
        loop {
            if let Some(text) = tag(wanted).and_then(|(_, value)| self.text(value)) {
                return Some(text);
            }
            match wanted.rfind('-') {
                Some(end) => wanted = wanted.get(..end).unwrap_or_default(),
                None => break,
            }
        }
        let longer = |tag: &str| {
            tag.split('-')
                .next()
                .is_some_and(|primary| primary.eq_ignore_ascii_case(wanted))
        };
        self.entries(node)
            .filter(|(tag, _)| longer(tag))
            .find_map(|(_, value)| self.text(value))
    }
}
