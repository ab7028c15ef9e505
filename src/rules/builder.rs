//! Reading patterns into the index.

use crate::query::COOKIE;
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
        let (host, port) = split_port(authority)?;
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        match path.trim_end_matches('*') {
            "" | "/" if authority.is_empty() => return Err(PatternFault::Everything),
            _ if authority.is_empty() || is_host(&host) => {}
            _ => return Err(PatternFault::Host),
        }
        is_short(pattern)?;
        has_room(self.rules.add_host(&host, port, path, service))?;
        slip.map_or(Ok(()), Err)
    }

    /// Adds the name of a cookie.
    ///
    /// # Errors
    ///
    /// A [`PatternFault`]; nothing was added.
    pub fn cookie(&mut self, pattern: &str, service: u16) -> Result<(), PatternFault> {
        self.name(COOKIE, pattern, service)
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
        self.name(kind as u8, pattern, service)
    }

    /// The index over everything added.
    pub fn build(self) -> Rules {
        self.rules
    }

    fn name(&mut self, kind: u8, pattern: &str, service: u16) -> Result<(), PatternFault> {
        says_something(pattern)?;
        is_short(pattern)?;
        has_room(self.rules.add_name(kind, pattern, service))
    }
}

fn says_something(pattern: &str) -> Result<(), PatternFault> {
    match pattern.trim_end_matches('*') {
        "" if pattern.is_empty() => Err(PatternFault::Empty),
        "" => Err(PatternFault::Everything),
        _ => Ok(()),
    }
}

fn is_short(pattern: &str) -> Result<(), PatternFault> {
    if pattern.len() > LONGEST {
        Err(PatternFault::TooLong)
    } else {
        Ok(())
    }
}

fn has_room(added: bool) -> Result<(), PatternFault> {
    if added {
        Ok(())
    } else {
        Err(PatternFault::TooMany)
    }
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

/// The host, and the port; 0 when there is none.
fn split_port(authority: &str) -> Result<(&str, u16), PatternFault> {
    match authority.rfind([':', ']']).map(|at| authority.split_at(at)) {
        Some((host, port)) if port.starts_with(':') => match read_port(&port.as_bytes()[1..], 0) {
            0 => Err(PatternFault::Port),
            number => Ok((host, number)),
        },
        _ => Ok((authority, 0)),
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
