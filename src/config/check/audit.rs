//! Think before you collect: what is declared and leads nowhere, and what the visitor should be told and is not.

use super::Code;
use super::findings::{Findings, all_of, words};
use super::outline::{Outline, PurposeAt, ServiceAt, text};
use crate::doc::Kind;

pub(super) fn audit(outline: &Outline<'_>, findings: &mut Findings<'_>) {
    // What is missing from half a text proves nothing.
    if outline.doc.fault().is_some() {
        return;
    }
    outline
        .purposes
        .iter()
        .for_each(|purpose| self::purpose(outline, purpose, findings));
    outline
        .services
        .iter()
        .for_each(|service| self::service(outline, service, findings));
}

fn purpose(outline: &Outline<'_>, purpose: &PurposeAt<'_>, findings: &mut Findings<'_>) {
    let data = outline.doc.get(purpose.node, "data");
    if data.is_none_or(|list| {
        outline.doc.kind(list) == Kind::List && outline.doc.items(list).next().is_none()
    }) {
        let expected = "what is collected, so that the visitor knows what they permit";
        let words = words(
            "a purpose without data items",
            expected,
            "add `data`, or remove the purpose",
        );
        findings.add_absent(purpose.node, "data", Code::NoData, words);
    }
    if outline.doc.get(purpose.node, "retention").is_none() {
        let expected = "how long the data is kept (GDPR Art. 13(2)(a))";
        let words = words("no retention", expected, "add it, as `{ \"days\": 395 }`");
        findings.add_absent(purpose.node, "retention", Code::NoRetention, words);
    }
    let Some((node, id)) = &purpose.id else {
        return;
    };
    let used: Vec<_> = outline.needs_of(id).map(|need| need.uses).collect();
    if used.is_empty() {
        let expected = "at least one service that serves it";
        let words = words(
            "a purpose without a service",
            expected,
            "name it in a service's `purposes`, or remove it",
        );
        return findings.add(*node, Code::NoService, words);
    }
    let idle = used
        .into_iter()
        .fold(purpose.uses, |idle, uses| idle.without(uses));
    if !idle.is_empty() {
        let found = format!(
            "{}, which no service does",
            all_of(idle.iter().map(|one| one.word()))
        );
        let expected = "only uses that are made of the data";
        let node = outline
            .doc
            .get(purpose.node, "uses")
            .unwrap_or(purpose.node);
        findings.add(
            node,
            Code::IdleUse,
            words(
                found,
                expected,
                "remove it, or add it to the service that does it",
            ),
        );
    }
}

fn service(outline: &Outline<'_>, service: &ServiceAt<'_>, findings: &mut Findings<'_>) {
    let doc = outline.doc;
    let has = |key: &str| {
        doc.get(service.node, key)
            .is_some_and(|list| doc.items(list).next().is_some())
    };
    if !["hosts", "cookies", "storage"].into_iter().any(has) {
        let expected = "at least one host, cookie or storage key";
        let mend = "add `hosts`; without, only marked tags are held";
        findings.add_absent(
            service.node,
            "hosts",
            Code::NothingToHold,
            words("nothing to hold it by", expected, mend),
        );
    }
    for (key, what) in [
        ("country", "where the provider sits"),
        ("privacy", "the provider's privacy policy"),
    ] {
        if text(doc, service.node, key).is_none() && doc.get(service.node, key).is_none() {
            let found = format!("no `{key}`");
            findings.add_absent(
                service.node,
                key,
                Code::Undisclosed,
                words(found, what, "add it"),
            );
        }
    }
}
