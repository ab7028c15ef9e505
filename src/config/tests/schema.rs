//! The generated files are those that are committed.

#![cfg(feature = "model")]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod fixtures;

use fixtures::{golden, root};
use placet_config::model::{schema_json, typescript};
use serde_json::Value;

#[test]
fn the_schema_is_committed() {
    golden(&root().join("pkg-template/schema.json"), &schema_json());
}

#[test]
fn the_types_are_committed() {
    golden(&root().join("pkg-template/config.d.ts"), &typescript());
}

#[test]
fn every_key_is_described() {
    let schema: Value = serde_json::from_str(&schema_json()).expect("the schema is JSON");
    let mut seen = 0;
    described("", &schema, &mut seen);
    assert!(seen > 50, "only {seen} keys were looked at");
}

fn described(path: &str, schema: &Value, seen: &mut usize) {
    let definitions = schema
        .get("$defs")
        .and_then(Value::as_object)
        .into_iter()
        .flatten();
    definitions.for_each(|(name, definition)| described(name, definition, seen));
    for (key, property) in schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        *seen += 1;
        let text = property
            .get("description")
            .and_then(Value::as_str)
            .unwrap_or_default();
        assert!(
            text.ends_with('.') || text.ends_with('`'),
            "{path}.{key} is not described in a sentence: {text:?}"
        );
    }
}
