//! The same questions as [`Rules`](crate::Rules) answers, by going through all patterns: a fifth of the code, for the guard.
//!
//! The guard asks once per origin and remembers the answer, so it has no use for an index; it counts bytes. It also has
//! the browser's own URL parser, so host, port and path come in apart. A test holds the two to the same answers.

use crate::glob::glob;

/// Patterns in the order in which they were declared.
#[derive(Debug, Default)]
pub struct Scan {
    patterns: Vec<Pattern>,
    /// Hosts, paths and names, one after the other.
    text: Vec<u8>,
}

#[derive(Clone, Copy, Debug)]
struct Pattern {
    kind: u8,
    service: u16,
    /// 0 for any.
    port: u16,
    start: u32,
    /// The end of the host; a name has none.
    middle: u32,
    /// The end of the path, or of the name.
    end: u32,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The most specific pattern, for [`Scan::owners`]; [`Found::NOTHING`] when nobody declared it.
    pub pattern: u32,
    /// Whether every URL of the origin has this answer.
    pub whole_origin: bool,
}

impl Found {
    /// No pattern.
    pub const NOTHING: u32 = u32::MAX;
}

/// The kind of a host pattern; names have the kinds that the caller gives them.
const HOST: u8 = u8::MAX;
/// The kind of a host of the site's own.
const OWN: u8 = HOST - 1;

impl Scan {
    /// No pattern.
    pub const EMPTY: Scan = Scan {
        patterns: Vec::new(),
        text: Vec::new(),
    };

    /// Adds a host (lower case; empty for the page's own), a port (0 for any) and a path (empty for all).
    pub fn host(
        &mut self,
        host: impl AsRef<[u8]>,
        port: u16,
        path: impl AsRef<[u8]>,
        service: u16,
    ) {
        let path = match path.as_ref() {
            b"/" | b"/*" => &[],
            other => other,
        };
        self.push(HOST, host.as_ref(), port, path, service);
    }

    /// Adds a name of some kind (a cookie, a key of one of the stores).
    pub fn name(&mut self, kind: u8, name: impl AsRef<[u8]>, service: u16) {
        self.push(kind, &[], 0, name.as_ref(), service);
    }

    /// Adds a host (lower case) that is the site's own.
    pub fn own(&mut self, host: impl AsRef<[u8]>) {
        self.push(OWN, host.as_ref(), 0, &[], 0);
    }

    /// Whether `host` is of the same site: an own host, below one, or above one.
    ///
    /// Which names are registrable is a list that no guard can carry. A host of one label is above nobody, and what stands
    /// beside an own host (`cdn.shop.example` beside `www.shop.example`) is another site until it is added: in doubt, the
    /// stricter answer.
    pub fn is_own(&self, host: impl AsRef<[u8]>) -> bool {
        let host = host.as_ref();
        // `contains` brings a search by words of memory along, which the guard would carry.
        #[allow(clippy::manual_contains)]
        let has_labels = host.iter().any(|byte| *byte == b'.');
        let mut is_own = false;
        for pattern in &self.patterns {
            let own = self.slice(pattern.start, pattern.middle);
            is_own |=
                pattern.kind == OWN && (is_below(host, own) || has_labels && is_below(own, host));
        }
        is_own
    }

    fn push(&mut self, kind: u8, first: &[u8], port: u16, second: &[u8], service: u16) {
        let start = self.text.len() as u32;
        self.text.extend_from_slice(first);
        let middle = self.text.len() as u32;
        self.text.extend_from_slice(second);
        // A path that ends with a slash means what follows the slash.
        if kind == HOST && second.last() == Some(&b'/') {
            self.text.push(b'*');
        }
        self.patterns.push(Pattern {
            kind,
            service,
            port,
            start,
            middle,
            end: self.text.len() as u32,
        });
    }

    /// To whom the URL belongs. `own` says that its origin is the page's own.
    pub fn url(
        &self,
        host: impl AsRef<[u8]>,
        port: u16,
        path: impl AsRef<[u8]>,
        own: bool,
    ) -> Found {
        self.find(HOST, host.as_ref(), port, path.as_ref(), own)
    }

    /// To whom a name of this kind belongs.
    pub fn named(&self, kind: u8, name: impl AsRef<[u8]>) -> Found {
        self.find(kind, &[], 0, name.as_ref(), true)
    }

    fn find(&self, kind: u8, host: &[u8], port: u16, rest: &[u8], own: bool) -> Found {
        let mut found = Found {
            pattern: Found::NOTHING,
            whole_origin: true,
        };
        let (mut best, mut at) = (0, 0);
        for pattern in &self.patterns {
            let declared = self.slice(pattern.start, pattern.middle);
            if pattern.kind == kind && (declared.is_empty() && own || is_below(host, declared)) {
                let behind = self.slice(pattern.middle, pattern.end);
                let is_all = behind.is_empty() && kind == HOST;
                found.whole_origin &= is_all;
                if (pattern.port == 0 || pattern.port == port)
                    && (is_all || glob(behind, rest, kind == HOST))
                {
                    // More than any pattern has: the first one found is better than none.
                    // The own page's paths come before every host; a host has at most 253 bytes.
                    let host = if declared.is_empty() {
                        255
                    } else {
                        declared.len() as u32
                    };
                    let weight = 1 + weight(host, behind, pattern.port != 0);
                    if weight > best {
                        best = weight;
                        found.pattern = at;
                    }
                }
            }
            at += 1;
        }
        found
    }

    /// Calls `owner` with every service that declared exactly what the pattern at `found` says.
    pub fn owners(&self, found: u32, mut owner: impl FnMut(u16)) {
        let Some(same) = self.patterns.get(found as usize) else {
            return;
        };
        for pattern in &self.patterns {
            // A path begins with a slash and no host has one: equal texts have their middle in the same place.
            if pattern.kind == same.kind
                && pattern.port == same.port
                && self.slice(pattern.start, pattern.end) == self.slice(same.start, same.end)
            {
                owner(pattern.service);
            }
        }
    }

    fn slice(&self, start: u32, end: u32) -> &[u8] {
        match self.text.get(start as usize..end as usize) {
            Some(slice) => slice,
            None => &[],
        }
    }
}

/// Whether `host` is `declared` or below it. Nothing is below no host.
fn is_below(host: &[u8], declared: &[u8]) -> bool {
    let Some(at) = host.len().checked_sub(declared.len()) else {
        return false;
    };
    // The boundary first: it settles nearly all of them without a comparison.
    let is_label = at == 0 || host.get(at - 1) == Some(&b'.');
    is_label && !declared.is_empty() && host.get(at..) == Some(declared)
}

/// The host counts most, then the fixed beginning of what is behind it, then the fixed rest, then that nothing is left open,
/// then the port.
fn weight(host: u32, behind: &[u8], has_port: bool) -> u32 {
    let (mut key, mut fixed, mut open) = (0, 0, 1);
    for byte in behind {
        if *byte == b'*' {
            open = 0;
        } else {
            fixed += 1;
            key += open;
        }
    }
    // Patterns are at most 255 bytes long; a longer one must not count as a longer host.
    host << 21 | key.min(1023) << 11 | fixed.min(511) << 2 | open << 1 | u32::from(has_port)
}

#[cfg(test)]
mod tests {
    use super::Scan;

    #[test]
    fn the_site_is_its_hosts_what_is_below_and_what_is_above() {
        let mut scan = Scan::EMPTY;
        scan.own("www.shop.example");
        scan.own("hazel.test");
        for (host, is_own) in [
            ("www.shop.example", true),
            ("img.www.shop.example", true),
            ("shop.example", true),
            // One label is everybody's; a neighbour may be anybody.
            ("example", false),
            ("cdn.shop.example", false),
            ("notwww.shop.example", false),
            ("a.b.hazel.test", true),
            ("nothazel.test", false),
            ("hazel.test.evil.test", false),
            ("", false),
        ] {
            assert_eq!(scan.is_own(host), is_own, "{host}");
        }
        assert!(!Scan::EMPTY.is_own("shop.example"));
    }
}
