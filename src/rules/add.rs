//! How a pattern gets into the index.

use crate::Rules;
use crate::index::{ALL, BUCKETS, HOST, Link, NONE, Rule, start, step};

/// How many rules there can be.
const MOST: usize = 65_000;

impl Rules {
    /// Adds a host in lower case (empty for the page's own origin), a port (0 for any) and a path (`/` or nothing for
    /// all). All of the own origin is nobody's.
    ///
    /// Returns whether there was room for it; there is for 65,000 patterns.
    pub fn add_host(&mut self, host: &str, port: u16, path: &str, service: u16) -> bool {
        if !matches!(path, "" | "/" | "/*") {
            match self.rule(HOST, host, 0, ALL) {
                Some(whole) => whole.has_paths = true,
                None => return false,
            }
            self.declare(HOST, host, port, path, service)
        } else {
            host.is_empty() || self.declare(HOST, host, port, ALL, service)
        }
    }

    /// Adds a name with or without `*`. What the kinds below 255 mean is up to the caller, but for [`COOKIE`] and the
    /// [`StorageKind`]s.
    ///
    /// Returns whether there was room for it.
    ///
    /// [`COOKIE`]: crate::COOKIE
    /// [`StorageKind`]: crate::StorageKind
    pub fn add_name(&mut self, kind: u8, name: &str, service: u16) -> bool {
        self.declare(kind, "", 0, name, service)
    }

    fn declare(&mut self, kind: u8, host: &str, port: u16, rest: &str, service: u16) -> bool {
        let Some(rule) = self.rule(kind, host, port, rest) else {
            return false;
        };
        if !rule.services.contains(&service) {
            rule.services.push(service);
        }
        true
    }

    /// The rule for exactly this, made when there is none.
    fn rule(&mut self, kind: u8, host: &str, port: u16, rest: &str) -> Option<&mut Rule> {
        // A path that ends with a slash means what follows the slash.
        let below = if kind == HOST && rest.ends_with('/') {
            ALL
        } else {
            ""
        };
        let key = rest.find('*').unwrap_or(rest.len());
        let (fixed, open) = rest.as_bytes().split_at(key);
        let hash = host.bytes().rev().fold(start(kind), step);
        let hash = fixed.iter().copied().fold(hash, step);
        let same = self.bucket(hash).find(|at| {
            let rule = &self.rules[*at];
            let tail = self
                .slice(rule.star, rule.end)
                .strip_suffix(below.as_bytes());
            rule.port == port
                && self.has_key(rule, kind, host.as_bytes(), fixed)
                && tail == Some(open)
        });
        if let Some(same) = same {
            return self.rules.get_mut(same);
        }
        let new = self.rules.len();
        if new >= MOST {
            return None;
        }
        let start = self.text.len();
        for part in [host, rest, below] {
            self.text.push_str(part);
        }
        let rule = Rule {
            kind,
            has_paths: false,
            port,
            host: start as u32,
            rest: (start + host.len()) as u32,
            star: (start + host.len() + key) as u32,
            end: self.text.len() as u32,
            weight: weight(rest, below.is_empty() && open.is_empty(), port != 0),
            services: Vec::new(),
        };
        self.rules.push(rule);
        self.buckets.resize(BUCKETS, NONE);
        let first = std::mem::replace(&mut self.buckets[hash as usize % BUCKETS], new as u16);
        self.links.push(Link { hash, next: first });
        if kind == HOST {
            self.hosts.add(host.len());
            self.paths.add(key);
        } else {
            self.names.add(key);
        }
        self.rules.last_mut()
    }
}

/// Of several patterns with one key: the fixed bytes count, then that nothing is left open, then a port.
fn weight(rest: &str, is_closed: bool, has_port: bool) -> u16 {
    let fixed = rest.bytes().filter(|byte| *byte != b'*').count();
    (fixed * 4) as u16 + u16::from(is_closed) * 2 + u16::from(has_port)
}
