//! What a service keeps on the visitor's device, and for how long at most.

use placet_rules::StorageKind;

/// What to remove when a service's permission ends, and what to remove when it has grown too old.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Erase {
    /// Declared cookies.
    pub cookies: Vec<CookieErase>,
    /// Declared entries of the browser's other stores.
    pub storage: Vec<StorageErase>,
}

/// A cookie, or several of one name pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CookieErase {
    /// Exact, or with `*` for any run of characters.
    pub name: String,
    /// Greatest age in days; 0 for a cookie that ends with the browser session, `None` where none is declared.
    pub days: Option<u16>,
}

/// An entry, or several of one key pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StorageErase {
    /// In which store.
    pub kind: StorageKind,
    /// Exact, or with `*` for any run of characters.
    pub key: String,
    /// Greatest age in days; 0 for what ends with the browser session, `None` where none is declared.
    pub days: Option<u16>,
}
