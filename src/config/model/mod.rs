//! The authoring side: the configuration as typed data, its schema, its types for TypeScript, and its checker.

mod check;
mod code;
mod config;
mod facts;
mod problem;
mod purpose;
mod schema;
mod service;
mod settings;
mod typescript;

pub use check::check;
pub use code::Code;
pub use config::{Config, Controller, Expiry, Reask, Regime, Text};
pub use problem::{Problem, Report, Severity};
pub use purpose::{Basis, DataItem, Identifiability, Purpose, Retention, Use, Uses};
pub use schema::schema_json;
pub use service::{KeptCookie, KeptEntry, Service, Store};
pub use settings::{Cookie, Position, Reopen, Scheme, Theme};
pub use typescript::typescript;
