//! What holds for any pattern and any text.

#![allow(clippy::panic, reason = "this is how a test fails")]

use std::collections::BTreeSet;

use placet_rules::{Builder, Rules, Scan, StorageKind, matches};
use proptest::prelude::*;

const OWN: &str = "https://shop.example";

/// The meaning of a name pattern, written the slow way: a star takes nothing, or one byte and tries again.
fn fits(pattern: &[u8], text: &[u8]) -> bool {
    match (pattern, text) {
        ([], []) => true,
        ([b'*', after @ ..], _) => {
            fits(after, text)
                || text
                    .split_first()
                    .is_some_and(|(_, rest)| fits(pattern, rest))
        }
        ([byte, after @ ..], [first, rest @ ..]) => byte == first && fits(after, rest),
        _ => false,
    }
}

/// The same for a path, which may go on below the pattern.
fn path_fits(pattern: &str, path: &str) -> bool {
    (0..=path.len()).any(|end| {
        let whole = end == path.len() || path.as_bytes()[end] == b'/';
        whole && fits(pattern.as_bytes(), &path.as_bytes()[..end])
    })
}

fn host() -> impl Strategy<Value = String> {
    "[ab](\\.[ab]){0,3}"
}

fn path() -> impl Strategy<Value = String> {
    "/[ab/]{1,5}"
}

/// The pattern that should decide, found by looking at all of them: longest host, longest fixed beginning of the path,
/// most fixed bytes, no star, a port.
fn best<'a>(
    patterns: &'a [(String, Option<u16>, String)],
    host: &str,
    port: u16,
    path: &str,
) -> Option<&'a (String, Option<u16>, String)> {
    let below = |of: &str| host == of || host.ends_with(&format!(".{of}"));
    let candidates = patterns.iter().filter(|(of, at, pattern)| {
        below(of)
            && at.is_none_or(|at| at == port)
            && (pattern.is_empty() || path_fits(pattern, path))
    });
    let fixed = |pattern: &str| pattern.find('*').unwrap_or(pattern.len());
    let bytes = |pattern: &str| pattern.bytes().filter(|byte| *byte != b'*').count();
    // The first of equals, as it was declared first.
    candidates.rev().max_by_key(|(of, at, pattern)| {
        (
            of.len(),
            !pattern.is_empty(),
            fixed(pattern),
            bytes(pattern),
            !pattern.contains('*'),
            at.is_some(),
        )
    })
}

proptest! {
    // A file of failures beside the source would stand among the rooms.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_name_fits_as_the_slow_way_says(pattern in "[ab*]{0,8}", name in "[ab]{0,10}") {
        prop_assert_eq!(matches(&pattern, &name), fits(pattern.as_bytes(), name.as_bytes()));
    }

    #[test]
    fn the_index_finds_what_a_search_through_all_patterns_finds(
        patterns in prop::collection::vec((host(), prop::option::of(Just(8443u16)), prop_oneof![Just(String::new()), "/[ab*/]{0,5}[ab]"]), 1..12),
        queries in prop::collection::vec((host(), prop_oneof![Just(443u16), Just(8443)], path()), 1..12),
    ) {
        let mut builder = Builder::new();
        for (service, (host, port, path)) in patterns.iter().enumerate() {
            let port = port.map(|port| format!(":{port}")).unwrap_or_default();
            prop_assert_eq!(builder.host(&format!("{host}{port}{path}"), service as u16), Ok(()));
        }
        let rules = builder.build();
        for (host, port, path) in &queries {
            let url = format!("https://{host}:{port}{path}?q");
            let found = rules.url(&url, OWN);
            let expected = best(&patterns, host, *port, path);
            let pattern = expected.map(|(host, port, path)| format!("{host}{}{path}", port.map(|port| format!(":{port}")).unwrap_or_default()));
            prop_assert_eq!(rules.pattern(found.hit), pattern.unwrap_or_default(), "{} in {:?}", url, patterns);
            let same = |one: &&(usize, &(String, Option<u16>, String))| Some(one.1) == expected;
            let services: Vec<u16> = patterns.iter().enumerate().collect::<Vec<_>>().iter().filter(same).map(|(service, _)| *service as u16).collect();
            prop_assert_eq!(found.services, services);
        }
    }

    #[test]
    fn the_scan_answers_as_the_index(
        patterns in prop::collection::vec((prop_oneof![host(), Just(String::new())], prop::option::of(Just(8443u16)), prop_oneof![Just(String::new()), "/[ab*/]{1,5}"], 0u16..4), 1..12),
        names in prop::collection::vec((0u8..3, "[ab*]{1,4}", 0u16..4), 1..6),
        queries in prop::collection::vec((host(), prop_oneof![Just(443u16), Just(8443)], path(), any::<bool>()), 1..12),
        asked in prop::collection::vec((0u8..3, "[ab]{0,5}"), 1..6),
    ) {
        let (mut rules, mut scan) = (Rules::default(), Scan::default());
        for (host, port, path, service) in &patterns {
            if !(host.is_empty() && matches!(path.as_str(), "" | "/" | "/*")) {
                rules.add_host(host, port.unwrap_or(0), path, *service);
                scan.host(host, port.unwrap_or(0), path, *service);
            }
        }
        for (kind, name, service) in &names {
            rules.add_name(*kind, name, *service);
            scan.name(*kind, name, *service);
        }
        let scanned = |pattern: u32| {
            let mut services = BTreeSet::new();
            scan.owners(pattern, |service| { services.insert(service); });
            services
        };
        for (host, port, path, own) in &queries {
            let (hit, found) = (rules.find_host(host, *port, path, *own), scan.url(host, *port, path, *own));
            let indexed: BTreeSet<u16> = rules.services(hit).iter().copied().collect();
            prop_assert_eq!(indexed, scanned(found.pattern), "{}:{}{} in {:?}", host, port, path, patterns);
            prop_assert!(hit.whole_origin || !found.whole_origin);
        }
        for (kind, name) in &asked {
            let indexed: BTreeSet<u16> = rules.services(rules.find_name(*kind, name)).iter().copied().collect();
            prop_assert_eq!(indexed, scanned(scan.named(*kind, name).pattern), "{} in {:?}", name, names);
        }
    }

    #[test]
    fn an_origin_that_is_whole_has_one_answer(
        patterns in prop::collection::vec(prop_oneof![host(), (host(), path()).prop_map(|(host, path)| host + &path)], 1..8),
        host in host(),
        paths in prop::collection::vec(path(), 2..8),
    ) {
        let rules = rules(&patterns);
        let answers: Vec<_> = paths.iter().map(|path| {
            let found = rules.url(&format!("https://{host}{path}"), OWN);
            (found.services.to_vec(), found.whole_origin)
        }).collect();
        let whole = answers[0].1;
        prop_assert!(answers.iter().all(|(services, each)| *each == whole && (!whole || *services == answers[0].0)));
    }

    #[test]
    fn any_text_is_answered(pattern in any::<String>(), text in any::<String>(), own in any::<String>()) {
        let mut builder = Builder::new();
        let _ = builder.host(&pattern, 0);
        let _ = builder.cookie(&pattern, 1);
        let _ = builder.storage(StorageKind::Cache, &pattern, 2);
        let rules = builder.build();
        let url = rules.url(&text, &own);
        prop_assert!(url.services.is_empty() || url.services == [0]);
        prop_assert_eq!(url.is_declared(), !rules.pattern(url.hit).is_empty());
        prop_assert!(rules.cookie(&text).is_empty() || rules.cookie(&text) == [1]);
        prop_assert!(rules.storage(StorageKind::Cache, &text).is_empty() || matches(&pattern, &text));
        prop_assert!(rules.storage(StorageKind::Local, &text).is_empty());
    }

    #[test]
    fn case_slashes_and_line_breaks_change_nothing(
        host in "[ab](\\.[ab]){0,3}",
        path in path(),
        upper in any::<u32>(),
        breaks in prop::collection::vec((0usize..24, prop_oneof![Just('\n'), Just('\t'), Just('\r')]), 0..4),
    ) {
        let rules = rules(&["a.b".into(), "b/a".into(), "a.a.b:8443".into(), "b.a/*b".into()]);
        let plain = format!("https://{host}{path}");
        let (start, _) = plain.split_at(plain.len() - path.len());
        let mut raw: Vec<char> = start.chars().enumerate().map(|(at, letter)| {
            if upper >> at & 1 == 1 { letter.to_ascii_uppercase() } else { letter }
        }).chain(path.chars()).map(|letter| if letter == '/' && upper & 1 == 1 { '\\' } else { letter }).collect();
        for (at, letter) in breaks {
            raw.insert(at.min(raw.len()), letter);
        }
        let raw: String = raw.into_iter().collect();
        prop_assert_eq!(rules.url(&raw, OWN), rules.url(&plain, OWN), "{:?}", raw);
    }
}

fn rules(patterns: &[String]) -> Rules {
    let mut builder = Builder::new();
    for (service, pattern) in patterns.iter().enumerate() {
        assert_eq!(builder.host(pattern, service as u16), Ok(()), "{pattern}");
    }
    builder.build()
}

/// A pattern made to backtrack, on a long text: linear, or this test does not end in this year.
#[test]
fn stars_do_not_blow_up() {
    let pattern = format!("{}b", "a*".repeat(127));
    let text = "a".repeat(20_000);
    assert!(!matches(&pattern, &text));
    let mut builder = Builder::new();
    assert_eq!(builder.cookie(&pattern, 0), Ok(()));
    assert_eq!(
        builder.host(&format!("x.test/{}", &pattern[..240]), 0),
        Ok(())
    );
    let rules = builder.build();
    assert!(rules.cookie(&text).is_empty());
    assert!(
        !rules
            .url(&format!("https://x.test/{text}"), OWN)
            .whole_origin
    );
}
