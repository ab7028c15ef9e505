//! The configuration checker for browsers and Node: the configuration's checker, and the objects that cross to JavaScript.
//!
//! On the host there is nothing here: `placet_config::check::check` is the same checker without JavaScript.

#[cfg(target_family = "wasm")]
mod heap;
#[cfg(target_family = "wasm")]
mod wasm;

#[cfg(target_family = "wasm")]
pub use wasm::{describe, problems};
