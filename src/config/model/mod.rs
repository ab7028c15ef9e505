//! The configuration as typed data, and what is generated from the types.

mod config;
mod lines;
mod purpose;
mod schema;
mod service;
mod settings;
mod typescript;

pub use config::{Config, Controller, Expiry, Reask, Refused, Regime, Text, Unknown};
pub use purpose::{Basis, DataItem, Identifiability, Purpose, Retention, Use, Uses};
pub use schema::schema_json;
pub use service::{KeptCookie, KeptEntry, Service, Store};
pub use settings::{Cookie, Position, Reopen, Scheme, Theme};
pub use typescript::typescript;
