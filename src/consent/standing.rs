//! What of a stored record still holds: matched to the policy, less what expired or changed.

use crate::record::DAY;
use crate::{
    Answer, Choices, Policy, Purpose, Reask, Record, Regime, Service, ServiceAnswer, Uses,
};

/// Why the unanswered uses of a purpose are unanswered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lapse {
    /// The visitor was never told of this purpose.
    #[default]
    Never,
    /// They were, and what they said stands.
    Told,
    /// They said yes to something that has materially changed since.
    Changed,
    /// It was too long ago.
    Expired,
    /// The record comes from the future, so its age is unknown.
    ClockOff,
}

/// The choices in force now, and why the others are not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    pub(crate) choices: Choices,
    pub(crate) lapses: Vec<Lapse>,
    /// Whether the store was looked at; before that nothing optional is permitted, in any regime.
    pub(crate) is_read: bool,
}

impl Standing {
    /// Before a policy and a record were looked at.
    pub const EMPTY: Standing = Standing {
        choices: Choices {
            purposes: Vec::new(),
            services: Vec::new(),
        },
        lapses: Vec::new(),
        is_read: false,
    };

    /// What holds before a record was looked at: nothing, in any regime.
    pub fn unread(policy: &Policy) -> Standing {
        Standing {
            is_read: false,
            ..Standing::of(policy, None, 0)
        }
    }

    /// What of `record` holds at `minute` (minutes since 2020-01-01T00:00Z).
    ///
    /// A grant needs the same id and fingerprint; a refusal needs the same id only, so a changed purpose keeps its
    /// refusal and never its grant. A refusal lapses only where that leaves the question open; where it would permit
    /// (opt-out, notice-only, a legitimate interest) it stays.
    pub fn of(policy: &Policy, record: Option<&Record>, minute: u32) -> Standing {
        let mut standing = Standing {
            is_read: true,
            ..Standing::default()
        };
        let stored = record.map(|record| Stored {
            policy,
            record,
            grants: whole_lapse(policy, record, record.since, minute),
            refusals: whole_lapse(policy, record, record.minute, minute),
        });
        for purpose in &policy.purposes {
            let (mut answer, mut lapse) = (Answer::NONE, Lapse::Never);
            if let Some(stored) = &stored {
                stored.purpose(purpose, &mut answer, &mut lapse);
            }
            standing.choices.purposes.push(answer);
            standing.lapses.push(lapse);
        }
        for service in &policy.services {
            standing.choices.services.push(match &stored {
                Some(stored) => stored.service(service),
                None => ServiceAnswer::Follow,
            });
        }
        standing
    }

    /// What the record said when it was made, as far as the policy still knows the names; no lapse counts.
    pub(crate) fn as_recorded(policy: &Policy, record: &Record) -> Standing {
        let mut standing = Standing {
            is_read: true,
            ..Standing::unread(policy)
        };
        for at in 0..policy.purposes.len() {
            let (Some(purpose), Some(answer)) = (
                policy.purposes.get(at),
                standing.choices.purposes.get_mut(at),
            ) else {
                break;
            };
            for entry in &record.purposes {
                if entry.id_hash == purpose.id_hash {
                    *answer = entry.answer.within(purpose.answerable());
                    break;
                }
            }
        }
        for at in 0..policy.services.len() {
            let (Some(service), Some(answer)) = (
                policy.services.get(at),
                standing.choices.services.get_mut(at),
            ) else {
                break;
            };
            for entry in &record.services {
                if entry.id_hash == service.id_hash {
                    *answer = entry.answer;
                    break;
                }
            }
        }
        standing
    }

    /// The choices in force.
    pub fn choices(&self) -> &Choices {
        &self.choices
    }

    /// Why the unanswered uses of the purpose at `index` are unanswered.
    pub fn lapse(&self, index: u16) -> Lapse {
        match self.lapses.get(usize::from(index)) {
            Some(lapse) => *lapse,
            None => Lapse::Never,
        }
    }

    /// Whether the visitor is to be asked about (opt-in) or told of (other regimes) the purpose at `index`.
    pub fn is_open(&self, policy: &Policy, index: u16) -> bool {
        let Some(purpose) = policy.purposes.get(usize::from(index)) else {
            return false;
        };
        let answer = self.choices.purpose(index);
        match policy.regime {
            Regime::OptIn => !purpose
                .asks
                .intersection(purpose.answerable())
                .without(answer.asked())
                .is_empty(),
            Regime::OptOut | Regime::NoticeOnly => {
                !purpose.answerable().is_empty() && self.lapse(index) != Lapse::Told
            }
        }
    }
}

/// Why nothing of a record made at `from` holds any more, if so.
fn whole_lapse(policy: &Policy, record: &Record, from: u32, minute: u32) -> Option<Lapse> {
    if record.minute > minute.saturating_add(DAY) {
        return Some(Lapse::ClockOff);
    }
    if record.edition != policy.edition
        || (policy.reask == Reask::All && any_changed(policy, record))
    {
        return Some(Lapse::Changed);
    }
    let expiry = u32::from(policy.expiry_days.min(Policy::LONGEST_EXPIRY)) * DAY;
    (minute >= from.saturating_add(expiry)).then_some(Lapse::Expired)
}

fn any_changed(policy: &Policy, record: &Record) -> bool {
    for purpose in &policy.purposes {
        if !purpose.answerable().is_empty()
            && matches!(entry(record, purpose), Some((_, Match::Changed)))
        {
            return true;
        }
    }
    false
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Match {
    Same,
    Changed,
}

/// What the record says of the purpose: the entry with its fingerprint, else the first with its id.
fn entry(record: &Record, purpose: &Purpose) -> Option<(Answer, Match)> {
    let mut found = None;
    for entry in &record.purposes {
        if entry.id_hash != purpose.id_hash {
            continue;
        }
        if entry.fingerprint == purpose.fingerprint {
            return Some((entry.answer, Match::Same));
        }
        if found.is_none() {
            found = Some((entry.answer, Match::Changed));
        }
    }
    found
}

/// A record held against the policy.
struct Stored<'a> {
    policy: &'a Policy,
    record: &'a Record,
    /// Why no grant holds any more, if so.
    grants: Option<Lapse>,
    /// Why no refusal has to hold any more, if so.
    refusals: Option<Lapse>,
}

impl Stored<'_> {
    fn purpose(&self, purpose: &Purpose, answer: &mut Answer, lapse: &mut Lapse) {
        let Some((said, found)) = entry(self.record, purpose) else {
            return;
        };
        let said = said.within(purpose.answerable());
        let mut refused = said.refused();
        if self.refusals.is_some() && self.policy.regime == Regime::OptIn {
            refused = refused.without(purpose.asks);
        }
        let mut granted = said.granted();
        let whole = if granted.is_empty() {
            self.refusals
        } else {
            self.grants
        };
        if self.grants.is_some() || found == Match::Changed {
            granted = Uses::NONE;
        }
        let part = if found == Match::Changed {
            Lapse::Changed
        } else {
            Lapse::Told
        };
        *answer = Answer::new(granted.union(refused), granted);
        *lapse = whole.unwrap_or(part);
    }

    fn service(&self, service: &Service) -> ServiceAnswer {
        let (mut refused, mut granted) = (false, false);
        for entry in &self.record.services {
            if entry.id_hash == service.id_hash {
                refused |= entry.answer == ServiceAnswer::Refused;
                granted |= entry.answer == ServiceAnswer::Granted
                    && entry.fingerprint == service.fingerprint & 0x3fff;
            }
        }
        if refused && (self.refusals.is_none() || !self.policy.only_asks(service)) {
            ServiceAnswer::Refused
        } else if granted && !refused && self.grants.is_none() {
            ServiceAnswer::Granted
        } else {
            ServiceAnswer::Follow
        }
    }
}
