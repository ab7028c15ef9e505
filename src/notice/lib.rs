//! Wasm 2, loaded when a choice is needed: the first layer, and the record that a choice leaves.
//!
//! [`respond`] is the whole interface; what is said and how it is drawn is explained in [`placet_disclosure`]. What only few
//! visitors open stands in a room of its own, `src/preferences`, so that a first visit does not pay for it.
//!
//! | module | what it is about |
//! |---|---|
//! | [`label`] | the first layer: the disclosure of all that is asked, on five lines |
//! | [`record`] | the record that a choice leaves |

pub mod label;
pub mod record;
mod respond;

pub use respond::respond;

#[cfg(target_family = "wasm")]
pub mod wasm;
