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
    let mut bytes = Vec::new();
    let follow = if record.purposes.is_empty() {
        0
    } else {
        PURPOSES_FOLLOW
    };
    let minute = record.minute.min(LAST_MINUTE);
    // Further back than can be told apart is long expired; so is what is written instead.
    let span = (record.since / SPAN).max((minute / SPAN).saturating_sub(254));
    let span = if record.since >= minute {
        SAME
    } else {
        (span % 255) as u8
    };
    push(
        &mut bytes,
        1,
        (VERSION << 4 | follow | record.source as u8).into(),
    );
    push(&mut bytes, 3, minute);
    push(&mut bytes, 1, span.into());
    push(&mut bytes, 1, record.edition.into());
    bytes.extend_from_slice(&record.id);
    let mut left = record.purposes.len();
    for entry in &record.purposes {
        left -= 1;
        let last = if left == 0 { LAST_PURPOSE } else { 0 };
        let answer = entry.answer.asked().bits() | entry.answer.granted().bits() << 3;
        push(&mut bytes, 2, entry.id_hash.into());
        push(&mut bytes, 2, entry.fingerprint.into());
        push(&mut bytes, 1, (last | answer).into());
    }
    for entry in &record.services {
        let print = entry.fingerprint << 2 | service_bits(entry.answer);
        push(&mut bytes, 2, entry.id_hash.into());
        push(&mut bytes, 2, print.into());
    }
    let checksum = crc16::of(&bytes);
    push(&mut bytes, 2, checksum.into());
    base64url::encode(&bytes)
}

/// The record in a cookie value; `None` for what is truncated, altered, foreign, too long, or of a later version. Bits
/// without a meaning are dropped, so they never grant.
pub fn decode(value: impl AsRef<[u8]>) -> Option<Record> {
    let value = value.as_ref();
    if value.len() > LONGEST {
        return None;
    }
    read(&base64url::decode(value)?)
}

/// The same for those who have decoded the text (the guard, with what the browser brings for it).
pub fn read(bytes: &[u8]) -> Option<Record> {
    // A message with its own checksum behind it leaves nothing.
    if bytes.len() > LONGEST || crc16::of(bytes) != 0 {
        return None;
    }
    let mut rest = Rest {
        bytes: bytes.get(..bytes.len().checked_sub(2)?)?,
        is_short: false,
    };
    let first = rest.number(1) as u8;
    let minute = rest.number(3);
    let mut record = Record {
        id: [0; 16],
        minute,
        since: oldest(rest.number(1), minute),
        source: source(first & 0x07)?,
        edition: rest.number(1) as u8,
        purposes: Vec::new(),
        services: Vec::new(),
    };
    for byte in &mut record.id {
        *byte = rest.number(1) as u8;
    }
    let mut more = first & PURPOSES_FOLLOW != 0;
    while more && !rest.is_short {
        let (id_hash, fingerprint, answer) = (
            rest.number(2) as u16,
            rest.number(2) as u16,
            rest.number(1) as u8,
        );
        let said = Answer::new(Uses::from_bits(answer), Uses::from_bits(answer >> 3));
        record.purposes.push(PurposeEntry {
            id_hash,
            fingerprint,
            answer: said,
        });
        more = answer & LAST_PURPOSE == 0;
    }
    while !rest.bytes.is_empty() {
        let (id_hash, print) = (rest.number(2) as u16, rest.number(2) as u16);
        record.services.push(ServiceEntry {
            id_hash,
            fingerprint: print >> 2,
            answer: service_answer(print)?,
        });
    }
    (first >> 4 == VERSION && !rest.is_short).then_some(record)
}

/// [`Record::since`] of the record in a cookie value, from the head of its text alone; `None` where there is no head.
pub fn since(value: &str) -> Option<u32> {
    let mut head = 0u64;
    for letter in value.as_bytes().get(..8)? {
        head = head << 6 | u64::from(base64url::value(*letter)?);
    }
    let (minute, span) = ((head >> 16) as u32 & LAST_MINUTE, (head >> 8) as u32 & 0xff);
    Some(oldest(span, minute))
}

/// What has not been read yet.
struct Rest<'a> {
    bytes: &'a [u8],
    /// More was read than there was.
    is_short: bool,
}

impl Rest<'_> {
    /// The next number, of so many bytes.
    #[inline(never)]
    fn number(&mut self, length: u8) -> u32 {
        let mut number = 0;
        for _ in 0..length {
            if let [first, rest @ ..] = self.bytes {
                number = number << 8 | u32::from(*first);
                self.bytes = rest;
            } else {
                self.is_short = true;
            }
        }
        number
    }
}

/// Appends a number of so many bytes.
fn push(bytes: &mut Vec<u8>, length: u8, number: u32) {
    for left in (0..length).rev() {
        bytes.push((number >> (left * 8)) as u8);
    }
}

/// The latest start of a two-day span with this count that is not after `minute`.
fn oldest(span: u32, minute: u32) -> u32 {
    if span == u32::from(SAME) {
        return minute;
    }
    let now = minute / SPAN;
    let back = (now + 255 - span) % 255;
    now.saturating_sub(back) * SPAN
}

fn source(bits: u8) -> Option<Source> {
    Some(match bits {
        0 => Source::Notice,
        1 => Source::Preferences,
        2 => Source::Api,
        3 => Source::Signal,
        4 => Source::Withdrawal,
        5 => Source::Embed,
        _ => return None,
    })
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
