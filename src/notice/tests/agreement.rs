//! Two scripts read the configuration, one for the words and one for the decisions. Their lines must belong together.

#![allow(clippy::unwrap_used)]

mod script;

use placet_config::lines;
use placet_disclosure::Disclosure;
use script::sites;

#[test]
fn words_and_decisions_are_about_the_same() {
    for site in sites() {
        let policy = lines::read(&site.configuration).policy;
        let disclosure = Disclosure::read(&policy, &site.words);
        let ids = |list: Vec<String>| {
            list.into_iter()
                .map(|id| if id == "undefined" { String::new() } else { id })
        };
        let known = ids(policy
            .purposes
            .iter()
            .map(|purpose| purpose.id.clone())
            .collect());
        assert!(
            known.eq(disclosure.purposes.iter().map(|purpose| purpose.id())),
            "{}",
            site.name
        );
        let known = ids(policy
            .services
            .iter()
            .map(|service| service.id.clone())
            .collect());
        assert!(
            known.eq(disclosure.services.iter().map(|service| service.id())),
            "{}",
            site.name
        );
    }
}

#[test]
fn links_are_web_addresses() {
    for site in sites() {
        let policy = lines::read(&site.configuration).policy;
        let disclosure = Disclosure::read(&policy, &site.words);
        for link in disclosure
            .services
            .iter()
            .map(|service| service.privacy())
            .chain([disclosure.privacy()])
        {
            assert!(
                link.is_empty() || link.starts_with("https://") || link.starts_with('/'),
                "{link}"
            );
        }
    }
}
