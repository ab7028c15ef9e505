//! The consent record: what is stored of a decision, keyed by hashes so that it survives a changed configuration.

use crate::{Answer, Choices, Policy, Purpose, ServiceAnswer};

/// Minutes in a day.
pub const DAY: u32 = 24 * 60;

/// Where a decision was made.
#[repr(u8)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Source {
    /// The first layer.
    #[default]
    Notice = 0,
    /// The second layer.
    Preferences = 1,
    /// A call from the page.
    Api = 2,
    /// A signal of the browser.
    Signal = 3,
    /// The visitor took everything back.
    Withdrawal = 4,
    /// A placeholder in the page.
    Embed = 5,
}

/// When, how and under which name a decision was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Act {
    /// Minutes since 2020-01-01T00:00Z.
    pub minute: u32,
    /// Random, new for every decision; says nothing about the visitor.
    pub id: [u8; 16],
    /// Where it was made.
    pub source: Source,
}

/// The answer about one purpose, as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PurposeEntry {
    /// [`Purpose::id_hash`](crate::Purpose::id_hash).
    pub id_hash: u16,
    /// [`Purpose::fingerprint`](crate::Purpose::fingerprint) at the time of the answer.
    pub fingerprint: u16,
    /// What was asked and granted. Asking nothing means that the visitor was only told of the purpose.
    pub answer: Answer,
}

/// The answer about one service, as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceEntry {
    /// [`Service::id_hash`](crate::Service::id_hash).
    pub id_hash: u16,
    /// [`Service::fingerprint`](crate::Service::fingerprint) at the time of the answer, 14 bits.
    pub fingerprint: u16,
    /// Never [`ServiceAnswer::Follow`] in a record made here.
    pub answer: ServiceAnswer,
}

/// One decision with everything that it leaves in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// See [`Act::id`].
    pub id: [u8; 16],
    /// See [`Act::minute`]. Refusals expire counted from here.
    pub minute: u32,
    /// The minute of the oldest yes that still stands. Grants expire counted from here, so that a later answer about
    /// something else does not prolong them. Never later than [`minute`](Record::minute).
    pub since: u32,
    /// See [`Act::source`].
    pub source: Source,
    /// [`Policy::edition`] at the time of the decision.
    pub edition: u8,
    /// One per purpose about which something can be said.
    pub purposes: Vec<PurposeEntry>,
    /// One per service with an answer of its own.
    pub services: Vec<ServiceEntry>,
}

/// What has happened to a purpose since a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It was not there.
    New,
    /// It was, and has materially changed.
    Changed,
}

impl Record {
    /// What has happened to `purpose` since this decision; `None` where it is as it was, or where nothing can be said about it.
    pub fn news(&self, purpose: &Purpose) -> Option<News> {
        let mut news = (!purpose.answerable().is_empty()).then_some(News::New);
        for entry in &self.purposes {
            if entry.id_hash == purpose.id_hash {
                if entry.fingerprint == purpose.fingerprint {
                    return None;
                }
                news = news.map(|_| News::Changed);
            }
        }
        news
    }

    /// The record of `choices`, decided by `act`, with grants standing since `since`.
    ///
    /// Only what `policy` names is kept: answers about purposes and services that are gone are forgotten.
    pub fn new(policy: &Policy, choices: &Choices, act: &Act, since: u32) -> Record {
        let mut record = Record {
            id: act.id,
            minute: act.minute,
            since: since.min(act.minute),
            source: act.source,
            edition: policy.edition,
            purposes: Vec::new(),
            services: Vec::new(),
        };
        for (at, purpose) in (0..).zip(&policy.purposes) {
            if !purpose.answerable().is_empty() {
                record.purposes.push(PurposeEntry {
                    id_hash: purpose.id_hash,
                    fingerprint: purpose.fingerprint,
                    answer: choices.purpose(at).within(purpose.answerable()),
                });
            }
        }
        for (at, service) in (0..).zip(&policy.services) {
            let answer = choices.service(at);
            if answer != ServiceAnswer::Follow {
                let fingerprint = service.fingerprint & 0x3fff;
                record.services.push(ServiceEntry {
                    id_hash: service.id_hash,
                    fingerprint,
                    answer,
                });
            }
        }
        record
    }
}
