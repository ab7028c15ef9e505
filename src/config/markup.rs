//! The owner's markup: `*emphasis*`, and `[text](address)`. No nesting, no HTML, and whatever is no markup is text.
//!
//! The notice draws what the checker has read: both ask here.

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'t> {
    /// As it is.
    Plain(&'t str),
    /// `*text*`
    Emphasis(&'t str),
    /// `[text](address)`; see [`is_web`].
    Link(&'t str, &'t str),
}

impl<'t> Part<'t> {
    /// What there is to read.
    pub fn text(self) -> &'t str {
        match self {
            Part::Plain(text) | Part::Emphasis(text) | Part::Link(text, _) => text,
        }
    }
}

/// Takes the next piece off a text; `None` at its end. Time is linear in the length of the text.
///
/// A star is one, and opens nothing, unless it stands before a letter and the next one behind no blank. What was filled in
/// stands between the marks of its own direction (FSI and PDI): it is a name, and no markup.
pub fn part<'t>(text: &mut &'t str) -> Option<Part<'t>> {
    let (whole, bytes) = (*text, text.as_bytes());
    let (mut at, mut is_name) = (0, false);
    let (part, end) = loop {
        match bytes.get(at..).unwrap_or_default() {
            [] => break (None, at),
            [0xE2, 0x81, 0xA8, ..] => is_name = true,
            [0xE2, 0x81, 0xA9, ..] => is_name = false,
            [b'*', first, ..] if !is_name && (first.is_ascii_alphanumeric() || *first >= 0x80) => {
                let end = find(bytes, at + 2, [b'*'; 2]);
                if end < bytes.len() && bytes.get(end - 1).is_some_and(|last| *last > b' ') {
                    break (Some(Part::Emphasis(slice(whole, at + 1, end))), end + 1);
                }
            }
            [b'[', ..] if !is_name => {
                let middle = find(bytes, at + 1, *b"[]");
                if let Some([b']', b'(']) = bytes.get(middle..middle + 2)
                    && middle > at + 1
                {
                    let end = find(bytes, middle + 2, *b"()");
                    if bytes.get(end) == Some(&b')') {
                        let link =
                            Part::Link(slice(whole, at + 1, middle), slice(whole, middle + 2, end));
                        break (Some(link), end + 1);
                    }
                }
            }
            _ => {}
        }
        at += 1;
    };
    if at > 0 {
        *text = slice(whole, at, bytes.len());
        return Some(Part::Plain(slice(whole, 0, at)));
    }
    *text = slice(whole, end, bytes.len());
    part
}

/// Where one of `marks` comes first, from `at` on; the end where none does.
#[inline(never)]
fn find(bytes: &[u8], mut at: usize, marks: [u8; 2]) -> usize {
    while let Some(byte) = bytes.get(at) {
        if *byte == marks[0] || *byte == marks[1] {
            break;
        }
        at += 1;
    }
    at
}

#[inline(never)]
fn slice(text: &str, from: usize, to: usize) -> &str {
    text.get(from..to).unwrap_or_default()
}

/// Whether an address is http, https or relative. No `javascript:`, no `data:`, nothing that a URL parser would quietly
/// repair into one (it drops tabs and line breaks, and cuts blanks at the ends: WHATWG URL Standard, 4.4).
pub fn is_web(address: &str) -> bool {
    const HTTP: u64 = u32::from_be_bytes(*b"http") as u64;
    const HTTPS: u64 = HTTP << 8 | b's' as u64;
    let (mut scheme, mut is_read, mut is_web) = (0, false, true);
    for byte in address.bytes() {
        match byte {
            0..=b' ' | 0x7F | b'\\' => return false,
            _ if is_read => {}
            b'/' | b'?' | b'#' => is_read = true,
            b':' => {
                is_web = scheme == HTTP || scheme == HTTPS;
                is_read = true;
            }
            // In lower case. No byte of it is 0, so a longer one never looks like one of ours.
            _ => scheme = scheme << 8 | u64::from(byte | 0x20),
        }
    }
    is_web
}

#[cfg(test)]
mod tests {
    use super::{Part, is_web, part};

    fn parts(mut text: &str) -> Vec<Part<'_>> {
        std::iter::from_fn(|| part(&mut text)).collect()
    }

    #[test]
    fn markup_is_emphasis_and_links() {
        use Part::{Emphasis, Link, Plain};
        let table = [
            ("", vec![]),
            ("words", vec![Plain("words")]),
            ("*all*", vec![Emphasis("all")]),
            ("a *b* c", vec![Plain("a "), Emphasis("b"), Plain(" c")]),
            ("*a**b*", vec![Emphasis("a"), Emphasis("b")]),
            (
                "これは*大切*です",
                vec![Plain("これは"), Emphasis("大切"), Plain("です")],
            ),
            (
                "*Yes!* *No.*",
                vec![Emphasis("Yes!"), Plain(" "), Emphasis("No.")],
            ),
            ("[here](/p)", vec![Link("here", "/p")]),
            (
                "see [a b](https://a.example/?q=1#x), too",
                vec![
                    Plain("see "),
                    Link("a b", "https://a.example/?q=1#x"),
                    Plain(", too"),
                ],
            ),
            ("[x](javascript:alert)", vec![Link("x", "javascript:alert")]),
            ("[*x*](/p)", vec![Link("*x*", "/p")]),
            ("*[x](/p)*", vec![Plain("*"), Link("x", "/p"), Plain("*")]),
            (
                "\u{2068}M*A*S*H\u{2069} *b*",
                vec![Plain("\u{2068}M*A*S*H\u{2069} "), Emphasis("b")],
            ),
        ];
        for (text, expected) in table {
            assert_eq!(parts(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_no_markup_stays_as_it_is() {
        for text in [
            "2 * 3 * 4",
            "*",
            "**",
            "* a *",
            "*a",
            "a*",
            "_ct_*, ct_* and *",
            "_a_",
            "<b>a</b>",
            "[a]",
            "[a] (b)",
            "[](b)",
            "[a](b",
            "[[a](b",
            "[a](b (c",
            "]()",
            "a](b)",
            "\u{2068}",
            "é*",
        ] {
            let texts: String = parts(text).into_iter().map(Part::text).collect();
            assert_eq!(texts, text);
            assert!(
                parts(text)
                    .iter()
                    .all(|part| matches!(part, Part::Plain(_))),
                "{text:?}"
            );
        }
    }

    #[test]
    fn any_text_is_read_in_linear_time() {
        for unit in ["*", "[", "*a", "[a](", "[a]", "*a *", "\u{2068}", "x"] {
            let text = unit.repeat(200_000);
            let length: usize = parts(&text).into_iter().map(|part| part.text().len()).sum();
            assert!(length <= text.len());
        }
    }

    #[test]
    fn only_web_addresses_are_links() {
        for good in [
            "https://a.example/p",
            "HTTP://a.example",
            "/privacy",
            "privacy.html",
            "//a.example",
            "?p=a:b",
            "#a:b",
            "./a:b",
            "",
        ] {
            assert!(is_web(good), "{good}");
        }
        for bad in [
            " /p",
            "/p q",
            "javascript:alert(1)",
            "JavaScript:x",
            "java\nscript:x",
            "\u{1}javascript:x",
            "data:text/html,x",
            "vbscript:x",
            "blob:https://a/",
            "mailto:a@b.example",
            "file:///etc",
            "\\\\a.example",
            "a:b",
            ":b",
        ] {
            assert!(!is_web(bad), "{bad:?}");
        }
    }
}
