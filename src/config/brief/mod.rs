//! The light reader: JSON text in, policy, rules and a way to look things up out.
//!
//! It is hand-written because it is part of the first load, where serde would cost more than everything else together.

mod doc;
mod fault;
mod place;
mod scan;
mod tape;

pub use doc::{Doc, Kind, Node};
pub use fault::{Fault, What};

/// Brackets may be nested this deep.
pub const DEPTH: usize = 64;
/// A configuration may have this many bytes.
pub const SIZE: usize = 1 << 20;
/// An object may have this many keys.
pub const KEYS: usize = 1024;

/// A key that may stand anywhere and is never looked at.
const COMMENT: &str = "$comment";
