//! The value of the choice cookie: one [`Record`] in base64url.
//!
//! | bytes | what |
//! |---|---|
//! | 1 | version (4 bits, 1), whether purposes follow (1 bit), source (3 bits) |
//! | 3 | the minute of the decision, since 2020-01-01T00:00Z |
//! | 1 | the day of the oldest standing yes: 255 for the decision itself, else the count of two-day spans modulo 255 |
//! | 1 | the owner's edition |
//! | 16 | the record's id |
//! | 5 each | purposes: id hash (2), fingerprint (2), asked (bits 0-2), granted (bits 3-5), last one (bit 7) |
//! | 4 each | services to the end: id hash (2), fingerprint (14 bits), answer (2 bits) |
//! | 2 | CRC-16 of all before |
//!
//! Numbers are big-endian. Four purposes and ten services take 84 bytes, 112 characters.

use placet_consent::{
    Answer, DAY, PurposeEntry, Record, ServiceAnswer, ServiceEntry, Source, Uses,
};

use crate::{base64url, crc16};

/// No browser keeps a cookie much longer (RFC 6265bis, 5.6: 4,096 bytes with its name), so it is not ours.
pub const LONGEST: usize = 4_000;

const VERSION: u8 = 1;
const PURPOSES_FOLLOW: u8 = 0x08;
const LAST_PURPOSE: u8 = 0x80;
const SPAN: u32 = 2 * DAY;
const SAME: u8 = 255;
const LAST_MINUTE: u32 = 0xff_ffff;

/// The cookie value for `record`. Only letters, digits, `-` and `_`.
///
/// A minute after 2051 is written as the last one that fits, and [`Record::since`] is rounded down to two days, so that
/// what is read back never holds longer than what was written.
pub fn encode(record: &Record) -> String {
    let mut bytes = Vec::with_capacity(24 + 5 * record.purposes.len() + 4 * record.services.len());
    let follow = if record.purposes.is_empty() {
        0
    } else {
        PURPOSES_FOLLOW
    };
    let minute = record.minute.min(LAST_MINUTE);
    bytes.push(VERSION << 4 | follow | record.source as u8);
    bytes.extend_from_slice(&minute.to_be_bytes()[1..]);
    bytes.push(if record.since >= minute {
        SAME
    } else {
        (record.since / SPAN % 255) as u8
    });
    bytes.push(record.edition);
    bytes.extend_from_slice(&record.id);
    for (at, entry) in record.purposes.iter().enumerate() {
        let last = if at + 1 == record.purposes.len() {
            LAST_PURPOSE
        } else {
            0
        };
        bytes.extend_from_slice(&entry.id_hash.to_be_bytes());
        bytes.extend_from_slice(&entry.fingerprint.to_be_bytes());
        bytes.push(last | entry.answer.asked().bits() | entry.answer.granted().bits() << 3);
    }
    for entry in &record.services {
        bytes.extend_from_slice(&entry.id_hash.to_be_bytes());
        bytes.extend_from_slice(
            &(entry.fingerprint << 2 | service_bits(entry.answer)).to_be_bytes(),
        );
    }
    let checksum = crc16::of(&bytes);
    bytes.extend_from_slice(&checksum.to_be_bytes());
    base64url::encode(&bytes)
}

/// The record in a cookie value; `None` for anything that [`encode`] did not write: truncated, altered, foreign,
/// too long, or of a later version.
pub fn decode(value: &str) -> Option<Record> {
    if value.len() > LONGEST {
        return None;
    }
    let bytes = base64url::decode(value)?;
    let (mut rest, checksum) = bytes.split_last_chunk::<2>()?;
    if crc16::of(rest) != u16::from_be_bytes(*checksum) {
        return None;
    }
    let [first] = take(&mut rest)?;
    if first >> 4 != VERSION {
        return None;
    }
    let source = source(first & 0x07)?;
    let [high, middle, low] = take(&mut rest)?;
    let minute = u32::from_be_bytes([0, high, middle, low]);
    let [span] = take(&mut rest)?;
    let since = since(span, minute);
    let [edition] = take(&mut rest)?;
    let id = take(&mut rest)?;
    let mut purposes = Vec::new();
    let mut more = first & PURPOSES_FOLLOW != 0;
    while more {
        let [hash, hash_low, print, print_low, answer] = take(&mut rest)?;
        purposes.push(PurposeEntry {
            id_hash: u16::from_be_bytes([hash, hash_low]),
            fingerprint: u16::from_be_bytes([print, print_low]),
            answer: Answer::new(Uses::from_bits(answer), Uses::from_bits(answer >> 3)),
        });
        more = answer & LAST_PURPOSE == 0;
    }
    let mut services = Vec::new();
    while !rest.is_empty() {
        let [hash, hash_low, print, print_low] = take(&mut rest)?;
        let print = u16::from_be_bytes([print, print_low]);
        services.push(ServiceEntry {
            id_hash: u16::from_be_bytes([hash, hash_low]),
            fingerprint: print >> 2,
            answer: service_answer(print)?,
        });
    }
    Some(Record {
        id,
        minute,
        since,
        source,
        edition,
        purposes,
        services,
    })
}

/// The latest start of a two-day span with this count that is not after `minute`.
fn since(span: u8, minute: u32) -> u32 {
    if span == SAME {
        return minute;
    }
    let now = minute / SPAN;
    let back = (now + 255 - u32::from(span)) % 255;
    now.saturating_sub(back) * SPAN
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, left) = rest.split_first_chunk::<N>()?;
    *rest = left;
    Some(*taken)
}

fn source(bits: u8) -> Option<Source> {
    let all = [
        Source::Notice,
        Source::Preferences,
        Source::Api,
        Source::Signal,
        Source::Withdrawal,
        Source::Embed,
    ];
    all.get(usize::from(bits)).copied()
}

fn service_bits(answer: ServiceAnswer) -> u16 {
    match answer {
        ServiceAnswer::Follow => 0,
        ServiceAnswer::Granted => 1,
        ServiceAnswer::Refused => 2,
    }
}

fn service_answer(bits: u16) -> Option<ServiceAnswer> {
    match bits & 3 {
        0 => Some(ServiceAnswer::Follow),
        1 => Some(ServiceAnswer::Granted),
        2 => Some(ServiceAnswer::Refused),
        _ => None,
    }
}
