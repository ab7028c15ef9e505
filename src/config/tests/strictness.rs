//! What is faulty is held: each fault alone, in a configuration that would permit everything.

#![cfg(feature = "check")]
#![allow(clippy::unwrap_used)]

mod fixtures;
mod reader;

use placet_consent::{Act, Regime, Request, Source};
use reader::Reading;

const ACT: Act = Act {
    minute: 10,
    id: [0; 16],
    source: Source::Notice,
};
const PURPOSE: Request = Request::Purpose {
    purpose: 0,
    use_: None,
};
const SERVICE: Request = Request::Service {
    service: 0,
    use_: None,
};

/// Opt-out, one purpose, one service: everything is permitted from the start.
const SOUND: &str = r#"{ "regime": "opt-out", "purposes": [{ "id": "p", "basis": "consent", "uses": ["store", "analyse"],
    "data": [{ "id": "d", "identifiability": "pseudonymous" }], "retention": { "days": 90 } }],
    "services": [{ "id": "s", "provider": "V", "purposes": { "p": ["store"] }, "hosts": ["v.example"], "cookies": [{ "name": "c" }] }] }"#;

/// The sound configuration with something else in the place of each of these.
fn changed(changes: &[(&str, &str)]) -> Vec<(String, Reading)> {
    let text = |(from, to): &(&str, &str)| {
        assert!(SOUND.contains(from), "there is no {from}");
        SOUND.replacen(from, to, 1)
    };
    let texts: Vec<String> = changes.iter().map(text).collect();
    changes
        .iter()
        .map(|(_, to)| (*to).to_owned())
        .zip(reader::read(&texts))
        .collect()
}

#[test]
fn the_sound_configuration_permits() {
    let read = reader::read(&[SOUND.to_owned()]).remove(0);
    assert_eq!(read.faults, 0);
    assert_eq!(
        (read.permits(PURPOSE), read.permits(SERVICE)),
        ((true, true), (true, true))
    );
}

#[test]
fn a_faulty_purpose_is_permitted_nothing_and_holds_its_services() {
    for (change, read) in changed(&[
        (r#""consent""#, r#""vital""#),
        (r#""consent""#, "1"),
        (r#""consent""#, r#""necessary""#),
        (r#""consent""#, r#""necessary", "justification": """#),
        (r#""consent""#, r#""legitimate-interest""#),
        (r#"["store", "analyse"]"#, r#"["store", "sell"]"#),
        (r#"["store", "analyse"]"#, r#""store""#),
        (r#"["store", "analyse"]"#, "[]"),
        (r#""uses": "#, r#""use": "#),
        (r#""id": "p""#, r#""id": "__proto__""#),
        (r#""id": "p""#, r#""id": "constructor""#),
        (r#""id": "p""#, r#""id": "a b""#),
        (r#""id": "p""#, r#""id": 7"#),
        (r#""id": "p", "#, ""),
        (r#""id": "d", "#, ""),
        (r#", "identifiability": "pseudonymous""#, ""),
        (r#""pseudonymous""#, r#""aggregated", "group": 1"#),
        (r#""pseudonymous""#, r#""aggregated", "group": "many""#),
        (r#""data": ["#, r#""data": ["x", "#),
        (r#""data": ["#, r#""data": [null, "#),
        (
            r#"[{ "id": "d", "identifiability": "pseudonymous" }]"#,
            "{}",
        ),
    ]) {
        assert_ne!(read.faults, 0, "{change}");
        assert_eq!(
            (read.permits(PURPOSE), read.permits(SERVICE)),
            ((false, false), (false, false)),
            "{change}"
        );
    }
}

#[test]
fn an_aggregate_without_its_group_is_asked_like_any_data() {
    let sound = changed(&[
        (r#""pseudonymous""#, r#""aggregated", "group": 2"#),
        (r#""pseudonymous""#, r#""aggregated""#),
    ]);
    let asks: Vec<u8> = sound
        .iter()
        .map(|(_, read)| read.declared().policy.purposes[0].asks.bits())
        .collect();
    assert_eq!(asks, [1, 3]);
}

#[test]
fn a_faulty_service_is_held_and_its_hosts_are_known() {
    for (change, read) in changed(&[
        (r#"["v.example"]"#, r#"["v.example", "*"]"#),
        (r#"["v.example"]"#, r#"["v.example", 5]"#),
        (r#"["v.example"]"#, r#"["v.example", ""]"#),
        (r#"["v.example"]"#, r#"["v.example", "/"]"#),
        (r#"["v.example"]"#, r#"["v.example", "/*"]"#),
        (r#"{ "p": ["store"] }"#, r#"{ "q": ["store"] }"#),
        (
            r#"{ "p": ["store"] }"#,
            r#"{ "p": ["store"], "q": ["store"] }"#,
        ),
        (r#"{ "p": ["store"] }"#, r#"{ "p": [] }"#),
        (r#"{ "p": ["store"] }"#, r#"{ "p": ["share"] }"#),
        (r#"{ "p": ["store"] }"#, r#"{ "p": "store" }"#),
        (r#"{ "p": ["store"] }"#, "{}"),
        (r#"{ "p": ["store"] }"#, r#"["p"]"#),
        (r#"{ "p": ["store"] }"#, r#""p""#),
        (r#""purposes": { "p": ["store"] }, "#, ""),
        (r#""id": "s""#, r#""id": "constructor""#),
        (r#""id": "s""#, r#""id": "__proto__""#),
        (r#""id": "s", "#, ""),
        (r#"[{ "name": "c" }]"#, r#"["c"]"#),
        (r#"[{ "name": "c" }]"#, r#"[{ "name": "*" }]"#),
        (r#"[{ "name": "c" }]"#, r#"[{ "name": "" }]"#),
        (
            r#"[{ "name": "c" }]"#,
            r#"[], "storage": [{ "key": "a", "in": "memory" }]"#,
        ),
        (
            r#"[{ "name": "c" }]"#,
            r#"[], "storage": [{ "in": "local" }]"#,
        ),
        (r#"[{ "name": "c" }]"#, r#"[], "storage": [null]"#),
    ]) {
        assert_ne!(read.faults, 0, "{change}");
        assert_eq!(read.permits(SERVICE), (false, false), "{change}");
        assert_eq!(read.services_of("v.example", "/x"), [0], "{change}");
        assert_eq!(read.services_of("own.example", "/x"), [0; 0], "{change}");
        assert_eq!(read.services_named(4, "anything"), [0; 0], "{change}");
    }
}

#[test]
fn of_two_with_one_id_neither_is_trusted() {
    for (change, read) in changed(&[(
        r#""purposes": [{"#,
        r#""purposes": [{ "id": "p", "uses": ["store"] }, {"#,
    )]) {
        let second = Request::Purpose {
            purpose: 1,
            use_: None,
        };
        assert_ne!(read.faults, 0, "{change}");
        assert_eq!(read.permits(second), (false, false), "{change}");
    }
    for (change, read) in changed(&[(
        r#""services": [{"#,
        r#""services": [{ "id": "s", "purposes": { "p": ["store"] } }, {"#,
    )]) {
        let second = Request::Service {
            service: 1,
            use_: None,
        };
        assert_ne!(read.faults, 0, "{change}");
        assert_eq!(read.permits(second), (false, false), "{change}");
        assert_eq!(read.services_of("v.example", "/"), [1], "{change}");
    }
}

#[test]
fn faulty_settings_fall_to_the_stricter_side() {
    let opt_out = r#""regime": "opt-out""#;
    for (change, read) in changed(&[
        (opt_out, r#""regime": "optout""#),
        (opt_out, r#""regime": "Opt-Out""#),
        (opt_out, r#""regime": null"#),
        (opt_out, r#""regime": 1"#),
        (opt_out, r#""regime": {}"#),
        (opt_out, r#""$schema": "x""#),
    ]) {
        assert_eq!(read.declared().policy.regime, Regime::OptIn, "{change}");
    }
    for (change, read) in changed(&[
        (opt_out, r#""expiry": { "days": 366 }"#),
        (opt_out, r#""expiry": { "days": 0 }"#),
        (opt_out, r#""expiry": { "days": "90" }"#),
        (opt_out, r#""expiry": { "days": 1.5 }"#),
        (opt_out, r#""edition": 256"#),
        (opt_out, r#""edition": -1"#),
    ]) {
        let policy = read.declared().policy;
        assert_ne!(read.faults, 0, "{change}");
        assert_eq!((policy.expiry_days, policy.edition), (180, 0), "{change}");
    }
}

#[test]
fn a_text_that_breaks_off_permits_nothing_that_it_declares() {
    for (name, text) in fixtures::all("valid", "json") {
        let end = text.trim_end().len();
        let cuts: Vec<String> = (0..end)
            .step_by(1 + end / 400)
            .filter_map(|cut| text.get(..cut))
            .map(str::to_owned)
            .collect();
        for (text, read) in cuts.iter().zip(reader::read(&cuts)) {
            let policy = read.declared().policy;
            assert_ne!(read.faults, 0, "{name}: {text}");
            assert_eq!(
                (policy.regime, policy.purposes.len()),
                (Regime::OptIn, 0),
                "{name}: {text}"
            );
            for service in (0..).take(policy.services.len()) {
                let permits = read.permits(Request::Service {
                    service,
                    use_: None,
                });
                assert_eq!(permits, (false, false), "{name}: {text}");
            }
        }
    }
}

#[test]
fn what_a_broken_text_declares_stays_known() {
    let read = reader::read(&[
        SOUND.replacen("] }] }", "], }] }", 1),
        SOUND.replacen("\"regime\"", "regime", 1),
    ]);
    for read in read {
        assert_ne!(read.faults, 0);
        assert_eq!(read.services_of("v.example", "/"), [0]);
        assert_eq!(read.services_named(4, "c"), [0]);
        assert_eq!(read.permits(SERVICE), (false, false));
    }
}

#[test]
fn nonsense_is_a_site_without_anything() {
    let texts = [
        "",
        "null",
        "7",
        "\"x\"",
        "true",
        "[]",
        "{",
        "{}",
        "\u{0}",
        r#"{ "purposes": 5, "services": "x", "expiry": [] }"#,
    ];
    let texts: Vec<String> = texts.map(str::to_owned).into();
    for (text, read) in texts.iter().zip(reader::read(&texts)) {
        let policy = read.declared().policy;
        assert_eq!(
            (policy.regime, policy.expiry_days, policy.purposes.len()),
            (Regime::OptIn, 180, 0),
            "{text}"
        );
        assert_eq!(read.faults == 0, text == "{}", "{text}");
    }
}
