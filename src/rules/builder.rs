//! Reading patterns into the index.

use crate::add::Pattern;
use crate::index::{Owner, Span};
use crate::target::read_port;
use crate::{PatternFault, Rules, StorageKind};

/// Collects patterns.
///
/// # Examples
///
/// ```
/// let mut builder = placet_rules::Builder::new();
/// builder.host("stats.example", 7)?;
/// let rules = builder.build();
/// let found = rules.url("https://eu.stats.example/a.js", "https://shop.example");
/// assert_eq!(found.services, [7]);
/// # Ok::<(), placet_rules::PatternFault>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Builder {
    rules: Rules,
}

/// The longest pattern, in bytes: a host name has at most 253 (RFC 1035, 2.3.4), a path worth declaring fewer.
const LONGEST: usize = 255;

impl Builder {
    /// No patterns yet.
    pub fn new() -> Builder {
        Builder::default()
    }

    /// Adds a host, with or without port and path, or a path on the own origin.
    ///
    /// # Errors
    ///
    /// A [`PatternFault`]. After the evident ones the pattern was added all the same.
    pub fn host(&mut self, pattern: &str, service: u16) -> Result<(), PatternFault> {
        let (pattern, slip) = evident(pattern.trim());
        says_something(pattern)?;
        let (authority, path) = pattern.split_at(pattern.find('/').unwrap_or(pattern.len()));
        let path = match path.trim_end_matches('*') {
            "" | "/" => "",
            _ => path,
        };
        if authority.is_empty() {
            self.own_path(path, service)?;
        } else {
            self.host_and_path(authority, path, service)?;
        }
        slip.map_or(Ok(()), Err)
    }

    /// Adds the name of a cookie.
    ///
    /// # Errors
    ///
    /// A [`PatternFault`]; nothing was added.
    pub fn cookie(&mut self, pattern: &str, service: u16) -> Result<(), PatternFault> {
        self.name(Owner::COOKIES, pattern, service)
    }

    /// Adds the name of a key, a database or a cache.
    ///
    /// # Errors
    ///
    /// A [`PatternFault`]; nothing was added.
    pub fn storage(
        &mut self,
        kind: StorageKind,
        pattern: &str,
        service: u16,
    ) -> Result<(), PatternFault> {
        self.name(Owner::storage(kind), pattern, service)
    }

    /// The index over everything added.
    pub fn build(self) -> Rules {
        self.rules
    }

    fn own_path(&mut self, path: &str, service: u16) -> Result<(), PatternFault> {
        if path.is_empty() {
            return Err(PatternFault::Everything);
        }
        let path = self.write(&[path, below(path)])?;
        self.rules.add(
            Owner::OWN_PATHS,
            Pattern {
                whole: path,
                named: path,
                port: 0,
            },
            service,
        )
    }

    fn host_and_path(
        &mut self,
        authority: &str,
        path: &str,
        service: u16,
    ) -> Result<(), PatternFault> {
        let (host, colon_port, port) = split_port(authority)?;
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        if !is_host(&host) {
            return Err(PatternFault::Host);
        }
        let whole = self.write(&[&host, colon_port, path, below(path)])?;
        let (key, rest) = whole.split(host.len());
        if path.is_empty() {
            return self.rules.add(
                Owner::HOSTS,
                Pattern {
                    whole,
                    named: key,
                    port,
                },
                service,
            );
        }
        let (_, named) = rest.split(colon_port.len());
        let owner = self.rules.paths_below(key)?;
        self.rules
            .add(owner, Pattern { whole, named, port }, service)
    }

    fn name(&mut self, owner: Owner, pattern: &str, service: u16) -> Result<(), PatternFault> {
        says_something(pattern)?;
        let whole = self.write(&[pattern])?;
        self.rules.add(
            owner,
            Pattern {
                whole,
                named: whole,
                port: 0,
            },
            service,
        )
    }

    fn write(&mut self, parts: &[&str]) -> Result<Span, PatternFault> {
        let length: usize = parts.iter().map(|part| part.len()).sum();
        if length > LONGEST {
            return Err(PatternFault::TooLong);
        }
        Ok(self.rules.write(parts, length as u16))
    }
}

fn says_something(pattern: &str) -> Result<(), PatternFault> {
    match pattern.trim_end_matches('*') {
        "" if pattern.is_empty() => Err(PatternFault::Empty),
        "" => Err(PatternFault::Everything),
        _ => Ok(()),
    }
}

/// A path that ends with a slash means what follows the slash.
fn below(path: &str) -> &'static str {
    if path.ends_with('/') { "*" } else { "" }
}

/// The pattern without what is evidently too much in it.
fn evident(pattern: &str) -> (&str, Option<PatternFault>) {
    let mut rest = pattern;
    let mut slip = None;
    if let Some((scheme, after)) = rest.split_once("//")
        && (scheme.is_empty() || scheme.ends_with(':'))
    {
        (rest, slip) = (after, Some(PatternFault::Scheme));
    }
    if let Some(host) = rest.strip_prefix("*.") {
        (rest, slip) = (host, slip.or(Some(PatternFault::Wildcard)));
    }
    if let Some((before, _)) = rest.split_once(['?', '#']) {
        (rest, slip) = (before, slip.or(Some(PatternFault::Query)));
    }
    (rest, slip)
}

/// The host, `:port` as written, and the port as a number; 0 when there is none.
fn split_port(authority: &str) -> Result<(&str, &str, u16), PatternFault> {
    match authority.rfind([':', ']']) {
        Some(at) if authority.as_bytes().get(at) == Some(&b':') => {
            let (host, port) = authority.split_at(at);
            let number = read_port(port.as_bytes().get(1..).unwrap_or_default(), 0);
            if number == 0 {
                Err(PatternFault::Port)
            } else {
                Ok((host, port, number))
            }
        }
        _ => Ok((authority, "", 0)),
    }
}

fn is_host(host: &str) -> bool {
    if let Some(inner) = host.strip_prefix('[') {
        let inner = inner.strip_suffix(']').unwrap_or_default();
        return !inner.is_empty()
            && inner
                .bytes()
                .all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.'));
    }
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    host.split('.').all(is_label)
}
