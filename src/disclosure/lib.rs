//! PURE. What both layers of the notice have in common: what the site declares, and how it is drawn.
//!
//! Text in, text out, and nothing kept in between. The configuration comes in as lines, written by `web/disclosure.js`
//! ([`Disclosure`] has the format); what is to be seen goes out as a [`drawing`], followed by `web/build.js`. Nothing in here
//! knows a page, a clock or a language: words, numbers and lists are named, and `web/words.js` has the platform put them into
//! the visitor's language. So a room's module imports nothing, and every layer is tested on the host by reading its drawing.
//!
//! | module | what it is about |
//! |---|---|
//! | [`drawing`] | the steps of a drawing |
//! | [`label`] | the lines on which a disclosure fits a phone |
//! | [`retention`] | how long something is kept |
//! | [`marked`] | the owner's markup within a text |
//! | [`text`] | reading plain text |

mod disclosure;
pub mod drawing;
pub mod label;
pub mod marked;
pub mod retention;
pub mod text;

pub use disclosure::{Disclosure, Identifiability, Item, Purpose, Service};

/// The heap of the two modules, and the passing of texts.
#[cfg(target_family = "wasm")]
#[allow(unsafe_code)]
pub mod heap;
