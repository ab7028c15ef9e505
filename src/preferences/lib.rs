//! Wasm 3, loaded when the visitor opens the preferences or is asked about one thing: the second layer and its questions.
//!
//! [`respond`] is the whole interface; what is said and how it is drawn is explained in [`placet_disclosure`].
//!
//! | module | what it is about |
//! |---|---|
//! | [`prefs`] | the second layer, every purpose folded |
//! | [`panel`] | a purpose, unfolded: its disclosure and uses |
//! | [`rows`] | the list of services |
//! | [`news`] | what has changed since the visitor last chose |
//! | [`moment`] | the question about one purpose or service |
//! | [`draft`] | what the switches say before they are saved |

pub mod draft;
pub mod moment;
pub mod news;
pub mod panel;
pub mod prefs;
mod respond;
pub mod rows;

pub use respond::respond;

#[cfg(target_family = "wasm")]
pub mod wasm;
