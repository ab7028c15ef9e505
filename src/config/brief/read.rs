//! From text to site. Total: whatever the text says, there is a site, and what is not in order in it is held.

use placet_consent::{Policy, Reask, Regime};
use placet_rules::{Builder, Rules};

use super::erase::Erase;
use super::purpose::purpose;
use super::service::service;
use super::{Doc, Kind, Node};
use crate::facts::{EXPIRY_CAP, EXPIRY_DAYS, Facts, PURPOSES_CAP, SERVICES_CAP, Soundness};

/// A configuration, read.
#[derive(Clone, Debug)]
pub struct Site {
    /// What a decision needs to know.
    pub policy: Policy,
    /// Which service a URL, a cookie or a storage key belongs to.
    pub rules: Rules,
    /// What to remove when a service's permission ends, parallel to the policy's services.
    pub erase: Vec<Erase>,
    /// Everything that was not in order, in the order of the text.
    pub faults: Vec<BriefFault>,
    /// The text, to look up what the policy does not carry.
    pub doc: Doc,
    /// Where purposes and services stand in the text, parallel to the policy's.
    pub(super) purposes: Vec<Node>,
    pub(super) services: Vec<Node>,
}

/// Something that is not in order. The checker says it in full; this is for knowing that there is something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BriefFault {
    /// Where; [`Doc::path`] names it.
    pub node: Node,
    /// What.
    pub flaw: Flaw,
}

/// Kinds of faults that the light reader tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// The text is not JSON, or too large; see [`Doc::fault`].
    Syntax,
    /// A key stands twice in its object.
    Duplicate,
    /// A value of another kind than expected.
    Kind,
    /// Something required is missing or empty.
    Missing,
    /// A word that is not among the known ones.
    Word,
    /// A number that is not whole or out of range.
    Number,
    /// A text that cannot be an id, or is one already.
    Id,
    /// A reference to a purpose that there is not.
    Reference,
    /// A pattern that cannot be matched.
    Pattern,
    /// More than can be counted.
    Limit,
}

/// Reads a configuration. A faulty purpose is permitted nothing and a faulty service is held; in a text that is not
/// JSON, or says a thing twice, the regime is opt-in whatever it says.
pub fn read(text: String) -> Site {
    let (doc, _) = Doc::parse(text);
    let mut reader = Reader {
        doc: &doc,
        faults: Vec::new(),
    };
    let mut facts = reader.settings();
    let purposes = reader.list("purposes", PURPOSES_CAP);
    facts.purposes = purposes
        .iter()
        .map(|node| purpose(&mut reader, *node))
        .collect();
    let services = reader.list("services", SERVICES_CAP);
    let mut rules = Builder::new();
    let mut erase = Vec::new();
    for (node, index) in services.iter().zip(0..) {
        let read = service(&mut reader, *node, &facts.purposes, &mut rules, index);
        facts.services.push(read.0);
        erase.push(read.1);
    }
    reader.hold_namesakes(&mut facts, &purposes, &services);
    let (policy, rules, faults) = (facts.policy(), rules.build(), reader.faults);
    Site {
        policy,
        rules,
        erase,
        faults,
        doc,
        purposes,
        services,
    }
}

/// Reads and takes note of faults.
pub(super) struct Reader<'d> {
    pub(super) doc: &'d Doc,
    pub(super) faults: Vec<BriefFault>,
}

impl<'d> Reader<'d> {
    pub(super) fn fault(&mut self, node: Node, flaw: Flaw) {
        self.faults.push(BriefFault { node, flaw });
    }

    /// Faulty if something inside `node` was noted since there were `before` faults, or the text broke off in it.
    pub(super) fn soundness(&self, node: Node, before: usize) -> Soundness {
        if self.faults.len() > before || self.doc.is_flawed(node) {
            Soundness::Faulty
        } else {
            Soundness::Sound
        }
    }

    fn settings(&mut self) -> Facts<'d> {
        let (doc, root) = (self.doc, self.doc.root());
        let mut text = Soundness::Sound;
        if doc.fault().is_some() {
            self.fault(root, Flaw::Syntax);
            text = Soundness::Faulty;
        } else if doc.kind(root) != Kind::Object {
            self.fault(root, Flaw::Kind);
        }
        for key in doc.duplicates() {
            self.fault(*key, Flaw::Duplicate);
        }
        let trusted = self.faults.is_empty();
        let regime = self.word(root, "regime", &["opt-in", "opt-out", "notice-only"]);
        let reask = self.word(root, "reask", &["changed", "all"]);
        let days = doc
            .get(root, "expiry")
            .and_then(|expiry| self.days(expiry, 1, EXPIRY_CAP));
        let edition = self.number(root, "edition", 0, u8::MAX.into()).unwrap_or(0);
        Facts {
            regime: match regime {
                Some(1) if trusted => Regime::OptOut,
                Some(2) if trusted => Regime::NoticeOnly,
                _ => Regime::OptIn,
            },
            expiry_days: days.unwrap_or(EXPIRY_DAYS),
            reask: if reask == Some(0) || doc.get(root, "reask").is_none() {
                Reask::Changed
            } else {
                Reask::All
            },
            edition: edition as u8,
            text,
            ..Facts::default()
        }
    }

    /// The objects of the list, or lists, called `key`: a list said twice is a fault, but both are held.
    fn list(&mut self, key: &str, cap: usize) -> Vec<Node> {
        let doc = self.doc;
        let mut nodes = Vec::new();
        for (_, list) in doc.entries(doc.root()).filter(|(each, _)| each == key) {
            if doc.kind(list) != Kind::List {
                self.fault(list, Flaw::Kind);
            }
            for node in doc.items(list) {
                if doc.kind(node) != Kind::Object {
                    self.fault(node, Flaw::Kind);
                } else if nodes.len() == cap {
                    self.fault(node, Flaw::Limit);
                    break;
                } else {
                    nodes.push(node);
                }
            }
        }
        nodes
    }

    /// Of two with the same id nobody knows which is meant: both are held.
    fn hold_namesakes(&mut self, facts: &mut Facts<'_>, purposes: &[Node], services: &[Node]) {
        let ids = facts.purposes.iter().map(|each| each.id.as_ref()).collect();
        for index in namesakes(ids) {
            self.fault(
                purposes.get(index).copied().unwrap_or(self.doc.root()),
                Flaw::Id,
            );
            facts
                .purposes
                .get_mut(index)
                .into_iter()
                .for_each(|each| each.soundness = Soundness::Faulty);
        }
        let ids = facts.services.iter().map(|each| each.id.as_ref()).collect();
        for index in namesakes(ids) {
            self.fault(
                services.get(index).copied().unwrap_or(self.doc.root()),
                Flaw::Id,
            );
            facts
                .services
                .get_mut(index)
                .into_iter()
                .for_each(|each| each.soundness = Soundness::Faulty);
        }
    }
}

/// The places of ids that occur more than once. Sorted, because there may be thousands of services.
fn namesakes(ids: Vec<&str>) -> Vec<usize> {
    let mut pairs: Vec<(&str, usize)> = ids
        .into_iter()
        .zip(0..)
        .filter(|(id, _)| !id.is_empty())
        .collect();
    pairs.sort_unstable();
    let mut found = Vec::new();
    for pair in pairs.windows(2) {
        if let [one, other] = pair
            && one.0 == other.0
        {
            found.extend([one.1, other.1]);
        }
    }
    found.dedup();
    found
}
