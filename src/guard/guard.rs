//! One page's guard: who is asked what, with plain values in and out.

use placet_config::brief::{Erase, Site, read};
use placet_consent::{Act, Decision, Event, Record, Request, Session, Signals, Source, Subject, Use, Verdict};
use placet_rules::StorageKind;

use crate::{effects, verdict};

/// A record from this much later than now comes from a clock that is off; any other candidate is better.
const TOLERANCE: u32 = placet_consent::DAY;

/// The state of the guard.
pub(crate) struct Guard {
    site: Site,
    session: Session,
    origin: String,
    erased: Vec<u16>,
}

impl Guard {
    pub(crate) fn new(config: String, origin: &str, gpc: bool) -> Guard {
        let site = read(config);
        let session = Session::new(site.policy.clone(), Signals { gpc });
        Guard { site, session, origin: origin.to_owned(), erased: Vec::new() }
    }

    pub(crate) fn fault_count(&self) -> u32 {
        u32::try_from(self.site.faults.len()).unwrap_or(u32::MAX)
    }

    pub(crate) fn faults(&self) -> String {
        let mut text = String::new();
        for fault in &self.site.faults {
            text.push_str(&self.site.doc.path(fault.node));
            text.push('\n');
        }
        text
    }

    pub(crate) fn reads_own(&self) -> bool {
        let own = self.site.rules.url(&self.origin, &self.origin);
        own.is_declared() || !own.whole_origin
    }

    pub(crate) fn begin(&mut self, stored: &str, minute: u32) -> u32 {
        let event = Event::Start { stored: newest(stored, minute), minute };
        self.apply(event)
    }

    pub(crate) fn refresh(&mut self, stored: &str, minute: u32) -> u32 {
        let event = Event::Stored { record: newest(stored, minute), minute };
        self.apply(event)
    }

    pub(crate) fn act(&mut self, action: u8, detail: &str, source: u8, minute: u32, id: &[u8]) -> u32 {
        let act = Act { minute, id: id.try_into().unwrap_or_default(), source: source_of(source) };
        let event = match action {
            0 if detail.is_empty() => Event::AcceptAll(act),
            1 if detail.is_empty() => Event::RejectAll(act),
            0 => Event::Answer { subjects: self.subjects(detail), verdict: Verdict::Grant, act },
            1 => Event::Answer { subjects: self.subjects(detail), verdict: Verdict::Refuse, act },
            2 => match placet_wire::line::decode(detail, self.session.policy()) {
                Some(choices) => Event::Save { choices, act },
                None => return 0,
            },
            3 => Event::Withdraw(act),
            4 => Event::Close(act),
            _ => return 0,
        };
        self.apply(event)
    }

    pub(crate) fn url(&self, href: &str) -> i32 {
        let found = self.site.rules.url(href, &self.origin);
        self.best(found.services, found.whole_origin)
    }

    pub(crate) fn cookie(&self, name: &str) -> i32 {
        self.best(self.site.rules.cookie(name), false)
    }

    pub(crate) fn storage(&self, kind: u8, name: &str) -> i32 {
        kind_of(kind).map_or(verdict::UNDECLARED, |kind| self.best(self.site.rules.storage(kind, name), false))
    }

    pub(crate) fn ask(&self, id: &str, uses: u8) -> i32 {
        let policy = self.session.policy();
        let request = |use_| match (policy.purpose_by_id(id), policy.service_by_id(id)) {
            (Some(purpose), _) => Some((Request::Purpose { purpose, use_ }, None)),
            (None, Some(service)) => Some((Request::Service { service, use_ }, Some(service))),
            (None, None) => None,
        };
        let wanted = Use::EACH.into_iter().find(|each| *each as u8 == uses);
        match request(wanted) {
            Some((request, service)) => verdict::number(self.session.decide(request), service, false),
            None => verdict::UNDECLARED,
        }
    }

    pub(crate) fn owner(&self, verdict: i32) -> String {
        let service = verdict::service(verdict).and_then(|index| self.session.policy().services.get(usize::from(index)));
        service.map(|service| service.id.clone()).unwrap_or_default()
    }

    pub(crate) fn line(&self) -> String {
        placet_wire::line::encode(self.session.choices())
    }

    pub(crate) fn asks(&self) -> String {
        let purposes = &self.session.policy().purposes;
        let mut text = String::new();
        for purpose in self.session.open().filter_map(|index| purposes.get(usize::from(index))) {
            if !text.is_empty() {
                text.push(',');
            }
            text.push_str(&purpose.id);
        }
        text
    }

    pub(crate) fn stamp(&self) -> String {
        let Some(record) = self.session.record() else { return String::new() };
        let mut text = String::new();
        for byte in record.id {
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from_digit(digit.into(), 16).unwrap_or('0'));
            }
        }
        text.push(' ');
        push_number(&mut text, record.minute);
        text.push(' ');
        push_number(&mut text, record.source as u32);
        text
    }

    pub(crate) fn record(&self) -> String {
        self.session.record().map(placet_wire::choice::encode).unwrap_or_default()
    }

    pub(crate) fn days(&self) -> u32 {
        self.session.policy().expiry_days.into()
    }

    pub(crate) fn erasures(&self) -> String {
        let mut text = String::new();
        let mut row = |kind: &str, pattern: &str| {
            text.push_str(kind);
            text.push(' ');
            text.push_str(pattern);
            text.push('\n');
        };
        for erase in self.erased.iter().filter_map(|index| self.site.erase.get(usize::from(*index))) {
            let Erase { cookies, storage } = erase;
            for each in cookies {
                row("cookie", &each.name);
            }
            for each in storage {
                row(word(each.kind), &each.key);
            }
        }
        text
    }

    fn apply(&mut self, event: Event) -> u32 {
        let (bits, erased) = effects::bits(self.session.apply(event));
        self.erased = erased;
        bits
    }

    /// A request that serves several services may go as soon as one of them is permitted.
    fn best(&self, services: &[u16], whole_origin: bool) -> i32 {
        let decide = |service: u16| self.session.decide(Request::Service { service, use_: None });
        let best: Option<(Decision, u16)> =
            services.iter().map(|service| (decide(*service), *service)).min_by_key(|(decision, _)| decision.state);
        match best {
            Some((decision, service)) => verdict::number(decision, Some(service), whole_origin),
            None if whole_origin => verdict::UNDECLARED_ORIGIN,
            None => verdict::UNDECLARED,
        }
    }

    /// The purposes and services named in `ids`, one a line. What has no such name is left out.
    fn subjects(&self, ids: &str) -> Vec<Subject> {
        let policy = self.session.policy();
        let named = |id| {
            let purpose = policy.purpose_by_id(id).map(Subject::Purpose);
            purpose.or_else(|| policy.service_by_id(id).map(Subject::Service))
        };
        ids.lines().filter_map(named).collect()
    }
}

/// The newest readable record among these lines. One from the future only counts where there is no other.
fn newest(stored: &str, minute: u32) -> Option<Record> {
    let limit = minute.saturating_add(TOLERANCE);
    stored.lines().filter_map(placet_wire::choice::decode).max_by_key(|record| (record.minute <= limit, record.minute))
}

fn source_of(number: u8) -> Source {
    match number {
        0 => Source::Notice,
        1 => Source::Preferences,
        3 => Source::Signal,
        4 => Source::Withdrawal,
        5 => Source::Embed,
        _ => Source::Api,
    }
}

fn kind_of(number: u8) -> Option<StorageKind> {
    [StorageKind::Local, StorageKind::Session, StorageKind::IndexedDb, StorageKind::Cache].get(usize::from(number)).copied()
}

fn word(kind: StorageKind) -> &'static str {
    match kind {
        StorageKind::Local => "local",
        StorageKind::Session => "session",
        StorageKind::IndexedDb => "indexeddb",
        StorageKind::Cache => "cache",
    }
}

/// Decimal digits without the formatting machinery, which would cost a kilobyte.
fn push_number(text: &mut String, number: u32) {
    if number > 9 {
        push_number(text, number / 10);
    }
    text.push(char::from_digit(number % 10, 10).unwrap_or('0'));
}
