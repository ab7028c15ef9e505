//! What a visitor has said: per purpose and use, and for single services.

use crate::{Basis, Policy, Purpose, Uses};

/// A visitor's answer about one purpose.
///
/// What was asked and not granted is refused; what was not asked is neither.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    asked: Uses,
    granted: Uses,
}

/// A visitor's answer about one service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ServiceAnswer {
    /// Nothing of its own: the service follows its purposes.
    #[default]
    Follow,
    /// Permitted, whatever was said about its purposes.
    Granted,
    /// Not permitted, whatever was said about its purposes.
    Refused,
}

/// All answers of one visitor. Both lists run parallel to the policy's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// One per purpose, in the policy's order.
    pub purposes: Vec<Answer>,
    /// One per service, in the policy's order.
    pub services: Vec<ServiceAnswer>,
}

impl Answer {
    /// Never asked.
    pub const NONE: Answer = Answer {
        asked: Uses::NONE,
        granted: Uses::NONE,
    };

    /// An answer to `asked`. A grant of what was not asked is dropped.
    pub const fn new(asked: Uses, granted: Uses) -> Answer {
        Answer {
            asked,
            granted: granted.intersection(asked),
        }
    }

    /// The uses that the visitor was asked about and answered.
    pub const fn asked(self) -> Uses {
        self.asked
    }

    /// The uses with a yes; always within [`asked`](Answer::asked).
    pub const fn granted(self) -> Uses {
        self.granted
    }

    /// The uses with a no.
    pub const fn refused(self) -> Uses {
        self.asked.without(self.granted)
    }

    /// This answer with `newer` on top: what is asked there replaces what was said here, the rest stays. An answer is
    /// never unasked, so a refusal cannot turn back into "never asked".
    pub const fn then(self, newer: Answer) -> Answer {
        Answer {
            asked: self.asked.union(newer.asked),
            granted: self.granted.without(newer.asked).union(newer.granted),
        }
    }

    /// This answer without the uses outside `uses`.
    pub const fn within(self, uses: Uses) -> Answer {
        Answer {
            asked: self.asked.intersection(uses),
            granted: self.granted.intersection(uses),
        }
    }
}

impl Choices {
    /// The choices of somebody who was never asked.
    pub fn none(policy: &Policy) -> Choices {
        Choices {
            purposes: vec![Answer::NONE; policy.purposes.len()],
            services: vec![ServiceAnswer::Follow; policy.services.len()],
        }
    }

    /// The answer about the purpose at `index`; never asked when there is none.
    pub fn purpose(&self, index: u16) -> Answer {
        match self.purposes.get(usize::from(index)) {
            Some(answer) => *answer,
            None => Answer::NONE,
        }
    }

    /// The answer about the service at `index`; [`ServiceAnswer::Follow`] when there is none.
    pub fn service(&self, index: u16) -> ServiceAnswer {
        match self.services.get(usize::from(index)) {
            Some(answer) => *answer,
            None => ServiceAnswer::Follow,
        }
    }
}

impl Purpose {
    /// The uses about which a visitor can say yes or no.
    ///
    /// These are the uses that need permission, and all uses that rest on a legitimate interest, because a visitor may
    /// object to them (GDPR Art. 21). A necessary purpose leaves nothing to answer.
    pub const fn answerable(&self) -> Uses {
        match self.basis {
            Basis::Necessary => Uses::NONE,
            Basis::Consent => self.asks.intersection(self.uses),
            Basis::LegitimateInterest => self.uses,
        }
    }
}
