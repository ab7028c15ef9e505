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

pub use builder::Builder;
pub use fault::PatternFault;
pub use glob::matches;
pub use index::{Hit, Rules};
pub use query::{COOKIE, StorageKind, UrlMatch};
pub use scan::{Found, Scan};
