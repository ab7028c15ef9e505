//! The choice cookie: what it holds, how long it is, and that any bytes may come in.

#![allow(clippy::expect_used, reason = "this is how a test fails")]

use placet_consent::{
    Answer, DAY, Event, Policy, Purpose, PurposeEntry, Record, Request, Service, ServiceAnswer,
    ServiceEntry, Session, Signals, Source, Uses,
};
use placet_wire::choice::{LONGEST, decode, encode, since};
use proptest::prelude::*;

const SOURCES: [Source; 6] = [
    Source::Notice,
    Source::Preferences,
    Source::Api,
    Source::Signal,
    Source::Withdrawal,
    Source::Embed,
];
const ANSWERS: [ServiceAnswer; 3] = [
    ServiceAnswer::Follow,
    ServiceAnswer::Granted,
    ServiceAnswer::Refused,
];

fn sample() -> Record {
    Record {
        id: [0x11; 16],
        minute: 0x123456,
        since: 0x123456,
        source: Source::Preferences,
        edition: 3,
        purposes: vec![
            PurposeEntry {
                id_hash: 0xa1a2,
                fingerprint: 0xb1b2,
                answer: Answer::new(Uses::ALL, Uses::from_bits(5)),
            },
            PurposeEntry {
                id_hash: 0xc1c2,
                fingerprint: 0xd1d2,
                answer: Answer::NONE,
            },
        ],
        services: vec![ServiceEntry {
            id_hash: 0xe1e2,
            fingerprint: 0x3fff,
            answer: ServiceAnswer::Refused,
        }],
    }
}

/// Changing this text means that visitors' cookies are read no more: raise the version instead.
#[test]
fn the_first_version_is_written_like_this() {
    let text = "GRI0Vv8DEREREREREREREREREREREaGisbIvwcLR0oDh4v_-EW4";
    assert_eq!(encode(&sample()), text);
    assert_eq!(decode(text), Some(sample()));
}

#[test]
fn four_purposes_and_ten_services_fit_into_120_bytes() {
    let purposes = (0..4).map(|at| PurposeEntry {
        id_hash: at,
        fingerprint: at,
        answer: Answer::new(Uses::ALL, Uses::ALL),
    });
    let services = (0..10).map(|at| ServiceEntry {
        id_hash: at,
        fingerprint: at,
        answer: ServiceAnswer::Granted,
    });
    let record = Record {
        purposes: purposes.collect(),
        services: services.collect(),
        since: 0,
        ..sample()
    };
    let cookie = format!("placet={}", encode(&record));
    assert!(cookie.len() <= 120, "{} bytes", cookie.len());
}

#[test]
fn a_later_version_is_never_asked() {
    for version in (0..16).filter(|version| *version != 1) {
        let text = with_first_byte(version << 4 | 0x09);
        assert_eq!(decode(text), None, "version {version}");
    }
    assert!(decode(with_first_byte(0x19)).is_some());
}

#[test]
fn an_unknown_source_is_never_asked() {
    for source in 6..8 {
        assert_eq!(
            decode(with_first_byte(0x18 | source)),
            None,
            "source {source}"
        );
    }
}

#[test]
fn every_cut_and_every_changed_letter_is_noticed() {
    let text = encode(&sample());
    for end in 0..text.len() {
        assert_eq!(decode(&text[..end]), None, "cut at {end}");
    }
    for at in 0..text.len() {
        for other in ["A", "B", "z", "-", "=", " ", "%", "ü"] {
            let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
            assert!(changed == text || decode(&changed).is_none(), "{changed}");
        }
    }
    assert_eq!(decode(format!("{text}A")), None);
    assert_eq!(decode(format!(" {text}")), None);
}

#[test]
fn what_no_browser_keeps_is_not_read() {
    let entry = PurposeEntry {
        id_hash: 1,
        fingerprint: 1,
        answer: Answer::NONE,
    };
    let record = |count| Record {
        purposes: vec![entry; count],
        ..sample()
    };
    assert!(encode(&record(590)).len() <= LONGEST && decode(encode(&record(590))).is_some());
    assert!(encode(&record(600)).len() > LONGEST && decode(encode(&record(600))).is_none());
    assert_eq!(decode("A".repeat(1_000_000)), None);
}

#[test]
fn a_record_that_travels_twice_does_not_age() {
    let mut record = Record {
        since: sample().minute - 77 * DAY - 5,
        ..sample()
    };
    for _ in 0..10 {
        let read = decode(encode(&record)).expect("it was just written");
        assert!(read.since <= record.since && record.since - read.since < 2 * DAY);
        record = Record {
            minute: record.minute + 1,
            ..read
        };
    }
    assert!(sample().minute - 77 * DAY - 5 - record.since < 2 * DAY);
}

/// The sample with another first byte and the right checksum.
fn with_first_byte(first: u8) -> String {
    let mut bytes = bits(&encode(&sample()));
    bytes[0] = first;
    sealed(bytes)
}

/// Bytes with the checksum at their end set right, made by hand: the crate itself writes nothing that it does not read.
fn sealed(mut bytes: Vec<u8>) -> String {
    bytes.truncate(bytes.len() - 2);
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
    bytes.extend(checksum.to_be_bytes());
    letters(&bytes)
}

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn bits(text: &str) -> Vec<u8> {
    let value = |letter: char| ALPHABET.find(letter).expect("a letter") as u128;
    let bits: Vec<bool> = text
        .chars()
        .flat_map(|letter| (0..6).rev().map(move |bit| value(letter) >> bit & 1 == 1))
        .collect();
    bits.chunks_exact(8)
        .map(|byte| byte.iter().fold(0, |sum, bit| sum << 1 | u8::from(*bit)))
        .collect()
}

fn letters(bytes: &[u8]) -> String {
    let bits: Vec<bool> = bytes
        .iter()
        .flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1))
        .collect();
    let value = |six: &[bool]| {
        (0..6).fold(0, |sum, at| {
            sum << 1 | usize::from(six.get(at) == Some(&true))
        })
    };
    bits.chunks(6)
        .map(|six| char::from(ALPHABET.as_bytes()[value(six)]))
        .collect()
}

fn record() -> impl Strategy<Value = Record> {
    let answer = (any::<u8>(), any::<u8>())
        .prop_map(|(asked, granted)| Answer::new(Uses::from_bits(asked), Uses::from_bits(granted)));
    let purpose =
        (any::<u16>(), any::<u16>(), answer).prop_map(|(id_hash, fingerprint, answer)| {
            PurposeEntry {
                id_hash,
                fingerprint,
                answer,
            }
        });
    let service =
        (any::<u16>(), 0u16..0x4000, 0usize..3).prop_map(|(id_hash, fingerprint, answer)| {
            ServiceEntry {
                id_hash,
                fingerprint,
                answer: ANSWERS[answer],
            }
        });
    (
        (
            any::<[u8; 16]>(),
            0u32..0x100_0000,
            0u32..2_000 * DAY,
            0usize..6,
            any::<u8>(),
        ),
        prop::collection::vec(purpose, 0..8),
        prop::collection::vec(service, 0..12),
    )
        .prop_map(
            |((id, minute, age, source, edition), purposes, services)| Record {
                id,
                minute,
                since: minute.saturating_sub(age),
                source: SOURCES[source],
                edition,
                purposes,
                services,
            },
        )
}

proptest! {
    // A file of failures beside the source would stand among the rooms.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_read(record in record()) {
        let text = encode(&record);
        prop_assert!(text.bytes().all(|byte| ALPHABET.as_bytes().contains(&byte)));
        let read = decode(&text).expect("it was just written");
        let (age, read_age) = (record.minute - record.since, read.minute - read.since);
        // Rounded to two days, and never younger; beyond any expiry it does not matter how old.
        prop_assert!(age <= read_age && read_age < age + 2 * DAY || age.min(read_age) >= 508 * DAY);
        prop_assert_eq!(Record { since: record.since, ..read.clone() }, record);
        prop_assert_eq!(decode(encode(&read)), Some(read));
    }

    #[test]
    fn the_head_tells_since_when(record in record()) {
        let text = encode(&record);
        prop_assert_eq!(since(&text), decode(&text).map(|read| read.since));
        prop_assert_eq!(since(&text[..7]), None);
    }

    #[test]
    fn a_minute_out_of_range_is_the_last_one(minute in 0x100_0000u32..) {
        let record = Record { minute, since: minute, ..sample() };
        prop_assert_eq!(decode(encode(&record)).map(|read| (read.minute, read.since)), Some((0xff_ffff, 0xff_ffff)));
    }

    #[test]
    fn any_bytes_may_come_in(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let text = letters(&bytes);
        prop_assert_eq!(decode(&bytes).is_some_and(|read| encode(&read).as_bytes() != bytes), false);
        // Random bytes have the right checksum once in 65,536 times; then they are a record like any other.
        prop_assert!(decode(&text).is_none() || bytes.len() >= 24);
    }

    #[test]
    fn a_damaged_cookie_grants_nothing(record in record(), at in any::<prop::sample::Index>(), with in any::<u8>()) {
        let mut bytes = bits(&encode(&record));
        let at = at.index(bytes.len());
        bytes[at] ^= with;
        prop_assert!(with == 0 || decode(letters(&bytes)).is_none());
    }

    #[test]
    fn unknown_bits_never_grant(asked in any::<u8>(), spare in any::<u8>()) {
        // The bit that has no meaning, and grants of what was not asked, behind a good checksum.
        let policy = Policy {
            purposes: vec![Purpose::declared("p", placet_consent::Basis::Consent, Uses::ALL, false, "m")],
            services: vec![Service::declared("s", "m")],
            ..Policy::default()
        };
        let mut session = Session::new(policy.clone(), Signals::default());
        session.apply(Event::Start { stored: None, minute: 0 });
        let record = Record {
            purposes: vec![PurposeEntry { id_hash: policy.purposes[0].id_hash, fingerprint: policy.purposes[0].fingerprint, answer: Answer::NONE }],
            services: Vec::new(),
            minute: 0,
            since: 0,
            edition: 0,
            ..sample()
        };
        let mut bytes = bits(&encode(&record));
        let last = bytes.len() - 3;
        bytes[last] = 0x80 | spare & 0x40 | (asked & 7) | (!asked & 7) << 3;
        let stored = decode(sealed(bytes));
        prop_assert!(stored.is_some());
        session.apply(Event::Start { stored, minute: 0 });
        for use_ in placet_consent::Use::EACH {
            let request = Request::Purpose { purpose: 0, use_: Some(use_) };
            prop_assert!(!session.decide(request).is_permitted());
        }
    }
}
