//! Policies and snippets as text: `tests/data/csp/cases.json` says what is asked, the file of the same name what comes of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::PathBuf;

use placet_config::model::Config;
use placet_consent::Signals;
use placet_csp::{Owner, Permitted, Site, Snippet, policy, snippet};
use serde_json::Value;

fn data(file: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/data")
        .join(file)
}

fn text<'a>(case: &'a Value, key: &str) -> &'a str {
    case[key].as_str().unwrap_or_default()
}

#[test]
fn policies_are_written_as_committed() {
    let cases: Vec<Value> =
        serde_json::from_str(&fs::read_to_string(data("csp/cases.json")).unwrap()).unwrap();
    assert!(cases.len() >= 8);
    for case in &cases {
        let name = text(case, "name");
        let json = fs::read_to_string(data("config/valid").join(text(case, "config"))).unwrap();
        let config = Config::from_text(&json).unwrap_or_else(|report| panic!("{name}:\n{report}"));
        let lines = config.lines(Signals::default());
        let site = Site::read(&lines);
        let owner = Owner::read(&text(case, "owner").replace('|', "\t")).unwrap();
        let made = if case["snippet"].is_object() {
            let how = &case["snippet"];
            let how = Snippet {
                config: text(how, "config"),
                guard: text(how, "guard"),
                base: text(how, "base"),
                nonce: text(how, "nonce"),
                open: text(how, "open"),
            };
            snippet(&site, &owner, how) + "\n"
        } else {
            let permitted = match case["granted"].as_array() {
                Some(ids) => {
                    let ids: Vec<&str> = ids.iter().filter_map(Value::as_str).collect();
                    Permitted::granted(&site, &lines, &ids)
                }
                None => Permitted::always(&site),
            };
            // One directive a line: so it can be read.
            policy(&site, &permitted, &owner).replace("; ", ";\n") + "\n"
        };
        let golden = data("csp").join(format!("{name}.txt"));
        if std::env::var_os("PLACET_BLESS").is_some() {
            fs::write(&golden, &made).unwrap();
        }
        let expected = fs::read_to_string(&golden).unwrap_or_default();
        assert_eq!(
            made, expected,
            "{name}; write it with PLACET_BLESS=1, and read the difference"
        );
    }
}
