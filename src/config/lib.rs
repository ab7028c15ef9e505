//! The configuration of a site: handed over to wasm as short lines, and checked thoroughly wherever it is written.
//!
//! - [`lines`] is what every page view carries. The browser parses the JSON, `web/configure.js` writes the lines, and
//!   here they become policy and patterns. Total: what makes no sense is held.
//! - [`markup`] is what an owner's text may have besides words: emphasis and links.
//! - `check` (feature `check`) finds everything that is not in order in a configuration, at once.
//! - `model` (feature `model`) is the configuration as types, and what is generated from them: the JSON Schema, the
//!   TypeScript types, and the lines that the script has to write.

#[cfg(feature = "check")]
pub mod check;
#[cfg(feature = "check")]
pub mod doc;
pub mod lines;
pub mod markup;
#[cfg(feature = "model")]
pub mod model;
