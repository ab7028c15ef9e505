//! The choice line between guard and notice.

use placet_consent::{Answer, Choices, Policy, Purpose, Service, ServiceAnswer, Uses};
use placet_wire::line::{decode, encode};
use proptest::prelude::*;

const ANSWERS: [ServiceAnswer; 3] = [
    ServiceAnswer::Follow,
    ServiceAnswer::Granted,
    ServiceAnswer::Refused,
];

fn policy(purposes: usize, services: usize) -> Policy {
    let purpose = |at: usize| {
        Purpose::known(
            at as u16,
            placet_consent::Basis::Consent,
            Uses::ALL,
            false,
            0,
        )
    };
    Policy {
        purposes: (0..purposes).map(purpose).collect(),
        services: (0..services)
            .map(|at| Service::known(at as u16, 0))
            .collect(),
        ..Policy::default()
    }
}

#[test]
fn a_line_reads_like_this() {
    let choices = Choices {
        purposes: vec![
            Answer::new(Uses::ALL, Uses::ALL),
            Answer::new(Uses::from_bits(3), Uses::NONE),
            Answer::NONE,
        ],
        services: vec![
            ServiceAnswer::Follow,
            ServiceAnswer::Granted,
            ServiceAnswer::Refused,
        ],
    };
    assert_eq!(encode(&choices), "7730--|fgr");
    assert_eq!(decode("7730--|fgr", &policy(3, 3)), Some(choices));
    assert_eq!(decode("|", &policy(0, 0)), Some(Choices::default()));
}

#[test]
fn what_is_not_a_line_is_none() {
    for line in [
        "",
        "|",
        "77|f",
        "7730|",
        "7730|ff",
        "7730|f ",
        "7730f",
        "7730||f",
        "77300|f",
        "773|f",
        "7730|x",
        "7730|F",
        "78-0|f",
        "7-30|f",
        "-730|f",
        "0730|f",
        "0077|f",
        "2530|f",
        "8030|f",
        "77 30|f",
        "7730|f\n",
        "７７30|f",
        "7730|é",
    ] {
        assert_eq!(decode(line, &policy(2, 1)), None, "{line:?}");
    }
}

proptest! {
    // A file of failures beside the source would stand among the rooms.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read(
        purposes in prop::collection::vec((any::<u8>(), any::<u8>()), 0..8),
        services in prop::collection::vec(0usize..3, 0..8),
    ) {
        let answer = |(asked, granted): (u8, u8)| Answer::new(Uses::from_bits(asked), Uses::from_bits(granted));
        let choices = Choices {
            purposes: purposes.into_iter().map(answer).collect(),
            services: services.into_iter().map(|answer| ANSWERS[answer]).collect(),
        };
        let policy = policy(choices.purposes.len(), choices.services.len());
        prop_assert_eq!(decode(&encode(&choices), &policy), Some(choices));
    }

    #[test]
    fn any_text_may_come_in(line in any::<String>(), purposes in 0usize..4, services in 0usize..4) {
        let read = decode(&line, &policy(purposes, services));
        prop_assert!(read.is_none_or(|choices| choices.purposes.len() == purposes && choices.services.len() == services));
    }

    #[test]
    fn nearly_a_line_is_one_or_none(line in "[0-9-]{0,5}\\|[fgrx]{0,3}", purposes in 0usize..4, services in 0usize..4) {
        if let Some(choices) = decode(&line, &policy(purposes, services)) {
            prop_assert_eq!(encode(&choices), line);
        }
    }
}
