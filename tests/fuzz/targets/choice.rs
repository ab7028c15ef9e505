//! The choice cookie.

use placet_consent::{
    Act, Answer, Basis, Because, Choices, Event, Need, Policy, Purpose, Request, Service,
    ServiceAnswer, Session, Signals, Source, Uses,
};
use placet_wire::choice::{decode, encode};

use super::Target;

pub(super) const TARGET: Target = Target {
    name: "choice",
    run,
    seeds,
    words: &["GR", "AAAA", "____", "-", "=", "%20", "placet="],
};

/// The input as the cookie's text, and as the bytes in it with a good checksum: few texts made up have one.
fn run(input: &[u8]) {
    take(input);
    take(sealed(input).as_bytes());
}

/// What is read can be written and read again, and never grants by itself what the policy does not recognise.
fn take(text: &[u8]) {
    let Some(record) = decode(text) else { return };
    let again = decode(encode(&record)).expect("what is written is read");
    assert_eq!(again, record);
    let policy = policy();
    let mut session = Session::new(policy.clone(), Signals::default());
    session.apply(Event::Start {
        stored: Some(record.clone()),
        minute: record.minute,
    });
    for purpose in 0..policy.purposes.len() as u16 {
        let decision = session.decide(Request::Purpose {
            purpose,
            use_: None,
        });
        if decision.because == Because::Granted {
            let known = &policy.purposes[usize::from(purpose)];
            let is_same = |id_hash, print| id_hash == known.id_hash && print == known.fingerprint;
            assert!(
                record
                    .purposes
                    .iter()
                    .any(|entry| is_same(entry.id_hash, entry.fingerprint))
            );
        }
    }
}

/// Bytes with their CRC-16 behind them, in base64url.
fn sealed(bytes: &[u8]) -> String {
    let shifted = |crc: u16| {
        if crc & 0x8000 == 0 {
            crc << 1
        } else {
            crc << 1 ^ 0x1021
        }
    };
    let checksum = bytes.iter().fold(0xffff, |crc, byte| {
        (0..8).fold(crc ^ u16::from(*byte) << 8, |crc, _| shifted(crc))
    });
    let bytes = [bytes, &checksum.to_be_bytes()].concat();
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let group = |chunk: &[u8]| {
        (0..3).fold(0, |sum, at| {
            sum << 8 | usize::from(*chunk.get(at).unwrap_or(&0))
        })
    };
    let text = |chunk: &[u8]| {
        (0..=chunk.len())
            .map(|at| char::from(letters[group(chunk) >> (18 - 6 * at) & 63]))
            .collect::<String>()
    };
    bytes.chunks(3).map(text).collect()
}

pub(super) fn policy() -> Policy {
    let purpose = |id: &str, basis| Purpose::declared(id, basis, Uses::ALL, false, id);
    let service = |id: &str, purpose| Service {
        needs: vec![Need {
            purpose,
            uses: Uses::from_bits(3),
        }],
        ..Service::declared(id, id)
    };
    Policy {
        purposes: vec![
            purpose("analytics", Basis::Consent),
            purpose("ads", Basis::Consent),
            purpose("fraud", Basis::LegitimateInterest),
            purpose("cart", Basis::Necessary),
        ],
        services: vec![
            service("a", 0),
            service("b", 1),
            service("c", 2),
            service("d", 3),
            service("e", 9),
        ],
        ..Policy::default()
    }
}

fn seeds() -> Vec<Vec<u8>> {
    let policy = policy();
    let act = Act {
        minute: 3_456_789,
        id: [7; 16],
        source: Source::Notice,
    };
    let some = Choices {
        purposes: vec![Answer::new(Uses::ALL, Uses::from_bits(5)); 4],
        services: vec![
            ServiceAnswer::Granted,
            ServiceAnswer::Refused,
            ServiceAnswer::Follow,
            ServiceAnswer::Follow,
            ServiceAnswer::Granted,
        ],
    };
    let events = [
        Event::AcceptAll(act),
        Event::RejectAll(act),
        Event::Save { choices: some, act },
    ];
    let written = events.into_iter().filter_map(|event| {
        let mut session = Session::new(policy.clone(), Signals::default());
        session.apply(event);
        session.record().map(|record| encode(record).into_bytes())
    });
    let bytes = [
        [0x19, 0, 1, 0, 255, 1].as_slice(),
        &[7; 16],
        &[1, 1, 2, 2, 0x8f],
        &[3, 3, 4, 4, 1],
    ]
    .concat();
    written
        .chain([bytes])
        .chain(super::texts(&["", "A", "null", "undefined", "true"]))
        .collect()
}
