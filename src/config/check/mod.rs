//! The checker: everything that is not in order in a configuration, at once, in the order of the text.
//!
//! Nothing here stops at the first problem. The text is read by the same light parser as in the browser; the structure
//! is checked by walking the schema; what a schema cannot say is in one small module each, working on whatever has the
//! right shape.

mod audit;
mod code;
mod contrast;
mod countries;
mod expect;
mod findings;
mod forms;
mod grounds;
mod hosts;
mod ids;
mod languages;
mod links;
mod names;
mod outline;
mod problem;
mod references;
mod structure;
mod suggest;
mod syntax;
mod texts;

pub use code::Code;
pub use problem::{Problem, Report, Severity};

use findings::Findings;
use outline::Outline;

use crate::doc::{Doc, Kind};

/// Finds everything that is not in order in the text of a configuration.
///
/// # Examples
///
/// ```
/// let report = placet_config::check::check(r#"{ "controller": { "name": "Hazel & Oak" }, "purpose": [] }"#);
/// let lines: Vec<String> = report.problems.iter().map(ToString::to_string).collect();
/// assert_eq!(lines, [
///     "purposes: found nothing, expected a list; add it. [P012]",
///     "purpose: found `purpose`, expected `purposes`; rename it to `purposes`. [P010]",
/// ]);
/// ```
pub fn check(text: &str) -> Report {
    let (doc, _) = Doc::parse(text.to_owned());
    let mut findings = Findings::new(&doc);
    syntax::keys(&doc, &mut findings);
    if doc.fault().is_none() || doc.kind(doc.root()) == Kind::Object {
        structure::structure(&doc, &mut findings);
    }
    let outline = Outline::of(&doc);
    for check in [
        ids::ids,
        references::references,
        hosts::hosts,
        names::names,
        grounds::grounds,
        audit::audit,
        languages::languages,
        texts::texts,
        links::links,
        forms::forms,
    ] {
        check(&outline, &mut findings);
    }
    let mut problems: Vec<_> = syntax::syntax(&doc).into_iter().collect();
    problems.extend(findings.finish());
    Report { problems }
}
