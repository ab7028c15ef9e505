//! The configuration of a site: read lightly in the browser, and checked thoroughly wherever it is written.
//!
//! Two readers, one meaning:
//!
//! - [`brief`] is what every page view carries. It reads what a decision needs, never fails and never panics; what it
//!   cannot make sense of is held.
//! - `model` (feature `model`) is the authoring side: the typed model, the checker that finds every problem at once,
//!   the JSON Schema and the TypeScript types.
//!
//! Both hand what they have read to [`facts`], where the rules of strictness and the fingerprints live, once.

pub mod brief;
pub mod facts;
pub mod lines;
#[cfg(feature = "model")]
pub mod model;
