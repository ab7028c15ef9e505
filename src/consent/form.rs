//! New answers on top of the old ones: what a button, a form or a call says about each purpose and service.

use crate::{Answer, Choices, Policy, Service, ServiceAnswer, Subject, Uses, Verdict};

/// What one act answers. Both lists run parallel to the policy's.
pub(crate) struct Form {
    /// Asking nothing leaves the purpose as it was.
    purposes: Vec<Answer>,
    /// `None` leaves the service as it was.
    services: Vec<Option<ServiceAnswer>>,
}

impl Form {
    /// An act that answers nothing.
    pub(crate) fn empty(policy: &Policy) -> Form {
        Form {
            purposes: vec![Answer::NONE; policy.purposes.len()],
            services: vec![None; policy.services.len()],
        }
    }

    /// Yes or no to everything.
    ///
    /// A no keeps every earlier no to a single service: otherwise refusing all could permit a service that lives on
    /// aggregated data alone.
    pub(crate) fn whole(policy: &Policy, old: &Choices, verdict: Verdict) -> Form {
        let mut form = Form {
            purposes: Vec::new(),
            services: Vec::new(),
        };
        for purpose in &policy.purposes {
            form.purposes.push(verdict.of_uses(purpose.answerable()));
        }
        for service in &policy.services {
            let old = old.service(form.services.len() as u16);
            form.services.push(Some(if service.needs.is_empty() {
                verdict.of_service()
            } else if verdict == Verdict::Refuse && old == ServiceAnswer::Refused {
                old
            } else {
                ServiceAnswer::Follow
            }));
        }
        form
    }

    /// The answers of a form that was filled in; it may be too short or too long.
    pub(crate) fn filled(policy: &Policy, choices: &Choices) -> Form {
        let mut form = Form {
            purposes: Vec::new(),
            services: Vec::new(),
        };
        for purpose in &policy.purposes {
            let answer = choices.purpose(form.purposes.len() as u16);
            form.purposes.push(answer.within(purpose.answerable()));
        }
        for service in &policy.services {
            let at = form.services.len();
            let answer = choices.service(at as u16);
            // Without purposes there is nothing to follow: the question was not answered.
            let unanswered = service.needs.is_empty() && answer == ServiceAnswer::Follow;
            form.services
                .push(if unanswered || at >= choices.services.len() {
                    None
                } else {
                    Some(answer)
                });
        }
        form
    }

    /// Yes or no to some subjects.
    pub(crate) fn part(policy: &Policy, subjects: &[Subject], verdict: Verdict) -> Form {
        let mut form = Form::empty(policy);
        for subject in subjects {
            match *subject {
                Subject::Purpose(index) => {
                    let at = usize::from(index);
                    if let (Some(slot), Some(purpose)) =
                        (form.purposes.get_mut(at), policy.purposes.get(at))
                    {
                        *slot = verdict.of_uses(purpose.answerable());
                    }
                }
                Subject::Service(index) => {
                    if let Some(slot) = form.services.get_mut(usize::from(index)) {
                        *slot = Some(verdict.of_service());
                    }
                }
            }
        }
        form
    }

    /// The old choices with this form on top.
    ///
    /// A refused purpose takes back an earlier yes to a single service that needs it, unless the form itself answers
    /// for the service.
    pub(crate) fn on_top_of(&self, policy: &Policy, old: &Choices) -> Choices {
        let mut choices = Choices::default();
        for said in &self.purposes {
            let old = old.purpose(choices.purposes.len() as u16);
            choices.purposes.push(old.then(*said));
        }
        for service in &policy.services {
            let at = choices.services.len();
            let old = old.service(at as u16);
            choices.services.push(match self.service(at) {
                Some(answer) => answer,
                None if old == ServiceAnswer::Granted && self.refuses_need_of(service) => {
                    ServiceAnswer::Follow
                }
                None => old,
            });
        }
        choices
    }

    /// Which services the form refuses, themselves or something of a purpose that they serve. Parallel to the policy's.
    pub(crate) fn refused(&self, policy: &Policy) -> Vec<bool> {
        let mut refused = Vec::new();
        for service in &policy.services {
            let mut is_refused = self.service(refused.len()) == Some(ServiceAnswer::Refused);
            for need in &service.needs {
                is_refused |= !self.purpose(need.purpose).refused().is_empty();
            }
            refused.push(is_refused);
        }
        refused
    }

    /// Whether a yes in `old` stands on without being said again.
    pub(crate) fn leaves_grant(&self, old: &Choices) -> bool {
        for (at, old) in (0..).zip(&old.purposes) {
            if !old.granted().without(self.purpose(at).asked()).is_empty() {
                return true;
            }
        }
        for (at, old) in (0..).zip(&old.services) {
            if *old == ServiceAnswer::Granted && self.service(at).is_none() {
                return true;
            }
        }
        false
    }

    fn refuses_need_of(&self, service: &Service) -> bool {
        for need in &service.needs {
            if !self
                .purpose(need.purpose)
                .refused()
                .intersection(need.uses)
                .is_empty()
            {
                return true;
            }
        }
        false
    }

    fn purpose(&self, index: u16) -> Answer {
        match self.purposes.get(usize::from(index)) {
            Some(answer) => *answer,
            None => Answer::NONE,
        }
    }

    fn service(&self, at: usize) -> Option<ServiceAnswer> {
        match self.services.get(at) {
            Some(answer) => *answer,
            None => None,
        }
    }
}

impl Verdict {
    fn of_uses(self, uses: Uses) -> Answer {
        match self {
            Verdict::Grant => Answer::new(uses, uses),
            Verdict::Refuse => Answer::new(uses, Uses::NONE),
        }
    }

    fn of_service(self) -> ServiceAnswer {
        match self {
            Verdict::Grant => ServiceAnswer::Granted,
            Verdict::Refuse => ServiceAnswer::Refused,
        }
    }
}
