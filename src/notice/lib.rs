//! Placet: notice.
