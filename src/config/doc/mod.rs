//! JSON with places: a text, the values in it, and where each of them stands.
//!
//! serde_json tells one mistake and no places; the checker tells all of them with line, column and path.

mod fault;
mod node;
mod place;
mod scan;
mod tape;

pub use fault::{Fault, What};
pub use node::{Doc, Kind, Node};

/// Brackets may be nested this deep.
pub const DEPTH: usize = 64;
/// A configuration may have this many bytes.
pub const SIZE: usize = 1 << 20;
/// An object may have this many keys.
pub const KEYS: usize = 1024;

/// A key that may stand anywhere and is never looked at.
const COMMENT: &str = "$comment";
