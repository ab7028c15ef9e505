//! What the browser says for its user.

/// Signals of the browser, as they were when the page started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Signals {
    /// Global Privacy Control: `navigator.globalPrivacyControl === true` (W3C GPC, 2026-04-03). Refuses sharing
    /// wherever nothing else was said; never permits anything.
    pub gpc: bool,
}
