//! One visitor on one page: facts come in as events, what is to be done goes out as effects.

use crate::form::Form;
use crate::permissions::Permissions;
use crate::policy::indices;
use crate::{
    Act, Choices, Decision, Policy, Record, Regime, Request, Signals, Source, Standing, decide,
};

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// The page starts. Must be the first event; before it nothing optional is permitted.
    Start {
        /// What was stored, if it could be read.
        stored: Option<Record>,
        /// Minutes since 2020-01-01T00:00Z.
        minute: u32,
    },
    /// Yes to everything.
    AcceptAll(Act),
    /// No to everything that can be refused.
    RejectAll(Act),
    /// The answers of a whole form; what it left unasked stays as it was.
    Save {
        /// Parallel to the policy; what cannot be answered is ignored.
        choices: Choices,
        /// When, how, under which id.
        act: Act,
    },
    /// Everything is taken back; the same as [`Event::RejectAll`] but for the recorded source.
    Withdraw(Act),
    /// Yes or no to some purposes and services. The others stay as they were.
    Answer {
        /// Purposes and services by index; unknown ones are ignored.
        subjects: Vec<Subject>,
        /// The answer to all of them.
        verdict: Verdict,
        /// When, how, under which id.
        act: Act,
    },
    /// The visitor closed the notice without an answer. Never a yes; where nothing is asked (opt-out, notice-only) it is
    /// remembered that they were told.
    Close(Act),
    /// Another tab changed what is stored, or the page came back from the back/forward cache.
    Stored {
        /// What is stored now.
        record: Option<Record>,
        /// Minutes since 2020-01-01T00:00Z.
        minute: u32,
    },
    /// Time passed.
    Tick {
        /// Minutes since 2020-01-01T00:00Z.
        minute: u32,
    },
}

/// Something that a visitor can answer on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Index into [`Policy::purposes`].
    Purpose(u16),
    /// Index into [`Policy::services`].
    Service(u16),
}

/// Yes or no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Grant,
    /// No.
    Refuse,
}

/// What is to be done, in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Store this record.
    Persist(Record),
    /// Erase what these services left on the device: their permission ended, or they were refused just now.
    Erase {
        /// Indices into [`Policy::services`].
        services: Vec<u16>,
    },
    /// Take the notice away.
    Dismiss,
    /// Something is permitted that was not: release what was held for it.
    Release,
    /// The choices are different: tell whoever listens.
    Changed,
    /// Show the notice.
    Ask,
}

/// What is to be done, as plain facts. The record to persist is [`Session::record`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// See [`Effect::Persist`].
    pub persist: bool,
    /// See [`Effect::Erase`]; nothing to do when empty.
    pub erase: Vec<u16>,
    /// See [`Effect::Dismiss`].
    pub dismiss: bool,
    /// See [`Effect::Release`].
    pub release: bool,
    /// See [`Effect::Changed`].
    pub changed: bool,
    /// See [`Effect::Ask`].
    pub ask: bool,
}

/// The record that `form`, answered by `act`, leaves where `old` is in force, the oldest yes of it given at the minute `since`;
/// `None` where there is nothing to store. The rules are those of a [`Session`]; nothing is compared, so nothing else follows.
pub fn record_after(
    policy: &Policy,
    old: &Choices,
    since: Option<u32>,
    form: Form<'_>,
    act: &Act,
) -> Option<Record> {
    // Where one was asked for, no answer leaves nothing.
    if matches!(form, Form::Empty) && policy.regime == Regime::OptIn {
        return None;
    }
    // A yes that the form leaves standing counts from then on, or from now where that is not known.
    let since = since
        .filter(|_| form.leaves_grant(policy, old))
        .unwrap_or(act.minute);
    Some(Record::new(
        policy,
        &form.on_top_of(policy, old),
        act,
        since,
    ))
}

/// What an event answers, when it is an act.
fn said(event: &Event) -> Option<(Form<'_>, Act)> {
    Some(match event {
        Event::AcceptAll(act) => (Form::Whole(Verdict::Grant), *act),
        Event::RejectAll(act) => (Form::Whole(Verdict::Refuse), *act),
        Event::Withdraw(act) => (
            Form::Whole(Verdict::Refuse),
            Act {
                source: Source::Withdrawal,
                ..*act
            },
        ),
        Event::Save { choices, act } => (Form::Filled(choices), *act),
        Event::Answer {
            subjects,
            verdict,
            act,
        } => (Form::Part(subjects, *verdict), *act),
        Event::Close(act) => (Form::Empty, *act),
        _ => return None,
    })
}

/// The state of consent on one page.
#[derive(Clone, Debug)]
pub struct Session {
    policy: Policy,
    signals: Signals,
    record: Option<Record>,
    standing: Standing,
}

impl Session {
    /// A session that has not started: nothing optional is permitted yet.
    pub fn new(policy: Policy, signals: Signals) -> Session {
        let standing = Standing::unread(&policy);
        Session {
            policy,
            signals,
            record: None,
            standing,
        }
    }

    /// Takes note of `event` and says what is to be done about it.
    pub fn apply(&mut self, event: Event) -> Vec<Effect> {
        let outcome = self.step(event);
        let mut effects = Vec::new();
        if let (true, Some(record)) = (outcome.persist, &self.record) {
            effects.push(Effect::Persist(record.clone()));
        }
        if !outcome.erase.is_empty() {
            effects.push(Effect::Erase {
                services: outcome.erase,
            });
        }
        for (due, effect) in [
            (outcome.dismiss, Effect::Dismiss),
            (outcome.release, Effect::Release),
            (outcome.changed, Effect::Changed),
            (outcome.ask, Effect::Ask),
        ] {
            if due {
                effects.push(effect);
            }
        }
        effects
    }

    /// The same as [`Session::apply`], as plain facts: what the guard, which counts every byte, works with.
    pub fn step(&mut self, event: Event) -> Outcome {
        match event {
            Event::Start { stored, minute } => self.start(stored, minute),
            Event::Stored { record, minute } => self.reread(record, minute),
            // Time alone starts nothing.
            Event::Tick { .. } if !self.standing.is_read => Outcome::default(),
            Event::Tick { minute } => {
                let record = self.record.take();
                self.reread(record, minute)
            }
            act => match said(&act) {
                Some((form, act)) => self.decided(form, &act),
                None => Outcome::default(),
            },
        }
    }

    /// Whether `request` may happen now, and why.
    pub fn decide(&self, request: Request) -> Decision {
        decide(&self.policy, &self.standing, self.signals, request)
    }

    /// The choices in force.
    pub fn choices(&self) -> &Choices {
        self.standing.choices()
    }

    /// The record on which they rest, as last stored.
    pub fn record(&self) -> Option<&Record> {
        self.record.as_ref()
    }

    /// What the session was made with.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// What the session was made with.
    pub fn signals(&self) -> Signals {
        self.signals
    }

    /// The purposes that the visitor is still to be asked about, or (opt-out, notice-only) told of.
    pub fn open(&self) -> impl Iterator<Item = u16> {
        indices(self.policy.purposes.len()).filter(|at| self.is_open(*at))
    }

    /// Whether the visitor is still to be asked about, or told of, the purpose at `index`.
    pub fn is_open(&self, index: u16) -> bool {
        self.standing.is_open(&self.policy, index)
    }

    /// Whether the notice is to be shown.
    pub fn asks_open(&self) -> bool {
        for at in 0..self.policy.purposes.len() as u16 {
            if self.is_open(at) {
                return true;
            }
        }
        false
    }
}

impl Session {
    fn start(&mut self, stored: Option<Record>, minute: u32) -> Outcome {
        self.read(stored, minute);
        let before = match &self.record {
            Some(record) => self.permissions(
                &Standing::as_recorded(&self.policy, record),
                Signals::default(),
            ),
            None => Permissions::default(),
        };
        let now = self.permissions(&self.standing, self.signals);
        Outcome {
            erase: now.erase(&before, &[]),
            release: now.exceed(&Permissions::default()),
            ask: self.asks_open(),
            ..Outcome::default()
        }
    }

    fn reread(&mut self, record: Option<Record>, minute: u32) -> Outcome {
        let asked = self.asks_open();
        let before = self.permissions(&self.standing, self.signals);
        let old = std::mem::take(&mut self.standing);
        self.read(record, minute);
        if self.standing == old {
            return Outcome::default();
        }
        let mut outcome = self.consequences(&before, &old.choices, &[]);
        let asks = self.asks_open();
        outcome.ask = asks && !asked;
        outcome.dismiss = asked && !asks;
        outcome
    }

    fn decided(&mut self, form: Form<'_>, act: &Act) -> Outcome {
        let since = self.record.as_ref().map(|record| record.since);
        let Some(record) = record_after(&self.policy, self.choices(), since, form, act) else {
            // Closed without an answer, where one was asked for.
            return Outcome {
                dismiss: true,
                ..Outcome::default()
            };
        };
        let before = self.permissions(&self.standing, self.signals);
        let old = std::mem::take(&mut self.standing.choices);
        self.read(Some(record), act.minute);
        let mut outcome = self.consequences(&before, &old, &form.refused(&self.policy, &old));
        outcome.persist = true;
        outcome.dismiss = !self.asks_open();
        outcome
    }

    fn read(&mut self, record: Option<Record>, minute: u32) {
        self.standing = Standing::of(&self.policy, record.as_ref(), minute);
        self.record = record;
    }

    fn consequences(&self, before: &Permissions, old: &Choices, refused: &[bool]) -> Outcome {
        let now = self.permissions(&self.standing, self.signals);
        Outcome {
            erase: now.erase(before, refused),
            release: now.exceed(before),
            changed: self.standing.choices != *old,
            ..Outcome::default()
        }
    }

    fn permissions(&self, standing: &Standing, signals: Signals) -> Permissions {
        Permissions::of(&self.policy, standing, signals)
    }
}
