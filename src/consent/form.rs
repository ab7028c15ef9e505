//! New answers on top of the old ones: what a button, a form or a call says about each purpose and service.

use crate::{Answer, Choices, Policy, Service, ServiceAnswer, Subject, Uses, Verdict};

/// What one act answers. Both lists run parallel to the policy's.
pub(crate) struct Form {
    /// Asking nothing leaves the purpose as it was.
    pub(crate) purposes: Vec<Answer>,
    /// `None` leaves the service as it was.
    pub(crate) services: Vec<Option<ServiceAnswer>>,
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
        let follow = |service: &Service, answer: ServiceAnswer| match verdict {
            _ if service.needs.is_empty() => verdict.of_service(),
            Verdict::Refuse if answer == ServiceAnswer::Refused => answer,
            Verdict::Grant | Verdict::Refuse => ServiceAnswer::Follow,
        };
        Form {
            purposes: policy
                .purposes
                .iter()
                .map(|purpose| verdict.of_uses(purpose.answerable()))
                .collect(),
            services: policy
                .services
                .iter()
                .zip(&old.services)
                .map(|(each, old)| Some(follow(each, *old)))
                .collect(),
        }
    }

    /// The answers of a form that was filled in; it may be too short or too long.
    pub(crate) fn filled(policy: &Policy, choices: &Choices) -> Form {
        let mut form = Form::empty(policy);
        let purposes = form
            .purposes
            .iter_mut()
            .zip(&policy.purposes)
            .zip(&choices.purposes);
        for ((slot, purpose), answer) in purposes {
            *slot = answer.within(purpose.answerable());
        }
        let services = form
            .services
            .iter_mut()
            .zip(&policy.services)
            .zip(&choices.services);
        for ((slot, service), answer) in services {
            // Without purposes there is nothing to follow: the question was not answered.
            let unanswered = service.needs.is_empty() && *answer == ServiceAnswer::Follow;
            *slot = (!unanswered).then_some(*answer);
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
        let purposes = old
            .purposes
            .iter()
            .zip(&self.purposes)
            .map(|(old, new)| old.then(*new))
            .collect();
        let services = policy.services.iter().enumerate().map(|(at, service)| {
            let old = old.services.get(at).copied().unwrap_or_default();
            match self.service(at) {
                Some(answer) => answer,
                None if old == ServiceAnswer::Granted && self.refuses_need_of(service) => {
                    ServiceAnswer::Follow
                }
                None => old,
            }
        });
        Choices {
            purposes,
            services: services.collect(),
        }
    }

    /// Whether the form says anything about the service at `at`, itself or through a purpose.
    pub(crate) fn touches(&self, policy: &Policy, at: usize) -> bool {
        let needs = policy
            .services
            .get(at)
            .map_or(&[][..], |service| &service.needs);
        self.service(at).is_some()
            || needs
                .iter()
                .any(|need| !self.purpose(need.purpose).asked().is_empty())
    }

    /// Whether a yes in `old` stands on without being said again.
    pub(crate) fn leaves_grant(&self, old: &Choices) -> bool {
        let purposes = old.purposes.iter().zip(&self.purposes);
        let services = old.services.iter().zip(&self.services);
        purposes
            .into_iter()
            .any(|(old, new)| !old.granted().without(new.asked()).is_empty())
            || services
                .into_iter()
                .any(|(old, new)| *old == ServiceAnswer::Granted && new.is_none())
    }

    fn refuses_need_of(&self, service: &Service) -> bool {
        service.needs.iter().any(|need| {
            !self
                .purpose(need.purpose)
                .refused()
                .intersection(need.uses)
                .is_empty()
        })
    }

    fn purpose(&self, index: u16) -> Answer {
        self.purposes
            .get(usize::from(index))
            .copied()
            .unwrap_or(Answer::NONE)
    }

    fn service(&self, at: usize) -> Option<ServiceAnswer> {
        self.services.get(at).copied().flatten()
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
