//! The names that owners give to purposes, services and data items.

/// The longest id, in characters.
pub const ID_LENGTH: usize = 64;

// They end up as keys of JavaScript objects.
const REFUSED: [&str; 3] = ["__proto__", "constructor", "prototype"];

/// Whether a text can be an id: 1 to 64 ASCII letters, digits, `-`, `_` and `.`, the first a letter or digit, and
/// none of the names with which a JavaScript object could be poisoned.
pub fn is_id(text: &str) -> bool {
    let mut bytes = text.bytes();
    text.len() <= ID_LENGTH
        && bytes
            .next()
            .is_some_and(|first| first.is_ascii_alphanumeric())
        && bytes.all(|each| each.is_ascii_alphanumeric() || matches!(each, b'-' | b'_' | b'.'))
        && !REFUSED.contains(&text)
}

#[cfg(test)]
mod tests {
    use super::is_id;

    #[test]
    fn ids_are_short_plain_and_harmless() {
        for good in [
            "a",
            "analytics",
            "ga4",
            "Google.Maps",
            "a-b_c.d",
            "4chan",
            &"x".repeat(64),
        ] {
            assert!(is_id(good), "{good}");
        }
        for bad in [
            "",
            " ",
            "a b",
            "a,b",
            "!a",
            "-a",
            ".a",
            "ä",
            "constructor",
            "__proto__",
            "prototype",
            &"x".repeat(65),
        ] {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
