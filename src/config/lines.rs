//! The configuration as it crosses into wasm: short lines, made by the browser's own JSON parser and `web/configure.js`.
//!
//! A JSON reader in Rust would be half of the first load. The script checks each fact and writes one line for it; here
//! the lines become policy and patterns. One line a fact, fields separated by tabs:
//!
//! | line | meaning |
//! |---|---|
//! | `o` regime, re-ask, signal, unknown ⇥ days ⇥ edition | opt-in 0, opt-out 1, notice-only 2; what changed 0, all 1; whether the browser's signal says no; declared 0, third-party 1, strict 2 |
//! | `w` ⇥ host | a host of the site's own; the guard adds the page's |
//! | `p` basis, uses, aggregated ⇥ id ⇥ material | consent 0, necessary 1, legitimate interest 2; uses as bits; 1 when all data is aggregated |
//! | `f` | the purpose before is faulty: it is permitted nothing |
//! | `s` ⇥ id ⇥ material | a service; the lines up to the next one are its own |
//! | `n` uses ⇥ place | it needs these uses of the purpose at this place; of one that there is not: it is held |
//! | `h` ⇥ host ⇥ port ⇥ path | a host of it: empty for the page's own, port 0 for any, path empty for all |
//! | `k` kind ⇥ name | a name that it writes: local 0, session 1, indexeddb 2, cache 3, cookie 4, files 5 |
//!
//! *Material* is canonical JSON of what the visitor is asked about; when it changes, they are asked again.

use placet_consent::{
    Basis, Need, Policy, Purpose, Reask, Regime, Service, Signals, Unknown, Uses, fingerprint,
};
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
    let mut declared = Declared::EMPTY;
    declared.take(lines.as_bytes());
    declared.name(lines);
    declared
}

/// Reads the policy alone, without ids: for those who have no page to guard.
pub fn policy(lines: &[u8]) -> Policy {
    let mut policy = Policy::EMPTY;
    each(lines, |what, head, first, second, _| {
        fact(&mut policy, what, head, first, second);
    });
    policy
}

impl Declared {
    /// Before any line was read.
    pub const EMPTY: Declared = Declared {
        policy: Policy::EMPTY,
        scan: Scan::EMPTY,
        signals: Signals { gpc: false },
    };

    /// Reads the lines, all but the ids: the guard knows purposes and services by their places.
    pub fn take(&mut self, lines: &[u8]) {
        each(lines, |what, head, first, second, third| {
            let last = self.policy.services.len().wrapping_sub(1) as u16;
            match what {
                HOST => self.scan.host(first, number(second), third, last),
                OWN => self.scan.own(first),
                NAME => self.scan.name(digit(head, 1), first, last),
                _ => {
                    if what == OPTIONS {
                        self.signals.gpc = digit(head, 3) == 1;
                    }
                    fact(&mut self.policy, what, head, first, second);
                }
            }
        });
    }

    /// Gives purposes and services their ids.
    fn name(&mut self, lines: &str) {
        let (mut purposes, mut services) = (
            self.policy.purposes.iter_mut(),
            self.policy.services.iter_mut(),
        );
        for line in lines.split('\n') {
            let mut fields = line.split('\t');
            let (head, id) = (
                fields.next().unwrap_or_default(),
                fields.next().unwrap_or_default(),
            );
            let named = match digit(head.as_bytes(), 0) {
                PURPOSE => purposes.next().map(|purpose| &mut purpose.id),
                SERVICE => services.next().map(|service| &mut service.id),
                _ => None,
            };
            if let Some(named) = named {
                named.push_str(id);
            }
        }
    }
}

/// Takes the lines apart: what a line is about, its head, two fields, and the rest.
fn each<'a>(mut lines: &'a [u8], mut line: impl FnMut(u8, &'a [u8], &'a [u8], &'a [u8], &'a [u8])) {
    while !lines.is_empty() {
        let mut rest = cut(&mut lines, b'\n');
        let head = cut(&mut rest, b'\t');
        let first = cut(&mut rest, b'\t');
        let second = cut(&mut rest, b'\t');
        line(digit(head, 0), head, first, second, rest);
    }
}

/// What a line says about the policy.
fn fact(policy: &mut Policy, what: u8, head: &[u8], first: &[u8], second: &[u8]) {
    match what {
        OPTIONS => {
            policy.regime = match digit(head, 1) {
                1 => Regime::OptOut,
                2 => Regime::NoticeOnly,
                _ => Regime::OptIn,
            };
            policy.reask = match digit(head, 2) {
                0 => Reask::Changed,
                _ => Reask::All,
            };
            policy.unknown = match digit(head, 4) {
                0 => Unknown::Declared,
                1 => Unknown::ThirdParty,
                _ => Unknown::Strict,
            };
            policy.expiry_days = number(first);
            policy.edition = number(second) as u8;
        }
        PURPOSE => {
            let basis = match digit(head, 1) {
                1 => Basis::Necessary,
                2 => Basis::LegitimateInterest,
                _ => Basis::Consent,
            };
            let uses = Uses::from_bits(digit(head, 2));
            policy.purposes.push(Purpose::known(
                fingerprint(first),
                basis,
                uses,
                digit(head, 3) == 1,
                fingerprint(second),
            ));
        }
        FAULT => {
            if let Some(last) = policy.purposes.last_mut() {
                last.basis = Basis::Consent;
                last.uses = Uses::NONE;
                last.asks = Uses::NONE;
            }
        }
        SERVICE => policy
            .services
            .push(Service::known(fingerprint(first), fingerprint(second))),
        NEED => {
            if let Some(last) = policy.services.last_mut() {
                last.needs.push(Need {
                    purpose: number(first),
                    uses: Uses::from_bits(digit(head, 1)),
                });
            }
        }
        _ => {}
    }
}

// What a line is about: its first letter, as `digit` reads it.
const OPTIONS: u8 = b'o' - b'0';
const PURPOSE: u8 = b'p' - b'0';
const FAULT: u8 = b'f' - b'0';
const SERVICE: u8 = b's' - b'0';
const NEED: u8 = b'n' - b'0';
const HOST: u8 = b'h' - b'0';
const OWN: u8 = b'w' - b'0';
const NAME: u8 = b'k' - b'0';

/// Takes what stands before the next `end` off `rest`.
fn cut<'a>(rest: &mut &'a [u8], end: u8) -> &'a [u8] {
    let mut at = 0;
    for byte in *rest {
        if *byte == end {
            break;
        }
        at += 1;
    }
    let (cut, left) = (rest.get(..at), rest.get(at + 1..));
    *rest = left.unwrap_or_default();
    cut.unwrap_or_default()
}

#[inline(never)]
fn digit(head: &[u8], at: usize) -> u8 {
    match head.get(at) {
        Some(byte) => byte.wrapping_sub(b'0'),
        None => 0,
    }
}

fn number(digits: &[u8]) -> u16 {
    let mut number = 0_u16;
    for byte in digits {
        number = number
            .wrapping_mul(10)
            .wrapping_add(u16::from(byte.wrapping_sub(b'0')));
    }
    number
}
