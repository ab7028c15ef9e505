//! On what ground purposes stand, and whether aggregated data is.

use placet_consent::{Basis, Use, Uses};

use super::Code;
use super::findings::{Findings, quoted, words};
use super::outline::{Outline, PurposeAt, text};
use crate::doc::Node;

pub(super) fn grounds(outline: &Outline<'_>, findings: &mut Findings<'_>) {
    for purpose in &outline.purposes {
        justification(outline, purpose, findings);
        interest(outline, purpose, findings);
        purpose
            .data
            .iter()
            .for_each(|item| group(outline, *item, findings));
    }
}

fn justification(outline: &Outline<'_>, purpose: &PurposeAt<'_>, findings: &mut Findings<'_>) {
    let doc = outline.doc;
    let says = |node| doc.text(node).is_some_and(|text| !text.trim().is_empty());
    let given = doc.get(purpose.node, "justification");
    let is_given =
        given.is_some_and(|node| says(node) || doc.entries(node).any(|(_, text)| says(text)));
    let (basis, why) = match purpose.basis {
        Basis::Consent => return,
        Basis::Necessary => ("necessary", "why the site cannot work without it"),
        Basis::LegitimateInterest => (
            "legitimate-interest",
            "why your interest weighs more than the visitor's",
        ),
    };
    if !is_given && !doc.is_flawed(purpose.node) {
        let found = format!("the basis {} without a justification", quoted(basis));
        let mend = "write it, or choose the basis `consent`";
        findings.add_absent(
            purpose.node,
            "justification",
            Code::NoJustification,
            words(found, why, mend),
        );
    }
}

fn interest(outline: &Outline<'_>, purpose: &PurposeAt<'_>, findings: &mut Findings<'_>) {
    if purpose.basis == Basis::LegitimateInterest && purpose.uses.contains(Uses::from(Use::Store)) {
        let node = outline
            .doc
            .get(purpose.node, "uses")
            .unwrap_or(purpose.node);
        let expected =
            "storing on a ground that permits it: an interest does not (ePrivacy directive 5(3))";
        let mend = "nothing, if it is meant to be asked, as it will be; else remove `store`";
        findings.add(
            node,
            Code::InterestStores,
            words("`store` under `legitimate-interest`", expected, mend),
        );
    }
}

fn group(outline: &Outline<'_>, item: Node, findings: &mut Findings<'_>) {
    let word = text(outline.doc, item, "identifiability").map(|(_, word)| word);
    let group = outline.doc.get(item, "group");
    match (word.as_deref(), group) {
        (Some("aggregated"), None) if !outline.doc.is_flawed(item) => {
            let expected = "the smallest number of people about whom a figure is kept, at least 2";
            let mend = "add it, as `\"group\": 50`, or choose `pseudonymous`";
            findings.add_absent(
                item,
                "group",
                Code::NoGroup,
                words("`aggregated` without a group", expected, mend),
            );
        }
        (Some(word @ ("identified" | "pseudonymous")), Some(node)) => {
            let found = format!("a group with {}", quoted(word));
            findings.add(
                node,
                Code::IdleGroup,
                words(found, "one only with `aggregated`", "remove it"),
            );
        }
        _ => {}
    }
}
