//! What is permitted at one moment, kept to tell afterwards what began and what ended.

use crate::policy::indices;
use crate::{
    Because, Decision, Effect, Policy, Request, Signals, Standing, State, Use, Uses, decide,
};

#[derive(Default)]
pub(crate) struct Permissions {
    /// The uses for which a permission was given. Parallel to the policy's purposes.
    purposes: Vec<Uses>,
    /// Parallel to the policy's services.
    services: Vec<Decision>,
}

impl Permissions {
    pub(crate) fn of(policy: &Policy, standing: &Standing, signals: Signals) -> Permissions {
        let decide = |request| decide(policy, standing, signals, request);
        let given = |purpose| {
            let uses = Use::EACH.into_iter();
            let uses = uses.filter(|one| {
                is_given(decide(Request::Purpose {
                    purpose,
                    use_: Some(*one),
                }))
            });
            uses.fold(Uses::NONE, |sum, one| sum.union(one.into()))
        };
        let service = |service| {
            decide(Request::Service {
                service,
                use_: None,
            })
        };
        Permissions {
            purposes: indices(policy.purposes.len()).map(given).collect(),
            services: indices(policy.services.len()).map(service).collect(),
        }
    }

    /// Whether a permission is given here that was not given in `before`.
    pub(crate) fn exceed(&self, before: &Permissions) -> bool {
        let purposes = self.purposes.iter().enumerate();
        let services = self.services.iter().enumerate();
        let had = |at: usize| before.purposes.get(at).copied().unwrap_or_default();
        let ran = |at: usize| {
            before
                .services
                .get(at)
                .is_some_and(|each| each.is_permitted())
        };
        purposes
            .into_iter()
            .any(|(at, now)| !had(at).contains(*now))
            || services
                .into_iter()
                .any(|(at, now)| is_given(*now) && !ran(at))
    }

    /// Erases after the services whose permission ended, and after those that were `touched` by an act and are refused.
    /// A refusal erases even where nothing was ever permitted: another tool may have left something.
    pub(crate) fn erase(
        &self,
        before: &Permissions,
        touched: impl Fn(usize) -> bool,
    ) -> Vec<Effect> {
        let ended = |at: usize| {
            before
                .services
                .get(at)
                .is_some_and(|each| each.is_permitted())
        };
        let services: Vec<u16> = indices(self.services.len())
            .zip(&self.services)
            .filter(|(index, now)| {
                let at = usize::from(*index);
                !now.is_permitted() && (ended(at) || (now.state == State::Refused && touched(at)))
            })
            .map(|(index, _)| index)
            .collect();
        if services.is_empty() {
            Vec::new()
        } else {
            vec![Effect::Erase { services }]
        }
    }
}

/// Permitted by somebody or something, not merely in no need of a permission.
fn is_given(decision: Decision) -> bool {
    decision.is_permitted() && decision.because > Because::Aggregated
}
