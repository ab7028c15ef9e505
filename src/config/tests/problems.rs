//! What the checker says, word for word: a faulty configuration and the sentences about it, side by side.

#![cfg(feature = "check")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod fixtures;

use std::collections::BTreeSet;
use std::path::PathBuf;

use placet_config::check::{Code, Problem, Severity, check};

fn file(name: &str, ending: &str) -> PathBuf {
    fixtures::root()
        .join("tests/data/config/problems")
        .join(format!("{name}.{ending}"))
}

fn problems() -> Vec<(String, Vec<Problem>)> {
    let checked = |(name, text): (String, String)| (name, check(&text).problems);
    fixtures::all("problems", "json")
        .into_iter()
        .map(checked)
        .collect()
}

#[test]
fn the_sentences_are_committed() {
    let all = problems();
    assert!(all.len() >= 40, "only {} faulty configurations", all.len());
    for (name, problems) in all {
        assert!(!problems.is_empty(), "{name} is said to be in order");
        let sentence = |problem: &Problem| {
            let severity = if problem.severity == Severity::Error {
                "error"
            } else {
                "warning"
            };
            format!(
                "{}:{} {severity}: {problem}\n",
                problem.line, problem.column
            )
        };
        fixtures::golden(
            &file(&name, "txt"),
            &problems.iter().map(sentence).collect::<String>(),
        );
    }
    for (name, _) in fixtures::all("problems", "txt") {
        assert!(
            file(&name, "json").exists(),
            "{name}.txt has no configuration"
        );
    }
}

#[test]
fn every_kind_of_problem_has_an_example() {
    let seen: BTreeSet<Code> = problems()
        .into_iter()
        .flat_map(|(_, found)| found)
        .map(|each| each.code)
        .collect();
    let unseen: Vec<&str> = Code::EACH
        .iter()
        .filter(|code| !seen.contains(code))
        .map(|code| code.as_str())
        .collect();
    // Only an object given from JavaScript can fail to become a text; `placet-check` tests that.
    assert_eq!(unseen, [Code::Unserialisable.as_str()]);
}

#[test]
fn codes_are_different_and_well_formed() {
    let codes: BTreeSet<&str> = Code::EACH.iter().map(|code| code.as_str()).collect();
    assert_eq!(codes.len(), Code::EACH.len());
    assert!(
        codes
            .iter()
            .all(|code| code.len() == 4 && code.starts_with('P'))
    );
}

#[test]
fn sentences_have_the_form_that_they_should() {
    for (name, found) in problems() {
        for problem in found {
            let line = problem.to_string();
            assert!(
                !line.contains('\n') && line.chars().count() < 400,
                "{name}: {line}"
            );
            for part in [&problem.found, &problem.expected, &problem.mend] {
                assert!(!part.is_empty() && !part.ends_with('.'), "{name}: {line}");
                assert!(part.matches('`').count() % 2 == 0, "{name}: {line}");
                assert!(!part.starts_with(char::is_uppercase), "{name}: {line}");
            }
            for word in [
                "Vec<", "Option<", "Some(", "None", "String", "Value", "usize", "u16", "u32",
                "serde", "::",
            ] {
                assert!(!line.contains(word), "{name} speaks Rust: {line}");
            }
        }
    }
}
