//! What counts as a material change, so that the visitor is asked again, and what does not.

#![cfg(feature = "check")]
#![allow(clippy::unwrap_used)]

mod reader;

use placet_consent::{Act, Policy, Source};

const ACT: Act = Act {
    minute: 10,
    id: [0; 16],
    source: Source::Notice,
};

const SITE: &str = r##"{ "controller": { "name": "Hazel & Oak", "privacy": "/p" }, "regime": "opt-in", "edition": 1, "expiry": { "days": 180 },
    "theme": { "accent": "#2b5d50" },
    "purposes": [{ "id": "statistics", "basis": "legitimate-interest", "justification": "J", "uses": ["store", "analyse"],
        "name": { "en": "Statistics" }, "description": "Counts", "benefit": "Better pages",
        "data": [{ "id": "pages", "name": "Pages", "identifiability": "pseudonymous" },
            { "id": "counts", "name": "Counts", "identifiability": "aggregated", "group": 50 }],
        "retention": { "days": 90 } },
      { "id": "other", "uses": ["share", "analyse"], "name": "Other", "description": "Other" }],
    "services": [{ "id": "one", "name": "One", "provider": "One Inc.", "country": "US", "privacy": "https://one.example/",
        "purposes": { "statistics": ["analyse"], "other": ["share"] }, "hosts": ["one.example"], "cookies": [{ "name": "one", "days": 5 }] },
      { "id": "two", "name": "Two", "provider": "Two Ltd", "country": "GB", "purposes": { "statistics": ["store", "analyse"] }, "hosts": ["two.example"] }] }"##;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Is {
    Material,
    Not,
}
use Is::{Material, Not};

/// The purpose `statistics` and the service `one`, each told by its id.
fn prints(policy: &Policy) -> [Option<u16>; 2] {
    let purpose = policy
        .purposes
        .iter()
        .find(|purpose| purpose.id == "statistics");
    let service = policy.services.iter().find(|service| service.id == "one");
    [
        purpose.map(|purpose| purpose.fingerprint),
        service.map(|service| service.fingerprint),
    ]
}

/// Each change to the text, and what it does to the purpose and to the service.
fn check(changes: &[(&str, &str, Is, Is)]) {
    let mut texts = vec![SITE.to_owned()];
    for (from, to, ..) in changes {
        assert!(SITE.contains(from), "there is no {from}");
        texts.push(SITE.replacen(from, to, 1));
    }
    let mut readings = reader::read(&texts).into_iter();
    let before = prints(&readings.next().unwrap().declared().policy);
    for ((_, to, purpose, service), reading) in changes.iter().zip(readings) {
        let after = prints(&reading.declared().policy);
        assert_eq!(reading.faults, 0, "{to}");
        assert_eq!(
            after[0] != before[0],
            *purpose == Material,
            "the purpose: {to}"
        );
        assert_eq!(
            after[1] != before[1],
            *service == Material,
            "the service: {to}"
        );
    }
}

#[test]
fn what_the_visitor_was_asked_about_is_material() {
    check(&[
        (r#""legitimate-interest""#, r#""consent""#, Material, Not),
        (
            r#"["store", "analyse"]"#,
            r#"["store", "analyse", "share"]"#,
            Material,
            Not,
        ),
        (r#""id": "pages""#, r#""id": "clicks""#, Material, Not),
        (
            r#""data": ["#,
            r#""data": [{ "id": "new", "identifiability": "identified" }, "#,
            Material,
            Not,
        ),
        (r#""pseudonymous""#, r#""identified""#, Material, Not),
        (r#""group": 50"#, r#""group": 5"#, Material, Not),
        (r#""days": 90"#, r#""days": 91"#, Material, Not),
        (
            r#""retention": { "days": 90 }"#,
            r#""$comment": 0"#,
            Material,
            Not,
        ),
    ]);
}

#[test]
fn recipients_are_material() {
    let third = r#""services": [{ "id": "three", "provider": "T", "purposes": { "statistics": ["store"] } }, "#;
    let elsewhere =
        r#""services": [{ "id": "three", "provider": "T", "purposes": { "other": ["share"] } }, "#;
    check(&[
        (r#""services": ["#, third, Material, Not),
        (r#""services": ["#, elsewhere, Not, Not),
        (r#""One Inc.""#, r#""Uno Inc.""#, Material, Material),
        (
            r#""country": "US""#,
            r#""country": "CN""#,
            Material,
            Material,
        ),
        (
            r#""statistics": ["analyse"]"#,
            r#""statistics": ["analyse", "store"]"#,
            Material,
            Material,
        ),
        (
            r#", "other": ["share"]"#,
            r#", "other": ["share", "analyse"]"#,
            Not,
            Material,
        ),
        (r#", "other": ["share"]"#, "", Not, Material),
        (r#""Two Ltd""#, r#""Zwei GmbH""#, Material, Not),
    ]);
}

#[test]
fn wording_order_and_looks_are_not_material() {
    check(&[
        (
            r#"{ "en": "Statistics" }"#,
            r#"{ "en": "Figures", "de": "Statistik" }"#,
            Not,
            Not,
        ),
        (
            r#""Counts", "benefit": "Better pages""#,
            r#""Counts visits""#,
            Not,
            Not,
        ),
        (
            r#""name": "Pages""#,
            r#""name": "Pages you visit""#,
            Not,
            Not,
        ),
        (
            r#""justification": "J""#,
            r#""justification": "Because""#,
            Not,
            Not,
        ),
        (
            r#"["store", "analyse"]"#,
            r#"["analyse", "store"]"#,
            Not,
            Not,
        ),
        (
            r#"["store", "analyse"] }, "hosts""#,
            r#"["analyse", "store"] }, "hosts""#,
            Not,
            Not,
        ),
        (
            r#"{ "statistics": ["analyse"], "other": ["share"] }"#,
            r#"{ "other": ["share"], "$comment": 1, "statistics": ["analyse"] }"#,
            Not,
            Not,
        ),
        (
            r#"["one.example"]"#,
            r#"["one.example", "uno.example/x"]"#,
            Not,
            Not,
        ),
        (r#""days": 5"#, r#""days": 6"#, Not, Not),
        (
            r#""https://one.example/""#,
            r#""https://uno.example/""#,
            Not,
            Not,
        ),
        (r#""name": "One""#, r#""name": "Uno""#, Not, Not),
        (r#""opt-in""#, r#""opt-out""#, Not, Not),
        (r##""#2b5d50""##, r##""#000000""##, Not, Not),
        (
            r#""name": "Hazel & Oak""#,
            r#""name": "Oak & Hazel""#,
            Not,
            Not,
        ),
    ]);
    let reordered = |list: &str| {
        let mut site: serde_json::Value = serde_json::from_str(SITE).unwrap();
        site.pointer_mut(list)
            .and_then(serde_json::Value::as_array_mut)
            .unwrap()
            .reverse();
        site.to_string()
    };
    let texts = [
        SITE.to_owned(),
        reordered("/purposes"),
        reordered("/services"),
        reordered("/purposes/0/data"),
    ];
    let read: Vec<_> = reader::read(&texts)
        .iter()
        .map(|reading| prints(&reading.declared().policy))
        .collect();
    assert!(read.iter().all(|prints| *prints == read[0]), "{read:?}");
}

#[test]
fn another_name_is_another_thing() {
    let renamed = SITE
        .replace("\"statistics\"", "\"figures\"")
        .replace("\"one\"", "\"uno\"");
    let read = reader::read(&[SITE.to_owned(), renamed]);
    let hashes = |nth: usize| {
        let policy = read[nth].declared().policy;
        (policy.purposes[0].id_hash, policy.services[0].id_hash)
    };
    assert_ne!(hashes(0).0, hashes(1).0);
    assert_ne!(hashes(0).1, hashes(1).1);
}

#[test]
fn fingerprints_stay_what_they_are() {
    // Stored choices depend on these numbers. If they change, every visitor is asked again.
    let policy = reader::read(&[SITE.to_owned()]).remove(0).declared().policy;
    let (purpose, service) = (&policy.purposes[0], &policy.services[0]);
    assert_eq!(
        [
            purpose.id_hash,
            purpose.fingerprint,
            service.id_hash,
            service.fingerprint
        ],
        STORED
    );
    assert!(service.fingerprint < 1 << 14);
}

const STORED: [u16; 4] = [41271, 14104, 41928, 12239];
