//! Placet: check.
