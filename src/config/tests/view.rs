//! What the notice gets to see: the right language, and nothing that is not in order.

#![allow(clippy::unwrap_used)]

use placet_config::brief::{Doc, Position, Reopen, Scheme, read};
use placet_config::facts::Identifiability;

#[test]
fn texts_are_found_for_a_language() {
    let text = r#"{ "plain": "P", "none": {}, "odd": { "en": 1, "de": "D" }, "tags": { "$comment": "C", "en-GB": "British", "de": "Deutsch",
        "pt-BR": "Brasil", "zh-Hant": "Hant", "DE-at": "Wien" } }"#;
    let (doc, _) = Doc::parse(text.to_owned());
    let say = |key: &str, language: &str, fallback: &str| {
        let found = doc.localized(doc.get(doc.root(), key).unwrap(), language, fallback);
        found.map(|text| text.into_owned())
    };
    for (key, language, fallback, expected) in [
        ("plain", "de", "en", Some("P")),
        ("none", "de", "en", None),
        ("odd", "en", "en", Some("D")),
        ("tags", "de", "en", Some("Deutsch")),
        ("tags", "de-CH-1996", "en", Some("Deutsch")),
        ("tags", "de-AT", "en", Some("Wien")),
        ("tags", "DE", "en", Some("Deutsch")),
        ("tags", "en", "de", Some("British")),
        ("tags", "pt-PT", "de", Some("Brasil")),
        ("tags", "zh", "de", Some("Hant")),
        ("tags", "fr", "de", Some("Deutsch")),
        ("tags", "fr", "nl", Some("British")),
        ("tags", "", "", Some("British")),
        ("tags", "$comment", "", Some("British")),
    ] {
        assert_eq!(
            say(key, language, fallback).as_deref(),
            expected,
            "{key} for {language}, {fallback}"
        );
    }
}

#[test]
fn dangerous_and_faulty_values_are_not_shown() {
    let site = read(
        r##"{ "controller": { "name": " ", "privacy": "javascript:alert(1)" },
            "purposes": [{ "id": "p", "uses": ["store"], "retention": { "days": 99999 },
                "data": [{ "id": "d", "identifiability": "aggregated", "group": 1 }, { "id": "e", "identifiability": "aggregated", "group": 2 }, 5] }],
            "services": [{ "id": "s", "name": {}, "privacy": "data:,x", "country": "usa", "purposes": { "p": ["store"] }, "hosts": [1, "a.example"] }],
            "theme": { "scheme": "neon", "accent": "red", "position": "top", "radius": 33, "reopen": 1 },
            "cookie": { "name": "a b", "domain": ".example.com" }, "language": "", "base": "/no-slash", "debug": "yes" }"##
            .to_owned(),
    );
    let view = site.view("en", "en");
    let controller = view.controller();
    assert_eq!(
        (controller.name, controller.contact, controller.privacy),
        (None, None, None)
    );
    let purpose = view.purpose(0).unwrap();
    assert_eq!(
        (
            purpose.name().as_ref(),
            purpose.description(),
            purpose.retention_days()
        ),
        ("p", None, None)
    );
    let data: Vec<Identifiability> = purpose.data().map(|item| item.identifiability).collect();
    assert_eq!(
        data,
        [
            Identifiability::Identified,
            Identifiability::Aggregated { group: 2 },
            Identifiability::Identified
        ]
    );
    let service = view.service(0).unwrap();
    assert_eq!(
        (
            service.name().as_ref(),
            service.privacy(),
            service.country(),
            service.provider()
        ),
        ("s", None, None, None)
    );
    assert_eq!(service.hosts().collect::<Vec<_>>(), ["a.example"]);
    assert!(view.purpose(1).is_none() && view.service(1).is_none());
    let theme = site.theme();
    assert_eq!(
        (theme.scheme, theme.position, theme.reopen),
        (Scheme::Auto, Position::Bottom, Reopen::Button)
    );
    assert_eq!((theme.accent, theme.radius), (None, None));
    assert_eq!(
        (site.cookie().name.as_ref(), site.cookie().domain),
        ("placet", None)
    );
    assert_eq!(
        (site.language(), site.base(), site.debug()),
        (None, None, false)
    );
}

#[test]
fn settings_are_read() {
    let site = read(
        r##"{ "theme": { "scheme": "dark", "accent": "#2b5D50", "position": "centre", "radius": 32, "reopen": "none" },
            "cookie": { "name": "choice", "domain": "example.com" }, "language": "pt-BR", "base": "https://cdn.example/placet/", "debug": true,
            "texts": { "de": { "accept": "Ja" }, "en": { "accept": "Yes", "reject": "No" } } }"##
            .to_owned(),
    );
    let theme = site.theme();
    assert_eq!(
        (theme.scheme, theme.position, theme.reopen),
        (Scheme::Dark, Position::Centre, Reopen::None)
    );
    assert_eq!(
        (theme.accent, theme.radius),
        (Some([0x2b, 0x5d, 0x50]), Some(32))
    );
    assert_eq!(
        (site.cookie().name.as_ref(), site.cookie().domain.as_deref()),
        ("choice", Some("example.com"))
    );
    assert_eq!(
        (site.language().as_deref(), site.debug()),
        (Some("pt-BR"), true)
    );
    assert_eq!(site.base().as_deref(), Some("https://cdn.example/placet/"));
    let german = site.view("de-AT", "en");
    assert_eq!(german.wording("accept").as_deref(), Some("Ja"));
    assert_eq!(german.wording("reject").as_deref(), Some("No"));
    assert_eq!(german.wording("close"), None);
    assert_eq!(site.view("fr", "nl").wording("accept"), None);
}
