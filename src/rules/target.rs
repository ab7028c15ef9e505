//! Taking a URL apart, as far as a match needs it.
//!
//! The URL should come from a URL parser (`href`). Raw text is read as the WHATWG URL Standard (4.4) reads it where that
//! is cheap: tabs and newlines vanish, backslashes are slashes, escapes in the host are resolved, its case and a trailing
//! dot do not count. What needs a real parser (hosts beyond ASCII, odd spellings of IP addresses, `..`) belongs to nobody
//! here.

/// The parts of a URL.
#[derive(Clone, Copy)]
pub(crate) struct Target<'a> {
    /// Empty when the URL is relative to the own origin.
    pub(crate) host: &'a [u8],
    /// Whether the host is in the form in which keys are: lower case, nothing in it that a URL parser would drop.
    pub(crate) is_plain: bool,
    /// 0 when it is neither given nor known.
    pub(crate) port: u16,
    /// From the first slash to the end; may be empty. Raw.
    pub(crate) path: &'a [u8],
}

/// Room for a host to be made plain in; a host name has at most 253 bytes (RFC 1035, 2.3.4).
pub(crate) type HostBuffer = [u8; 256];

impl<'a> Target<'a> {
    /// `None` for a URL without a host: `data:`, `about:`, a relative one without a leading slash.
    pub(crate) fn read(url: &'a str) -> Option<Target<'a>> {
        let raw = trim(url.as_bytes());
        match Scheme::read(raw) {
            Some((Scheme::Web { port }, rest)) => Some(Target::authority(rest, port)),
            Some((Scheme::Wrapper, inner)) => match Scheme::read(inner) {
                Some((Scheme::Web { port }, rest)) => Some(Target::authority(rest, port)),
                _ => None,
            },
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
                is_plain: true,
                port: 0,
                path: raw,
            }),
            _ => None,
        }
    }

    /// Any number of slashes may stand before a host, also none (WHATWG URL 4.4, "special authority ignore slashes").
    fn authority(raw: &'a [u8], port: u16) -> Target<'a> {
        let mut start = 0;
        while raw
            .get(start)
            .is_some_and(|byte| matches!(byte, b'/' | b'\\' | b'\t' | b'\n' | b'\r'))
        {
            start += 1;
        }
        let mut colon = None;
        let mut is_plain = true;
        let mut end = start;
        while let Some(byte) = raw.get(end) {
            match byte {
                // Nearly every byte is one of these; asked first, they make the whole query a third cheaper.
                b'a'..=b'z' | b'-' | b'.' | b'0'..=b'9' => {}
                b'/' | b'\\' | b'?' | b'#' => break,
                // What came before was a user name, also if it looks like a host (WHATWG URL 4.4, authority state).
                b'@' => (start, colon, is_plain) = (end + 1, None, true),
                b':' => colon = Some(end),
                b'[' | b'_' => {}
                b']' => colon = None,
                _ => is_plain = false,
            }
            end += 1;
        }
        let host = part(raw, start, colon.unwrap_or(end));
        let port = colon.map_or(port, |colon| read_port(part(raw, colon + 1, end), port));
        Target {
            host: without_dot(host),
            is_plain,
            port,
            path: part(raw, end, raw.len()),
        }
    }

    /// The same with its host in plain form. Of a host too long for any pattern only the end is kept.
    pub(crate) fn plain<'b>(&self, buffer: &'b mut HostBuffer) -> Target<'b>
    where
        'a: 'b,
    {
        let mut start = buffer.len();
        for byte in clean(self.host).rev() {
            let Some(before) = start.checked_sub(1) else {
                break;
            };
            let escaped = match buffer.get(start..) {
                Some([high, low, ..]) if byte == b'%' => hex(*high).zip(hex(*low)),
                _ => None,
            };
            let (at, byte) = match escaped {
                Some((high, low)) => (before + 2, high * 16 + low),
                None => (before, byte),
            };
            if let Some(slot) = buffer.get_mut(at) {
                *slot = byte.to_ascii_lowercase();
            }
            start = at;
        }
        Target {
            host: without_dot(part(buffer, start, buffer.len())),
            is_plain: true,
            ..*self
        }
    }

    /// Whether this is a URL of the page's own origin, which is written as `location.origin` writes it. The scheme is
    /// left to the port, so that sockets count too.
    pub(crate) fn is_own(&self, origin: &str) -> bool {
        let origin = origin.as_bytes();
        let (usual, rest) = match origin.strip_prefix(b"https://") {
            Some(rest) => (443, rest),
            None => (80, origin.strip_prefix(b"http://").unwrap_or_default()),
        };
        let port = match rest.strip_prefix(self.host) {
            Some([]) => usual,
            Some([b':', given @ ..]) => read_port(given, usual),
            _ => return self.host.is_empty(),
        };
        self.host.is_empty() || port == self.port
    }
}

enum Scheme {
    /// One with a host.
    Web {
        port: u16,
    },
    /// One with another URL inside.
    Wrapper,
    Other,
}

impl Scheme {
    /// The scheme and what stands after its colon; `None` when there is none.
    fn read(raw: &[u8]) -> Option<(Scheme, &[u8])> {
        // Nearly every URL; the rest is for the others and for raw text.
        if let Some(rest) = raw.strip_prefix(b"https:") {
            return Some((Scheme::Web { port: 443 }, rest));
        }
        // The last eight letters: no two of the known schemes share them.
        let mut word = 0u64;
        for (at, byte) in raw.iter().enumerate() {
            match byte {
                b':' => return Some((Scheme::named(word), part(raw, at + 1, raw.len()))),
                b'\t' | b'\n' | b'\r' => {}
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'+' | b'-' | b'.' => {
                    word = word << 8 | u64::from(byte.to_ascii_lowercase());
                }
                _ => return None,
            }
        }
        None
    }

    fn named(word: u64) -> Scheme {
        const HTTPS: u64 = u64::from_be_bytes(*b"\0\0\0https");
        const WSS: u64 = u64::from_be_bytes(*b"\0\0\0\0\0wss");
        const HTTP: u64 = u64::from_be_bytes(*b"\0\0\0\0http");
        const WS: u64 = u64::from_be_bytes(*b"\0\0\0\0\0\0ws");
        const BLOB: u64 = u64::from_be_bytes(*b"\0\0\0\0blob");
        const FILESYSTEM: u64 = u64::from_be_bytes(*b"lesystem");
        match word {
            HTTPS | WSS => Scheme::Web { port: 443 },
            HTTP | WS => Scheme::Web { port: 80 },
            BLOB | FILESYSTEM => Scheme::Wrapper,
            _ => Scheme::Other,
        }
    }
}

/// What a URL parser sees of raw bytes.
fn clean(raw: &[u8]) -> impl DoubleEndedIterator<Item = u8> + Clone {
    raw.iter()
        .filter(|byte| !matches!(byte, b'\t' | b'\n' | b'\r'))
        .map(|byte| if *byte == b'\\' { b'/' } else { *byte })
}

/// The port; the scheme's own when there is none after the colon, 0 when it is not a port.
pub(crate) fn read_port(given: &[u8], usual: u16) -> u16 {
    let mut digits = clean(given).peekable();
    if digits.peek().is_none() {
        return usual;
    }
    let number = digits.try_fold(0u16, |sum, byte| {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        sum.checked_mul(10)?.checked_add(u16::from(digit))
    });
    number.unwrap_or(0)
}

/// Without the controls and spaces that a URL parser drops at both ends.
fn trim(mut raw: &[u8]) -> &[u8] {
    while let [b'\0'..=b' ', rest @ ..] | [rest @ .., b'\0'..=b' '] = raw {
        raw = rest;
    }
    raw
}

/// `example.com.` is the same host as `example.com` (RFC 1034, 3.1).
fn without_dot(mut host: &[u8]) -> &[u8] {
    while let [rest @ .., b'.'] = host {
        host = rest;
    }
    host
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

fn part(raw: &[u8], start: usize, end: usize) -> &[u8] {
    raw.get(start..end).unwrap_or_default()
}
