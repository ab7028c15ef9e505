//! Host patterns.

use std::collections::BTreeMap;

use placet_rules::{Builder, PatternFault};

use super::Code;
use super::findings::{Findings, Words, quoted, words};
use super::outline::{Outline, list};
use crate::doc::Node;

const LIKE: &str = "a host like `stats.example.com`";

pub(super) fn hosts(outline: &Outline<'_>, findings: &mut Findings<'_>) {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for service in &outline.services {
        let name = service.id.as_ref().map_or("?", |(_, id)| id);
        for node in list(outline.doc, service.node, "hosts") {
            let Some(pattern) = outline
                .doc
                .text(node)
                .filter(|text| !text.trim().is_empty())
            else {
                continue;
            };
            host(node, &pattern, findings);
            if let Some(other) = seen.insert(pattern.to_ascii_lowercase(), name.to_owned()) {
                let found = format!(
                    "{}, which {} declares, too",
                    quoted(&pattern),
                    quoted(&other)
                );
                let expected = "each pattern at one service";
                let mend = "make them differ by path; as it is, it may pass as soon as one of the two is permitted";
                findings.add(node, Code::SharedPattern, words(found, expected, mend));
            }
        }
    }
    for node in list(outline.doc, outline.doc.root(), "firstParty") {
        match outline.doc.text(node) {
            Some(own) if own.contains(['/', ':', '*']) && !own.contains("//") => {
                let mend = "remove port, path and `*`: a host includes its subdomains";
                findings.add(node, Code::HostPattern, words(quoted(&own), OWN_LIKE, mend));
            }
            Some(own) if !own.trim().is_empty() => host(node, &own, findings),
            _ => {}
        }
    }
}

const OWN_LIKE: &str = "a host of your own like `example.com`";

fn host(node: Node, pattern: &str, findings: &mut Findings<'_>) {
    let told = |expected: &str, mend: String| words(quoted(pattern), expected, mend);
    if is_expression(pattern) {
        let mend = "write the host, and `*` for any run of characters in its path".to_owned();
        return findings.add(
            node,
            Code::HostPattern,
            told("a host, not a regular expression", mend),
        );
    }
    let (code, words): (Code, Words) = match Builder::new().host(pattern, 0) {
        Ok(()) if is_suffix(pattern) => (
            Code::HostTooWide,
            told(
                LIKE,
                "name the service's own domain, not everybody's ending".to_owned(),
            ),
        ),
        Ok(()) => return,
        Err(PatternFault::Scheme) => (
            Code::HostIsUrl,
            told(LIKE, format!("remove {}", quoted(scheme(pattern)))),
        ),
        Err(PatternFault::Wildcard) => (
            Code::HostPattern,
            told(
                LIKE,
                "remove `*.`: a host includes its subdomains".to_owned(),
            ),
        ),
        Err(PatternFault::Query) => (
            Code::HostPattern,
            told(LIKE, "end it before `?` and `#`".to_owned()),
        ),
        Err(_)
            if pattern
                .trim()
                .chars()
                .all(|each| matches!(each, '*' | '/' | '.')) =>
        {
            let mend = "name a host or a path: this would hold the whole site".to_owned();
            (Code::HostTooWide, told("a host or a path of its own", mend))
        }
        Err(PatternFault::Port) => (
            Code::HostPattern,
            told("a port from 1 to 65535", "mend or remove it".to_owned()),
        ),
        Err(PatternFault::TooLong) => (
            Code::HostPattern,
            told("at most 255 bytes", "shorten it".to_owned()),
        ),
        Err(PatternFault::TooMany) => (
            Code::HostPattern,
            told(
                "at most 65,000 patterns",
                "declare hosts instead of their paths".to_owned(),
            ),
        ),
        Err(PatternFault::Host | PatternFault::Empty | PatternFault::Everything) => {
            let mend = match pattern.is_ascii() {
                true => {
                    "remove the characters that no host has; a path of your own begins with `/`"
                }
                false => "write it in its `xn--` form",
            };
            (Code::HostPattern, told(LIKE, mend.to_owned()))
        }
    };
    findings.add(node, code, words);
}

fn scheme(pattern: &str) -> &str {
    pattern
        .find("//")
        .and_then(|at| pattern.get(..at + 2))
        .unwrap_or(pattern)
        .trim_start()
}

/// Whether a pattern looks like a regular expression, as other consent managers take them.
pub(super) fn is_expression(pattern: &str) -> bool {
    let bare = pattern.trim_matches('/');
    bare.starts_with('^')
        || bare.ends_with('$')
        || bare.contains(['\\', '(', '|'])
        || bare.contains(".+")
}

/// An ending that millions share. Only the plainest: the browser's own list is too long to carry.
fn is_suffix(pattern: &str) -> bool {
    let host = pattern.trim().trim_end_matches('.');
    let common = [
        "com", "org", "net", "edu", "gov", "info", "biz", "dev", "app", "io", "cloud", "shop",
        "online",
    ];
    let pairs = [
        "co.uk", "org.uk", "com.au", "co.jp", "co.nz", "com.br", "co.in", "co.za",
    ];
    let country = host.len() == 2 && host.bytes().all(|each| each.is_ascii_alphabetic());
    country
        || common
            .iter()
            .chain(&pairs)
            .any(|each| host.eq_ignore_ascii_case(each))
}
