//! One purpose of the configuration.

use placet_consent::{Basis, Uses};

use super::read::{Flaw, Reader};
use super::{Kind, Node};
use crate::facts::{DAYS_CAP, DataFacts, GROUP_LEAST, Identifiability, PurposeFacts};

pub(super) fn purpose<'d>(reader: &mut Reader<'d>, node: Node) -> PurposeFacts<'d> {
    let (doc, before) = (reader.doc, reader.faults.len());
    let id = reader.id(node);
    let basis = basis(reader, node);
    let uses = match doc.get(node, "uses") {
        Some(uses) => reader.uses(uses),
        None => {
            reader.fault(node, Flaw::Missing);
            Uses::NONE
        }
    };
    let mut data = Vec::new();
    if let Some(list) = doc.get(node, "data") {
        if doc.kind(list) != Kind::List {
            reader.fault(list, Flaw::Kind);
        }
        data.extend(doc.items(list).map(|item| data_item(reader, item)));
    }
    let retention = doc
        .get(node, "retention")
        .and_then(|retention| reader.days(retention, 0, DAYS_CAP));
    PurposeFacts {
        id,
        basis,
        uses,
        data,
        retention,
        soundness: reader.soundness(node, before),
    }
}

/// A ground other than the visitor's permission has to be justified.
fn basis(reader: &mut Reader<'_>, node: Node) -> Basis {
    let basis = match reader.word(
        node,
        "basis",
        &["consent", "necessary", "legitimate-interest"],
    ) {
        Some(1) => Basis::Necessary,
        Some(2) => Basis::LegitimateInterest,
        _ => return Basis::Consent,
    };
    let justification = reader
        .doc
        .get(node, "justification")
        .and_then(|text| reader.doc.localized(text, "", ""));
    if justification.is_none_or(|text| text.trim().is_empty()) {
        reader.fault(node, Flaw::Missing);
        return Basis::Consent;
    }
    basis
}

fn data_item<'d>(reader: &mut Reader<'d>, node: Node) -> DataFacts<'d> {
    let id = reader.id(node);
    let word = reader.word(
        node,
        "identifiability",
        &["identified", "pseudonymous", "aggregated"],
    );
    let identifiability = match word {
        Some(0) => Identifiability::Identified,
        Some(1) => Identifiability::Pseudonymous,
        Some(_) => match reader.number(node, "group", GROUP_LEAST, u32::MAX) {
            Some(group) => Identifiability::Aggregated { group },
            None => {
                reader.fault(node, Flaw::Missing);
                Identifiability::Identified
            }
        },
        None => {
            reader.fault(node, Flaw::Missing);
            Identifiability::Identified
        }
    };
    DataFacts {
        id,
        identifiability,
    }
}
