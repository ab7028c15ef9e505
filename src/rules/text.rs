//! What a pattern with `*` is compared with.

/// A name or a path, read byte by byte.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a> {
    raw: &'a [u8],
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Name,
    Path,
}

impl<'a> Text<'a> {
    /// A name means what it says.
    pub(crate) fn name(name: &'a str) -> Text<'a> {
        Text {
            raw: name.as_bytes(),
            kind: Kind::Name,
        }
    }

    /// A path in a raw URL, up to the query.
    pub(crate) fn path(raw: &'a [u8]) -> Text<'a> {
        Text {
            raw,
            kind: Kind::Path,
        }
    }

    /// Whether `key` is what comes first.
    pub(crate) fn starts_with(self, key: &[u8]) -> bool {
        // Nearly always the raw bytes are the same already.
        self.raw.starts_with(key) || self.take(key.len()).eq(key.iter().copied())
    }

    /// Whether a pattern may end here: at the end, in a path also between two segments.
    pub(crate) fn may_end(mut self) -> bool {
        match self.next() {
            None => true,
            Some(byte) => byte == b'/' && self.kind == Kind::Path,
        }
    }
}

impl Iterator for Text<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        loop {
            let (byte, rest) = self.raw.split_first()?;
            self.raw = rest;
            match byte {
                _ if self.kind == Kind::Name => return Some(*byte),
                b'?' | b'#' => self.raw = &[],
                b'\\' => return Some(b'/'),
                b'\t' | b'\n' | b'\r' => {}
                _ => return Some(*byte),
            }
        }
    }
}
