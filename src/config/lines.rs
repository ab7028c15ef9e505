//! The configuration as it crosses into wasm: short lines, made by the browser's own JSON parser and `web/configure.js`.
//!
//! A JSON reader in Rust would be half of the first load. The script checks each fact and writes one line for it; here
//! the lines become policy and patterns. One line a fact, fields separated by tabs:
//!
//! | line | meaning |
//! |---|---|
//! | `o` regime, re-ask, signal ⇥ days ⇥ edition | opt-in 0, opt-out 1, notice-only 2; what changed 0, all 1; whether the browser's signal says no |
//! | `p` basis, uses, aggregated ⇥ id ⇥ material | consent 0, necessary 1, legitimate interest 2; uses as bits; 1 when all data is aggregated |
//! | `f` | the purpose before is faulty: it is permitted nothing |
//! | `s` ⇥ id ⇥ material | a service; the lines up to the next one are its own |
//! | `n` uses ⇥ place | it needs these uses of the purpose at this place; of one that there is not: it is held |
//! | `h` ⇥ host ⇥ port ⇥ path | a host of it: empty for the page's own, port 0 for any, path empty for all |
//! | `k` kind ⇥ name | a name that it writes: local 0, session 1, indexeddb 2, cache 3, cookie 4 |
//!
//! *Material* is canonical JSON of what the visitor is asked about; when it changes, they are asked again.

use placet_consent::{Basis, Need, Policy, Purpose, Reask, Regime, Service, Signals, Uses};
use placet_rules::Scan;

/// A configuration, as far as a decision needs it.
#[derive(Debug, Default)]
pub struct Declared {
    /// What holds for whom.
    pub policy: Policy,
    /// What belongs to which service.
    pub scan: Scan,
    /// What the browser said by itself.
    pub signals: Signals,
}

/// Reads the lines. Total: a line that makes no sense is no line.
pub fn read(lines: &str) -> Declared {
    let mut declared = Declared::default();
    let mut rest = lines;
    while !rest.is_empty() {
        let line = cut(&mut rest, b'\n');
        declared.take(line);
    }
    declared
}

impl Declared {
    fn take(&mut self, line: &str) {
        let mut rest = line;
        let head = cut(&mut rest, b'\t').as_bytes();
        let first = cut(&mut rest, b'\t');
        let second = cut(&mut rest, b'\t');
        let policy = &mut self.policy;
        let last = policy.services.len().wrapping_sub(1) as u16;
        match head.first() {
            Some(b'o') => {
                policy.regime = match digit(head, 1) {
                    1 => Regime::OptOut,
                    2 => Regime::NoticeOnly,
                    _ => Regime::OptIn,
                };
                policy.reask = if digit(head, 2) == 0 {
                    Reask::Changed
                } else {
                    Reask::All
                };
                self.signals.gpc = digit(head, 3) == 1;
                policy.expiry_days = number(first);
                policy.edition = number(second) as u8;
            }
            Some(b'p') => {
                let basis = match digit(head, 1) {
                    1 => Basis::Necessary,
                    2 => Basis::LegitimateInterest,
                    _ => Basis::Consent,
                };
                let uses = Uses::from_bits(digit(head, 2));
                let purpose = Purpose::declared(first, basis, uses, digit(head, 3) == 1, second);
                policy.purposes.push(purpose);
            }
            Some(b'f') => {
                if let Some(last) = policy.purposes.last_mut() {
                    last.basis = Basis::Consent;
                    last.uses = Uses::NONE;
                    last.asks = Uses::NONE;
                }
            }
            Some(b's') => policy.services.push(Service::declared(first, second)),
            Some(b'n') => {
                if let Some(last) = policy.services.last_mut() {
                    last.needs.push(Need {
                        purpose: number(first),
                        uses: Uses::from_bits(digit(head, 1)),
                    });
                }
            }
            Some(b'h') => self.scan.host(first, number(second), rest, last),
            Some(b'k') => self.scan.name(digit(head, 1), first, last),
            _ => {}
        }
    }
}

/// Takes what stands before the next `end` off `rest`.
fn cut<'a>(rest: &mut &'a str, end: u8) -> &'a str {
    let mut at = 0;
    for byte in rest.as_bytes() {
        if *byte == end {
            break;
        }
        at += 1;
    }
    let (cut, left) = (rest.get(..at), rest.get(at + 1..));
    *rest = left.unwrap_or_default();
    cut.unwrap_or_default()
}

fn digit(head: &[u8], at: usize) -> u8 {
    match head.get(at) {
        Some(byte) => byte.wrapping_sub(b'0'),
        None => 0,
    }
}

fn number(text: &str) -> u16 {
    let mut number = 0_u16;
    for byte in text.as_bytes() {
        number = number
            .wrapping_mul(10)
            .wrapping_add(u16::from(byte.wrapping_sub(b'0')));
    }
    number
}
