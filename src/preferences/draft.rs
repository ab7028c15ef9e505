//! What the switches of the preferences say before they are saved: a choice line on which everything is answered.
//!
//! The line is the one that crosses to the guard, so nothing is translated: per purpose two digits, asked and granted, or
//! `--`; a bar; per service `f` follows its purposes, `g` granted, `r` refused. Tests hold it against `placet_wire::line`.

use placet_consent::{Regime, Use, Uses};
use placet_disclosure::text::{cut, number};
use placet_disclosure::{Disclosure, Purpose, Service};

/// Something with a switch. In the page it is a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// All answerable uses of a purpose.
    Purpose(usize),
    /// One use of a purpose.
    Use(usize, Use),
    /// A service.
    Service(usize),
}

/// Services are numbered after all purposes and their uses.
const SERVICES: u32 = 1 << 12;

impl Switch {
    /// The number that stands for it.
    pub fn code(self) -> u32 {
        match self {
            Switch::Purpose(purpose) => (purpose as u32) << 3,
            Switch::Use(purpose, one) => (purpose as u32) << 3 | one as u32,
            Switch::Service(service) => SERVICES + service as u32,
        }
    }

    /// The switch for which `code` stands, if it can be one.
    pub fn from_code(code: u32) -> Option<Switch> {
        let purpose = (code >> 3) as usize;
        match code & 7 {
            _ if code >= SERVICES => Some(Switch::Service((code - SERVICES) as usize)),
            0 => Some(Switch::Purpose(purpose)),
            1 => Some(Switch::Use(purpose, Use::Store)),
            2 => Some(Switch::Use(purpose, Use::Analyse)),
            4 => Some(Switch::Use(purpose, Use::Share)),
            _ => None,
        }
    }
}

/// The line as it stands in force: what was answered; elsewhere what holds without an answer, so in opt-in everything
/// that asks is off. A line that is not this site's counts as no answer.
pub fn draft(disclosure: &Disclosure<'_>, line: &str, gpc: bool) -> String {
    let mut line = Line::read(disclosure, line);
    for (at, purpose) in disclosure.purposes.iter().enumerate() {
        let (asked, granted) = line.purpose(at);
        let open = by_default(disclosure.regime(), purpose, gpc).without(asked);
        let answerable = purpose.answerable();
        line.answer(
            at,
            answerable,
            granted
                .intersection(asked)
                .union(open)
                .intersection(answerable),
        );
    }
    for at in 0..disclosure.services.len() {
        line.service(
            at,
            match line.service_letter(at) {
                letter @ (b'g' | b'r') => letter,
                _ => b'f',
            },
        );
    }
    line.written()
}

/// How switches stand, one digit each: 0 off, 1 on, 2 for a purpose with a yes to some uses only.
pub fn stand(disclosure: &Disclosure<'_>, line: &str, mut codes: &str) -> String {
    let line = Line::read(disclosure, line);
    let mut stands = String::new();
    while !codes.is_empty() {
        let switch = number(cut(&mut codes, b' ')).and_then(Switch::from_code);
        stands.push(match switch {
            Some(Switch::Purpose(at)) => match line.purpose(at) {
                (_, granted) if granted.is_empty() => '0',
                (asked, granted) if granted.contains(asked) => '1',
                _ => '2',
            },
            Some(Switch::Use(at, one)) if line.purpose(at).1.contains(Uses::from(one)) => '1',
            Some(Switch::Service(at)) if line.runs(disclosure, at) => '1',
            _ => '0',
        });
    }
    stands
}

/// The line with a switch put to on or off.
///
/// A purpose takes its services along: whoever switches it off has not kept one service of it on. A service that is put to
/// where its purposes stand follows them again.
pub fn flip(disclosure: &Disclosure<'_>, line: &str, code: u32, on: bool) -> String {
    let mut line = Line::read(disclosure, line);
    match Switch::from_code(code) {
        Some(Switch::Purpose(at)) => {
            let (asked, _) = line.purpose(at);
            line.answer(at, asked, if on { asked } else { Uses::NONE });
            for (service, each) in disclosure.services.iter().enumerate() {
                if !each.need(at).is_empty() {
                    line.service(service, b'f');
                }
            }
        }
        Some(Switch::Use(at, one)) => {
            let (asked, granted) = line.purpose(at);
            let one = Uses::from(one).intersection(asked);
            line.answer(
                at,
                asked,
                if on {
                    granted.union(one)
                } else {
                    granted.without(one)
                },
            );
        }
        Some(Switch::Service(at)) => {
            line.service(at, b'f');
            if line.runs(disclosure, at) != on {
                line.service(at, if on { b'g' } else { b'r' });
            }
        }
        None => {}
    }
    line.written()
}

/// A line whose length is right for its site.
struct Line {
    bytes: Vec<u8>,
    purposes: usize,
}

impl Line {
    fn read(disclosure: &Disclosure<'_>, line: &str) -> Line {
        let (purposes, services) = (disclosure.purposes.len(), disclosure.services.len());
        let mut bytes = line.as_bytes().to_vec();
        // One byte that means nothing, or a yes to what was not asked, and nothing of the line is believed (placet-wire's `line` has the rule).
        let is_whole = bytes.len() == purposes * 2 + 1 + services
            && bytes.get(purposes * 2) == Some(&b'|')
            && bytes
                .iter()
                .skip(purposes * 2 + 1)
                .all(|letter| b"fgr".contains(letter))
            && bytes.chunks_exact(2).take(purposes).all(|pair| match pair {
                b"--" => true,
                [asked @ b'1'..=b'7', granted @ b'0'..=b'7'] => granted & !asked & 7 == 0,
                _ => false,
            });
        if !is_whole {
            bytes.clear();
            bytes.resize(purposes * 2, b'-');
            bytes.push(b'|');
            bytes.resize(purposes * 2 + 1 + services, b'f');
        }
        Line { bytes, purposes }
    }

    /// What was asked about a purpose, and what of it was granted.
    fn purpose(&self, at: usize) -> (Uses, Uses) {
        let digit = |at: usize| match self.bytes.get(at) {
            Some(byte @ b'0'..=b'7') => Uses::from_bits(byte - b'0'),
            _ => Uses::NONE,
        };
        if at < self.purposes {
            (digit(at * 2), digit(at * 2 + 1))
        } else {
            (Uses::NONE, Uses::NONE)
        }
    }

    fn answer(&mut self, at: usize, asked: Uses, granted: Uses) {
        if at < self.purposes
            && let Some([first, second]) = self.bytes.get_mut(at * 2..at * 2 + 2)
        {
            (*first, *second) = (b'0' + asked.bits(), b'0' + granted.bits());
            if asked.is_empty() {
                (*first, *second) = (b'-', b'-');
            }
        }
    }

    fn service_letter(&self, at: usize) -> u8 {
        self.bytes
            .get(self.purposes * 2 + 1 + at)
            .copied()
            .unwrap_or_default()
    }

    fn service(&mut self, at: usize, letter: u8) {
        if let Some(byte) = self.bytes.get_mut(self.purposes * 2 + 1 + at) {
            *byte = letter;
        }
    }

    /// Whether a service may run by this line.
    fn runs(&self, disclosure: &Disclosure<'_>, at: usize) -> bool {
        match self.service_letter(at) {
            b'g' => true,
            b'f' => disclosure
                .services
                .get(at)
                .is_some_and(|service| self.meets(disclosure, service)),
            _ => false,
        }
    }

    /// Whether everything a service needs is permitted.
    fn meets(&self, disclosure: &Disclosure<'_>, service: &Service<'_>) -> bool {
        let mut meets = false;
        for need in service.needs() {
            let at = usize::from(need.purpose);
            let Some(purpose) = disclosure.purposes.get(at) else {
                return false;
            };
            let permitted = purpose
                .uses()
                .without(purpose.answerable())
                .union(self.purpose(at).1);
            meets = !need.uses.is_empty() && permitted.contains(need.uses);
            if !meets {
                break;
            }
        }
        meets
    }

    fn written(self) -> String {
        let mut line = String::with_capacity(self.bytes.len());
        for byte in self.bytes {
            line.push(char::from(byte));
        }
        line
    }
}

/// The uses that are permitted while nobody has answered. The rule stands in the consent core, with which a test compares.
fn by_default(regime: Regime, purpose: &Purpose<'_>, gpc: bool) -> Uses {
    let free = if regime == Regime::OptIn {
        purpose.uses().without(purpose.asks())
    } else {
        purpose.uses()
    };
    if gpc {
        free.without(Use::Share.into())
    } else {
        free
    }
}
