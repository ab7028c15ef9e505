//! The parser takes and refuses the same texts as serde_json, and reads the same values from them.

#![cfg(feature = "check")]
#![allow(clippy::unwrap_used)]

mod fixtures;

use placet_config::check::check;
use placet_config::doc::{Doc, Kind, Node, What};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

/// The document as serde_json would have it; numbers as they are written, where serde_json rounds.
fn value(doc: &Doc, node: Node) -> Value {
    match doc.kind(node) {
        Kind::Null => Value::Null,
        Kind::Boolean => Value::Bool(doc.written(node) == "true"),
        Kind::Number => serde_json::from_str(&doc.written(node)).unwrap(),
        Kind::Text => Value::String(doc.text(node).unwrap().into_owned()),
        Kind::List => doc.items(node).map(|item| value(doc, item)).collect(),
        Kind::Object => doc
            .pairs(node)
            .map(|(key, each)| (doc.written(key).into_owned(), value(doc, each)))
            .collect(),
    }
}

fn compare(text: &str) {
    let (doc, fault) = Doc::parse(text.to_owned());
    match serde_json::from_str::<Value>(text) {
        Ok(expected) => {
            assert_eq!(fault, None, "{text}");
            assert_eq!(value(&doc, doc.root()), expected, "{text}");
        }
        Err(error) => assert!(fault.is_some(), "{text}: serde_json says {error}"),
    }
}

#[test]
fn texts_are_judged_like_serde_json_does() {
    let texts = [
        "null",
        " true ",
        "false",
        "0",
        "-0",
        "-1.5e+10",
        "1E3",
        "\"\"",
        "[]",
        "{}",
        "[1,[2,[3]]]",
        r#"{"a":{"b":[]}}"#,
        r#""\u0041\u00e4\ud83c\udf30\"\\\/\b\f\n\r\t""#,
        "\"\u{7f}\u{2028}\u{10ffff}\"",
        r#"{"a":1,"a":2}"#,
        "\t\r\n[ ]",
        // and these are not JSON
        "",
        " ",
        "nul",
        "truee",
        "01",
        "1.",
        ".5",
        "+1",
        "-",
        "1e",
        "1e+",
        "0x1",
        "--1",
        "\"",
        "\"\\\"",
        "\"\n\"",
        r#""\x""#,
        r#""\u12""#,
        r#""\u12g4""#,
        r#""\ud800""#,
        r#""\udc00""#,
        r#""\ud800\u0041""#,
        r#""\ud800\ud800""#,
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1,,2]",
        "[1 2]",
        "[\"a\" \"b\"]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\" 1}",
        "{a:1}",
        "{1:1}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":1 \"b\":2}",
        "[}",
        "{]",
        "[1]]",
        "1 2",
        "{} {}",
        "// x\n1",
        "/* x */ 1",
        "[1/**/]",
        "'a'",
        "NaN",
        "\u{feff}1",
        "\u{a0}1",
        "[\"\u{1f}\"]",
    ];
    texts.into_iter().for_each(compare);
    for (_, text) in fixtures::all("valid", "json")
        .into_iter()
        .chain(fixtures::all("problems", "json"))
    {
        let limits = Doc::parse(text.clone()).1.is_some_and(|fault| {
            matches!(
                fault.what,
                What::TooDeep | What::TooManyKeys | What::TooLarge
            )
        });
        if !limits {
            compare(&text);
        }
    }
}

#[test]
fn faults_have_a_place() {
    let place = |text: &str| {
        let fault = Doc::parse(text.to_owned()).1.unwrap();
        (fault.what, fault.at, fault.line, fault.column)
    };
    assert_eq!(place("{\n  \"ä\": x }"), (What::Unexpected, 10, 2, 8));
    assert_eq!(place("[1,\n]"), (What::ExtraComma, 2, 1, 3));
    assert_eq!(place("[[] []]"), (What::MissingComma, 4, 1, 5));
    assert_eq!(place("{\"a\":1"), (What::Ended, 6, 1, 7));
    assert_eq!(place(&"[".repeat(65)), (What::TooDeep, 64, 1, 65));
    assert_eq!(
        place(&format!("[{}", " ".repeat(1 << 20))).0,
        What::TooLarge
    );
    assert_eq!(
        Doc::parse(format!("{}{}", "[".repeat(64), "]".repeat(64))).1,
        None
    );
}

#[test]
fn a_broken_text_yields_what_stood_before() {
    let (doc, fault) = Doc::parse(r#"{ "a": [1, {"b": "c", "d": tru"#.to_owned());
    assert!(fault.is_some());
    let list = doc.get(doc.root(), "a").unwrap();
    let items: Vec<Node> = doc.items(list).collect();
    assert_eq!((items.len(), doc.number(items[0])), (2, Some(1)));
    assert_eq!(
        doc.get(items[1], "b")
            .and_then(|node| doc.text(node))
            .as_deref(),
        Some("c")
    );
    assert_eq!(doc.get(items[1], "d"), None);
    assert!(
        doc.is_flawed(doc.root())
            && doc.is_flawed(list)
            && doc.is_flawed(items[1])
            && !doc.is_flawed(items[0])
    );
}

#[test]
fn small_slips_do_not_end_the_reading() {
    let (doc, fault) =
        Doc::parse("{ \"a\": [1,], // one\n \"b\": 2 \"c\": 3, /* x */ }".to_owned());
    assert_eq!(fault.map(|fault| fault.what), Some(What::ExtraComma));
    assert_eq!(
        value(&doc, doc.root()),
        serde_json::json!({ "a": [1], "b": 2, "c": 3 })
    );
}

#[test]
fn paths_name_places() {
    let (doc, _) =
        Doc::parse(r#"{ "services": [0, {}, { "hosts": ["a", "b"], "x.y": 1 }] }"#.to_owned());
    let services = doc.get(doc.root(), "services").unwrap();
    let last = doc.items(services).last().unwrap();
    let host = doc.items(doc.get(last, "hosts").unwrap()).last().unwrap();
    assert_eq!(doc.path(host), "services[2].hosts[1]");
    assert_eq!(doc.path(last), "services[2]");
    assert_eq!(doc.path(doc.root()), "");
    let (key, _) = doc.pairs(last).last().unwrap();
    assert_eq!(doc.path(key), "services[2].x.y");
}

#[test]
fn numbers_are_whole_and_not_too_large() {
    let number = |text: &str| {
        let (doc, _) = Doc::parse(text.to_owned());
        doc.number(doc.root())
    };
    assert_eq!(
        [number("0"), number("180"), number("4294967295")],
        [Some(0), Some(180), Some(u32::MAX)]
    );
    for text in [
        "4294967296",
        "-1",
        "-0",
        "1.0",
        "1e2",
        "\"1\"",
        "true",
        "99999999999999999999",
    ] {
        assert_eq!(number(text), None, "{text}");
    }
}

/// Pieces of which texts near to JSON can be made.
fn pieces() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"a\"",
        "\"b\":",
        "\"\\u00e4\"",
        "\"\\ud83c\"",
        "\"\\",
        "1",
        "-0.5e3",
        "01",
        "true",
        "null",
        "tru",
        " ",
        "\n",
        "//",
        "/*",
        "*/",
        "'",
        "ä",
        "\"id\":",
        "\"purposes\":[",
        "\"services\":[{",
    ]);
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A valid configuration with some bytes cut out and some put in.
fn damaged() -> impl Strategy<Value = String> {
    let texts: Vec<String> = fixtures::all("valid", "json")
        .into_iter()
        .map(|(_, text)| text)
        .collect();
    (select(texts), any::<Index>(), 0..40_usize, pieces()).prop_map(|(text, at, cut, put)| {
        let start = at.index(text.len());
        let bytes = text.as_bytes();
        let rest = bytes.get(start + cut..).unwrap_or_default();
        String::from_utf8_lossy(&[&bytes[..start], put.as_bytes(), rest].concat()).into_owned()
    })
}

proptest! {
    // A saved failure would become a folder among the rooms; what was found once is a case above.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn texts_near_to_json_are_judged_alike(text in pieces()) {
        compare(&text);
    }

    #[test]
    fn any_bytes_are_checked_without_panic(bytes in vec(any::<u8>(), 0..300)) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        compare(&text);
        let (_, fault) = Doc::parse(text.clone());
        prop_assert!(fault.is_none() || !check(&text).is_acceptable());
    }

    #[test]
    fn damaged_configurations_are_checked_without_panic(text in damaged()) {
        let (doc, fault) = Doc::parse(text.clone());
        let report = check(&text);
        prop_assert!(fault.is_none() || !report.is_acceptable());
        for problem in report.problems {
            prop_assert!(problem.line >= 1 && problem.line as usize <= text.split('\n').count());
        }
        prop_assert!(!doc.path(doc.root()).contains('.'));
    }
}
