//! What holds for any policy, any visitor and any sequence of events.

use placet_consent::{
    Act, Answer, Because, Choices, Effect, Event, Need, Policy, Purpose, PurposeEntry, Reask,
    Record, Regime, Request, Service, ServiceAnswer, ServiceEntry, Session, Signals, Source,
    Standing, State, Subject, Unknown, Use, Uses, Verdict, decide,
};
use proptest::prelude::*;

const LAST_MINUTE: u32 = 2_000_000;

fn uses() -> impl Strategy<Value = Uses> {
    any::<u8>().prop_map(Uses::from_bits)
}

fn policy() -> impl Strategy<Value = Policy> {
    let basis = prop_oneof![
        3 => Just(placet_consent::Basis::Consent),
        1 => Just(placet_consent::Basis::Necessary),
        1 => Just(placet_consent::Basis::LegitimateInterest),
    ];
    let purpose = (basis, uses(), any::<bool>(), 0u16..3);
    let need = (0u16..5, uses()).prop_map(|(purpose, uses)| Need { purpose, uses });
    let service = (prop::collection::vec(need, 0..3), 0u16..3);
    let regime = prop_oneof![
        Just(Regime::OptIn),
        Just(Regime::OptOut),
        Just(Regime::NoticeOnly)
    ];
    let reask = prop_oneof![Just(Reask::Changed), Just(Reask::All)];
    (
        (regime, reask, 0u16..400, 0u8..3),
        prop::collection::vec(purpose, 0..5),
        prop::collection::vec(service, 0..5),
    )
        .prop_map(
            |((regime, reask, expiry_days, edition), purposes, services)| Policy {
                regime,
                reask,
                unknown: Unknown::Declared,
                expiry_days,
                edition,
                purposes: (0..)
                    .zip(purposes)
                    .map(|(at, (basis, uses, aggregated, print))| {
                        Purpose::known(at, basis, uses, aggregated, print)
                    })
                    .collect(),
                services: (0..)
                    .zip(services)
                    .map(|(at, (needs, print))| Service {
                        needs,
                        ..Service::known(at, print)
                    })
                    .collect(),
            },
        )
}

fn answer() -> impl Strategy<Value = Answer> {
    (uses(), uses()).prop_map(|(asked, granted)| Answer::new(asked, granted))
}

fn service_answer() -> impl Strategy<Value = ServiceAnswer> {
    prop_oneof![
        Just(ServiceAnswer::Follow),
        Just(ServiceAnswer::Granted),
        Just(ServiceAnswer::Refused)
    ]
}

fn choices() -> impl Strategy<Value = Choices> {
    (
        prop::collection::vec(answer(), 0..7),
        prop::collection::vec(service_answer(), 0..7),
    )
        .prop_map(|(purposes, services)| Choices { purposes, services })
}

fn act() -> impl Strategy<Value = Act> {
    (0..LAST_MINUTE, any::<[u8; 16]>()).prop_map(|(minute, id)| Act {
        minute,
        id,
        source: Source::Api,
    })
}

/// Any record, also one that no session would make.
fn record() -> impl Strategy<Value = Record> {
    let purpose =
        (0u16..6, 0u16..3, answer()).prop_map(|(id_hash, fingerprint, answer)| PurposeEntry {
            id_hash,
            fingerprint,
            answer,
        });
    let service =
        (0u16..6, 0u16..3, service_answer()).prop_map(|(id_hash, fingerprint, answer)| {
            ServiceEntry {
                id_hash,
                fingerprint,
                answer,
            }
        });
    (
        act(),
        0..LAST_MINUTE,
        0u8..3,
        prop::collection::vec(purpose, 0..6),
        prop::collection::vec(service, 0..6),
    )
        .prop_map(|(act, since, edition, purposes, services)| Record {
            id: act.id,
            minute: act.minute,
            since: since.min(act.minute),
            source: act.source,
            edition,
            purposes,
            services,
        })
}

fn event() -> impl Strategy<Value = Event> {
    let subject = prop_oneof![
        (0u16..6).prop_map(Subject::Purpose),
        (0u16..6).prop_map(Subject::Service)
    ];
    let verdict = prop_oneof![Just(Verdict::Grant), Just(Verdict::Refuse)];
    prop_oneof![
        (prop::option::of(record()), 0..LAST_MINUTE)
            .prop_map(|(stored, minute)| Event::Start { stored, minute }),
        act().prop_map(Event::AcceptAll),
        act().prop_map(Event::RejectAll),
        (choices(), act()).prop_map(|(choices, act)| Event::Save { choices, act }),
        act().prop_map(Event::Withdraw),
        (prop::collection::vec(subject, 0..4), verdict, act()).prop_map(
            |(subjects, verdict, act)| Event::Answer {
                subjects,
                verdict,
                act
            }
        ),
        act().prop_map(Event::Close),
        (prop::option::of(record()), 0..LAST_MINUTE)
            .prop_map(|(record, minute)| Event::Stored { record, minute }),
        (0..LAST_MINUTE).prop_map(|minute| Event::Tick { minute }),
    ]
}

fn signals() -> impl Strategy<Value = Signals> {
    any::<bool>().prop_map(|gpc| Signals { gpc })
}

/// Everything that one could ask of a session of the largest policy.
fn requests() -> Vec<Request> {
    let uses = [None, Some(Use::Store), Some(Use::Analyse), Some(Use::Share)];
    let mut requests = vec![Request::Undeclared, Request::Unknown];
    for use_ in uses {
        for at in 0..6 {
            requests.push(Request::Purpose { purpose: at, use_ });
            requests.push(Request::Service { service: at, use_ });
        }
    }
    requests
}

fn played(policy: &Policy, signals: Signals, events: &[Event]) -> Session {
    let mut session = Session::new(policy.clone(), signals);
    for event in events {
        session.apply(event.clone());
    }
    session
}

/// Whether the record says yes to what was decided as granted.
fn is_recorded(session: &Session, request: Request, because: Because) -> bool {
    let policy = session.policy();
    let Some(record) = session.record() else {
        return false;
    };
    let purpose_says = |at: u16, uses: Uses| {
        policy.purposes.get(usize::from(at)).is_some_and(|purpose| {
            record.purposes.iter().any(|entry| {
                (entry.id_hash, entry.fingerprint) == (purpose.id_hash, purpose.fingerprint)
                    && !entry.answer.granted().intersection(uses).is_empty()
            })
        })
    };
    match request {
        Request::Purpose { purpose, use_ } => {
            purpose_says(purpose, use_.map_or(Uses::ALL, Uses::from))
        }
        Request::Service { service, .. } => {
            policy
                .services
                .get(usize::from(service))
                .is_some_and(|service| {
                    let of_service = |entry: &ServiceEntry| {
                        (entry.id_hash, entry.fingerprint) == (service.id_hash, service.fingerprint)
                            && entry.answer == ServiceAnswer::Granted
                    };
                    match because {
                        Because::ServiceGranted => record.services.iter().any(of_service),
                        _ => service
                            .needs
                            .iter()
                            .any(|need| purpose_says(need.purpose, need.uses)),
                    }
                })
        }
        // It needs everything: whatever permits it, at least one purpose was granted.
        Request::Unknown => (0..session.policy().purposes.len() as u16)
            .any(|purpose| purpose_says(purpose, Uses::ALL)),
        Request::Undeclared => false,
    }
}

proptest! {
    // A file of failures beside the source would stand among the rooms.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_granted_without_a_recorded_yes(
        policy in policy(),
        signals in signals(),
        events in prop::collection::vec(event(), 0..8),
    ) {
        let session = played(&policy, signals, &events);
        for request in requests() {
            let decision = session.decide(request);
            match decision.because {
                Because::Granted | Because::ServiceGranted => {
                    prop_assert!(is_recorded(&session, request, decision.because), "{:?}", request);
                }
                because if policy.regime == Regime::OptIn && decision.is_permitted() => {
                    let exempt = [Because::Necessary, Because::Aggregated, Because::LegitimateInterest, Because::Undeclared];
                    prop_assert!(exempt.contains(&because), "{:?} {:?}", request, decision);
                }
                _ => {}
            }
        }
    }

    #[test]
    fn who_only_ever_said_no_granted_nothing(
        policy in policy(),
        signals in signals(),
        events in prop::collection::vec(event(), 0..8),
    ) {
        let is_no = |event: &Event| match event {
            Event::AcceptAll(_) | Event::Answer { verdict: Verdict::Grant, .. } => false,
            Event::Start { stored: record, .. } | Event::Stored { record, .. } => record.is_none(),
            Event::Save { choices, .. } => {
                choices.purposes.iter().all(|answer| answer.granted().is_empty())
                    && !choices.services.contains(&ServiceAnswer::Granted)
            }
            _ => true,
        };
        let events: Vec<Event> = events.into_iter().filter(is_no).collect();
        let session = played(&policy, signals, &events);
        for request in requests() {
            let because = session.decide(request).because;
            prop_assert!(!matches!(because, Because::Granted | Because::ServiceGranted), "{:?}", request);
        }
    }

    #[test]
    fn withdrawing_is_never_weaker_than_never_having_asked(
        policy in policy(),
        signals in signals(),
        events in prop::collection::vec(event(), 0..6),
        act in act(),
        later in 0..LAST_MINUTE,
    ) {
        let mut session = played(&policy, signals, &events);
        let before: Vec<State> = requests().into_iter().map(|request| session.decide(request).state).collect();
        session.apply(Event::Withdraw(act));
        let stored = session.record().cloned();
        let again = played(&policy, signals, &[Event::Start { stored, minute: later }]);
        let fresh = played(&policy, signals, &[Event::Start { stored: None, minute: later }]);
        for (request, before) in requests().into_iter().zip(before) {
            let withdrawn = session.decide(request).state;
            prop_assert!(withdrawn >= fresh.decide(request).state, "at once: {:?}", request);
            prop_assert!(again.decide(request).state >= fresh.decide(request).state, "later: {:?}", request);
            prop_assert!(withdrawn != State::Permitted || before == State::Permitted, "widened: {:?}", request);
        }
    }

    #[test]
    fn more_grants_never_permit_less(
        policy in policy(),
        signals in signals(),
        record in record(),
        minute in 0..LAST_MINUTE,
        more in prop::collection::vec(uses(), 6),
        services in prop::collection::vec(any::<bool>(), 6),
    ) {
        let mut wider = record.clone();
        for (entry, more) in wider.purposes.iter_mut().zip(more) {
            let asked = entry.answer.asked();
            entry.answer = Answer::new(asked, entry.answer.granted().union(more));
        }
        for (entry, more) in wider.services.iter_mut().zip(services) {
            if more {
                entry.answer = ServiceAnswer::Granted;
            }
        }
        let standing = Standing::of(&policy, Some(&record), minute);
        let wide = Standing::of(&policy, Some(&wider), minute);
        for request in requests() {
            let narrow = decide(&policy, &standing, signals, request);
            let wide = decide(&policy, &wide, signals, request);
            prop_assert!(!narrow.is_permitted() || wide.is_permitted(), "{:?}: {:?}, {:?}", request, narrow, wide);
        }
    }

    #[test]
    fn a_signal_never_permits(policy in policy(), events in prop::collection::vec(event(), 0..6)) {
        let without = played(&policy, Signals { gpc: false }, &events);
        let with = played(&policy, Signals { gpc: true }, &events);
        for request in requests() {
            prop_assert!(with.decide(request).state >= without.decide(request).state, "{:?}", request);
        }
    }

    #[test]
    fn the_next_page_decides_as_this_one(
        policy in policy(),
        signals in signals(),
        events in prop::collection::vec(event(), 0..6),
        choices in choices(),
        act in act(),
    ) {
        let mut session = played(&policy, signals, &events);
        session.apply(Event::Save { choices, act });
        let stored = session.record().cloned();
        let next = played(&policy, signals, &[Event::Start { stored, minute: act.minute }]);
        prop_assert_eq!(next.choices(), session.choices());
        for request in requests() {
            prop_assert_eq!(next.decide(request), session.decide(request));
        }
    }

    #[test]
    fn effects_tell_what_happened(
        policy in policy(),
        signals in signals(),
        events in prop::collection::vec(event(), 0..6),
        last in event(),
    ) {
        let mut session = played(&policy, signals, &events);
        let states = |session: &Session| -> Vec<State> {
            requests().into_iter().map(|request| session.decide(request).state).collect()
        };
        let (before, old) = (states(&session), session.choices().clone());
        let effects = session.apply(last.clone());
        let after = states(&session);
        let is_start = matches!(last, Event::Start { .. });
        // A page starts once: a second start compares with nothing, like the first.
        let restarts = is_start && !events.is_empty();
        let began = !restarts && before.iter().zip(&after).any(|(before, after)| *after == State::Permitted && before != after);
        prop_assert!(!began || effects.contains(&Effect::Release), "released nothing");
        prop_assert_eq!(is_start || *session.choices() == old, is_start || !effects.contains(&Effect::Changed));
        prop_assert!(!effects.contains(&Effect::Ask) || session.asks_open());
        prop_assert!(!is_start || effects.contains(&Effect::Ask) == session.asks_open());
        for effect in &effects {
            match effect {
                Effect::Persist(record) => prop_assert_eq!(Some(record), session.record()),
                Effect::Erase { services } => {
                    for service in services {
                        let request = Request::Service { service: *service, use_: None };
                        prop_assert!(!session.decide(request).is_permitted(), "erased what may run");
                    }
                }
                _ => {}
            }
        }
    }

    #[test]
    fn a_permission_that_ends_is_erased(
        policy in policy(),
        signals in signals(),
        events in prop::collection::vec(event(), 0..6),
        last in event().prop_filter("a start knows no before", |event| !matches!(event, Event::Start { .. })),
    ) {
        let mut session = played(&policy, signals, &events);
        let may = |session: &Session, service: u16| session.decide(Request::Service { service, use_: None }).is_permitted();
        let before: Vec<bool> = (0..5).map(|service| may(&session, service)).collect();
        let effects = session.apply(last);
        for (service, ran) in (0..5).zip(before) {
            let is_erased = effects.iter().any(|effect| match effect {
                Effect::Erase { services } => services.contains(&service),
                _ => false,
            });
            prop_assert!(!ran || may(&session, service) || is_erased, "{} was forgotten", service);
        }
    }

    #[test]
    fn unknown_bits_are_no_uses(bits in any::<u8>(), more in any::<u8>()) {
        let uses = Uses::from_bits(bits);
        prop_assert_eq!(uses.bits(), bits & 7);
        prop_assert!(Uses::ALL.contains(uses));
        let answer = Answer::new(uses, Uses::from_bits(more));
        prop_assert!(answer.asked().contains(answer.granted()));
        prop_assert_eq!(answer.granted().union(answer.refused()), answer.asked());
    }
}
