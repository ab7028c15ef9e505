//! Names and paths with `*`.

/// Whether the whole of `name` fits `pattern`, in which `*` stands for any run of bytes.
pub fn matches(pattern: &str, name: &str) -> bool {
    glob(pattern.as_bytes(), name.as_bytes(), false)
}

/// Whether `text` fits `pattern`; a path may go on below it.
///
/// Takes at most pattern times text steps: a star that fails is only ever extended, earlier stars are left alone.
pub(crate) fn glob(pattern: &[u8], text: &[u8], is_path: bool) -> bool {
    let (mut pattern, mut text) = (pattern, text);
    let mut star = None;
    loop {
        match (pattern, text) {
            ([], []) | ([b'*'], _) => return true,
            ([], [b'/', ..]) if is_path => return true,
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
