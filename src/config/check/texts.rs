//! The owner's wording of the notice's own texts, against the English ones.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::Code;
use super::findings::{Findings, one_of, quoted, words};
use super::outline::Outline;
use super::suggest::suggest;
use crate::doc::Node;
use crate::markup::{Part, is_web, part};

/// The notice's texts; the other languages have the same keys and placeholders.
const ENGLISH: &str = include_str!("../../notice/texts/en.json");

#[derive(Deserialize)]
struct Language {
    texts: BTreeMap<String, String>,
}

/// The notice's texts in which markup counts: whole sentences, and never what a button or a heading says.
const MARKED: [&str; 7] = [
    "lead",
    "lead.again",
    "lead.told",
    "intro",
    "intro.told",
    "none",
    "signal",
];

pub(super) fn texts(outline: &Outline<'_>, findings: &mut Findings<'_>) {
    let doc = outline.doc;
    for (text, is_marked) in outline.texts() {
        let localized = doc.entries(text).map(|(_, node)| node);
        for node in std::iter::once(text).chain(localized) {
            markup(node, doc.text(node), is_marked, findings);
        }
    }
    let Some(texts) = doc.get(doc.root(), "texts") else {
        return;
    };
    let known = serde_json::from_str::<Language>(ENGLISH)
        .map(|language| language.texts)
        .unwrap_or_default();
    for (_, language) in doc.entries(texts) {
        for (key, node) in doc.entries(language) {
            markup(
                node,
                doc.text(node),
                MARKED.contains(&key.as_ref()),
                findings,
            );
            match original(&known, &key) {
                Some(original) => placeholders(node, &key, original, doc.text(node), findings),
                None => unknown(node, &key, &known, findings),
            }
        }
    }
}

/// Languages differ in how many plural forms they have: `services.few` is said as `services.other` is.
fn original<'k>(known: &'k BTreeMap<String, String>, key: &str) -> Option<&'k String> {
    let plural = || {
        let (stem, form) = key.rsplit_once('.')?;
        let is_form = matches!(form, "zero" | "one" | "two" | "few" | "many");
        known.get(&format!("{stem}.other")).filter(|_| is_form)
    };
    known.get(key).or_else(plural)
}

fn unknown(node: Node, key: &str, known: &BTreeMap<String, String>, findings: &mut Findings<'_>) {
    let mend = match suggest(key, known.keys().map(String::as_str)) {
        Some(meant) => format!("rename it to {}", quoted(meant)),
        None => "remove it".to_owned(),
    };
    findings.add(
        node,
        Code::UnknownText,
        words(quoted(key), "the key of one of the notice's texts", mend),
    );
}

fn placeholders(
    node: Node,
    key: &str,
    original: &str,
    text: Option<Cow<'_, str>>,
    findings: &mut Findings<'_>,
) {
    let Some(text) = text else { return };
    let (known, used) = (braced(original), braced(&text));
    // "One service" is as good as "1 service".
    let is_worded = [".zero", ".one", ".two"]
        .iter()
        .any(|form| key.ends_with(form));
    let missing: Vec<&str> = known.difference(&used).copied().collect();
    if !is_worded && !missing.is_empty() {
        let found = format!("no {}", one_of(missing.iter().copied()));
        let words = words(
            found,
            "the placeholders of the original",
            "put it where its value shall stand",
        );
        findings.add(node, Code::MissingPlaceholder, words);
    }
    let strange: Vec<&str> = used.difference(&known).copied().collect();
    if !strange.is_empty() {
        let expected = match known.is_empty() {
            true => "a text without placeholders".to_owned(),
            false => one_of(known),
        };
        let words = words(one_of(strange), expected, "remove it: nothing fills it");
        findings.add(node, Code::UnknownPlaceholder, words);
    }
}

/// Links that lead anywhere but to the web, and markup where it is no more than what it is written with.
fn markup(node: Node, text: Option<Cow<'_, str>>, is_marked: bool, findings: &mut Findings<'_>) {
    let Some(text) = text else { return };
    let mut rest = text.as_ref();
    while let Some(part) = part(&mut rest) {
        let written = match part {
            Part::Plain(_) => continue,
            Part::Emphasis(inner) => format!("*{inner}*"),
            Part::Link(inner, address) => format!("[{inner}]({address})"),
        };
        match part {
            _ if !is_marked => {
                let expected = "a text without markup: this one is shown as it is written";
                findings.add(
                    node,
                    Code::Markup,
                    words(quoted(&written), expected, "write the words alone"),
                );
            }
            Part::Link(_, address) if !is_web(address) => {
                let expected = "an address that begins with `https://`, `http://` or `/`";
                let mend = "write the address of a page, without blanks";
                findings.add(node, Code::Link, words(quoted(address), expected, mend));
            }
            _ => {}
        }
    }
    if let Some(tag) = html(&text) {
        let expected = match is_marked {
            true => "no HTML; `*emphasis*` and `[text](address)` are understood",
            false => "a text without HTML: it is shown as it is written",
        };
        findings.add(
            node,
            Code::Markup,
            words(quoted(tag), expected, "remove it"),
        );
    }
}

/// The first tag in a text, or what looks like one.
fn html(text: &str) -> Option<&str> {
    text.match_indices('<').find_map(|(at, _)| {
        let tag = text.get(at..=at + text.get(at..)?.find('>')?)?;
        let name = tag.trim_start_matches(['<', '/']);
        name.starts_with(|first: char| first.is_ascii_alphabetic())
            .then_some(tag)
    })
}

/// `{name}` with its braces.
fn braced(text: &str) -> BTreeSet<&str> {
    let names = text.match_indices('{').filter_map(|(start, _)| {
        let rest = text.get(start..)?;
        let word = rest.get(..=rest.find('}')?)?;
        word.get(1..word.len() - 1)?
            .bytes()
            .all(|each| each.is_ascii_lowercase())
            .then_some(word)
    });
    names.filter(|word| word.len() > 2).collect()
}
