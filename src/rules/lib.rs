//! Which declared service does a URL, a cookie or a storage key belong to? Pure, and without an allocation per query.
//!
//! # Patterns
//!
//! - Hosts: `example.com` is that host and every host below it, on every port; `example.com:8443` on that port only;
//!   `example.com/collect` only the path `/collect` and what lies below it; `/collect` the same on the page's own origin.
//! - `*` stands for any run of characters, also none and also `/`, in paths and in the names of cookies and storage.
//! - The most specific pattern wins: the longest host, then the longest path, then the one with a port.
//! - Services that declare the same pattern share it: callers let a URL pass as soon as one of them is permitted.

mod add;
mod builder;
mod fault;
mod glob;
mod index;
mod query;
mod scan;
mod target;
mod text;

pub use builder::Builder;
pub use fault::PatternFault;
pub use glob::matches;
pub use index::Rules;
pub use query::UrlMatch;
pub use scan::{Found, Scan};

/// Where a page can keep data under a name, beside cookies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageKind {
    /// `localStorage`, by key.
    Local = 0,
    /// `sessionStorage`, by key.
    Session = 1,
    /// IndexedDB, by database name.
    IndexedDb = 2,
    /// The Cache API, by cache name.
    Cache = 3,
}
