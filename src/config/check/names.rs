//! Name patterns of cookies and storage entries, and how old these may get.

use placet_rules::{Builder, PatternFault};

use super::Code;
use super::findings::{Findings, quoted, words};
use super::hosts::is_expression;
use super::outline::{Outline, ServiceAt, list, text};
use crate::doc::Node;

pub(super) fn names(outline: &Outline<'_>, findings: &mut Findings<'_>) {
    for service in &outline.services {
        for (list_key, name_key) in [("cookies", "name"), ("storage", "key")] {
            for entry in list(outline.doc, service.node, list_key) {
                if let Some((node, name)) = text(outline.doc, entry, name_key) {
                    pattern(node, &name, findings);
                    age(outline, service, entry, findings);
                }
            }
        }
    }
}

fn pattern(node: Node, name: &str, findings: &mut Findings<'_>) {
    let (expected, mend) = match Builder::new().cookie(name, 0) {
        Ok(()) if is_expression(name) => (
            "a name, not a regular expression",
            "write `*` for any run of characters",
        ),
        Ok(()) => return,
        Err(PatternFault::TooLong) => ("at most 255 bytes", "shorten it with `*`"),
        Err(_) => (
            "a name, or the part of one with `*`",
            "write what the names begin with: `abc_*`",
        ),
    };
    findings.add(node, Code::NamePattern, words(quoted(name), expected, mend));
}

fn age(outline: &Outline<'_>, service: &ServiceAt<'_>, entry: Node, findings: &mut Findings<'_>) {
    let Some(node) = outline.doc.get(entry, "days") else {
        let mend = "add `days`; 0 for what ends with the browser session";
        let words = words("no greatest age", "an age after which it is removed", mend);
        return findings.add_absent(entry, "days", Code::NoAge, words);
    };
    let purposes = service
        .needs
        .iter()
        .map(|need| outline.purpose(&need.purpose)?.retention);
    let longest = purposes
        .collect::<Option<Vec<u32>>>()
        .and_then(|days| days.into_iter().max());
    if let (Some(days), Some(longest)) = (outline.doc.number(node), longest)
        && days > longest
    {
        let found = format!("`{days}` days");
        let expected = format!("at most `{longest}`, the retention of the purposes that it serves");
        let words = words(
            found,
            expected,
            "lower it, or raise the purpose's retention so that the visitor is told",
        );
        findings.add(node, Code::Outlives, words);
    }
}
