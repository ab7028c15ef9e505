//! Wasm 2, loaded only when a choice is needed: what the notice says and how it is laid out.
//!
//! Text in, text out, and nothing kept in between: [`respond`] is the whole interface. The configuration comes in as
//! [`disclosure`] lines, written by `web/disclosure.js`; what is to be seen goes out as a [`drawing`], followed by
//! `web/build.js`. Nothing in here knows a page, a clock or a language: words, numbers and lists are named, and
//! `web/words.js` has the platform put them into the visitor's language. So the module imports nothing, and every layer
//! is tested on the host by reading its drawing.
//!
//! | module | what it is about |
//! |---|---|
//! | [`label`] | the first layer: the disclosure of all that is asked, on five lines |
//! | [`prefs`] | the second layer, every purpose folded |
//! | [`panel`] | a purpose, unfolded: its disclosure, uses and services |
//! | [`marked`] | the owner's markup within a text |
//! | [`draft`] | what the switches say before they are saved |
//! | [`record`] | the record that a choice leaves |

pub mod disclosure;
pub mod draft;
pub mod drawing;
pub mod label;
pub mod marked;
pub mod panel;
pub mod prefs;
pub mod record;
mod respond;
pub mod retention;
mod text;

pub use respond::respond;

#[cfg(target_family = "wasm")]
#[allow(unsafe_code)]
mod heap;
#[cfg(target_family = "wasm")]
mod wasm;
