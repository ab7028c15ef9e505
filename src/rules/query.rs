//! The questions about whole URLs, and about names by what they name.

use crate::Rules;
use crate::index::Hit;
use crate::target::Target;

/// Where a page can keep data under a name, beside cookies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageKind {
    /// `localStorage`, by key.
    Local = 0,
    /// `sessionStorage`, by key.
    Session = 1,
    /// IndexedDB, by database name.
    IndexedDb = 2,
    /// The Cache API, by cache name.
    Cache = 3,
}

/// The kind of a cookie's name, beside those of [`StorageKind`].
pub const COOKIE: u8 = 4;

/// To whom a URL belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UrlMatch<'a> {
    /// The services that declared it, by the number given to the builder. Empty when nobody did.
    pub services: &'a [u16],
    /// Whether every URL of the same origin has this answer, so that it may be remembered for the origin. Also `true`
    /// of an origin that nobody declared anything of.
    pub whole_origin: bool,
    /// For [`Rules::pattern`].
    pub hit: Hit,
}

impl UrlMatch<'_> {
    /// Whether a service declared it.
    pub fn is_declared(&self) -> bool {
        !self.services.is_empty()
    }
}

impl Rules {
    /// To whom `url` belongs, on a page of the origin `own_origin` (`location.origin`).
    ///
    /// `url` should be absolute and written by a URL parser. Raw text does no harm: see the crate's tests for what is
    /// understood. `ws:` and `wss:` count as `http:` and `https:`, a `blob:` URL as the origin inside it; other schemes
    /// belong to nobody.
    pub fn url(&self, url: &str, own_origin: &str) -> UrlMatch<'_> {
        let mut room = [0; _];
        let hit = match Target::read(url, &mut room) {
            Some(target) => self.find(&target, own_origin),
            None => Hit::NOTHING,
        };
        UrlMatch {
            services: self.services(hit),
            whole_origin: hit.whole_origin,
            hit,
        }
    }

    /// To whom the cookie called `name` belongs: the services with the longest fixed beginning; empty when nobody.
    pub fn cookie(&self, name: &str) -> &[u16] {
        self.services(self.find_name(COOKIE, name))
    }

    /// The same for a key in web storage, a database or a cache.
    pub fn storage(&self, kind: StorageKind, name: &str) -> &[u16] {
        self.services(self.find_name(kind as u8, name))
    }

    fn find(&self, target: &Target<'_>, own_origin: &str) -> Hit {
        let is_own = target.is_own(own_origin);
        match target.plain_path() {
            Some(path) => self.find_at(target.host, target.port, path, is_own),
            None => self.find_at(
                target.host,
                target.port,
                target.clean_path(&mut [0; _]),
                is_own,
            ),
        }
    }
}
