//! The configuration as far as it can be made out: whatever has the wrong shape is simply not there, because the
//! structure has been complained about already.

use std::borrow::Cow;

use placet_consent::{Basis, Use, Uses};

use crate::doc::{Doc, Kind, Node};

/// Purposes and services, with their places in the text.
pub(super) struct Outline<'d> {
    pub(super) doc: &'d Doc,
    pub(super) purposes: Vec<PurposeAt<'d>>,
    pub(super) services: Vec<ServiceAt<'d>>,
}

/// A text and its place.
pub(super) type At<'d> = (Node, Cow<'d, str>);

pub(super) struct PurposeAt<'d> {
    pub(super) node: Node,
    pub(super) id: Option<At<'d>>,
    pub(super) basis: Basis,
    pub(super) uses: Uses,
    pub(super) data: Vec<Node>,
    pub(super) retention: Option<u32>,
}

pub(super) struct ServiceAt<'d> {
    pub(super) node: Node,
    pub(super) id: Option<At<'d>>,
    pub(super) needs: Vec<NeedAt<'d>>,
}

pub(super) struct NeedAt<'d> {
    pub(super) purpose: Cow<'d, str>,
    /// The list of uses.
    pub(super) node: Node,
    pub(super) uses: Uses,
}

impl<'d> Outline<'d> {
    pub(super) fn of(doc: &'d Doc) -> Outline<'d> {
        let objects = |key: &str| {
            let list = list(doc, doc.root(), key);
            list.filter(|node| doc.kind(*node) == Kind::Object)
                .collect::<Vec<_>>()
        };
        Outline {
            doc,
            purposes: objects("purposes")
                .into_iter()
                .map(|node| purpose(doc, node))
                .collect(),
            services: objects("services")
                .into_iter()
                .map(|node| service(doc, node))
                .collect(),
        }
    }

    pub(super) fn purpose(&self, id: &str) -> Option<&PurposeAt<'d>> {
        self.purposes
            .iter()
            .find(|purpose| purpose.id.as_ref().is_some_and(|(_, each)| each == id))
    }

    /// The services that serve a purpose, and how.
    pub(super) fn needs_of<'o>(&'o self, id: &'o str) -> impl Iterator<Item = &'o NeedAt<'d>> {
        self.services
            .iter()
            .flat_map(|service| &service.needs)
            .filter(move |need| need.purpose == id)
    }

    /// Every text that may be there in several languages, and whether markup counts in it.
    pub(super) fn texts(&self) -> Vec<(Node, bool)> {
        let doc = self.doc;
        let mut texts = Vec::new();
        let mut add = |object, key: &str| {
            let is_marked = key != "name";
            texts.extend(doc.get(object, key).map(|text| (text, is_marked)));
        };
        for purpose in &self.purposes {
            for key in ["name", "description", "benefit", "justification"] {
                add(purpose.node, key);
            }
            for item in &purpose.data {
                add(*item, "name");
            }
        }
        for service in &self.services {
            add(service.node, "name");
        }
        texts
    }
}

/// The items of the list under a key.
pub(super) fn list<'d>(
    doc: &'d Doc,
    object: Node,
    key: &str,
) -> impl Iterator<Item = Node> + use<'d> {
    doc.get(object, key)
        .into_iter()
        .flat_map(|list| doc.items(list))
}

/// The text under a key.
pub(super) fn text<'d>(doc: &'d Doc, object: Node, key: &str) -> Option<At<'d>> {
    let node = doc.get(object, key)?;
    doc.text(node)
        .filter(|text| !text.trim().is_empty())
        .map(|text| (node, text))
}

fn purpose(doc: &Doc, node: Node) -> PurposeAt<'_> {
    PurposeAt {
        node,
        id: text(doc, node, "id"),
        basis: match text(doc, node, "basis").map(|(_, word)| word).as_deref() {
            Some("necessary") => Basis::Necessary,
            Some("legitimate-interest") => Basis::LegitimateInterest,
            _ => Basis::Consent,
        },
        uses: doc
            .get(node, "uses")
            .map_or(Uses::NONE, |node| uses(doc, node)),
        data: list(doc, node, "data")
            .filter(|item| doc.kind(*item) == Kind::Object)
            .collect(),
        retention: doc
            .get(node, "retention")
            .and_then(|node| doc.get(node, "days"))
            .and_then(|node| doc.number(node)),
    }
}

fn service(doc: &Doc, node: Node) -> ServiceAt<'_> {
    let needs = doc
        .get(node, "purposes")
        .into_iter()
        .flat_map(|map| doc.entries(map));
    let needs = needs.map(|(purpose, node)| NeedAt {
        purpose,
        node,
        uses: uses(doc, node),
    });
    ServiceAt {
        node,
        id: text(doc, node, "id"),
        needs: needs.collect(),
    }
}

fn uses(doc: &Doc, node: Node) -> Uses {
    let words = doc.items(node).filter_map(|item| doc.text(item));
    words
        .filter_map(|word| Use::from_word(&word))
        .fold(Uses::NONE, |sum, one| sum.union(Uses::from(one)))
}
