//! One page's guard: what is declared, what is stored, and so what may happen.

use placet_config::lines;
use placet_consent::{DAY, Policy, Record, Request, Signals, Standing, Use, decide};
use placet_rules::{Found, Scan};

use crate::verdict;

/// The state of the guard.
pub(crate) struct Guard {
    policy: Policy,
    signals: Signals,
    scan: Scan,
    standing: Standing,
    offered: Option<Record>,
}

impl Guard {
    pub(crate) fn new(lines: &str) -> Guard {
        let lines::Declared { policy, scan, signals } = lines::read(lines);
        let standing = Standing::unread(&policy);
        Guard { policy, signals, scan, standing, offered: None }
    }

    /// Of several stored records the newest counts. One from the future counts only where there is no other.
    pub(crate) fn offer(&mut self, stored: &str, minute: u32) -> bool {
        let Some(record) = placet_wire::choice::decode(stored) else { return false };
        let limit = minute.saturating_add(DAY);
        let is_better = match &self.offered {
            None => true,
            Some(other) if (record.minute <= limit) != (other.minute <= limit) => record.minute <= limit,
            Some(other) => record.minute > other.minute,
        };
        if is_better {
            self.offered = Some(record);
        }
        is_better
    }

    pub(crate) fn settle(&mut self, minute: u32) {
        self.standing = Standing::of(&self.policy, self.offered.as_ref(), minute);
        self.offered = None;
    }

    pub(crate) fn url(&self, host: &str, port: u16, path: &str, own: bool) -> i32 {
        let found = self.scan.url(host, port, path, own);
        self.best(found)
    }

    pub(crate) fn named(&self, kind: u8, name: &str) -> i32 {
        self.best(Found { pattern: self.scan.named(kind, name), whole_origin: false })
    }

    pub(crate) fn purpose(&self, purpose: u16, uses: u8) -> i32 {
        self.verdict(Request::Purpose { purpose, use_: use_of(uses) }, None, false)
    }

    pub(crate) fn service(&self, service: u16, uses: u8) -> i32 {
        self.verdict(Request::Service { service, use_: use_of(uses) }, Some(service), false)
    }

    pub(crate) fn line(&self) -> String {
        placet_wire::line::encode(self.standing.choices())
    }

    pub(crate) fn is_open(&self, purpose: u16) -> bool {
        self.standing.is_open(&self.policy, purpose)
    }

    /// A request that serves several services may go as soon as one of them is permitted.
    fn best(&self, found: Found) -> i32 {
        let mut best = if found.whole_origin { verdict::UNDECLARED_ORIGIN } else { verdict::UNDECLARED };
        let mut nth = 0;
        while let Some(service) = self.scan.service(found.pattern, nth) {
            let number = self.verdict(Request::Service { service, use_: None }, Some(service), found.whole_origin);
            if best < 0 || number & 3 < best & 3 {
                best = number;
            }
            nth += 1;
        }
        best
    }

    fn verdict(&self, request: Request, service: Option<u16>, whole_origin: bool) -> i32 {
        verdict::number(decide(&self.policy, &self.standing, self.signals, request), service, whole_origin)
    }
}

fn use_of(bits: u8) -> Option<Use> {
    match bits {
        1 => Some(Use::Store),
        2 => Some(Use::Analyse),
        4 => Some(Use::Share),
        _ => None,
    }
}
