//! What a visitor was asked, what they chose, and what may therefore happen. Pure: no clock, no page, no I/O.

mod policy;
mod uses;

pub use policy::{Basis, Need, Policy, Purpose, Reask, Regime, Service};
pub use uses::{Use, Uses};
