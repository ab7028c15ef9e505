//! The TypeScript types, from the JSON Schema.

use serde_json::{Map, Value};

use super::schema::schema;

const HEAD: &str =
    "// Generated from the configuration's types by `cargo xtask bless`; do not edit.\n";

const COMMENTED: &str = "
/** A key that may stand anywhere. */
export interface Commented {
  /** For people; never looked at. */
  $comment?: unknown;
}
";

/// The types of a configuration as a TypeScript declaration file.
pub fn typescript() -> String {
    let schema = schema();
    let mut out = format!("{HEAD}{COMMENTED}");
    declare(&mut out, "Config", &schema);
    for (name, definition) in schema
        .get("$defs")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        declare(&mut out, name, definition);
    }
    out
}

fn declare(out: &mut String, name: &str, schema: &Value) {
    out.push('\n');
    comment(out, "", &described(schema));
    match properties(schema) {
        Some(properties) => {
            out.push_str(&format!("export interface {name} extends Commented {{\n"));
            let required = |key: &str| strings(schema, "required").any(|each| each == key);
            for (key, property) in properties.iter().filter(|(key, _)| *key != "$comment") {
                comment(out, "  ", &described(property));
                let mark = if required(key) { "" } else { "?" };
                out.push_str(&format!("  {key}{mark}: {};\n", written(property)));
            }
            out.push_str("}\n");
        }
        None => out.push_str(&format!("export type {name} = {};\n", written(schema))),
    }
}

/// A type where it is used.
fn written(schema: &Value) -> String {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return reference.rsplit('/').next().unwrap_or("unknown").to_owned();
    }
    if let Some(choices) = choices(schema) {
        return choices.iter().map(written).collect::<Vec<_>>().join(" | ");
    }
    if let Some(word) = schema.get("const") {
        return word.to_string();
    }
    if let Some(words) = schema.get("enum").and_then(Value::as_array) {
        return words
            .iter()
            .map(Value::to_string)
            .collect::<Vec<_>>()
            .join(" | ");
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("string") => "string".to_owned(),
        Some("integer" | "number") => "number".to_owned(),
        Some("boolean") => "boolean".to_owned(),
        Some("array") => format!(
            "{}[]",
            schema.get("items").map_or("unknown".to_owned(), grouped)
        ),
        Some("object") => {
            let values = schema
                .get("additionalProperties")
                .map_or("unknown".to_owned(), written);
            format!("Record<string, {values}>")
        }
        _ => "unknown".to_owned(),
    }
}

fn grouped(schema: &Value) -> String {
    let written = written(schema);
    if written.contains('|') {
        format!("({written})")
    } else {
        written
    }
}

/// The description, with what the words mean and what holds when nothing is said.
fn described(schema: &Value) -> Vec<String> {
    let text = |schema: &Value| {
        schema
            .get("description")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let mut lines: Vec<String> = text(schema).lines().map(str::to_owned).collect();
    for choice in choices(schema).into_iter().flatten() {
        if let Some(word) = choice.get("const").and_then(Value::as_str) {
            lines.push(format!("- `{word}`: {}", text(choice)));
        }
    }
    if let Some(default) = schema
        .get("default")
        .filter(|default| default.is_string() || default.is_u64())
    {
        lines.push(format!("@default {default}"));
    }
    lines
}

fn comment(out: &mut String, indent: &str, lines: &[String]) {
    match lines {
        [] => {}
        [line] => out.push_str(&format!("{indent}/** {line} */\n")),
        lines => {
            out.push_str(&format!("{indent}/**\n"));
            for line in lines {
                out.push_str(format!("{indent} * {line}").trim_end());
                out.push('\n');
            }
            out.push_str(&format!("{indent} */\n"));
        }
    }
}

fn properties(schema: &Value) -> Option<&Map<String, Value>> {
    schema
        .get("additionalProperties")
        .filter(|more| **more == Value::Bool(false))?;
    schema.get("properties").and_then(Value::as_object)
}

fn choices(schema: &Value) -> Option<&Vec<Value>> {
    schema
        .get("oneOf")
        .or_else(|| schema.get("anyOf"))
        .and_then(Value::as_array)
}

fn strings<'s>(schema: &'s Value, key: &str) -> impl Iterator<Item = &'s str> {
    schema
        .get(key)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}
