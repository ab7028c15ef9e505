//! What a visitor was asked, what they chose, and what may therefore happen. Pure: no clock, no page, no I/O.

mod choices;
mod decision;
mod form;
mod permissions;
mod policy;
mod record;
mod session;
mod signals;
mod standing;
mod uses;

pub use choices::{Answer, Choices, ServiceAnswer};
pub use decision::{Because, Decision, Request, State, decide};
pub use form::Form;
pub use policy::{Basis, Need, Policy, Purpose, Reask, Regime, Service, Unknown, fingerprint};
pub use record::{Act, DAY, News, PurposeEntry, Record, ServiceEntry, Source};
pub use session::{Effect, Event, Outcome, Session, Subject, Verdict, record_after};
pub use signals::Signals;
pub use standing::{Lapse, Standing};
pub use uses::{Use, Uses};
