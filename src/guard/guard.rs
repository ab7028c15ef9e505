//! One page's guard: what is declared, what is stored, and so what may happen.

use placet_consent::{
    Basis, DAY, Decision, Need, Outcome, Policy, Purpose, Reask, Record, Regime, Request, Service, Session, Signals, Use, Uses,
};
use placet_rules::{Found, Scan};

use crate::verdict;

/// The state of the guard.
pub(crate) struct Guard {
    /// While it is being declared.
    policy: Policy,
    signals: Signals,
    scan: Scan,
    /// From the first look at what is stored.
    session: Option<Session>,
    offered: Option<Record>,
    erased: Vec<u16>,
}

impl Guard {
    pub(crate) fn new() -> Guard {
        Guard {
            policy: Policy::default(),
            signals: Signals::default(),
            scan: Scan::default(),
            session: None,
            offered: None,
            erased: Vec::new(),
        }
    }

    pub(crate) fn open(&mut self, regime: u8, days: u16, reask: u8, edition: u8, gpc: bool) {
        self.policy.regime = match regime {
            1 => Regime::OptOut,
            2 => Regime::NoticeOnly,
            _ => Regime::OptIn,
        };
        self.policy.expiry_days = days;
        self.policy.reask = if reask == 0 { Reask::Changed } else { Reask::All };
        self.policy.edition = edition;
        self.signals.gpc = gpc;
    }

    pub(crate) fn purpose(&mut self, id: &str, material: &str, basis: u8, uses: u8, aggregated: bool) {
        let basis = match basis {
            1 => Basis::Necessary,
            2 => Basis::LegitimateInterest,
            _ => Basis::Consent,
        };
        let purpose = Purpose::declared(String::new(), basis, Uses::from_bits(uses), aggregated);
        self.policy.purposes.push(purpose.recognised(id, material));
    }

    pub(crate) fn flaw(&mut self) {
        if let Some(last) = self.policy.purposes.last_mut() {
            last.basis = Basis::Consent;
            last.uses = Uses::NONE;
            last.asks = Uses::NONE;
        }
    }

    pub(crate) fn service(&mut self, id: &str, material: &str) {
        let service = Service { id: String::new(), needs: Vec::new(), id_hash: 0, fingerprint: 0 };
        self.policy.services.push(service.recognised(id, material));
    }

    pub(crate) fn need(&mut self, purpose: u16, uses: u8) {
        if let Some(last) = self.policy.services.last_mut() {
            last.needs.push(Need { purpose, uses: Uses::from_bits(uses) });
        }
    }

    pub(crate) fn host(&mut self, host: &str, port: u16, path: &str) {
        self.scan.host(host, port, path, self.last());
    }

    pub(crate) fn name(&mut self, kind: u8, pattern: &str) {
        self.scan.name(kind, pattern, self.last());
    }

    fn last(&self) -> u16 {
        self.policy.services.len().wrapping_sub(1) as u16
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

    pub(crate) fn settle(&mut self, minute: u32, acted: bool) -> u32 {
        let record = self.offered.take();
        let outcome = match &mut self.session {
            Some(session) => {
                let touched = vec![acted; if acted { session.policy().services.len() } else { 0 }];
                session.reread(record, minute, &touched)
            }
            None => self.session.insert(Session::new(std::mem::take(&mut self.policy), self.signals)).start(record, minute),
        };
        let bits = bits(&outcome);
        self.erased = outcome.erase;
        bits
    }

    pub(crate) fn url(&self, host: &str, port: u16, path: &str, own: bool) -> i32 {
        let found = self.scan.url(host, port, path, own);
        self.best(found)
    }

    pub(crate) fn named(&self, kind: u8, name: &str) -> i32 {
        self.best(Found { pattern: self.scan.named(kind, name), whole_origin: false })
    }

    pub(crate) fn purpose_verdict(&self, purpose: u16, uses: u8) -> i32 {
        verdict::number(self.decide(Request::Purpose { purpose, use_: use_of(uses) }), None, false)
    }

    pub(crate) fn service_verdict(&self, service: u16, uses: u8) -> i32 {
        verdict::number(self.decide(Request::Service { service, use_: use_of(uses) }), Some(service), false)
    }

    pub(crate) fn line(&self) -> String {
        match &self.session {
            Some(session) => placet_wire::line::encode(session.choices()),
            None => String::new(),
        }
    }

    pub(crate) fn is_open(&self, purpose: u16) -> bool {
        match &self.session {
            Some(session) => session.is_open(purpose),
            None => false,
        }
    }

    pub(crate) fn erased(&self, nth: usize) -> i32 {
        match self.erased.get(nth) {
            Some(service) => i32::from(*service),
            None => -1,
        }
    }

    /// A request that serves several services may go as soon as one of them is permitted.
    fn best(&self, found: Found) -> i32 {
        let mut best = if found.whole_origin { verdict::UNDECLARED_ORIGIN } else { verdict::UNDECLARED };
        let mut nth = 0;
        while let Some(service) = self.scan.service(found.pattern, nth) {
            let decision = self.decide(Request::Service { service, use_: None });
            let number = verdict::number(decision, Some(service), found.whole_origin);
            if best < 0 || number & 3 < best & 3 {
                best = number;
            }
            nth += 1;
        }
        best
    }

    fn decide(&self, request: Request) -> Decision {
        match &self.session {
            Some(session) => session.decide(request),
            None => Decision::UNREAD,
        }
    }
}

/// What the page has to do: store 1 is not here, because records are made by the notice's module.
fn bits(outcome: &Outcome) -> u32 {
    u32::from(outcome.ask) << 1
        | u32::from(outcome.dismiss) << 2
        | u32::from(outcome.release) << 3
        | u32::from(!outcome.erase.is_empty()) << 4
        | u32::from(outcome.changed) << 5
}

fn use_of(bits: u8) -> Option<Use> {
    match bits {
        1 => Some(Use::Store),
        2 => Some(Use::Analyse),
        4 => Some(Use::Share),
        _ => None,
    }
}
