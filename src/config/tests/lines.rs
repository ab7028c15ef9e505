//! Whatever the lines say, there is a policy, and nothing in it is permitted that was not declared.

#![allow(clippy::unwrap_used)]

use placet_config::lines::read;
use placet_consent::{Event, Request, Session, Signals, Uses};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces of which lines, right and wrong ones, can be made.
fn pieces() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "o",
        "p",
        "f",
        "s",
        "n",
        "h",
        "k",
        "0",
        "1",
        "7",
        "9",
        "010",
        "031",
        "65535",
        "65536",
        "99999999",
        "\t",
        "\t",
        "\t",
        "\n",
        "\n",
        "a",
        "ä",
        "[]",
        "*",
        "/",
        "/x*",
        "v.example",
        "\u{0}",
        "\r",
    ]);
    vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_lines_are_read(text in pieces()) {
        let declared = read(&text);
        let policy = declared.policy;
        for purpose in &policy.purposes {
            prop_assert!(purpose.uses.contains(purpose.asks) && Uses::ALL.contains(purpose.uses));
        }
        let mut session = Session::new(policy.clone(), Signals::default());
        for _ in 0..2 {
            for purpose in 0..=policy.purposes.len() as u16 {
                session.decide(Request::Purpose { purpose, use_: None });
            }
            for service in 0..=policy.services.len() as u16 {
                session.decide(Request::Service { service, use_: None });
            }
            session.apply(Event::Start { stored: None, minute: 0 });
        }
        declared.scan.url("v.example", 443, "/x", true);
        declared.scan.named(4, "a");
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        let policy = read(&text).policy;
        prop_assert!(policy.purposes.len() + policy.services.len() <= text.lines().count());
    }
}

#[test]
fn a_purpose_marked_as_faulty_is_permitted_nothing() {
    let mut session = Session::new(
        read("o200\t180\t0\np131\tneeded\t[]\nf").policy,
        Signals::default(),
    );
    session.apply(Event::Start {
        stored: None,
        minute: 0,
    });
    assert!(
        !session
            .decide(Request::Purpose {
                purpose: 0,
                use_: None
            })
            .is_permitted()
    );
}

#[test]
fn a_need_of_no_purpose_holds_the_service() {
    let lines = "o100\t180\t0\np030\ta\t[]\ns\tgood\t[]\nn1\t0\ns\theld\t[]\nn1\t0\nn7\t65535";
    let mut session = Session::new(read(lines).policy, Signals::default());
    session.apply(Event::Start {
        stored: None,
        minute: 0,
    });
    let permitted = |service| {
        session
            .decide(Request::Service {
                service,
                use_: None,
            })
            .is_permitted()
    };
    assert_eq!(
        [permitted(0), permitted(1), permitted(2)],
        [true, false, false]
    );
}
