//! One service of the configuration: its facts, its patterns, what it leaves behind.

use placet_rules::{Builder, StorageKind};

use super::erase::{CookieErase, Erase, StorageErase};
use super::read::{Flaw, Reader};
use super::{Kind, Node};
use crate::facts::{DAYS_CAP, NeedFacts, PurposeFacts, ServiceFacts};

pub(super) fn service<'d>(
    reader: &mut Reader<'d>,
    node: Node,
    purposes: &[PurposeFacts<'_>],
    rules: &mut Builder,
    index: u16,
) -> (ServiceFacts<'d>, Erase) {
    let before = reader.faults.len();
    let mut facts = ServiceFacts {
        id: reader.id(node),
        provider: reader.text(node, "provider").unwrap_or_default(),
        country: reader.text(node, "country").unwrap_or_default(),
        ..ServiceFacts::default()
    };
    needs(reader, node, purposes, &mut facts);
    hosts(reader, node, rules, index);
    let erase = Erase {
        cookies: cookies(reader, node, rules, index),
        storage: storage(reader, node, rules, index),
    };
    facts.soundness = reader.soundness(node, before);
    (facts, erase)
}

fn needs<'d>(
    reader: &mut Reader<'d>,
    node: Node,
    purposes: &[PurposeFacts<'_>],
    facts: &mut ServiceFacts<'d>,
) {
    let doc = reader.doc;
    for (id, uses) in doc
        .get(node, "purposes")
        .into_iter()
        .flat_map(|map| doc.entries(map))
    {
        let Some(purpose) = purposes.iter().find(|purpose| purpose.id == id) else {
            reader.fault(uses, Flaw::Reference);
            continue;
        };
        let needed = reader.uses(uses);
        if !purpose.uses.contains(needed) {
            reader.fault(uses, Flaw::Reference);
        }
        facts.needs.push(NeedFacts {
            purpose: id,
            uses: needed,
        });
    }
    if facts.needs.is_empty() {
        reader.fault(node, Flaw::Missing);
    }
}

fn hosts(reader: &mut Reader<'_>, node: Node, rules: &mut Builder, index: u16) {
    for item in list(reader, node, "hosts") {
        let pattern = reader.doc.text(item).unwrap_or_default();
        if rules.host(&pattern, index).is_err() {
            reader.fault(item, Flaw::Pattern);
        }
    }
}

fn cookies(
    reader: &mut Reader<'_>,
    node: Node,
    rules: &mut Builder,
    index: u16,
) -> Vec<CookieErase> {
    let mut cookies = Vec::new();
    for item in list(reader, node, "cookies") {
        let name = reader.text(item, "name").unwrap_or_default();
        let days = reader
            .number(item, "days", 0, DAYS_CAP.into())
            .map(|days| days as u16);
        match rules.cookie(&name, index) {
            Ok(()) => cookies.push(CookieErase {
                name: name.into_owned(),
                days,
            }),
            Err(_) => reader.fault(item, Flaw::Pattern),
        }
    }
    cookies
}

fn storage(
    reader: &mut Reader<'_>,
    node: Node,
    rules: &mut Builder,
    index: u16,
) -> Vec<StorageErase> {
    const KINDS: [StorageKind; 4] = [
        StorageKind::Local,
        StorageKind::Session,
        StorageKind::IndexedDb,
        StorageKind::Cache,
    ];
    let mut storage = Vec::new();
    for item in list(reader, node, "storage") {
        let key = reader.text(item, "key").unwrap_or_default();
        let days = reader
            .number(item, "days", 0, DAYS_CAP.into())
            .map(|days| days as u16);
        let place = reader.word(item, "in", &["local", "session", "indexeddb", "cache"]);
        let Some(kind) = KINDS.get(place.unwrap_or(0)).copied() else {
            continue;
        };
        match rules.storage(kind, &key, index) {
            Ok(()) => storage.push(StorageErase {
                kind,
                key: key.into_owned(),
                days,
            }),
            Err(_) => reader.fault(item, Flaw::Pattern),
        }
    }
    storage
}

fn list<'d>(
    reader: &mut Reader<'d>,
    node: Node,
    key: &str,
) -> impl Iterator<Item = Node> + use<'d> {
    let doc = reader.doc;
    let list = doc.get(node, key);
    if let Some(list) = list.filter(|list| doc.kind(*list) != Kind::List) {
        reader.fault(list, Flaw::Kind);
    }
    list.into_iter().flat_map(|list| doc.items(list))
}
