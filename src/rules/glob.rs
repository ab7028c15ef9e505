//! Names and paths with `*`.

use crate::text::Text;

/// Whether the whole of `name` fits `pattern`, in which `*` stands for any run of bytes.
pub fn matches(pattern: &str, name: &str) -> bool {
    glob(pattern.as_bytes(), Text::name(name))
}

/// Takes at most pattern times text steps: a star that fails is only ever extended, earlier stars are left alone.
pub(crate) fn glob(pattern: &[u8], text: Text<'_>) -> bool {
    let (mut rest, mut text) = (pattern, text);
    let mut star = None;
    loop {
        match rest {
            [] if text.may_end() => return true,
            [b'*'] => return true,
            [b'*', after @ ..] => {
                star = Some((after, text));
                rest = after;
                continue;
            }
            [byte, after @ ..] if text.clone().next() == Some(*byte) => {
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
        (rest, text) = (after, *from);
    }
}
