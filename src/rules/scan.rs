//! The same questions as [`Rules`](crate::Rules) answers, by going through all patterns: a fifth of the code, for the guard.
//!
//! The guard asks once per origin and remembers the answer, so it has no use for an index; it counts bytes. It also has
//! the browser's own URL parser, so host, port and path come in apart. A test holds the two to the same answers.

use crate::glob::glob;
use crate::text::Text;

/// Patterns in the order in which they were declared.
#[derive(Debug, Default)]
pub struct Scan {
    patterns: Vec<Pattern>,
    /// Hosts, paths and names, one after the other.
    text: Vec<u8>,
}

#[derive(Debug)]
struct Pattern {
    kind: u8,
    service: u16,
    /// 0 for any.
    port: u16,
    start: u32,
    /// Of the host, or the whole name.
    middle: u32,
    /// Of the path behind it.
    end: u32,
}

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The most specific pattern, for [`Scan::service`]; [`Found::NOTHING`] when nobody declared it.
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

impl Scan {
    /// Adds a host (lower case; empty for the page's own), a port (0 for any) and a path (empty for all).
    pub fn host(&mut self, host: &str, port: u16, path: &str, service: u16) {
        let bare = if path == "/" || path == "/*" { "" } else { path };
        self.push(HOST, host, port, bare, service);
        // A path that ends with a slash means what follows the slash.
        if bare.ends_with('/') {
            self.text.push(b'*');
            if let Some(last) = self.patterns.last_mut() {
                last.end += 1;
            }
        }
    }

    /// Adds a name of some kind (a cookie, a key of one of the stores).
    pub fn name(&mut self, kind: u8, name: &str, service: u16) {
        self.push(kind, name, 0, "", service);
    }

    fn push(&mut self, kind: u8, first: &str, port: u16, second: &str, service: u16) {
        let start = self.text.len() as u32;
        self.text.extend_from_slice(first.as_bytes());
        let middle = self.text.len() as u32;
        self.text.extend_from_slice(second.as_bytes());
        self.patterns.push(Pattern { kind, service, port, start, middle, end: self.text.len() as u32 });
    }

    /// To whom the URL belongs. `own` says that its origin is the page's own.
    pub fn url(&self, host: &str, port: u16, path: &str, own: bool) -> Found {
        let mut found = Found { pattern: Found::NOTHING, whole_origin: true };
        let (mut best, mut at) = (0, 0);
        for pattern in &self.patterns {
            if pattern.kind == HOST {
                let declared = self.slice(pattern.start, pattern.middle);
                let is_here = if declared.is_empty() { own } else { is_below(host.as_bytes(), declared) };
                if is_here {
                    let behind = self.slice(pattern.middle, pattern.end);
                    if !behind.is_empty() {
                        found.whole_origin = false;
                    }
                    if (pattern.port == 0 || pattern.port == port) && (behind.is_empty() || glob(behind, Text::path(path.as_bytes()))) {
                        // A host beats its parent, a path the host alone; the own page's paths come last and win.
                        let host = if declared.is_empty() { 255 } else { declared.len() as u32 };
                        let weight = host << 20 | weight(behind) << 1 | u32::from(pattern.port != 0);
                        if found.pattern == Found::NOTHING || weight > best {
                            best = weight;
                            found.pattern = at;
                        }
                    }
                }
            }
            at += 1;
        }
        found
    }

    /// To whom a name of this kind belongs.
    pub fn named(&self, kind: u8, name: &str) -> u32 {
        let (mut found, mut best, mut at) = (Found::NOTHING, 0, 0);
        for pattern in &self.patterns {
            if pattern.kind == kind {
                let declared = self.slice(pattern.start, pattern.middle);
                let weight = weight(declared);
                if glob(declared, Text::name(name)) && (found == Found::NOTHING || weight > best) {
                    best = weight;
                    found = at;
                }
            }
            at += 1;
        }
        found
    }

    /// The services that declared exactly what the pattern at `found` says, one a call: the `nth`.
    pub fn service(&self, found: u32, nth: usize) -> Option<u16> {
        let same = self.patterns.get(found as usize)?;
        let mut left = nth;
        for pattern in &self.patterns {
            if pattern.kind == same.kind
                && pattern.port == same.port
                && self.slice(pattern.start, pattern.middle) == self.slice(same.start, same.middle)
                && self.slice(pattern.middle, pattern.end) == self.slice(same.middle, same.end)
            {
                if left == 0 {
                    return Some(pattern.service);
                }
                left -= 1;
            }
        }
        None
    }

    fn slice(&self, start: u32, end: u32) -> &[u8] {
        match self.text.get(start as usize..end as usize) {
            Some(slice) => slice,
            None => &[],
        }
    }
}

/// Whether `host` is `declared` or below it.
fn is_below(host: &[u8], declared: &[u8]) -> bool {
    let Some(rest) = host.strip_suffix(declared) else { return false };
    rest.is_empty() || rest.ends_with(b".")
}

/// The fixed beginning counts most, then the fixed rest, then that nothing is left open.
fn weight(pattern: &[u8]) -> u32 {
    let (mut key, mut fixed, mut open) = (0, 0, 1);
    for byte in pattern {
        if *byte == b'*' {
            open = 0;
        } else {
            fixed += 1;
            key += open;
        }
    }
    key << 10 | fixed << 1 | open
}
