//! The configuration as its owner writes it: the light JSON reader and the checker.

use placet_config::check::check;
use placet_config::doc::{Doc, Kind, Node};

use super::{Target, texts};

pub(super) const TARGET: Target = Target {
    name: "config",
    run,
    seeds: || {
        texts(&[
            r#"{"edition":1,"regime":"opt-in","purposes":[{"id":"analytics","basis":"consent","uses":["store","analyse"],"name":{"en":"Statistics","de":"Statistik"},"data":[{"id":"pages","name":"Pages","identifiability":"pseudonymous"}],"retention":{"days":395}}],"services":[{"id":"posthog","name":"PostHog","purposes":{"analytics":["store"]},"hosts":["posthog.test/x/*"],"cookies":[{"name":"ph_*","days":365}]}]}"#,
            r#"{"purposes":[],"services":[],"theme":{"accent":"\u0041\ud83d\ude00"},"expiry":{"days":1e3}}"#,
            "[1,-0.5e+3,true,false,null,\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]",
        ])
    },
    words: &[
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\",
        "\\u",
        "\\ud800",
        "null",
        "1e9",
        "//",
        "/*",
        "\"id\"",
        "\"uses\"",
        "\"__proto__\"",
        "\"$comment\"",
    ],
};

/// Any text is read to its end or to a fault inside it, and checked without an accident.
fn run(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let (doc, fault) = Doc::parse(text.to_string());
    if let Some(fault) = fault {
        assert!(fault.at <= text.len() && fault.line >= 1 && fault.column >= 1);
    }
    walk(&doc, doc.root(), 0);
    let _ = check(&text);
}

fn walk(doc: &Doc, node: Node, depth: usize) {
    assert!(depth < 1_000, "nested without end");
    let _ = (
        doc.text(node),
        doc.number(node),
        doc.position(node),
        doc.is_flawed(node),
    );
    match doc.kind(node) {
        Kind::List => doc.items(node).for_each(|each| walk(doc, each, depth + 1)),
        Kind::Object => doc
            .pairs(node)
            .for_each(|(_, each)| walk(doc, each, depth + 1)),
        _ => {}
    }
}
