//! URLs against patterns, both from the input: patterns a line each, then an empty line, then URLs.

use placet_rules::{Builder, StorageKind};

use super::{Target, texts};

const OWN: &str = "https://shop.example";

pub(super) const TARGET: Target = Target {
    name: "url",
    run,
    seeds,
    words: &[
        "https://",
        "http:",
        "wss://",
        "//",
        "/",
        "\\",
        "blob:",
        "data:",
        "@",
        ":",
        ":8443",
        "[::1]",
        "*",
        ".",
        "%2e",
        "%",
        "?",
        "#",
        "\t",
        "\n",
        "a.test",
        "xn--",
        "shop.example",
        "stats.example",
        "/collect",
        " ",
        "\0",
        "ü",
    ],
};

/// Any pattern may be declared and any URL asked; case and tabs change no answer, and an answer for a whole origin
/// holds for its other paths.
fn run(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let (patterns, urls) = text.split_once("\n\n").unwrap_or((&text, ""));
    let mut builder = Builder::new();
    for (service, pattern) in patterns.lines().enumerate() {
        let _ = builder.host(pattern, service as u16);
        let _ = builder.storage(StorageKind::Session, pattern, service as u16);
    }
    let rules = builder.build();
    for url in urls.split('\n') {
        let found = rules.url(url, OWN);
        assert_eq!(
            found.is_declared(),
            !rules.pattern(found.hit).is_empty(),
            "{url:?}"
        );
        assert!(
            found
                .services
                .iter()
                .all(|service| usize::from(*service) < patterns.lines().count())
        );
        assert_eq!(rules.url(&format!(" \t{url}\r"), OWN), found, "{url:?}");
        // Without a host, what is appended would become one.
        if found.whole_origin && found.is_declared() {
            let (start, _) = url.split_at(url.find(['?', '#']).unwrap_or(url.len()));
            let start = start.trim_end_matches(|letter| letter <= ' ');
            let other = rules.url(&format!("{start}/other/path"), OWN);
            assert_eq!(
                (other.services, other.whole_origin),
                (found.services, true),
                "{url:?}"
            );
        }
    }
}

fn seeds() -> Vec<Vec<u8>> {
    texts(&[
        "stats.example\na.test/collect\n/ingest\n\nhttps://stats.example/a.js\nhttps://a.test/collect/v1?x\nhttps://shop.example/ingest",
        "a.test:8443/x/*/y\n*.b.test\n[::1]\n\nwss://a.test:8443/x/1/y\nhttps://u:p@B.test./\nblob:http://[::1]/x",
        "a.test/a*b*c\n\nHTTPS:\\\\A.test\\axbxc\n//a.test/ab%63\nhttps://%61.test/abc",
    ])
}
