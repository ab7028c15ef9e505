//! One page's guard: what is declared, what is stored, and so what may happen.

use placet_config::lines::Declared;
use placet_consent::{DAY, Record, Request, ServiceAnswer, Standing, Use, decide};
use placet_rules::{Found, Scan};
use placet_wire::choice;

use crate::verdict;

/// The state of the guard.
pub(crate) struct Guard {
    declared: Declared,
    standing: Standing,
    offered: Option<Record>,
    /// What the page has written for the next question.
    text: Vec<u8>,
}

impl Guard {
    /// Before a configuration: nothing is declared.
    pub(crate) const EMPTY: Guard = Guard {
        declared: Declared::EMPTY,
        standing: Standing::EMPTY,
        offered: None,
        text: Vec::new(),
    };

    /// Where to write the text of the next question, of so many bytes.
    pub(crate) fn room(&mut self, length: usize) -> usize {
        self.text.clear();
        self.text.resize(length, 0);
        self.text.as_ptr() as usize
    }

    /// | `what` | `text` | `first` | `second` | answer |
    /// |---|---|---|---|---|
    /// | 0 begin | the configuration (placet-config, `lines`) | | | |
    /// | 1 offer | a stored record, out of its base64url | the minute now | | 1 when it is the best so far, 0 when it is not or is no record |
    /// | 2 settle: take the best of what was offered | | the minute now | 1 for nothing that needs no yes, either | |
    /// | 3 url | host and path | port | 1 when its origin is the page's | a verdict |
    /// | 4 name | the name | its kind: local 0, session 1, indexeddb 2, cache 3, cookie 4, files 5 | 1 when inline code or another site's writes it | a verdict |
    /// | 5 purpose | | its place | one use as its bit, 0 for all that it declares | a verdict |
    /// | 6 service | | its place | as before | a verdict |
    /// | 7 said of a purpose | | its place | | what was asked (bits 0-2) and granted (bits 3-5) |
    /// | 8 said of a service | | its place | | 0 nothing, 1 yes, 2 no |
    /// | 9 open | | a purpose's place | | 1 when it is still to be asked about |
    ///
    /// Verdicts: [`verdict::number`]. Minutes count since 2020-01-01T00:00Z.
    pub(crate) fn ask(&mut self, what: u8, first: u32, second: u32) -> i32 {
        let text = self.text.as_slice();
        let place = first as u16;
        match what {
            0 => self.declared.take(text),
            1 => return self.offer(first).into(),
            2 => {
                let policy = &self.declared.policy;
                self.standing = match second {
                    0 => Standing::of(policy, self.offered.as_ref(), first),
                    _ => Standing::unread(policy),
                };
                self.offered = None;
            }
            3 => {
                let slash = text
                    .iter()
                    .position(|byte| *byte == b'/')
                    .unwrap_or(text.len());
                let (host, path) = text.split_at(slash);
                let is_foreign = second != 1 && !self.scan().is_own(host);
                let found = self.scan().url(host, place, path, second == 1);
                return self.best(found, is_foreign, what);
            }
            4 => return self.best(self.scan().named(first as u8, text), second == 1, what),
            5 => {
                return self.verdict(
                    Request::Purpose {
                        purpose: place,
                        use_: use_of(second),
                    },
                    None,
                    false,
                );
            }
            6 => {
                return self.verdict(
                    Request::Service {
                        service: place,
                        use_: use_of(second),
                    },
                    Some(place),
                    false,
                );
            }
            7 => {
                let said = self.standing.choices().purpose(place);
                return (said.asked().bits() | said.granted().bits() << 3).into();
            }
            8 => {
                return match self.standing.choices().service(place) {
                    ServiceAnswer::Follow => 0,
                    ServiceAnswer::Granted => 1,
                    ServiceAnswer::Refused => 2,
                };
            }
            9 => return self.standing.is_open(&self.declared.policy, place).into(),
            _ => {}
        }
        0
    }

    fn scan(&self) -> &Scan {
        &self.declared.scan
    }

    /// Of several stored records the newest counts. One from the future counts only where there is no other.
    fn offer(&mut self, minute: u32) -> bool {
        let Some(record) = choice::read(&self.text) else {
            return false;
        };
        let limit = minute.saturating_add(DAY);
        let is_better = match &self.offered {
            None => true,
            Some(other) if (record.minute <= limit) != (other.minute <= limit) => {
                record.minute <= limit
            }
            Some(other) => record.minute > other.minute,
        };
        if is_better {
            self.offered = Some(record);
        }
        is_better
    }

    /// A request that serves several services may go as soon as one of them is permitted. One that serves none waits where it is
    /// foreign, and the policy holds such requests (question 3) or such names (question 4).
    fn best(&self, found: Found, is_foreign: bool, what: u8) -> i32 {
        if is_foreign
            && found.pattern == Found::NOTHING
            && self.declared.policy.unknown as u8 + 2 >= what
        {
            return self.verdict(Request::Unknown, None, found.whole_origin);
        }
        let mut best = if found.whole_origin {
            verdict::UNDECLARED_ORIGIN
        } else {
            verdict::UNDECLARED
        };
        self.scan().owners(found.pattern, |service| {
            let number = self.verdict(
                Request::Service {
                    service,
                    use_: None,
                },
                Some(service),
                found.whole_origin,
            );
            if best < 0 || number & 3 < best & 3 {
                best = number;
            }
        });
        best
    }

    fn verdict(&self, request: Request, service: Option<u16>, whole_origin: bool) -> i32 {
        let Declared {
            policy, signals, ..
        } = &self.declared;
        verdict::number(
            decide(policy, &self.standing, *signals, request),
            service,
            whole_origin,
        )
    }
}

fn use_of(bit: u32) -> Option<Use> {
    match bit {
        1 => Some(Use::Store),
        2 => Some(Use::Analyse),
        4 => Some(Use::Share),
        _ => None,
    }
}
