//! What is permitted at one moment, kept to tell afterwards what began and what ended.

use crate::{Because, Decision, Policy, Request, Signals, Standing, State, Use, Uses, decide};

/// Parallel to the policy. One small list each: this is on every page view.
#[derive(Default)]
pub(crate) struct Permissions {
    /// The uses for which a permission was given.
    purposes: Vec<Uses>,
    /// `PERMITTED`, `GIVEN`, `REFUSED`.
    services: Vec<u8>,
    /// Whether what nobody declared is permitted.
    unknown: bool,
}

const PERMITTED: u8 = 1;
const GIVEN: u8 = 2;
const REFUSED: u8 = 4;

impl Permissions {
    pub(crate) fn of(policy: &Policy, standing: &Standing, signals: Signals) -> Permissions {
        let mut found = Permissions {
            unknown: decide(policy, standing, signals, Request::Unknown).is_permitted(),
            ..Permissions::default()
        };
        for purpose in 0..policy.purposes.len() as u16 {
            let mut given = Uses::NONE;
            for one in Use::EACH {
                let request = Request::Purpose {
                    purpose,
                    use_: Some(one),
                };
                if is_given(decide(policy, standing, signals, request)) {
                    given = given.union(one.into());
                }
            }
            found.purposes.push(given);
        }
        for service in 0..policy.services.len() as u16 {
            let decision = decide(
                policy,
                standing,
                signals,
                Request::Service {
                    service,
                    use_: None,
                },
            );
            found.services.push(match decision.state {
                State::Permitted if is_given(decision) => PERMITTED | GIVEN,
                State::Permitted => PERMITTED,
                State::Refused => REFUSED,
                State::Pending => 0,
            });
        }
        found
    }

    /// Whether a permission is given here that was not given in `before`.
    pub(crate) fn exceed(&self, before: &Permissions) -> bool {
        for (at, now) in self.purposes.iter().enumerate() {
            let had = before.purposes.get(at).copied().unwrap_or_default();
            if !had.contains(*now) {
                return true;
            }
        }
        for (at, now) in self.services.iter().enumerate() {
            // Where no before is known, what needs no permission is no news.
            let ran = match before.services.get(at) {
                Some(before) => before & PERMITTED != 0,
                None => now & GIVEN == 0,
            };
            if now & PERMITTED != 0 && !ran {
                return true;
            }
        }
        // A yes to what would have been permitted without one permits nothing else anew.
        self.unknown && !before.unknown
    }

    /// The services to erase after: those whose permission ended, and those that an act just `refused`. A refusal erases
    /// even where nothing was ever permitted: another tool may have left something.
    pub(crate) fn erase(&self, before: &Permissions, refused: &[bool]) -> Vec<u16> {
        let mut services = Vec::new();
        for (at, now) in self.services.iter().enumerate() {
            let ended = before.service(at) & PERMITTED != 0;
            let is_refused = now & REFUSED != 0 && refused.get(at) == Some(&true);
            if now & PERMITTED == 0 && (ended || is_refused) {
                services.push(at as u16);
            }
        }
        services
    }

    fn service(&self, at: usize) -> u8 {
        match self.services.get(at) {
            Some(service) => *service,
            None => 0,
        }
    }
}

/// Permitted by somebody or something, not merely in no need of a permission.
fn is_given(decision: Decision) -> bool {
    decision.is_permitted() && decision.because > Because::Aggregated
}
