//! The script that reads the configuration in the browser, and the typed model, write the same lines.

#![cfg(feature = "model")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod fixtures;
mod reader;

use std::sync::LazyLock;

use placet_config::check::check;
use placet_config::model::Config;
use placet_consent::{Act, Signals, Source};
use reader::Reading;

const ACT: Act = Act {
    minute: 10,
    id: [0; 16],
    source: Source::Notice,
};

/// Every configuration that the checker accepts: name, text, and typed.
static ACCEPTED: LazyLock<Vec<(String, String, Config)>> = LazyLock::new(|| {
    let with_warnings = fixtures::all("problems", "json")
        .into_iter()
        .filter(|(_, text)| check(text).is_acceptable());
    let typed = |(name, text): (String, String)| {
        let config = Config::from_text(&text).unwrap_or_else(|report| panic!("{name}:\n{report}"));
        (name, text, config)
    };
    fixtures::valid()
        .into_iter()
        .chain(with_warnings)
        .map(typed)
        .collect()
});

/// Each of them with what the script made of it.
fn read() -> impl Iterator<Item = (&'static String, &'static Config, Reading)> {
    assert!(
        ACCEPTED.len() > 20,
        "only {} configurations",
        ACCEPTED.len()
    );
    let texts: Vec<String> = ACCEPTED.iter().map(|(_, text, _)| text.clone()).collect();
    ACCEPTED
        .iter()
        .zip(reader::read(&texts))
        .map(|((name, _, config), reading)| (name, config, reading))
}

#[test]
fn the_script_writes_the_lines_of_the_model() {
    for (name, config, read) in read() {
        let lines = config.lines(Signals::default());
        for (ours, theirs) in lines.lines().zip(read.lines.lines()) {
            assert_eq!(theirs, ours, "{name}");
        }
        assert_eq!(read.lines, lines, "{name}");
        assert_eq!(read.faults, 0, "{name}");
        assert_eq!(read.declared().policy, config.policy(), "{name}");
    }
}

#[test]
fn every_declared_pattern_finds_its_service() {
    for (name, config, read) in read() {
        // Looking through thousands of patterns again and again takes too long here.
        for (service, index) in config.services.iter().zip(0..50) {
            for pattern in &service.hosts {
                let plain = pattern.replace('*', "x");
                let (authority, path) = plain.split_at(plain.find('/').unwrap_or(plain.len()));
                let host = authority
                    .strip_suffix(":8443")
                    .unwrap_or(authority)
                    .to_ascii_lowercase();
                let host = if host.is_empty() {
                    "own.example"
                } else {
                    &host
                };
                if !host.contains(':') {
                    let path = if path.is_empty() { "/" } else { path };
                    assert!(
                        !read.services_of(host, path).is_empty(),
                        "{name}: {pattern}"
                    );
                }
            }
            for cookie in &service.cookies {
                let found = read.services_named(4, &cookie.name.replace('*', "x"));
                assert!(found.contains(&index), "{name}: {}", cookie.name);
            }
        }
        assert_eq!(
            read.services_of("undeclared.example", "/"),
            [0; 0],
            "{name}"
        );
    }
}

#[test]
fn a_typed_configuration_can_be_written_and_read_again() {
    for (name, _, config) in ACCEPTED.iter() {
        let written = serde_json::to_string(config).unwrap();
        assert_eq!(Config::from_text(&written).as_ref(), Ok(config), "{name}");
    }
}

#[test]
fn what_the_checker_accepts_is_understood_by_the_model_and_nothing_else() {
    for (name, text) in fixtures::all("problems", "json") {
        assert_eq!(
            Config::from_text(&text).is_ok(),
            check(&text).is_acceptable(),
            "{name}"
        );
    }
}

#[test]
fn the_signal_is_handed_over() {
    let config = Config::from_text(r#"{ "controller": { "name": "A" }, "purposes": [] }"#).unwrap();
    assert_eq!(config.lines(Signals { gpc: true }), "o0010\t180\t0");
    assert_eq!(config.lines(Signals { gpc: false }), "o0000\t180\t0");
}
