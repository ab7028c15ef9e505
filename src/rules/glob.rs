//! Names with `*`.

/// Whether the whole of `name` fits `pattern`, in which `*` stands for any run of bytes.
pub fn matches(pattern: &str, name: &str) -> bool {
    glob(pattern.as_bytes(), name.bytes(), Ends::Whole)
}

/// Where a match may end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ends {
    /// At the end of the text.
    Whole,
    /// There, or between two path segments.
    Segment,
}

/// Takes at most pattern times text steps: a star that fails is only ever extended, earlier stars are left alone.
pub(crate) fn glob(pattern: &[u8], text: impl Iterator<Item = u8> + Clone, ends: Ends) -> bool {
    let (mut rest, mut text) = (pattern, text);
    let mut star = None;
    loop {
        let next = text.clone().next();
        match rest.split_first() {
            None if next.is_none() || (ends == Ends::Segment && next == Some(b'/')) => return true,
            Some((b'*', [])) => return true,
            Some((b'*', after)) => {
                star = Some((after, text.clone()));
                rest = after;
                continue;
            }
            Some((byte, after)) if next == Some(*byte) => {
                rest = after;
                text.next();
                continue;
            }
            _ => {}
        }
        let Some((after, from)) = &mut star else {
            return false;
        };
        if from.next().is_none() {
            return false;
        }
        (rest, text) = (after, from.clone());
    }
}
