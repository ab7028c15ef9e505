//! Placet: guard.
