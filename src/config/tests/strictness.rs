//! What is faulty is held: each fault alone, in a configuration that would permit everything.

#![allow(clippy::unwrap_used)]

use placet_config::brief::{Flaw, Site, read};
use placet_consent::{Act, Event, Regime, Request, Session, Signals, Source};

/// Opt-out, one purpose, one service: everything is permitted. `{}` take what is to be tried out.
fn text(root: &str, purpose: &str, service: &str) -> String {
    format!(
        r#"{{ "regime": "opt-out", {root} "purposes": [{{ {purpose} "id": "p", "uses": ["store", "analyse"], "name": "P",
        "data": [{{ "id": "d", "name": "D", "identifiability": "pseudonymous" }}] }}],
        "services": [{{ {service} "id": "s", "provider": "V", "purposes": {{ "p": ["store"] }}, "hosts": ["v.example"] }}] }}"#
    )
}

fn flaws(site: &Site) -> Vec<(String, Flaw)> {
    site.faults
        .iter()
        .map(|fault| (site.doc.path(fault.node), fault.flaw))
        .collect()
}

/// Whether purpose and service are permitted, even after a yes to everything.
fn permitted(site: &Site) -> (bool, bool) {
    let act = Act {
        minute: 10,
        id: [0; 16],
        source: Source::Notice,
    };
    let mut session = Session::new(site.policy.clone(), Signals::default());
    session.apply(Event::Start {
        stored: None,
        minute: 10,
    });
    let mut ask = |session: &Session| {
        let purpose = session.decide(Request::Purpose {
            purpose: 0,
            use_: None,
        });
        let service = session.decide(Request::Service {
            service: 0,
            use_: None,
        });
        (purpose.is_permitted(), service.is_permitted())
    };
    let before = ask(&session);
    session.apply(Event::AcceptAll(act));
    let after = ask(&session);
    assert!(before <= after);
    after
}

#[test]
fn the_sound_configuration_permits() {
    let site = read(text("", "", ""));
    assert_eq!(flaws(&site), []);
    assert_eq!(permitted(&site), (true, true));
}

#[test]
fn a_faulty_purpose_is_permitted_nothing_and_holds_its_services() {
    for (purpose, path, flaw) in [
        (r#""basis": "vital","#, "purposes[0].basis", Flaw::Word),
        (r#""basis": 1,"#, "purposes[0].basis", Flaw::Word),
        (r#""basis": "necessary","#, "purposes[0]", Flaw::Missing),
        (
            r#""basis": "necessary", "justification": {},"#,
            "purposes[0]",
            Flaw::Missing,
        ),
        (
            r#""basis": "legitimate-interest", "justification": " ","#,
            "purposes[0]",
            Flaw::Missing,
        ),
        (r#""retention": 90,"#, "purposes[0].retention", Flaw::Kind),
        (
            r#""retention": { "days": 36501 },"#,
            "purposes[0].retention.days",
            Flaw::Number,
        ),
        (
            r#""retention": { "days": 1.5 },"#,
            "purposes[0].retention.days",
            Flaw::Number,
        ),
        (r#""uses": [],"#, "purposes[0].uses", Flaw::Duplicate),
        (
            r#""$comment": { "a": 1, "a": 2 },"#,
            "purposes[0].$comment.a",
            Flaw::Duplicate,
        ),
    ] {
        let site = read(text("", purpose, ""));
        assert!(
            flaws(&site).contains(&(path.to_owned(), flaw)),
            "{purpose}: {:?}",
            flaws(&site)
        );
        assert_eq!(permitted(&site), (false, false), "{purpose}");
    }
}

#[test]
fn faulty_parts_of_a_purpose_make_it_faulty() {
    let sound = text("", "", "");
    for (from, to) in [
        (r#"["store", "analyse"]"#, r#"["store", "sell"]"#),
        (r#"["store", "analyse"]"#, r#""store""#),
        (r#"["store", "analyse"]"#, "[]"),
        (r#""uses": "#, r#""use": "#),
        (r#""id": "p""#, r#""id": "__proto__""#),
        (r#""id": "p""#, r#""id": "a b""#),
        (r#""id": "p""#, r#""id": 7"#),
        (r#""id": "d", "#, ""),
        (
            r#""identifiability": "pseudonymous""#,
            r#""identifiability": "anonymous""#,
        ),
        (
            r#""identifiability": "pseudonymous""#,
            r#""identifiability": "aggregated""#,
        ),
        (
            r#""identifiability": "pseudonymous""#,
            r#""identifiability": "aggregated", "group": 1"#,
        ),
        (r#", "identifiability": "pseudonymous""#, ""),
        (r#""data": ["#, r#""data": ["x", "#),
    ] {
        assert!(sound.contains(from), "{from}");
        let site = read(sound.replacen(from, to, 1));
        assert_ne!(flaws(&site), [], "{to}");
        assert_eq!(permitted(&site), (false, false), "{to}");
    }
}

#[test]
fn a_faulty_service_is_held_and_its_hosts_are_known() {
    for service in [
        r#""hosts": "v.example","#,
        r#""cookies": [{ "name": "*" }],"#,
        r#""cookies": [{ "name": "a", "days": -1 }],"#,
        r#""cookies": ["a"],"#,
        r#""storage": [{ "key": "a", "in": "memory" }],"#,
        r#""storage": [{ "key": "", "in": "local" }],"#,
        r#""provider": "","#,
        r#""country": 49,"#,
    ] {
        let site = read(text("", "", service));
        assert_ne!(flaws(&site), [], "{service}");
        assert_eq!(permitted(&site), (true, false), "{service}");
        assert_eq!(
            site.rules
                .url("https://v.example/x", "https://own.example")
                .services,
            [0],
            "{service}"
        );
    }
}

#[test]
fn faulty_parts_of_a_service_make_it_faulty() {
    let sound = text("", "", "");
    for (from, to) in [
        (r#""v.example""#, r#""https://v.example/""#),
        (r#""v.example""#, r#""v.example", "a b""#),
        (r#""v.example""#, r#""v.example", 5"#),
        (r#"{ "p": ["store"] }"#, r#"{ "q": ["store"] }"#),
        (
            r#"{ "p": ["store"] }"#,
            r#"{ "p": ["store"], "q": ["store"] }"#,
        ),
        (r#"{ "p": ["store"] }"#, r#"{ "p": [] }"#),
        (r#"{ "p": ["store"] }"#, r#"{ "p": ["share"] }"#),
        (
            r#"{ "p": ["store"] }"#,
            r#"{ "p": ["store"], "p": ["analyse"] }"#,
        ),
        (r#"{ "p": ["store"] }"#, "{}"),
        (r#"{ "p": ["store"] }"#, r#"["p"]"#),
        (r#""id": "s""#, r#""id": "constructor""#),
        (r#""id": "s", "#, ""),
    ] {
        assert!(sound.contains(from), "{from}");
        let site = read(sound.replacen(from, to, 1));
        assert_ne!(flaws(&site), [], "{to}");
        assert_eq!(permitted(&site), (true, false), "{to}");
        assert_eq!(
            site.rules
                .url("https://v.example/x", "https://own.example")
                .services,
            [0],
            "{to}"
        );
    }
}

#[test]
fn namesakes_are_all_held() {
    let site =
        read(text("", "", "").replace("}] }],", r#"}] }, { "id": "p", "uses": ["store"] }],"#));
    assert_eq!(
        flaws(&site),
        [
            ("purposes[0]".to_owned(), Flaw::Id),
            ("purposes[1]".to_owned(), Flaw::Id)
        ]
    );
    assert_eq!(permitted(&site), (false, false));
    let other =
        r#"["v.example"] }, { "id": "s", "purposes": { "p": ["store"] }, "hosts": ["w.example"] }"#;
    let site = read(text("", "", "").replace(r#"["v.example"] }"#, other));
    assert_eq!(
        flaws(&site),
        [
            ("services[0]".to_owned(), Flaw::Id),
            ("services[1]".to_owned(), Flaw::Id)
        ]
    );
    assert_eq!(permitted(&site), (true, false));
    assert_eq!(
        site.rules
            .url("https://w.example/", "https://own.example")
            .services,
        [1]
    );
}

#[test]
fn faulty_settings_fall_to_the_stricter_side() {
    for (root, regime, days) in [
        (r#""expiry": { "days": 365 },"#, Regime::OptOut, 365),
        (r#""expiry": { "days": 366 },"#, Regime::OptOut, 180),
        (r#""expiry": 400,"#, Regime::OptOut, 180),
        (r#""regime": "opt-out","#, Regime::OptIn, 180),
        (r#""regime": "notice-only","#, Regime::OptIn, 180),
        (r#""x": { "y": 1, "y": 2 },"#, Regime::OptIn, 180),
        (r#""x": 1,, "#, Regime::OptIn, 180),
        (
            r#"// comment
        "#,
            Regime::OptIn,
            180,
        ),
    ] {
        let site = read(text(root, "", ""));
        assert_eq!(
            (site.policy.regime, site.policy.expiry_days),
            (regime, days),
            "{root}"
        );
    }
    let regime = |word: &str| {
        read(text("", "", "").replace("\"opt-out\"", word))
            .policy
            .regime
    };
    assert_eq!(regime("\"notice-only\""), Regime::NoticeOnly);
    assert_eq!(
        [
            regime("\"Opt-Out\""),
            regime("\"\""),
            regime("null"),
            regime("{}")
        ],
        [Regime::OptIn; 4]
    );
}

#[test]
fn lists_said_twice_are_both_held() {
    let site = read(
        r#"{ "services": [{ "id": "a", "purposes": {}, "hosts": ["a.example"] }],
             "services": [{ "id": "b", "purposes": {}, "hosts": ["b.example"] }] }"#
            .to_owned(),
    );
    let known = |url: &str| site.rules.url(url, "https://own.example").services.to_vec();
    assert_eq!(
        (known("https://a.example/"), known("https://b.example/")),
        (vec![0], vec![1])
    );
    assert_eq!(site.policy.services.len(), 2);
}

#[test]
fn grants_do_not_pass_between_a_broken_text_and_the_mended_one() {
    let sound = read(text("", "", "")).policy;
    let broken = read(text("", "", "") + "}").policy;
    for (one, other) in sound.purposes.iter().zip(&broken.purposes) {
        assert_eq!(one.id_hash, other.id_hash);
        assert_ne!(one.fingerprint, other.fingerprint);
    }
    for (one, other) in sound.services.iter().zip(&broken.services) {
        assert_eq!(one.id_hash, other.id_hash);
        assert_ne!(one.fingerprint, other.fingerprint);
        assert!(other.fingerprint < 1 << 14);
    }
}

#[test]
fn nothing_at_all_is_a_site_without_anything() {
    for text in ["", "null", "[]", "7", "\"x\"", "{", "{}", "\u{0}"] {
        let site = read(text.to_owned());
        assert_eq!(
            (
                site.policy.regime,
                site.policy.purposes.len(),
                site.policy.services.len()
            ),
            (Regime::OptIn, 0, 0)
        );
        assert_eq!(site.faults.is_empty(), text == "{}", "{text}");
    }
}
