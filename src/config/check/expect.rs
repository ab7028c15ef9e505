//! A schema in words: what is expected where it stands.

use serde_json::Value;

use super::findings::{one_of, quoted};
use super::structure::resolve;

/// "a whole number from 1 to 365", "a list such as `["store"]`", "`opt-in`, `opt-out` or `notice-only`".
pub(super) fn expected(whole: &Value, schema: &Value) -> String {
    let own = schema.get("examples");
    let schema = resolve(whole, schema);
    if let Some(words) = keywords(schema) {
        return one_of(words);
    }
    if schema.get("anyOf").is_some() {
        return "a text, or an object with one per language such as `{\"en\": \"...\"}`".to_owned();
    }
    let example = own
        .or_else(|| schema.get("examples"))
        .and_then(|examples| examples.get(0));
    let such_as = example
        .map(|example| format!(" such as {}", quoted(&example.to_string())))
        .unwrap_or_default();
    match schema.get("type").and_then(Value::as_str) {
        Some("string") => format!("a text{such_as}"),
        Some("integer") => number(schema),
        Some("boolean") => "`true` or `false`".to_owned(),
        Some("array") if such_as.is_empty() => "a list".to_owned(),
        Some("array") => format!("a list{such_as}"),
        Some("object") if !such_as.is_empty() => format!("an object{such_as}"),
        Some("object") => match required(schema) {
            Some(keys) => format!("an object with {keys}"),
            None => "an object".to_owned(),
        },
        _ => "a value".to_owned(),
    }
}

fn number(schema: &Value) -> String {
    let bound = |key| schema.get(key).and_then(Value::as_u64);
    match (
        bound("minimum"),
        bound("maximum").filter(|most| *most < u64::from(u32::MAX)),
    ) {
        (Some(least), Some(most)) => format!("a whole number from {least} to {most}"),
        (Some(least), None) => format!("a whole number from {least}"),
        _ => "a whole number".to_owned(),
    }
}

fn required(schema: &Value) -> Option<String> {
    let keys = schema.get("required")?.as_array()?;
    let quoted: Vec<String> = keys.iter().filter_map(Value::as_str).map(quoted).collect();
    let (last, first) = quoted.split_last()?;
    Some(if first.is_empty() {
        last.clone()
    } else {
        format!("{} and {last}", first.join(", "))
    })
}

/// The words of a schema that allows nothing else.
pub(super) fn keywords(schema: &Value) -> Option<Vec<&str>> {
    let choices = schema.get("oneOf")?.as_array()?;
    choices
        .iter()
        .map(|choice| choice.get("const")?.as_str())
        .collect()
}

/// The key of an object that only carries a number, as `days`.
pub(super) fn integer_key(schema: &Value) -> Option<&str> {
    let [only] = schema.get("required")?.as_array()?.as_slice() else {
        return None;
    };
    let key = only.as_str()?;
    (schema.get("properties")?.get(key)?.get("type")? == "integer").then_some(key)
}
