//! The typed reader and the light one understand every valid configuration in the same way.

#![cfg(feature = "model")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod fixtures;

use std::sync::LazyLock;

use placet_config::brief::{self, Site, View};
use placet_config::facts::Identifiability;
use placet_config::model::{self, Config, Text, check};
use placet_rules::{Rules, StorageKind};

fn each(test: impl Fn(&str, &Config, &Site)) {
    static VALID: LazyLock<Vec<(String, Config, Site)>> = LazyLock::new(|| {
        let read = |(name, text): (String, String)| {
            let config =
                Config::from_text(&text).unwrap_or_else(|report| panic!("{name}:\n{report}"));
            (name, config, brief::read(text))
        };
        fixtures::valid().into_iter().map(read).collect()
    });
    VALID
        .iter()
        .for_each(|(name, config, site)| test(name, config, site));
}

#[test]
fn what_the_checker_accepts_is_read_without_faults() {
    each(|name, _, site| assert_eq!(site.faults, [], "{name}"));
    for (name, text) in fixtures::all("problems", "json") {
        if check(&text).is_acceptable() {
            let site = brief::read(text);
            let places: Vec<String> = site
                .faults
                .iter()
                .map(|fault| site.doc.path(fault.node))
                .collect();
            assert_eq!(places, [""; 0], "{name}");
        }
    }
}

#[test]
fn what_the_checker_accepts_is_understood_by_the_model() {
    for (name, text) in fixtures::all("problems", "json") {
        let accepted = check(&text).is_acceptable();
        assert_eq!(Config::from_text(&text).is_ok(), accepted, "{name}");
    }
}

#[test]
fn policies_are_equal() {
    each(|name, config, site| assert_eq!(config.policy(), site.policy, "{name}"));
}

#[test]
fn what_is_erased_is_equal() {
    each(|name, config, site| assert_eq!(config.erase(), site.erase, "{name}"));
}

#[test]
fn rules_answer_alike() {
    each(|name, config, site| {
        let rules = config.rules();
        for service in &config.services {
            for host in &service.hosts {
                for url in urls(host) {
                    let found = url_services(&rules, &url);
                    assert_eq!(found, url_services(&site.rules, &url), "{name}: {url}");
                }
                assert_ne!(
                    urls(host)
                        .iter()
                        .flat_map(|url| url_services(&rules, url))
                        .next(),
                    None,
                    "{name}: {host}"
                );
            }
            for cookie in &service.cookies {
                let probe = cookie.name.replace('*', "x");
                assert_eq!(
                    rules.cookie(&probe),
                    site.rules.cookie(&probe),
                    "{name}: {probe}"
                );
                assert!(!rules.cookie(&probe).is_empty(), "{name}: {probe}");
            }
            for entry in &service.storage {
                let probe = entry.key.replace('*', "x");
                let kind = StorageKind::from(entry.store);
                assert_eq!(
                    rules.storage(kind, &probe),
                    site.rules.storage(kind, &probe),
                    "{name}: {probe}"
                );
                assert!(!rules.storage(kind, &probe).is_empty(), "{name}: {probe}");
            }
        }
        assert!(
            url_services(&site.rules, "https://undeclared.example/").is_empty(),
            "{name}"
        );
    });
}

#[test]
fn the_view_shows_what_the_model_says() {
    each(|name, config, site| {
        for language in ["en", "de", "de-AT", "pt", "zh", "xx"] {
            let view = site.view(language, "en");
            assert_eq!(
                view.controller().name.as_deref(),
                Some(config.controller.name.as_str()),
                "{name}"
            );
            assert_eq!(
                view.controller().contact.as_deref(),
                config.controller.contact.as_deref(),
                "{name}"
            );
            assert_eq!(
                view.controller().privacy.as_deref(),
                config.controller.privacy.as_deref(),
                "{name}"
            );
            assert_eq!(view.purposes().count(), config.purposes.len(), "{name}");
            assert_eq!(view.services().count(), config.services.len(), "{name}");
            purposes(name, config, view);
            services(name, config, view);
        }
        assert_eq!(site.cookie().name, config.cookie.name, "{name}");
        assert_eq!(
            site.cookie().domain.as_deref(),
            config.cookie.domain.as_deref(),
            "{name}"
        );
        assert_eq!(
            site.language().is_none(),
            config.language == "auto",
            "{name}"
        );
        assert_eq!(site.base().as_deref(), config.base.as_deref(), "{name}");
        assert_eq!(site.debug(), config.debug, "{name}");
        assert_eq!(site.theme().radius, config.theme.radius, "{name}");
        assert_eq!(
            site.theme().accent.is_some(),
            config.theme.accent.is_some(),
            "{name}"
        );
    });
}

#[test]
fn a_typed_configuration_can_be_written_and_read_again() {
    each(|name, config, _| {
        let written = serde_json::to_string(config).unwrap();
        assert_eq!(Config::from_text(&written).as_ref(), Ok(config), "{name}");
    });
}

fn purposes(name: &str, config: &Config, view: View<'_>) {
    for (shown, purpose) in view.purposes().zip(&config.purposes) {
        assert_eq!(shown.id(), purpose.id, "{name}");
        assert!(said(&purpose.name, &shown.name()), "{name}");
        assert!(
            shown
                .description()
                .is_some_and(|text| said(&purpose.description, &text)),
            "{name}"
        );
        for (shown, text) in [
            (shown.benefit(), &purpose.benefit),
            (shown.justification(), &purpose.justification),
        ] {
            let same = text.as_ref().map_or(shown.is_none(), |text| {
                shown.is_some_and(|shown| said(text, &shown))
            });
            assert!(same, "{name}");
        }
        assert_eq!(
            shown.retention_days(),
            purpose.retention.map(|retention| retention.days),
            "{name}"
        );
        let serving: Vec<&str> = shown.services().map(|service| service.id()).collect();
        let serves = config
            .services
            .iter()
            .filter(|service| service.purposes.contains_key(&purpose.id));
        assert_eq!(
            serving,
            serves
                .map(|service| service.id.as_str())
                .collect::<Vec<_>>(),
            "{name}"
        );
        assert_eq!(shown.data().count(), purpose.data.len(), "{name}");
        for (shown, item) in shown.data().zip(&purpose.data) {
            assert_eq!(shown.id, item.id, "{name}");
            assert!(said(&item.name, &shown.name), "{name}");
            let same = match item.identifiability {
                model::Identifiability::Identified => Identifiability::Identified,
                model::Identifiability::Pseudonymous => Identifiability::Pseudonymous,
                model::Identifiability::Aggregated => Identifiability::Aggregated {
                    group: item.group.unwrap(),
                },
            };
            assert_eq!(shown.identifiability, same, "{name}");
        }
    }
}

fn services(name: &str, config: &Config, view: View<'_>) {
    for (shown, service) in view.services().zip(&config.services) {
        assert_eq!(shown.id(), service.id, "{name}");
        assert!(said(&service.name, &shown.name()), "{name}");
        assert_eq!(
            shown.provider().as_deref(),
            Some(service.provider.as_str()),
            "{name}"
        );
        assert_eq!(
            shown.country().as_deref(),
            service.country.as_deref(),
            "{name}"
        );
        assert_eq!(
            shown.privacy().as_deref(),
            service.privacy.as_deref(),
            "{name}"
        );
        assert_eq!(shown.hosts().collect::<Vec<_>>(), service.hosts, "{name}");
        assert_eq!(
            shown.keeps().map_or(0, |keeps| keeps.cookies.len()),
            service.cookies.len(),
            "{name}"
        );
    }
}

fn said(text: &Text, shown: &str) -> bool {
    match text {
        Text::Plain(text) => text == shown,
        Text::Localized(texts) => texts.values().any(|text| text == shown),
    }
}

fn urls(host: &str) -> Vec<String> {
    let plain = host.replace('*', "x");
    match plain.starts_with('/') {
        true => vec![
            format!("https://own.example{plain}"),
            format!("https://own.example{plain}/below?a=b"),
        ],
        false => ["", "/", "/below/x.js?y"]
            .iter()
            .flat_map(|rest| {
                [
                    format!("https://{plain}{rest}"),
                    format!("https://sub.{plain}{rest}"),
                ]
            })
            .collect(),
    }
}

fn url_services(rules: &Rules, url: &str) -> Vec<u16> {
    rules.url(url, "https://own.example").services.to_vec()
}
