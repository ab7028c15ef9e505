//! The second line of defence, made from the same configuration: a Content-Security-Policy that lets in the site itself and
//! the services that are permitted, and nothing else. The browser keeps to it where no script can act: ahead of the parser,
//! in style sheets, in frames.
//!
//! - [`Site`] is what the configuration declares, [`Permitted`] which of its services may be let in: without an answer, with
//!   some named, or for the visitor whose cookies these are. `placet_consent` decides that, as everywhere.
//! - [`policy()`] is the text for a response header, with what the [`Owner`] of the site adds.
//! - [`snippet()`] is the recommended markup to paste first into the head: configuration, guard, and the policy behind it, which the
//!   guard writes off or widens in the page (`src/guard/web/switch.js`).
//!
//! Pure: text in, text out.

mod existing;
mod owner;
mod permitted;
mod policy;
mod site;
mod snippet;
mod source;

pub use owner::{Fault, Owner};
pub use permitted::Permitted;
pub use policy::{OPEN, policy};
pub use site::Site;
pub use snippet::{Snippet, snippet};
