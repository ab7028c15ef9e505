//! What of a stored record still holds: matched to the policy, less what expired or changed.

use crate::record::DAY;
use crate::{Answer, Choices, Policy, Purpose, Reask, Record, Regime, Service, ServiceAnswer};

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
    /// What holds before a record was looked at: nothing, in any regime.
    pub fn unread(policy: &Policy) -> Standing {
        let lapses = vec![Lapse::Never; policy.purposes.len()];
        Standing {
            choices: Choices::none(policy),
            lapses,
            is_read: false,
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
            ..Standing::unread(policy)
        };
        let Some(record) = record else {
            return standing;
        };
        let grants = whole_lapse(policy, record, record.since, minute);
        let refusals = whole_lapse(policy, record, record.minute, minute);
        for at in 0..policy.purposes.len() {
            if let (Some(purpose), Some(answer), Some(lapse)) =
                (policy.purposes.get(at), standing.choices.purposes.get_mut(at), standing.lapses.get_mut(at))
            {
                purpose_stands(policy, record, purpose, grants, refusals, answer, lapse);
            }
        }
        for at in 0..policy.services.len() {
            if let (Some(service), Some(answer)) = (policy.services.get(at), standing.choices.services.get_mut(at)) {
                *answer = service_stands(policy, record, service, grants, refusals);
            }
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
            let (Some(purpose), Some(answer)) = (policy.purposes.get(at), standing.choices.purposes.get_mut(at)) else { break };
            for entry in &record.purposes {
                if entry.id_hash == purpose.id_hash {
                    *answer = entry.answer.within(purpose.answerable());
                    break;
                }
            }
        }
        for at in 0..policy.services.len() {
            let (Some(service), Some(answer)) = (policy.services.get(at), standing.choices.services.get_mut(at)) else { break };
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
        self.lapses
            .get(usize::from(index))
            .copied()
            .unwrap_or_default()
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
        if !purpose.answerable().is_empty() && matches!(entry(record, purpose), Some((_, Match::Changed))) {
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

fn purpose_stands(
    policy: &Policy,
    record: &Record,
    purpose: &Purpose,
    grants: Option<Lapse>,
    refusals: Option<Lapse>,
    answer: &mut Answer,
    lapse: &mut Lapse,
) {
    let Some((said, found)) = entry(record, purpose) else { return };
    let said = said.within(purpose.answerable());
    let mut refused = said.refused();
    if refusals.is_some() && policy.regime == Regime::OptIn {
        refused = refused.without(purpose.asks);
    }
    let mut granted = said.granted();
    let whole = if granted.is_empty() { refusals } else { grants };
    if grants.is_some() || found == Match::Changed {
        granted = crate::Uses::NONE;
    }
    let part = if found == Match::Changed { Lapse::Changed } else { Lapse::Told };
    *answer = Answer::new(granted.union(refused), granted);
    *lapse = whole.unwrap_or(part);
}

fn service_stands(
    policy: &Policy,
    record: &Record,
    service: &Service,
    grants: Option<Lapse>,
    refusals: Option<Lapse>,
) -> ServiceAnswer {
    let (mut refused, mut granted) = (false, false);
    for entry in &record.services {
        if entry.id_hash == service.id_hash {
            refused |= entry.answer == ServiceAnswer::Refused;
            granted |= entry.answer == ServiceAnswer::Granted && entry.fingerprint == service.fingerprint & 0x3fff;
        }
    }
    if refused && (refusals.is_none() || !policy.only_asks(service)) {
        ServiceAnswer::Refused
    } else if granted && !refused && grants.is_none() {
        ServiceAnswer::Granted
    } else {
        ServiceAnswer::Follow
    }
}
