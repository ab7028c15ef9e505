//! Taking a URL apart, as far as a match needs it.
//!
//! The URL should come from a URL parser (`href`). Raw text is read as the WHATWG URL Standard (4.4) reads it where that
//! is cheap: tabs and newlines vanish, backslashes are slashes, case and a trailing dot of the host do not count. What
//! needs a real parser (percent-encoded or non-ASCII hosts, odd spellings of IP addresses, `..`) belongs to nobody here.

/// The parts of a URL. They are raw: read them through [`clean`].
#[derive(Clone, Copy)]
pub(crate) struct Target<'a> {
    /// Empty when the URL is relative to the own origin.
    pub(crate) host: &'a [u8],
    /// 0 when it is neither given nor known.
    pub(crate) port: u16,
    /// From the first slash up to the query; may be empty.
    pub(crate) path: &'a [u8],
}

/// What a URL parser sees of raw bytes.
pub(crate) fn clean(raw: &[u8]) -> impl DoubleEndedIterator<Item = u8> + Clone {
    raw.iter()
        .filter(|byte| !is_dropped(**byte))
        .map(|byte| if *byte == b'\\' { b'/' } else { *byte })
}

fn is_dropped(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\r')
}

impl<'a> Target<'a> {
    /// `None` for a URL without a host: `data:`, `about:`, a relative one without a leading slash.
    pub(crate) fn read(url: &'a str) -> Option<Target<'a>> {
        let raw = url.as_bytes();
        let start = raw.iter().position(|byte| *byte > b' ')?;
        let raw = raw.get(start..)?;
        match Scheme::read(raw) {
            Some((Scheme::Blob, inner)) => match Scheme::read(inner) {
                Some((Scheme::Web { port }, rest)) => Some(Target::authority(rest, port)),
                _ => None,
            },
            Some((Scheme::Web { port }, rest)) => Some(Target::authority(rest, port)),
            Some((Scheme::Other, _)) => None,
            None => Target::relative(raw),
        }
    }

    fn relative(raw: &'a [u8]) -> Option<Target<'a>> {
        let mut seen = clean(raw);
        match (seen.next(), seen.next()) {
            (Some(b'/'), Some(b'/')) => Some(Target::authority(raw, 0)),
            (Some(b'/'), _) => Some(Target {
                host: &[],
                port: 0,
                path: without_query(raw),
            }),
            _ => None,
        }
    }

    /// Any number of slashes may stand before a host, also none (WHATWG URL 4.4, "special authority ignore slashes").
    fn authority(raw: &'a [u8], port: u16) -> Target<'a> {
        let is_slash = |byte: &u8| matches!(byte, b'/' | b'\\') || is_dropped(*byte);
        let raw = skip(raw, is_slash);
        let end = raw
            .iter()
            .position(|byte| matches!(byte, b'/' | b'\\' | b'?' | b'#'))
            .unwrap_or(raw.len());
        let (authority, path) = raw.split_at(end);
        let host_start = authority
            .iter()
            .rposition(|byte| *byte == b'@')
            .map_or(0, |at| at + 1);
        let authority = authority.get(host_start..).unwrap_or_default();
        let port_start = authority
            .iter()
            .rposition(|byte| matches!(byte, b':' | b']'));
        let (host, port) = match port_start {
            Some(at) if authority.get(at) == Some(&b':') => {
                let (host, given) = authority.split_at(at);
                (host, read_port(given.get(1..).unwrap_or_default(), port))
            }
            _ => (authority, port),
        };
        Target {
            host: trim_end(host),
            port,
            path: without_query(path),
        }
    }

    /// The host, last byte first, in lower case.
    pub(crate) fn host_backward(&self) -> impl Iterator<Item = u8> + Clone + use<'a> {
        clean(self.host).rev().map(|byte| byte.to_ascii_lowercase())
    }
}

enum Scheme {
    Web { port: u16 },
    Blob,
    Other,
}

impl Scheme {
    /// The scheme and what stands after its colon; `None` when there is none.
    fn read(raw: &[u8]) -> Option<(Scheme, &[u8])> {
        let colon = raw
            .iter()
            .position(|byte| !(byte.is_ascii_alphanumeric() || b"+-.\t\n\r".contains(byte)))?;
        let (name, rest) = raw.split_at(colon);
        let rest = rest.strip_prefix(b":")?;
        let is = |word: &str| {
            clean(name)
                .map(|byte| byte.to_ascii_lowercase())
                .eq(word.bytes())
        };
        let scheme = if is("https") || is("wss") {
            Scheme::Web { port: 443 }
        } else if is("http") || is("ws") {
            Scheme::Web { port: 80 }
        } else if is("blob") || is("filesystem") {
            Scheme::Blob
        } else {
            Scheme::Other
        };
        Some((scheme, rest))
    }
}

fn read_port(given: &[u8], usual: u16) -> u16 {
    let mut digits = clean(given).peekable();
    if digits.peek().is_none() {
        return usual;
    }
    let number = digits.try_fold(0u32, |sum, byte| match byte {
        b'0'..=b'9' if sum <= 65_535 => Some(sum * 10 + u32::from(byte - b'0')),
        _ => None,
    });
    number
        .and_then(|number| u16::try_from(number).ok())
        .unwrap_or(0)
}

fn without_query(path: &[u8]) -> &[u8] {
    let end = path
        .iter()
        .position(|byte| matches!(byte, b'?' | b'#'))
        .unwrap_or(path.len());
    path.get(..end).unwrap_or_default()
}

fn skip(raw: &[u8], is_skipped: impl Fn(&u8) -> bool) -> &[u8] {
    let start = raw
        .iter()
        .position(|byte| !is_skipped(byte))
        .unwrap_or(raw.len());
    raw.get(start..).unwrap_or_default()
}

/// Without trailing dots and what a URL parser trims from the end of the whole text.
fn trim_end(host: &[u8]) -> &[u8] {
    let end = host
        .iter()
        .rposition(|byte| *byte > b' ' && *byte != b'.')
        .map_or(0, |at| at + 1);
    host.get(..end).unwrap_or_default()
}
