//! Collects problems, and says things the same way everywhere.

use super::{Code, Problem};
use crate::doc::{Doc, Kind, Node};

/// The problems found so far in one text.
pub(super) struct Findings<'d> {
    doc: &'d Doc,
    problems: Vec<(Node, Problem)>,
}

/// What stands there, what could, and what to do; without a full stop.
pub(super) struct Words {
    pub(super) found: String,
    pub(super) expected: String,
    pub(super) mend: String,
}

/// Shorthand for [`Words`].
pub(super) fn words(
    found: impl Into<String>,
    expected: impl Into<String>,
    mend: impl Into<String>,
) -> Words {
    Words {
        found: found.into(),
        expected: expected.into(),
        mend: mend.into(),
    }
}

impl<'d> Findings<'d> {
    pub(super) fn new(doc: &'d Doc) -> Findings<'d> {
        Findings {
            doc,
            problems: Vec::new(),
        }
    }

    /// Something about a value, or about a key.
    pub(super) fn add(&mut self, node: Node, code: Code, words: Words) {
        let path = self.doc.path(node);
        self.push(node, code, path, words);
    }

    /// Something about a key that is not in an object.
    pub(super) fn add_absent(&mut self, object: Node, key: &str, code: Code, words: Words) {
        let mut path = self.doc.path(object);
        if !path.is_empty() {
            path.push('.');
        }
        path.push_str(key);
        self.push(object, code, path, words);
    }

    fn push(&mut self, node: Node, code: Code, path: String, words: Words) {
        let (line, column) = self.doc.position(node);
        let Words {
            found,
            expected,
            mend,
        } = words;
        self.problems.push((
            node,
            Problem {
                code,
                severity: code.severity(),
                path,
                line,
                column,
                found,
                expected,
                mend,
            },
        ));
    }

    /// In the order of the text.
    pub(super) fn finish(mut self) -> Vec<Problem> {
        self.problems
            .sort_by_key(|(node, problem)| (*node, problem.code));
        self.problems
            .into_iter()
            .map(|(_, problem)| problem)
            .collect()
    }

    /// What stands at a node, for `found`; a text with its quotes, because that it is one may be what is wrong.
    pub(super) fn found(&self, node: Node) -> String {
        match self.doc.kind(node) {
            Kind::List => "a list".to_owned(),
            Kind::Object => "an object".to_owned(),
            Kind::Text if self.doc.written(node).trim().is_empty() => "an empty text".to_owned(),
            Kind::Text => quoted(&format!("\"{}\"", self.doc.written(node))),
            _ => quoted(&self.doc.written(node)),
        }
    }
}

/// What the owner wrote, in backticks: on one line, and not for ever.
pub(super) fn quoted(text: &str) -> String {
    const LENGTH: usize = 60;
    let plain = |each: char| {
        if each.is_control() {
            ' '
        } else if each == '`' {
            '\''
        } else {
            each
        }
    };
    let mut short: String = text.chars().take(LENGTH).map(plain).collect();
    if text.chars().nth(LENGTH).is_some() {
        short.push('…');
    }
    format!("`{short}`")
}

/// `a`, `b` or `c`.
pub(super) fn one_of<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    listed(words, "or")
}

/// `a`, `b` and `c`.
pub(super) fn all_of<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    listed(words, "and")
}

fn listed<'w>(words: impl IntoIterator<Item = &'w str>, joint: &str) -> String {
    let quoted: Vec<String> = words.into_iter().map(quoted).collect();
    match quoted.as_slice() {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {joint} {last}", first.join(", ")),
    }
}
