//! What a configuration says, as plain data, and what follows from it.
//!
//! Every reader fills in [`Facts`]; [`Facts::policy`] alone turns them into a [`Policy`]. So strictness and
//! fingerprints have one home, and two readers can only differ in what they have read.

mod fingerprint;
mod id;
mod policy;

use std::borrow::Cow;

use placet_consent::{Basis, Reask, Regime, Uses};

pub use fingerprint::id_hash;
pub use id::{ID_LENGTH, is_id};

/// How long a choice is kept where the owner does not say, in days.
pub const EXPIRY_DAYS: u16 = 180;
/// The longest that a choice may be kept, in days (EDPB guidelines 05/2020, 110).
pub const EXPIRY_CAP: u16 = 365;
/// The longest age that can be declared for data, cookies and storage, in days.
pub const DAYS_CAP: u16 = 36_500;
/// An aggregate of fewer people than this is none.
pub const GROUP_LEAST: u32 = 2;
/// As many purposes as a stored choice can count.
pub const PURPOSES_CAP: usize = 255;
/// As many services as a site may declare.
pub const SERVICES_CAP: usize = 4096;

/// What a whole configuration says about permission.
#[derive(Clone, Debug, Default)]
pub struct Facts<'a> {
    /// What holds before a choice.
    pub regime: Regime,
    /// How long a choice is kept, in days.
    pub expiry_days: u16,
    /// What a material change asks again.
    pub reask: Reask,
    /// The owner's own count.
    pub edition: u8,
    /// Whether the text could be read to its end.
    pub text: Soundness,
    /// In the owner's order.
    pub purposes: Vec<PurposeFacts<'a>>,
    /// In the owner's order.
    pub services: Vec<ServiceFacts<'a>>,
}

/// Whether what was read can be relied on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Soundness {
    /// Nothing was wrong.
    #[default]
    Sound,
    /// Something was wrong: hold.
    Faulty,
}

/// What is said about a purpose.
#[derive(Clone, Debug, Default)]
pub struct PurposeFacts<'a> {
    /// The owner's name for it.
    pub id: Cow<'a, str>,
    /// On what ground.
    pub basis: Basis,
    /// Every declared use.
    pub uses: Uses,
    /// What is collected.
    pub data: Vec<DataFacts<'a>>,
    /// How long it is kept, in days; `None` where no end is declared.
    pub retention: Option<u16>,
    /// A faulty purpose is permitted nothing.
    pub soundness: Soundness,
}

/// What is said about a data item.
#[derive(Clone, Debug, Default)]
pub struct DataFacts<'a> {
    /// The owner's name for it.
    pub id: Cow<'a, str>,
    /// Whether it leads back to a person.
    pub identifiability: Identifiability,
}

/// Whether data leads back to a person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Identifiability {
    /// It names the person. Also the answer where nothing, or nothing known, is said.
    #[default]
    Identified,
    /// It singles the person out without a name.
    Pseudonymous,
    /// It is only ever kept as a figure about a group of at least so many people.
    Aggregated {
        /// The smallest group; from [`GROUP_LEAST`].
        group: u32,
    },
}

/// What is said about a service.
#[derive(Clone, Debug, Default)]
pub struct ServiceFacts<'a> {
    /// The owner's name for it.
    pub id: Cow<'a, str>,
    /// Who receives the data.
    pub provider: Cow<'a, str>,
    /// Where, as ISO 3166-1 alpha-2.
    pub country: Cow<'a, str>,
    /// The purposes that it serves.
    pub needs: Vec<NeedFacts<'a>>,
    /// A faulty service is held.
    pub soundness: Soundness,
}

/// What is said about a service's part in a purpose.
#[derive(Clone, Debug, Default)]
pub struct NeedFacts<'a> {
    /// The purpose's id.
    pub purpose: Cow<'a, str>,
    /// The uses that the service cannot do without.
    pub uses: Uses,
}
