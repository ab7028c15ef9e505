//! Taking a URL apart, as far as a match needs it.
//!
//! The URL should come from a URL parser (`href`). Raw text is read as the WHATWG URL Standard (4.4) reads it where that
//! is cheap: tabs and newlines vanish, backslashes are slashes, escapes in the host are resolved, its case and a trailing
//! dot do not count. What needs a real parser (hosts beyond ASCII, odd spellings of IP addresses, `..`) belongs to nobody
//! here.

/// The parts of a URL.
#[derive(Clone, Copy)]
pub(crate) struct Target<'a> {
    /// In lower case. Empty when the URL is relative to the own origin.
    pub(crate) host: &'a [u8],
    /// 0 when it is neither given nor known.
    pub(crate) port: u16,
    /// From the first slash to the end; may be empty. Raw.
    path: &'a [u8],
}

/// Room for a host; a host name has at most 253 bytes (RFC 1035, 2.3.4).
pub(crate) type HostRoom = [u8; 256];
/// Room for as much of a path as can matter: patterns end after 255 bytes.
pub(crate) type PathRoom = [u8; 1_024];

impl<'a> Target<'a> {
    /// `None` for a URL without a host: `data:`, `about:`, a relative one without a leading slash.
    pub(crate) fn read(url: &'a str, room: &'a mut HostRoom) -> Option<Target<'a>> {
        let raw = trim(url.as_bytes());
        match Scheme::read(raw) {
            Some((Scheme::Web { port }, rest)) => Some(Target::authority(rest, port, room)),
            Some((Scheme::Wrapper, inner)) => match Scheme::read(inner) {
                Some((Scheme::Web { port }, rest)) => Some(Target::authority(rest, port, room)),
                _ => None,
            },
            Some((Scheme::Other, _)) => None,
            None => Target::relative(raw, room),
        }
    }

    fn relative(raw: &'a [u8], room: &'a mut HostRoom) -> Option<Target<'a>> {
        let mut seen = raw
            .iter()
            .filter(|byte| !is_dropped(**byte))
            .map(|byte| is_slash(*byte));
        match (seen.next(), seen.next()) {
            (Some(true), Some(true)) => Some(Target::authority(raw, 0, room)),
            (Some(true), _) => Some(Target {
                host: &[],
                port: 0,
                path: raw,
            }),
            _ => None,
        }
    }

    /// Any number of slashes may stand before a host, also none (WHATWG URL 4.4, "special authority ignore slashes").
    fn authority(raw: &'a [u8], usual_port: u16, room: &'a mut HostRoom) -> Target<'a> {
        let raw = after(raw, |byte| is_slash(byte) || is_dropped(byte));
        // Nearly every host is written as a URL parser writes it, and no port follows.
        let rest = after(
            raw,
            |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.'),
        );
        if matches!(rest, [] | [b'/' | b'?' | b'#', ..]) {
            let host = part(raw, 0, raw.len() - rest.len());
            return Target {
                host: without_dot(host),
                port: usual_port,
                path: rest,
            };
        }
        let (length, rest) = write_authority(raw, room);
        let authority = part(room, 0, length);
        let colon = authority
            .iter()
            .rposition(|byte| matches!(byte, b':' | b']'));
        let colon = colon.filter(|colon| authority.get(*colon) == Some(&b':'));
        let port = colon.map_or(usual_port, |colon| {
            read_port(part(authority, colon + 1, length), usual_port)
        });
        let host = part(authority, 0, colon.unwrap_or(length));
        Target {
            host: without_dot(host),
            port,
            path: rest,
        }
    }

    /// The path up to the query, if a URL parser could have written it.
    pub(crate) fn plain_path(&self) -> Option<&'a [u8]> {
        let rest = after(self.path, |byte| {
            !matches!(byte, b'?' | b'#' | b'\\' | b'\t' | b'\n' | b'\r')
        });
        let is_plain = matches!(rest, [] | [b'?' | b'#', ..]);
        is_plain.then(|| part(self.path, 0, self.path.len() - rest.len()))
    }

    /// The path up to the query as a URL parser would have written it.
    pub(crate) fn clean_path<'b>(&self, room: &'b mut PathRoom) -> &'b [u8] {
        let path = self
            .path
            .iter()
            .take_while(|byte| !matches!(byte, b'?' | b'#'));
        let mut length = 0;
        for (slot, byte) in room.iter_mut().zip(path.filter(|byte| !is_dropped(**byte))) {
            *slot = if *byte == b'\\' { b'/' } else { *byte };
            length += 1;
        }
        part(room, 0, length)
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
        let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.\t\n\r".contains(byte);
        let colon = raw.iter().position(|byte| !is_part(byte))?;
        let (name, rest) = raw.split_at(colon);
        let rest = rest.strip_prefix(b":")?;
        let name = name
            .iter()
            .filter(|byte| !is_dropped(**byte))
            .map(u8::to_ascii_lowercase);
        let is = |word: &str| name.clone().eq(word.bytes());
        let scheme = if is("https") || is("wss") {
            Scheme::Web { port: 443 }
        } else if is("http") || is("ws") {
            Scheme::Web { port: 80 }
        } else if is("blob") || is("filesystem") {
            Scheme::Wrapper
        } else {
            Scheme::Other
        };
        Some((scheme, rest))
    }
}

/// Writes host and port into `room` as a URL parser would; returns their length and what follows.
fn write_authority<'a>(raw: &'a [u8], room: &mut HostRoom) -> (usize, &'a [u8]) {
    let mut length = 0;
    let mut rest = raw;
    while let [byte, after @ ..] = rest {
        let mut byte = *byte;
        match byte {
            b'/' | b'\\' | b'?' | b'#' => break,
            _ => rest = after,
        }
        match byte {
            // What came before was a user name, also if it looks like a host (WHATWG URL 4.4, authority state).
            b'@' => {
                length = 0;
                continue;
            }
            b'\t' | b'\n' | b'\r' => continue,
            b'%' => {
                if let [high, low, after @ ..] = rest
                    && let Some(escaped) = escaped(*high, *low)
                {
                    (byte, rest) = (escaped, after);
                }
            }
            _ => {}
        }
        if let Some(slot) = room.get_mut(length) {
            *slot = byte.to_ascii_lowercase();
            length += 1;
        }
    }
    (length, rest)
}

/// The port; the usual one when there is no digit, 0 when it is not a port.
pub(crate) fn read_port(given: &[u8], usual: u16) -> u16 {
    let number = given.iter().try_fold(0u16, |sum, byte| {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        sum.checked_mul(10)?.checked_add(u16::from(digit))
    });
    if given.is_empty() {
        usual
    } else {
        number.unwrap_or(0)
    }
}

/// Without the controls and spaces that a URL parser drops at both ends.
pub(crate) fn trim(mut raw: &[u8]) -> &[u8] {
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

/// The byte that two hexadecimal digits stand for.
fn escaped(high: u8, low: u8) -> Option<u8> {
    let digit = |byte| char::from(byte).to_digit(16);
    Some((digit(high)? * 16 + digit(low)?) as u8)
}

/// What follows the bytes at the start for which `is_skipped` holds.
fn after(raw: &[u8], is_skipped: impl Fn(u8) -> bool) -> &[u8] {
    let mut rest = raw;
    while let [byte, after @ ..] = rest
        && is_skipped(*byte)
    {
        rest = after;
    }
    rest
}

fn is_slash(byte: u8) -> bool {
    matches!(byte, b'/' | b'\\')
}

/// A URL parser drops these wherever they stand.
fn is_dropped(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\r')
}

fn part(raw: &[u8], start: usize, end: usize) -> &[u8] {
    raw.get(start..end).unwrap_or_default()
}
