//! Two scripts read the configuration, one for the layers and one for the decisions. They must not disagree.

#![allow(clippy::unwrap_used)]

mod script;

use placet_config::lines;
use placet_consent::Uses;
use placet_notice::disclosure::Disclosure;
use script::sites;

#[test]
fn the_layers_offer_exactly_what_can_be_answered() {
    for site in sites() {
        let disclosure = Disclosure::read(&site.disclosure);
        let policy = lines::read(&site.configuration).policy;
        assert_eq!(disclosure.regime(), policy.regime, "{}", site.name);
        if site.name == "silent" {
            // Faulty purposes are permitted nothing, whatever is answered; the layers ask all the same.
            continue;
        }
        assert_eq!(
            disclosure.purposes.len(),
            policy.purposes.len(),
            "{}",
            site.name
        );
        assert_eq!(
            disclosure.services.len(),
            policy.services.len(),
            "{}",
            site.name
        );
        for (shown, known) in disclosure.purposes.iter().zip(&policy.purposes) {
            assert_eq!(shown.id(), known.id);
            assert_eq!(shown.uses(), known.uses, "{}: {}", site.name, known.id);
            assert_eq!(shown.asks(), known.asks, "{}: {}", site.name, known.id);
            assert_eq!(
                shown.answerable(),
                known.answerable(),
                "{}: {}",
                site.name,
                known.id
            );
        }
        for (shown, known) in disclosure.services.iter().zip(&policy.services) {
            assert_eq!(shown.id(), known.id);
            for purpose in 0..policy.purposes.len() {
                let needs = known
                    .needs
                    .iter()
                    .filter(|need| usize::from(need.purpose) == purpose);
                let needed = needs.fold(Uses::NONE, |all, need| all.union(need.uses));
                assert_eq!(shown.need(purpose), needed, "{}: {}", site.name, known.id);
            }
        }
    }
}

#[test]
fn links_are_web_addresses() {
    for site in sites() {
        let disclosure = Disclosure::read(&site.disclosure);
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
