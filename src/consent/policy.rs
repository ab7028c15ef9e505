//! The validated configuration, reduced to what a decision needs.

use crate::Uses;

/// What holds before the visitor has said anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Regime {
    /// Nothing without a yes. Also the answer to any unknown place or word.
    #[default]
    OptIn,
    /// Permitted until the visitor, or their browser's signal, says no.
    OptOut,
    /// Permitted; the notice informs, and a no is honoured.
    NoticeOnly,
}

/// On what ground a purpose stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    /// The visitor's permission.
    #[default]
    Consent,
    /// The site cannot work without it; the owner says why.
    Necessary,
    /// The owner's interest; the visitor may object. Never a ground for storing (EDPB taskforce report 2023, 19-27).
    LegitimateInterest,
}

/// What is asked again when a purpose has materially changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reask {
    /// Only that purpose.
    #[default]
    Changed,
    /// Everything.
    All,
}

/// What happens to requests and writes that no service declares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unknown {
    /// They pass.
    #[default]
    Declared,
    /// Requests to other sites wait until everything is permitted.
    ThirdParty,
    /// So do names that inline code, or code of another site, writes.
    Strict,
}

/// A reason for which data is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Purpose {
    /// The owner's name for it in configuration and API.
    pub id: String,
    /// Every declared use.
    pub uses: Uses,
    /// On what ground.
    pub basis: Basis,
    /// The uses that need permission; within `uses`.
    pub asks: Uses,
    /// Recognises the purpose in a stored record.
    pub id_hash: u16,
    /// Changes whenever what the visitor would be asked changes materially.
    pub fingerprint: u16,
}

/// One purpose that a service serves, and what it does there with the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Need {
    /// Index into [`Policy::purposes`].
    pub purpose: u16,
    /// The uses that the service cannot do without.
    pub uses: Uses,
}

/// A recipient's product on the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// The owner's name for it in configuration and API.
    pub id: String,
    /// All must be permitted before the service may run.
    pub needs: Vec<Need>,
    /// Recognises the service in a stored record.
    pub id_hash: u16,
    /// 14 bits; changes whenever what the visitor would be asked changes materially.
    pub fingerprint: u16,
}

/// Everything a decision needs to know about the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Policy {
    /// What holds before a choice.
    pub regime: Regime,
    /// How long a choice is kept, in days, for yes and no alike. At most 365.
    pub expiry_days: u16,
    /// What a material change asks again.
    pub reask: Reask,
    /// What happens to what no service declares.
    pub unknown: Unknown,
    /// The owner's own count; another number asks everything again.
    pub edition: u8,
    /// In the owner's order.
    pub purposes: Vec<Purpose>,
    /// In the owner's order.
    pub services: Vec<Service>,
}

impl Default for Policy {
    fn default() -> Policy {
        Policy::EMPTY
    }
}

impl Purpose {
    /// A purpose called `id` that stands on `basis`; `aggregated` says that all its data is only ever kept as figures
    /// about groups. It counts as the same as long as `material` is.
    ///
    /// Aggregated data is no personal data, and an interest can outweigh a missing yes, but neither opens the visitor's
    /// device: storing there stays to be asked (ePrivacy directive 5(3); EDPB taskforce report 2023, 19 to 27).
    pub fn declared(
        id: &str,
        basis: Basis,
        uses: Uses,
        aggregated: bool,
        material: &str,
    ) -> Purpose {
        Purpose {
            id: String::from(id),
            ..Purpose::known(
                fingerprint(id),
                basis,
                uses,
                aggregated,
                fingerprint(material),
            )
        }
    }

    /// The same for those who never speak of it by name: from the hashes of its id and of its material.
    pub fn known(
        id_hash: u16,
        basis: Basis,
        uses: Uses,
        aggregated: bool,
        fingerprint: u16,
    ) -> Purpose {
        let storing = uses.intersection(Uses::from_bits(1));
        let asks = match basis {
            Basis::Necessary => Uses::NONE,
            Basis::LegitimateInterest => storing,
            Basis::Consent if aggregated => storing,
            Basis::Consent => uses,
        };
        Purpose {
            id: String::new(),
            uses,
            basis,
            asks,
            id_hash,
            fingerprint,
        }
    }
}

/// FNV-1a of 32 bits (draft-eastlake-fnv), folded to 16.
pub fn fingerprint(text: impl AsRef<[u8]>) -> u16 {
    let mut hash = 0x811c_9dc5_u32;
    for byte in text.as_ref() {
        hash = (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    }
    (hash >> 16 ^ hash) as u16
}

impl Service {
    /// A service called `id` that needs nothing yet. It counts as the same as long as `material` is.
    pub fn declared(id: &str, material: &str) -> Service {
        Service {
            id: String::from(id),
            ..Service::known(fingerprint(id), fingerprint(material))
        }
    }

    /// The same for those who never speak of it by name: from the hashes of its id and of its material.
    pub fn known(id_hash: u16, fingerprint: u16) -> Service {
        Service {
            id: String::new(),
            needs: Vec::new(),
            id_hash,
            fingerprint: fingerprint & 0x3fff,
        }
    }

    /// Every use that the service declared, over all its purposes.
    pub fn uses(&self) -> Uses {
        let mut sum = Uses::NONE;
        for need in &self.needs {
            sum = sum.union(need.uses);
        }
        sum
    }
}

impl Policy {
    /// Nothing declared, opt-in, six months.
    pub const EMPTY: Policy = Policy {
        regime: Regime::OptIn,
        expiry_days: Policy::USUAL_EXPIRY,
        reask: Reask::Changed,
        unknown: Unknown::Declared,
        edition: 0,
        purposes: Vec::new(),
        services: Vec::new(),
    };

    /// Six months in days: as long as a refusal should be remembered (CNIL 2020-092, 38-39), and so a yes.
    pub const USUAL_EXPIRY: u16 = 180;

    /// A year in days; no policy keeps a choice longer (EDPB 05/2020, 110).
    pub const LONGEST_EXPIRY: u16 = 365;

    /// The index of the purpose called `id`.
    pub fn purpose_by_id(&self, id: &str) -> Option<u16> {
        position(self.purposes.iter().map(|each| each.id.as_str()), id)
    }

    /// The index of the service called `id`.
    pub fn service_by_id(&self, id: &str) -> Option<u16> {
        position(self.services.iter().map(|each| each.id.as_str()), id)
    }
}

impl Policy {
    /// Whether everything that the service needs waits for a permission, so that without any answer it is on hold.
    pub(crate) fn only_asks(&self, service: &Service) -> bool {
        let mut only_asks = self.regime == Regime::OptIn;
        for need in &service.needs {
            if let Some(purpose) = self.purposes.get(usize::from(need.purpose)) {
                only_asks &= purpose.asks.contains(need.uses);
            }
        }
        only_asks
    }
}

fn position<'a>(mut ids: impl Iterator<Item = &'a str>, id: &str) -> Option<u16> {
    ids.position(|each| each == id)
        .and_then(|at| u16::try_from(at).ok())
}

/// All indices of a list of this length, as far as the policy can name them.
pub(crate) fn indices(length: usize) -> impl Iterator<Item = u16> {
    0..u16::try_from(length).unwrap_or(u16::MAX)
}
