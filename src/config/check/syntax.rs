//! What is not JSON, and keys that no object should have.

use super::findings::{Findings, Words, quoted, words};
use super::{Code, Problem};
use crate::doc::{DEPTH, Doc, Fault, KEYS, Kind, Node, SIZE, What};

/// The first thing that is not JSON. It has a place in the text rather than a path.
pub(super) fn syntax(doc: &Doc) -> Option<Problem> {
    let fault = doc.fault()?;
    let code = match fault.what {
        What::TooDeep | What::TooLarge | What::TooManyKeys => Code::Limit,
        _ => Code::Syntax,
    };
    let Words {
        found,
        expected,
        mend,
    } = say(doc.source(), fault);
    let (line, column) = (fault.line, fault.column);
    Some(Problem {
        code,
        severity: code.severity(),
        path: String::new(),
        line,
        column,
        found,
        expected,
        mend,
    })
}

fn say(text: &str, fault: Fault) -> Words {
    let rest = text.get(fault.at..).unwrap_or_default();
    match fault.what {
        What::Unexpected => unexpected(rest),
        What::Ended if text.trim().is_empty() => {
            words("an empty text", "a configuration", "write one: `{ ... }`")
        }
        What::Ended => words(
            "the end of the text",
            "its quotes and brackets closed",
            "close them",
        ),
        What::ExtraComma => words(
            "a comma too many",
            "an entry after each comma",
            "remove the comma",
        ),
        What::MissingComma => words(
            start(rest),
            "a comma before it",
            "put a comma between the two",
        ),
        What::Comment => words(
            "a comment",
            "none: JSON has no comments",
            "use a `\"$comment\"` key instead",
        ),
        What::MissingColon => words(start(rest), "a colon after the key", "put a `:` there"),
        What::ControlCharacter => words(
            "a line break or tab in a text",
            "`\\n` or `\\t`",
            "close the quotes before it, or write it so",
        ),
        What::Escape => words(
            start(rest),
            "an escape such as `\\n` or `\\u00e4`",
            "double the backslash: `\\\\`",
        ),
        What::Number => words(
            start(rest),
            "a number such as `0.5` or `180`",
            "write it so, without leading zeros",
        ),
        What::Trailing => words(start(rest), "nothing after the last bracket", "remove it"),
        What::TooDeep => words(
            "deeper brackets",
            format!("at most {DEPTH} levels"),
            "flatten it",
        ),
        What::TooLarge => words(
            "a longer text",
            format!("at most {SIZE} bytes"),
            "shorten it",
        ),
        What::TooManyKeys => words(
            "more keys",
            format!("at most {KEYS} in an object"),
            "remove some",
        ),
    }
}

fn unexpected(rest: &str) -> Words {
    match rest.chars().next() {
        Some('\'') => words(
            "a single quote",
            "a double quote",
            "write `\"` at both ends",
        ),
        Some('\u{feff}') => words(
            "a byte order mark",
            "`{` at the start",
            "save the file without it",
        ),
        Some('“' | '”' | '„' | '’') => words(
            "a typographic quote",
            "a double quote",
            "write `\"` at both ends",
        ),
        Some(first) if first.is_alphabetic() => words(
            start(rest),
            "a text in double quotes, a number, a list or an object",
            "put it in double quotes",
        ),
        Some(_) => words(
            start(rest),
            "a key, a value or a closing bracket",
            "remove it, or close what is open",
        ),
        None => words("the end of the text", "more", "close what is open"),
    }
}

/// The word or character that a text begins with.
fn start(rest: &str) -> String {
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let end = rest
        .find(|each: char| !each.is_alphanumeric() && each != '_')
        .unwrap_or(rest.len());
    quoted(
        rest.get(..end.clamp(first, first.max(20)))
            .or(rest.get(..first))
            .unwrap_or_default(),
    )
}

/// Keys that stand twice, and keys that are dangerous.
pub(super) fn keys(doc: &Doc, findings: &mut Findings<'_>) {
    for key in doc.duplicates() {
        let found = format!("{} a second time", quoted(&doc.written(*key)));
        findings.add(
            *key,
            Code::DuplicateKey,
            words(found, "each key once", "remove one of the two"),
        );
    }
    dangerous(doc, doc.root(), findings);
}

fn dangerous(doc: &Doc, node: Node, findings: &mut Findings<'_>) {
    match doc.kind(node) {
        Kind::List => doc
            .items(node)
            .for_each(|item| dangerous(doc, item, findings)),
        Kind::Object => {
            for (key, value) in doc.pairs(node) {
                if is_dangerous(&doc.written(key)) {
                    let found = quoted(&doc.written(key));
                    let why = "any key but `__proto__`, `constructor` and `prototype`";
                    findings.add(key, Code::ForbiddenKey, words(found, why, "remove it"));
                } else {
                    dangerous(doc, value, findings);
                }
            }
        }
        _ => {}
    }
}

/// Keys that reach an object's prototype.
pub(super) fn is_dangerous(key: &str) -> bool {
    matches!(key, "__proto__" | "constructor" | "prototype")
}
