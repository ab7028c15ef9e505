//! The light reader: JSON text in, policy, rules and a way to look things up out.
//!
//! It is hand-written because it is part of the first load, where serde would cost more than everything else together.
//! Nothing in here fails or panics, whatever the text says.

mod doc;
mod erase;
mod fault;
mod link;
mod localized;
mod place;
mod purpose;
mod read;
mod scan;
mod service;
mod settings;
mod tape;
mod value;
mod view;

pub use doc::{Doc, Kind, Node};
pub use erase::{CookieErase, Erase, StorageErase};
pub use fault::{Fault, What};
pub use link::is_safe_link;
pub use read::{BriefFault, Flaw, Site, read};
pub use settings::{Cookie, Position, RADIUS_CAP, Reopen, Scheme, Theme};
#[cfg(feature = "model")]
pub(crate) use settings::{is_cookie_domain, is_cookie_name, read_colour};
pub use view::{ControllerView, DataView, PurposeView, ServiceView, View};

/// Brackets may be nested this deep.
pub const DEPTH: usize = 64;
/// A configuration may have this many bytes.
pub const SIZE: usize = 1 << 20;
/// An object may have this many keys.
pub const KEYS: usize = 1024;

/// A key that may stand anywhere and is never looked at.
const COMMENT: &str = "$comment";
