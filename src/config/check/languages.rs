//! Language tags, and texts that are missing in a language.

use std::borrow::Cow;

use super::Code;
use super::findings::{Findings, all_of, quoted, words};
use super::outline::{Outline, text};
use crate::doc::Node;

pub(super) fn languages(outline: &Outline<'_>, findings: &mut Findings<'_>) {
    let doc = outline.doc;
    if let Some((node, tag)) = text(doc, doc.root(), "language").filter(|(_, tag)| tag != "auto") {
        self::tag(node, &tag, findings);
    }
    for (tag, node) in doc
        .get(doc.root(), "texts")
        .into_iter()
        .flat_map(|texts| doc.entries(texts))
    {
        self::tag(node, &tag, findings);
    }
    let texts: Vec<(Node, Vec<Cow<'_, str>>)> = outline
        .texts()
        .into_iter()
        .map(|(text, _)| {
            (
                text,
                doc.entries(text).map(|(tag, _)| tag).collect::<Vec<_>>(),
            )
        })
        .filter(|(_, tags)| !tags.is_empty())
        .collect();
    let mut all: Vec<&str> = texts
        .iter()
        .flat_map(|(_, tags)| tags)
        .map(Cow::as_ref)
        .collect();
    all.sort_unstable();
    all.dedup();
    for (text, tags) in &texts {
        doc.entries(*text)
            .for_each(|(tag, node)| self::tag(node, &tag, findings));
        let gap: Vec<&str> = all
            .iter()
            .copied()
            .filter(|tag| !tags.iter().any(|each| each == tag))
            .collect();
        if !gap.is_empty() && !doc.is_flawed(*text) {
            let found = format!("no text in {}", all_of(gap.iter().copied()));
            let words = words(found, "the same languages everywhere", "add it");
            findings.add(*text, Code::LanguageGap, words);
        }
    }
}

fn tag(node: Node, tag: &str, findings: &mut Findings<'_>) {
    if is_tag(tag) {
        return;
    }
    let dashed = tag.replace('_', "-");
    let mend = match is_tag(&dashed) {
        true => format!("write {}", quoted(&dashed)),
        false => "use the tag from the page's `lang` attribute".to_owned(),
    };
    findings.add(
        node,
        Code::LanguageTag,
        words(quoted(tag), "a language tag like `de` or `pt-BR`", mend),
    );
}

/// The shape of RFC 5646, section 2.1: a language of two or three letters, then parts of up to eight letters and digits.
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|each| each.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|each| each.is_ascii_alphanumeric())
        })
}
