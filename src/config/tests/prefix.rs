//! A text that breaks off never permits more than the whole one.

#![allow(clippy::unwrap_used)]

mod fixtures;

use placet_config::brief::read;
use placet_consent::{Act, Effect, Event, Policy, Record, Request, Session, Signals, Source, Use};

#[test]
fn a_prefix_never_permits_more() {
    let mut compared = 0;
    for (name, text) in fixtures::all("valid", "json") {
        let whole = read(text.clone()).policy;
        let records = records(&whole);
        // Everywhere in a short text; in a long one here and there, and after every bracket.
        let end = text.trim_end().len();
        let bracket = |cut: usize| {
            text.get(..cut)
                .is_some_and(|before| before.ends_with(['}', ']']))
        };
        let telling = |cut: &usize| end < 1000 || cut % 17 == 0 || bracket(*cut);
        for cut in (0..end)
            .filter(|cut| text.is_char_boundary(*cut))
            .filter(telling)
        {
            let part = read(text.get(..cut).unwrap().to_owned());
            assert!(!part.faults.is_empty(), "{name} cut at {cut} has no fault");
            for record in &records {
                for gpc in [false, true] {
                    compared += compare(
                        &format!("{name} cut at {cut}"),
                        &part.policy,
                        &whole,
                        record.as_ref(),
                        gpc,
                    );
                }
            }
        }
    }
    assert!(compared > 10_000, "only {compared} answers were compared");
}

/// The records that a visitor of the whole site may come with.
fn records(whole: &Policy) -> Vec<Option<Record>> {
    let mut records = vec![None];
    for event in [Event::AcceptAll(ACT), Event::RejectAll(ACT)] {
        let mut session = started(whole, None, false);
        records.extend(
            session
                .apply(event)
                .into_iter()
                .filter_map(|effect| match effect {
                    Effect::Persist(record) => Some(Some(record)),
                    _ => None,
                }),
        );
    }
    records
}

const ACT: Act = Act {
    minute: 1000,
    id: [7; 16],
    source: Source::Notice,
};

fn started(policy: &Policy, stored: Option<&Record>, gpc: bool) -> Session {
    let mut session = Session::new(policy.clone(), Signals { gpc });
    session.apply(Event::Start {
        stored: stored.cloned(),
        minute: 1001,
    });
    session
}

fn compare(
    place: &str,
    part: &Policy,
    whole: &Policy,
    stored: Option<&Record>,
    gpc: bool,
) -> usize {
    let mut in_part = started(part, stored, gpc);
    let mut in_whole = started(whole, stored, gpc);
    let mut compared = 0;
    for event in [None, Some(Event::AcceptAll(ACT))] {
        if let Some(event) = event {
            in_part.apply(event.clone());
            in_whole.apply(event);
        }
        for (asked, same) in requests(part, whole) {
            let permitted = in_part.decide(asked);
            if permitted.is_permitted() {
                compared += 1;
                let decision = in_whole.decide(same);
                assert!(
                    decision.is_permitted(),
                    "{place}: {asked:?} {permitted:?}, but in the whole {decision:?}"
                );
            }
        }
    }
    compared
}

/// Every request that can be made in the part, and the same one in the whole.
fn requests(part: &Policy, whole: &Policy) -> Vec<(Request, Request)> {
    let uses = || Use::EACH.into_iter().map(Some).chain([None]);
    let mut requests = Vec::new();
    for (purpose, at) in part.purposes.iter().zip(0..) {
        let there = whole.purpose_by_id(&purpose.id).unwrap_or(u16::MAX);
        requests.extend(uses().map(|use_| {
            (
                Request::Purpose { purpose: at, use_ },
                Request::Purpose {
                    purpose: there,
                    use_,
                },
            )
        }));
    }
    for (service, at) in part.services.iter().zip(0..) {
        let there = whole.service_by_id(&service.id).unwrap_or(u16::MAX);
        requests.extend(uses().map(|use_| {
            (
                Request::Service { service: at, use_ },
                Request::Service {
                    service: there,
                    use_,
                },
            )
        }));
    }
    requests
}
