//! May this happen, and why? One pure function.

use crate::{
    Basis, Lapse, Policy, Purpose, Regime, Service, ServiceAnswer, Signals, Standing, Use, Uses,
};

/// What somebody wants to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Request {
    /// Something for a purpose. Without a use: everything that the purpose declares.
    Purpose {
        /// Index into [`Policy::purposes`].
        purpose: u16,
        /// The one use asked for.
        use_: Option<Use>,
    },
    /// Something of a service. With a use, the service must also have declared it.
    Service {
        /// Index into [`Policy::services`].
        service: u16,
        /// The one use asked for.
        use_: Option<Use>,
    },
    /// Something that belongs to no declared service, and that the policy lets pass.
    Undeclared,
    /// Something that belongs to no declared service, and that waits for a yes to everything.
    Unknown,
}

/// Whether it may happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Yes.
    Permitted,
    /// The visitor has not been asked: hold it.
    Pending,
    /// No.
    Refused,
}

/// Why. The order is by weight: of several reasons in one state, the later one is given.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// The site cannot work without it.
    Necessary,
    /// Only aggregated data, which needs no permission.
    Aggregated,
    /// The owner's interest, and nobody objected.
    LegitimateInterest,
    /// The regime only informs.
    RegimeNotice,
    /// The regime permits until somebody says no.
    RegimeOptOut,
    /// The visitor said yes to the use.
    Granted,
    /// The visitor said yes to the service.
    ServiceGranted,
    /// No question was answered yet.
    NeverAsked,
    /// The answer was too long ago.
    Expired,
    /// The visitor said yes to something that has changed since.
    Changed,
    /// The record comes from the future.
    ClockOff,
    /// The service names no purpose, so only a yes to itself can permit it.
    NoNeeds,
    /// The browser's signal says no.
    Signal,
    /// The visitor objected to a legitimate interest.
    Objected,
    /// The visitor said no to the use.
    Refused,
    /// The visitor said no to the service.
    ServiceRefused,
    /// The purpose or service never declared this use.
    NotDeclaredUse,
    /// Nothing in the policy has this name. Requests of undeclared services are let through; a request *by name* is not.
    Undeclared,
}

/// An answer with its reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Whether it may happen.
    pub state: State,
    /// Why.
    pub because: Because,
}

impl Decision {
    /// Before anything was looked at.
    pub const UNREAD: Decision = Decision {
        state: State::Pending,
        because: Because::NeverAsked,
    };

    /// Whether it may happen now.
    pub fn is_permitted(self) -> bool {
        self.state == State::Permitted
    }
}

impl From<Because> for Decision {
    fn from(because: Because) -> Decision {
        let state = match because {
            _ if because <= Because::ServiceGranted => State::Permitted,
            _ if because <= Because::NoNeeds => State::Pending,
            _ => State::Refused,
        };
        Decision { state, because }
    }
}

/// Whether `request` may happen under `policy` for a visitor with these standing choices and signals, and why.
///
/// The clock is already in `standing` (see [`Standing::of`]).
pub fn decide(
    policy: &Policy,
    standing: &Standing,
    signals: Signals,
    request: Request,
) -> Decision {
    let view = View {
        policy,
        standing,
        signals,
    };
    match request {
        Request::Purpose { purpose, use_ } => view.purpose(purpose, use_.map(Uses::from)).into(),
        Request::Service { service, use_ } => view.service(service, use_).into(),
        Request::Undeclared => Decision {
            state: State::Permitted,
            because: Because::Undeclared,
        },
        Request::Unknown => view.everything().into(),
    }
}

struct View<'a> {
    policy: &'a Policy,
    standing: &'a Standing,
    signals: Signals,
}

impl View<'_> {
    /// All of `uses`, or everything that the purpose declares.
    fn purpose(&self, index: u16, uses: Option<Uses>) -> Because {
        let Some(purpose) = self.policy.purposes.get(usize::from(index)) else {
            return Because::Undeclared;
        };
        let uses = uses.unwrap_or(purpose.uses);
        if uses.is_empty() {
            return if purpose.basis == Basis::Necessary {
                Because::Necessary
            } else {
                Because::NotDeclaredUse
            };
        }
        // The least of all reasons to begin with.
        let mut worst = Because::Necessary;
        for one in &Use::EACH {
            if uses.contains(*one) {
                worst = worst.max(self.one_use(index, purpose, *one));
            }
        }
        worst
    }

    /// What nobody declared may be for any purpose, so that it needs them all. Where nobody was asked for anything, nobody
    /// has said yes.
    fn everything(&self) -> Because {
        let mut worst = Because::Necessary;
        for index in 0..self.policy.purposes.len() as u16 {
            worst = worst.max(self.purpose(index, None));
        }
        if worst <= Because::LegitimateInterest {
            worst = Because::NoNeeds;
        }
        worst
    }

    fn service(&self, index: u16, use_: Option<Use>) -> Because {
        let Some(service) = self.policy.services.get(usize::from(index)) else {
            return Because::Undeclared;
        };
        if use_.is_some_and(|one| !service.uses().contains(one)) && !service.needs.is_empty() {
            return Because::NotDeclaredUse;
        }
        let needs = self.needs(service);
        if needs == Because::Necessary {
            return needs;
        }
        match self.standing.choices.service(index) {
            ServiceAnswer::Refused => Because::ServiceRefused,
            ServiceAnswer::Granted => Because::ServiceGranted,
            ServiceAnswer::Follow if service.needs.is_empty() => self.without_needs(),
            ServiceAnswer::Follow => needs,
        }
    }

    fn needs(&self, service: &Service) -> Because {
        if service.needs.is_empty() {
            return Because::NoNeeds;
        }
        let mut worst = Because::Necessary;
        for need in &service.needs {
            worst = worst.max(self.purpose(need.purpose, Some(need.uses)));
        }
        worst
    }

    /// In regimes that permit by default a service without purposes is no exception, but for a signal: what it does
    /// with the data is unknown, so it may share it.
    fn without_needs(&self) -> Because {
        match self.policy.regime {
            Regime::OptIn => Because::NoNeeds,
            _ if !self.standing.is_read => Because::NoNeeds,
            _ if self.signals.gpc => Because::Signal,
            Regime::OptOut => Because::RegimeOptOut,
            Regime::NoticeOnly => Because::RegimeNotice,
        }
    }

    fn one_use(&self, index: u16, purpose: &Purpose, one: Use) -> Because {
        let answer = self.standing.choices.purpose(index);
        let lapse = self.standing.lapse(index);
        let asks = purpose.asks.contains(one);
        if !purpose.uses.contains(one) {
            Because::NotDeclaredUse
        } else if purpose.basis == Basis::Necessary {
            Because::Necessary
        } else if !purpose.answerable().contains(one) {
            Because::Aggregated
        } else if answer.granted().contains(one) {
            Because::Granted
        } else if answer.asked().contains(one) {
            if asks {
                Because::Refused
            } else {
                Because::Objected
            }
        } else if !self.standing.is_read {
            Because::NeverAsked
        } else {
            self.unanswered(asks, one, lapse)
        }
    }

    fn unanswered(&self, asks: bool, one: Use, lapse: Lapse) -> Because {
        let open = asks && self.policy.regime == Regime::OptIn;
        if open {
            return match lapse {
                Lapse::Changed => Because::Changed,
                Lapse::Expired => Because::Expired,
                Lapse::ClockOff => Because::ClockOff,
                Lapse::Never | Lapse::Told => Because::NeverAsked,
            };
        }
        if self.signals.gpc && one == Use::Share {
            return Because::Signal;
        }
        match self.policy.regime {
            _ if !asks => Because::LegitimateInterest,
            Regime::OptOut => Because::RegimeOptOut,
            Regime::NoticeOnly | Regime::OptIn => Because::RegimeNotice,
        }
    }
}
