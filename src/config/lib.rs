//! Placet: config.
