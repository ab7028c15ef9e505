//! Single values, each with the fault it is when it is not what it should be.

use std::borrow::Cow;

use placet_consent::{Use, Uses};

use super::read::{Flaw, Reader};
use super::{Kind, Node};
use crate::facts::is_id;

impl<'d> Reader<'d> {
    /// A text that is not empty; a missing one is only a fault where the caller says so.
    pub(super) fn text(&mut self, object: Node, key: &str) -> Option<Cow<'d, str>> {
        let doc = self.doc;
        let node = doc.get(object, key)?;
        let text = doc.text(node);
        match &text {
            None => self.fault(node, Flaw::Kind),
            Some(text) if text.trim().is_empty() => self.fault(node, Flaw::Missing),
            Some(_) => {}
        }
        text
    }

    /// The id of an object; empty where it has none that can be used.
    pub(super) fn id(&mut self, object: Node) -> Cow<'d, str> {
        match self.text(object, "id") {
            Some(id) if is_id(&id) => id,
            _ => {
                self.fault(object, Flaw::Id);
                Cow::Borrowed("")
            }
        }
    }

    /// Which of `words` it is; an unknown one is a fault.
    pub(super) fn word(&mut self, object: Node, key: &str, words: &[&str]) -> Option<usize> {
        let node = self.doc.get(object, key)?;
        let text = self.doc.text(node);
        let place = text.and_then(|text| words.iter().position(|word| *word == text));
        if place.is_none() {
            self.fault(node, Flaw::Word);
        }
        place
    }

    /// A whole number within bounds; anything else is a fault.
    pub(super) fn number(&mut self, object: Node, key: &str, least: u32, most: u32) -> Option<u32> {
        let node = self.doc.get(object, key)?;
        let number = self
            .doc
            .number(node)
            .filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.fault(node, Flaw::Number);
        }
        number
    }

    /// `{"days": 180}`.
    pub(super) fn days(&mut self, object: Node, least: u16, most: u16) -> Option<u16> {
        if self.doc.kind(object) != Kind::Object {
            self.fault(object, Flaw::Kind);
        }
        self.number(object, "days", least.into(), most.into())
            .and_then(|days| u16::try_from(days).ok())
    }

    /// A list of at least one use.
    pub(super) fn uses(&mut self, node: Node) -> Uses {
        let mut uses = Uses::NONE;
        for item in self.doc.items(node) {
            match self.doc.text(item).and_then(|word| Use::from_word(&word)) {
                Some(one) => uses = uses.union(Uses::from(one)),
                None => self.fault(item, Flaw::Word),
            }
        }
        if uses.is_empty() {
            self.fault(node, Flaw::Missing);
        }
        uses
    }
}
