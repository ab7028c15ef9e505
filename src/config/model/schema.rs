//! The JSON Schema, from the typed model.

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::Config;

/// The JSON Schema (draft 2020-12) of a configuration, indented, with a line break at its end.
pub fn schema_json() -> String {
    let mut text = serde_json::to_string_pretty(&schema()).unwrap_or_default();
    text.push('\n');
    text
}

/// The schema as a value.
pub(super) fn schema() -> Value {
    let mut schema = SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<Config>()
        .to_value();
    tidy(&mut schema);
    schema
}

/// Drops what Rust's types say and JSON's readers do not need, and allows `$comment` in every object.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(tidy),
        Value::Object(map) => {
            map.remove("format")
                .filter(|format| !format.as_str().is_some_and(|name| name.starts_with("uint")));
            if let Some(Value::Array(kinds)) = map.get("type") {
                // `Option`: a key may be missing, but `null` is no value for it.
                let kind = kinds.iter().find(|kind| *kind != "null").cloned();
                map.extend(kind.map(|kind| ("type".to_owned(), kind)));
            }
            if let Some(Value::Array(choices)) = map.get_mut("anyOf") {
                choices.retain(|choice| choice.get("type").is_none_or(|kind| kind != "null"));
                if let [only] = choices.as_slice()
                    && let Some(Value::String(reference)) = only.get("$ref").cloned()
                {
                    map.remove("anyOf");
                    map.insert("$ref".to_owned(), Value::String(reference));
                }
            }
            if let Some(Value::String(text)) = map.get_mut("description") {
                *text = text.replace('\n', " ").replace("  ", "\n\n");
            }
            if map.get("type").is_some_and(|kind| kind == "object") {
                let comment = json!({ "description": "For people; never looked at." });
                let properties = map.entry("properties").or_insert_with(|| json!({}));
                properties
                    .as_object_mut()
                    .into_iter()
                    .for_each(|properties| {
                        properties.insert("$comment".to_owned(), comment.clone());
                    });
            }
            map.iter_mut()
                .filter(|(key, _)| *key != "default")
                .for_each(|(_, value)| tidy(value));
        }
        _ => {}
    }
}
