use placet_consent::{Basis, Use, Uses};

use super::{id_hash, purpose, service};
use crate::facts::{DataFacts, Identifiability, NeedFacts, PurposeFacts, ServiceFacts};

type Site = (PurposeFacts<'static>, Vec<ServiceFacts<'static>>);

fn site() -> Site {
    let data = |id: &'static str, identifiability| DataFacts {
        id: id.into(),
        identifiability,
    };
    let service = |id: &'static str, provider: &'static str| ServiceFacts {
        id: id.into(),
        provider: provider.into(),
        country: "US".into(),
        needs: vec![
            NeedFacts {
                purpose: "statistics".into(),
                uses: Uses::from(Use::Analyse),
            },
            NeedFacts {
                purpose: "other".into(),
                uses: Uses::from(Use::Share),
            },
        ],
        ..ServiceFacts::default()
    };
    let purpose = PurposeFacts {
        id: "statistics".into(),
        basis: Basis::Consent,
        uses: Uses::from_bits(3),
        data: vec![
            data("pages", Identifiability::Pseudonymous),
            data("counts", Identifiability::Aggregated { group: 50 }),
        ],
        retention: Some(90),
        ..PurposeFacts::default()
    };
    (
        purpose,
        vec![service("one", "One Inc."), service("two", "Two Ltd")],
    )
}

fn prints((one, services): &Site) -> (u16, u16) {
    (purpose(one, services), service(&services[0]))
}

/// What a change does to the fingerprints of the purpose and of its first service.
fn check(what: &str, purpose_changes: Is, service_changes: Is, change: impl FnOnce(&mut Site)) {
    let mut changed = site();
    change(&mut changed);
    let (before, after) = (prints(&site()), prints(&changed));
    assert_eq!(
        before.0 != after.0,
        purpose_changes == Is::Material,
        "purpose: {what}"
    );
    assert_eq!(
        before.1 != after.1,
        service_changes == Is::Material,
        "service: {what}"
    );
}

#[derive(PartialEq)]
enum Is {
    Material,
    Not,
}
use Is::{Material, Not};

#[test]
fn facts_that_the_visitor_was_asked_about_are_material() {
    check("another id", Material, Not, |site| {
        site.0.id = "figures".into()
    });
    check("another basis", Material, Not, |site| {
        site.0.basis = Basis::LegitimateInterest
    });
    check("a new use", Material, Not, |site| site.0.uses = Uses::ALL);
    check("a new data item", Material, Not, |site| {
        site.0.data.push(DataFacts::default())
    });
    check("another data item", Material, Not, |site| {
        site.0.data[0].id = "clicks".into()
    });
    check("more identifiable data", Material, Not, |site| {
        site.0.data[0].identifiability = Identifiability::Identified;
    });
    check("smaller groups", Material, Not, |site| {
        site.0.data[1].identifiability = Identifiability::Aggregated { group: 5 };
    });
    check("longer retention", Material, Not, |site| {
        site.0.retention = Some(91)
    });
    check("retention without end", Material, Not, |site| {
        site.0.retention = None
    });
}

#[test]
fn recipients_are_material() {
    check("a new recipient", Material, Not, |site| {
        let mut third = site.1[0].clone();
        third.id = "three".into();
        site.1.push(third);
    });
    check("a recipient fewer", Material, Not, |site| {
        site.1.truncate(1)
    });
    check("another service", Material, Material, |site| {
        site.1[0].id = "uno".into()
    });
    check("another provider", Material, Material, |site| {
        site.1[0].provider = "Uno Inc.".into()
    });
    check("another country", Material, Material, |site| {
        site.1[0].country = "CN".into()
    });
    check(
        "a recipient that does more here",
        Material,
        Material,
        |site| site.1[0].needs[0].uses = Uses::from_bits(3),
    );
    check(
        "a recipient that does more elsewhere",
        Not,
        Material,
        |site| site.1[0].needs[1].uses = Uses::ALL,
    );
    check(
        "a recipient that serves one more purpose",
        Not,
        Material,
        |site| {
            site.1[0].needs.push(NeedFacts {
                purpose: "third".into(),
                uses: Uses::ALL,
            });
        },
    );
}

#[test]
fn order_is_not_material() {
    check("data the other way round", Not, Not, |site| {
        site.0.data.reverse()
    });
    check("needs the other way round", Not, Not, |site| {
        site.1[0].needs.reverse()
    });
    let mut turned = site();
    turned.1.reverse();
    assert_eq!(purpose(&turned.0, &turned.1), purpose(&site().0, &site().1));
}

#[test]
fn facts_do_not_run_into_each_other() {
    let with = |provider: &'static str, country: &'static str| {
        let mut site = site();
        site.1[0].provider = provider.into();
        site.1[0].country = country.into();
        prints(&site)
    };
    assert_ne!(with("AB", "C"), with("A", "BC"));
    assert_ne!(with("", "AB"), with("AB", ""));
}

#[test]
fn ids_are_recognised_by_themselves_alone() {
    // Stored records depend on these numbers: they must never change.
    assert_eq!(
        [id_hash("analytics"), id_hash("marketing"), id_hash("")],
        [ID_HASHES[0], ID_HASHES[1], ID_HASHES[2]]
    );
    assert_eq!(prints(&site()), PRINTS);
    assert!(prints(&site()).1 < 1 << 14);
}

const ID_HASHES: [u16; 3] = [13483, 57958, 11986];
const PRINTS: (u16, u16) = (8785, 6975);
