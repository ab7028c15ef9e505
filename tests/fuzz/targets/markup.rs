//! The owner's markup, in texts that anybody may have written.

use placet_config::markup::{Part, is_web, part};

use super::{Target, texts};

pub(super) const TARGET: Target = Target {
    name: "markup",
    run,
    seeds: || {
        texts(&[
            "We *never* sell it; [read why](https://hazel.example/why).",
            "*[a](javascript:x)* [b](/p?q=1#x) \u{2068}M*A*S*H\u{2069} 2 * 3 * 4",
            "これは*大切*です。[詳しく](/ja)",
        ])
    },
    words: &[
        "*", "[", "]", "(", ")", "](", "[a](", "/", ":", "http:", "https:", "javascript:", "\\",
        "\t", "\u{2068}", "\u{2069}", "<b>", "é",
    ],
};

/// The pieces stand in the text in their order, nothing but markup is left out, and a link leads to the web or is none.
fn run(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let (mut rest, mut place) = (text.as_ref(), 0);
    while let Some(part) = part(&mut rest) {
        let start = part.text().as_ptr() as usize - text.as_ptr() as usize;
        assert!(!part.text().is_empty());
        assert!(is_markup(&text[place..start]), "{:?} is lost", &text[place..start]);
        place = start + part.text().len();
        if let Part::Link(_, address) = part {
            let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
            let scheme = scheme.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
            let known = scheme.is_none_or(|scheme| scheme == "http" || scheme == "https");
            let is_clean = !address.bytes().any(|byte| byte <= b' ' || byte == 0x7F || byte == b'\\');
            assert_eq!(is_web(address), known && is_clean, "{address:?}");
        }
    }
    assert!(is_markup(&text[place..]));
}

/// What stands between two pieces: the end of one, and the beginning of the other.
fn is_markup(text: &str) -> bool {
    let behind = match text.strip_prefix('*') {
        Some(behind) => behind,
        None if text.starts_with("](") => text.split_once(')').map_or("lost", |(_, behind)| behind),
        None => text,
    };
    behind.is_empty() || behind == "*" || behind == "["
}
