//! What an owner needs of a configuration, for browsers and Node: its checker, and the policy generator.
//!
//! On the host there is next to nothing here: `placet_config::check::check` and `placet_csp` are the same without JavaScript.

#[cfg(target_family = "wasm")]
mod heap;
pub mod policy;
#[cfg(target_family = "wasm")]
mod wasm;

#[cfg(target_family = "wasm")]
pub use wasm::{describe, policy_text, problems};
