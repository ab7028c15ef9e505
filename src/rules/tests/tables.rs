//! Every table in tests/data/rules, case by case.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "this is how a test fails"
)]

mod declared;

use declared::{KINDS, declared, list, table, tables, text};
use placet_rules::{Builder, PatternFault, Rules, StorageKind};
use serde_json::Value;

/// The names of the services that a case belongs to.
fn asked<'a>(rules: &Rules, names: &[&'a str], own: &str, case: &Value) -> Vec<&'a str> {
    let storage = || {
        KINDS
            .iter()
            .find_map(|(key, kind)| Some(rules.storage(*kind, case[*key].as_str()?)))
    };
    let services = match (case["url"].as_str(), case["cookie"].as_str()) {
        (Some(url), _) => rules.url(url, own).services,
        (_, Some(cookie)) => rules.cookie(cookie),
        _ => storage().unwrap_or_else(|| panic!("nothing asked in {case}")),
    };
    services
        .iter()
        .map(|service| names[usize::from(*service)])
        .collect()
}

#[test]
fn every_query_finds_its_services() {
    let mut cases = 0;
    for (name, table) in tables() {
        let own = text(&table, "own");
        let (rules, names) = declared(&table);
        for case in table["cases"].as_array().expect("cases") {
            let expected: Vec<&str> = list(case, "to").collect();
            assert_eq!(asked(&rules, &names, own, case), expected, "{name}: {case}");
            if let Some(url) = case["url"].as_str() {
                let found = rules.url(url, own);
                assert_eq!(rules.pattern(found.hit), text(case, "by"), "{name}: {case}");
                assert_eq!(
                    Some(found.whole_origin),
                    case["whole"].as_bool(),
                    "{name}: {case}"
                );
                assert_eq!(found.is_declared(), !expected.is_empty(), "{name}: {case}");
            }
            cases += 1;
        }
    }
    assert!(cases >= 180, "only {cases} cases were read");
}

#[test]
fn every_pattern_is_read_or_refused() {
    for case in table("faults.json")["cases"].as_array().expect("cases") {
        let mut builder = Builder::new();
        let added = if let Some(host) = case["host"].as_str() {
            builder.host(host, 3)
        } else if let Some(cookie) = case["cookie"].as_str() {
            builder.cookie(cookie, 3)
        } else {
            builder.storage(StorageKind::Local, text(case, "local"), 3)
        };
        let fault = added.err().map(|fault| format!("{fault:?}"));
        assert_eq!(fault.as_deref(), case["fault"].as_str(), "{case}");
        let rules = builder.build();
        let read: Vec<String> = rules.patterns().map(|(pattern, _)| pattern).collect();
        assert_eq!(
            read,
            case["plain"].as_str().into_iter().collect::<Vec<_>>(),
            "{case}"
        );
    }
}

#[test]
fn a_pattern_has_at_most_255_bytes() {
    let path = format!("/{}", "x".repeat(254));
    assert_eq!(Builder::new().host(&path, 0), Ok(()));
    assert_eq!(
        Builder::new().host(&format!("{path}x"), 0),
        Err(PatternFault::TooLong)
    );
    assert_eq!(
        Builder::new().cookie(&"x".repeat(256), 0),
        Err(PatternFault::TooLong)
    );
}

#[test]
fn patterns_beyond_the_last_number_are_refused() {
    let mut builder = Builder::new();
    let first = (0..70_000).find_map(|n| {
        builder
            .cookie(&format!("c{n}"), 0)
            .err()
            .map(|fault| (n, fault))
    });
    assert_eq!(first, Some((65_000, PatternFault::TooMany)));
    let rules = builder.build();
    assert_eq!(rules.cookie("c64999"), [0]);
    assert!(rules.cookie("c65000").is_empty());
}
