//! Names and paths with `*`.

/// Whether the whole of `name` fits `pattern`, in which `*` stands for any run of bytes.
pub fn matches(pattern: &str, name: &str) -> bool {
    glob(pattern.as_bytes(), name.as_bytes(), Ends::Whole)
}

/// Where a match may end.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ends {
    /// At the end of the text.
    Whole,
    /// There, and between two segments of a path.
    Segment,
    /// Anywhere: what follows is meant, whatever it is.
    Anywhere,
}

impl Ends {
    /// A path may go on below its pattern; one that ends with a slash means just that.
    pub(crate) fn of_path(path: &[u8]) -> Ends {
        if path.ends_with(b"/") {
            Ends::Anywhere
        } else {
            Ends::Segment
        }
    }
}

/// Takes at most pattern times text steps: a star that fails is only ever extended, earlier stars are left alone.
pub(crate) fn glob(pattern: &[u8], text: &[u8], ends: Ends) -> bool {
    let (mut pattern, mut text) = (pattern, text);
    let mut star = None;
    loop {
        match (pattern, text) {
            ([], []) | ([b'*'], _) => return true,
            ([], [b'/', ..]) if ends == Ends::Segment => return true,
            ([], _) if ends == Ends::Anywhere => return true,
            ([b'*', after @ ..], _) => {
                pattern = after;
                star = Some((pattern, text));
            }
            ([one, after @ ..], [other, rest @ ..]) if one == other => {
                (pattern, text) = (after, rest)
            }
            _ => match star {
                Some((after, [_, rest @ ..])) => {
                    (pattern, text) = (after, rest);
                    star = Some((pattern, text));
                }
                _ => return false,
            },
        }
    }
}
