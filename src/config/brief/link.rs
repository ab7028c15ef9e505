//! Links that a visitor may be sent to.

/// Whether an address is http, https or relative. No `javascript:`, no `data:`, nothing that a URL parser would quietly
/// repair into one (it drops tabs and line breaks, and cuts blanks at the ends).
pub fn is_safe_link(address: &str) -> bool {
    if address.is_empty()
        || address
            .bytes()
            .any(|each| each <= b' ' || each == 0x7F || each == b'\\')
    {
        return false;
    }
    let head = address
        .find(['/', '?', '#'])
        .map_or(address, |end| address.get(..end).unwrap_or_default());
    match head.split_once(':') {
        None => true,
        Some((scheme, _)) => {
            scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_safe_link;

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
        ] {
            assert!(is_safe_link(good), "{good}");
        }
        for bad in [
            "",
            " /p",
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
        ] {
            assert!(!is_safe_link(bad), "{bad:?}");
        }
    }
}
