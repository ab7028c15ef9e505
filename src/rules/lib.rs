//! Placet: rules.
