//! From facts to policy: what has to be asked, and what is held because it is not in order.

use placet_consent::{Basis, Need, Policy, Purpose, Service, Use, Uses};

use super::{Facts, Identifiability, PurposeFacts, ServiceFacts, Soundness, fingerprint, id_hash};

/// A need that no purpose can ever meet.
const NOWHERE: Need = Need {
    purpose: u16::MAX,
    uses: Uses::ALL,
};

/// Within 14 bits. What was granted under a broken text is not granted under the mended one, nor the other way round.
const BROKEN: u16 = 0x1555;

impl Facts<'_> {
    /// What a decision needs to know. Anything faulty is in it, so that it is recognised, and is permitted nothing.
    pub fn policy(&self) -> Policy {
        Policy {
            regime: self.regime,
            expiry_days: self.expiry_days,
            reask: self.reask,
            edition: self.edition,
            purposes: self
                .purposes
                .iter()
                .map(|each| self.purpose(each))
                .collect(),
            services: self
                .services
                .iter()
                .map(|each| self.service(each))
                .collect(),
        }
    }

    fn purpose(&self, facts: &PurposeFacts<'_>) -> Purpose {
        let faulty = facts.soundness == Soundness::Faulty;
        Purpose {
            id: facts.id.as_ref().into(),
            // Without a declared use every request is for something undeclared.
            uses: if faulty { Uses::NONE } else { facts.uses },
            basis: if faulty { Basis::Consent } else { facts.basis },
            asks: if faulty { Uses::NONE } else { asks(facts) },
            id_hash: id_hash(&facts.id),
            fingerprint: self.salted(fingerprint::purpose(facts, &self.services)),
        }
    }

    /// The needs are put in the order of the purposes, so that the order of the text means nothing.
    fn service(&self, facts: &ServiceFacts<'_>) -> Service {
        let mut needs: Vec<Need> = Vec::new();
        for (purpose, index) in self.purposes.iter().zip(0..) {
            let here = facts.needs.iter().filter(|need| need.purpose == purpose.id);
            needs.extend(here.map(|need| Need {
                purpose: index,
                uses: need.uses,
            }));
        }
        if needs.len() < facts.needs.len() || facts.soundness == Soundness::Faulty {
            needs.push(NOWHERE);
        }
        Service {
            id: facts.id.as_ref().into(),
            needs,
            id_hash: id_hash(&facts.id),
            fingerprint: self.salted(fingerprint::service(facts)),
        }
    }

    fn salted(&self, fingerprint: u16) -> u16 {
        if self.text == Soundness::Sound {
            fingerprint
        } else {
            fingerprint ^ BROKEN
        }
    }
}

/// The uses that need the visitor's permission.
///
/// Aggregated data is no personal data, and an interest can outweigh a missing yes, but neither opens the visitor's
/// device: storing there stays to be asked (ePrivacy directive 5(3); EDPB taskforce report 2023, 19 to 27).
fn asks(facts: &PurposeFacts<'_>) -> Uses {
    let storing = facts.uses.intersection(Uses::from(Use::Store));
    let aggregated = |data: &super::DataFacts<'_>| {
        matches!(data.identifiability, Identifiability::Aggregated { .. })
    };
    match facts.basis {
        Basis::Necessary => Uses::NONE,
        Basis::LegitimateInterest => storing,
        Basis::Consent if !facts.data.is_empty() && facts.data.iter().all(aggregated) => storing,
        Basis::Consent => facts.uses,
    }
}
