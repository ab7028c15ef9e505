//! New answers on top of the old ones: what a button, a form or a call says about each purpose and service.

use crate::{Answer, Choices, Policy, Purpose, Service, ServiceAnswer, Subject, Uses, Verdict};

/// What one act answers.
#[derive(Clone, Copy, Debug)]
pub enum Form<'a> {
    /// Nothing.
    Empty,
    /// Yes or no to everything.
    ///
    /// A no keeps every earlier no to a single service: otherwise refusing all could permit a service that lives on
    /// aggregated data alone.
    Whole(Verdict),
    /// The answers of a whole form, parallel to the policy; what it leaves unasked stays as it was, what cannot be answered is
    /// ignored. It may be too short or too long.
    Filled(&'a Choices),
    /// Yes or no to some subjects; unknown ones are ignored, the others stay as they were.
    Part(&'a [Subject], Verdict),
}

impl Form<'_> {
    /// What it says about the purpose at `index`. Asking nothing leaves the purpose as it was.
    #[inline(never)]
    fn purpose(&self, policy: &Policy, index: u16) -> Answer {
        let Some(purpose) = policy.purposes.get(usize::from(index)) else {
            return Answer::NONE;
        };
        match *self {
            Form::Whole(verdict) => verdict.of_purpose(purpose),
            Form::Filled(choices) => choices.purpose(index).within(purpose.answerable()),
            Form::Part(subjects, verdict) if has(subjects, Subject::Purpose(index)) => {
                verdict.of_purpose(purpose)
            }
            _ => Answer::NONE,
        }
    }

    /// What it says about the service at `index`, about which `old` is in force. `None` leaves the service as it was.
    #[inline(never)]
    fn service(&self, policy: &Policy, index: u16, old: ServiceAnswer) -> Option<ServiceAnswer> {
        let service = policy.services.get(usize::from(index))?;
        match *self {
            Form::Whole(verdict) if service.needs.is_empty() => Some(verdict.of_service()),
            Form::Whole(Verdict::Refuse) if old == ServiceAnswer::Refused => Some(old),
            Form::Whole(_) => Some(ServiceAnswer::Follow),
            // Without purposes there is nothing to follow: the question was not answered.
            Form::Filled(choices) => choices
                .services
                .get(usize::from(index))
                .filter(|answer| !service.needs.is_empty() || **answer != ServiceAnswer::Follow)
                .copied(),
            Form::Part(subjects, verdict) if has(subjects, Subject::Service(index)) => {
                Some(verdict.of_service())
            }
            _ => None,
        }
    }

    /// The old choices with this form on top.
    ///
    /// A refused purpose takes back an earlier yes to a single service that needs it, unless the form itself answers
    /// for the service.
    pub(crate) fn on_top_of(&self, policy: &Policy, old: &Choices) -> Choices {
        let mut choices = Choices::default();
        for at in 0..policy.purposes.len() as u16 {
            let said = self.purpose(policy, at);
            choices.purposes.push(old.purpose(at).then(said));
        }
        for (at, service) in (0..).zip(&policy.services) {
            let old = old.service(at);
            choices.services.push(match self.service(policy, at, old) {
                Some(answer) => answer,
                None if old == ServiceAnswer::Granted && self.refuses_need_of(policy, service) => {
                    ServiceAnswer::Follow
                }
                None => old,
            });
        }
        choices
    }

    /// Which services the form refuses, themselves or something of a purpose that they serve. Parallel to the policy's.
    pub(crate) fn refused(&self, policy: &Policy, old: &Choices) -> Vec<bool> {
        let mut refused = Vec::new();
        for (at, service) in (0..).zip(&policy.services) {
            let said = self.service(policy, at, old.service(at));
            let mut is_refused = said == Some(ServiceAnswer::Refused);
            for need in &service.needs {
                is_refused |= !self.purpose(policy, need.purpose).refused().is_empty();
            }
            refused.push(is_refused);
        }
        refused
    }

    /// Whether a yes in `old` stands on without being said again.
    pub(crate) fn leaves_grant(&self, policy: &Policy, old: &Choices) -> bool {
        for (at, old) in (0..).zip(&old.purposes) {
            let asked = self.purpose(policy, at).asked();
            if !old.granted().without(asked).is_empty() {
                return true;
            }
        }
        for (at, old) in (0..).zip(&old.services) {
            if *old == ServiceAnswer::Granted && self.service(policy, at, *old).is_none() {
                return true;
            }
        }
        false
    }

    fn refuses_need_of(&self, policy: &Policy, service: &Service) -> bool {
        for need in &service.needs {
            let refused = self.purpose(policy, need.purpose).refused();
            if !refused.intersection(need.uses).is_empty() {
                return true;
            }
        }
        false
    }
}

fn has(subjects: &[Subject], wanted: Subject) -> bool {
    for subject in subjects {
        if *subject == wanted {
            return true;
        }
    }
    false
}

impl Verdict {
    fn of_purpose(self, purpose: &Purpose) -> Answer {
        let asked = purpose.answerable();
        match self {
            Verdict::Grant => Answer::new(asked, asked),
            Verdict::Refuse => Answer::new(asked, Uses::NONE),
        }
    }

    fn of_service(self) -> ServiceAnswer {
        match self {
            Verdict::Grant => ServiceAnswer::Granted,
            Verdict::Refuse => ServiceAnswer::Refused,
        }
    }
}
