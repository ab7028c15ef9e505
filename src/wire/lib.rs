//! Placet: wire.
