//! Whether the text has the shape that the schema says. Forms (ids, links, patterns) are left to the other modules.

use serde_json::Value;

use super::Code;
use super::expect::{expected, integer_key, keywords};
use super::findings::{Findings, one_of, quoted, words};
use super::suggest::suggest;
use super::syntax::is_dangerous;
use crate::doc::{Doc, Kind, Node};

/// The generated schema, as it is published: the types that it comes from need not be in the checker's module, and a
/// test compares the two.
const SCHEMA: &str = include_str!("../../../pkg-template/schema.json");

/// Walks schema and text together.
pub(super) fn structure(doc: &Doc, findings: &mut Findings<'_>) {
    let Ok(schema) = serde_json::from_str(SCHEMA) else {
        return;
    };
    Walker {
        doc,
        whole: &schema,
        findings,
    }
    .value(doc.root(), &schema);
}

struct Walker<'w, 'd> {
    doc: &'w Doc,
    whole: &'w Value,
    findings: &'w mut Findings<'d>,
}

impl<'w> Walker<'w, '_> {
    fn value(&mut self, node: Node, schema: &'w Value) {
        let schema = resolve(self.whole, schema);
        let choices = schema.get("anyOf").and_then(Value::as_array);
        let fits = |schema: &&Value| kind(schema) == Some(self.doc.kind(node));
        let Some(fitting) = choices.map_or(Some(schema), |choices| choices.iter().find(fits))
        else {
            return self.wrong_kind(node, schema);
        };
        if let Some(words) = keywords(fitting) {
            return self.word(node, fitting, &words);
        }
        match kind(fitting) {
            Some(wanted) if wanted != self.doc.kind(node) => self.wrong_kind(node, schema),
            Some(Kind::Object) => self.object(node, fitting),
            Some(Kind::List) => self.list(node, fitting),
            Some(Kind::Number) => self.number(node, fitting),
            Some(Kind::Text) => self.text(node, fitting),
            _ => {}
        }
    }

    fn object(&mut self, node: Node, schema: &'w Value) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let more = schema
            .get("additionalProperties")
            .filter(|more| more.is_object());
        for (key, value) in self.doc.pairs(node) {
            let name = self.doc.written(key);
            if is_dangerous(&name) {
                continue;
            }
            match properties
                .and_then(|properties| properties.get(name.as_ref()))
                .or(more)
            {
                Some(schema) => self.value(value, schema),
                None => {
                    let known = properties
                        .into_iter()
                        .flatten()
                        .map(|(key, _)| key.as_str());
                    self.unknown_key(
                        key,
                        &name,
                        known.filter(|key| !key.starts_with('$')).collect(),
                    );
                }
            }
        }
        // What is missing where the text broke off may well stand after that.
        if self.doc.fault().is_some() && self.doc.is_flawed(node) {
            return;
        }
        for key in schema
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
        {
            if self.doc.get(node, key).is_none()
                && let Some(property) = properties.and_then(|properties| properties.get(key))
            {
                let expected = expected(self.whole, property);
                self.findings.add_absent(
                    node,
                    key,
                    Code::Missing,
                    words("nothing", expected, "add it"),
                );
            }
        }
        if schema.get("minProperties").is_some() && self.doc.entries(node).next().is_none() {
            let words = words(
                "an empty object",
                expected(self.whole, schema),
                "add an entry",
            );
            self.findings.add(node, Code::Empty, words);
        }
    }

    fn unknown_key(&mut self, key: Node, name: &str, known: Vec<&str>) {
        let words = match suggest(name, known.iter().copied()) {
            Some(meant) => words(
                quoted(name),
                quoted(meant),
                format!("rename it to {}", quoted(meant)),
            ),
            None => words(quoted(name), one_of(known), "remove it"),
        };
        self.findings.add(key, Code::UnknownKey, words);
    }

    fn list(&mut self, node: Node, schema: &'w Value) {
        let items: Vec<Node> = self.doc.items(node).collect();
        if items.is_empty() && schema.get("minItems").is_some() && !self.doc.is_flawed(node) {
            let words = words("an empty list", expected(self.whole, schema), "add an item");
            self.findings.add(node, Code::Empty, words);
        }
        if let Some(most) = schema.get("maxItems").and_then(Value::as_u64)
            && items.len() as u64 > most
        {
            let words = words(
                format!("{} items", items.len()),
                format!("at most {most}"),
                "merge or remove some",
            );
            self.findings.add(node, Code::TooMany, words);
        }
        if schema.get("uniqueItems").is_some() {
            for (at, item) in items.iter().enumerate() {
                let written = self.doc.written(*item);
                if items
                    .iter()
                    .take(at)
                    .any(|earlier| self.doc.written(*earlier) == written)
                {
                    let found = format!("{} a second time", quoted(&written));
                    self.findings.add(
                        *item,
                        Code::Repeated,
                        words(found, "each item once", "remove it"),
                    );
                }
            }
        }
        if let Some(schema) = schema.get("items") {
            items.into_iter().for_each(|item| self.value(item, schema));
        }
    }

    fn number(&mut self, node: Node, schema: &Value) {
        let bound = |key| schema.get(key).and_then(Value::as_u64);
        let (least, most) = (
            bound("minimum").unwrap_or(0),
            bound("maximum").unwrap_or(u64::MAX),
        );
        let number = self.doc.number(node).map(u64::from);
        if number.is_some_and(|number| (least..=most).contains(&number)) {
            return;
        }
        let written = self.doc.written(node);
        let mend = match number {
            Some(number) if number < least => format!("write `{least}` or more"),
            Some(_) => format!("write `{most}` or less"),
            None if written.starts_with('-') => format!("write `{least}` or more"),
            None if written.bytes().all(|each| each.is_ascii_digit()) => {
                format!("write `{most}` or less")
            }
            None => "write it without fraction and exponent".to_owned(),
        };
        let words = words(quoted(&written), expected(self.whole, schema), mend);
        self.findings.add(node, Code::NumberRange, words);
    }

    fn text(&mut self, node: Node, schema: &Value) {
        if schema.get("minLength").is_some() && self.doc.written(node).trim().is_empty() {
            let words = words(
                "an empty text",
                expected(self.whole, schema),
                "write it, or remove the key",
            );
            self.findings.add(node, Code::Empty, words);
        }
    }

    fn word(&mut self, node: Node, schema: &Value, known: &[&str]) {
        if self.doc.kind(node) != Kind::Text {
            return self.wrong_kind(node, schema);
        }
        let written = self.doc.written(node);
        if known.contains(&written.as_ref()) {
            return;
        }
        let mend = match suggest(&written, known.iter().copied()) {
            Some(meant) => format!("write {}", quoted(meant)),
            None => "write one of them".to_owned(),
        };
        let found = if written.is_empty() {
            self.findings.found(node)
        } else {
            quoted(&written)
        };
        let words = words(found, one_of(known.iter().copied()), mend);
        self.findings.add(node, Code::UnknownWord, words);
    }

    fn wrong_kind(&mut self, node: Node, schema: &Value) {
        let expected = expected(self.whole, schema);
        let written = self.doc.written(node);
        let schema = resolve(self.whole, schema);
        let mend = match (self.doc.kind(node), kind(schema)) {
            (Kind::Null, _) => "remove the key, or give it a value".to_owned(),
            (Kind::Text, Some(Kind::Number | Kind::Boolean)) => {
                "write it without quotes".to_owned()
            }
            (Kind::Number | Kind::Boolean, Some(Kind::Text) | None) => {
                "put it in double quotes".to_owned()
            }
            (Kind::Text, Some(Kind::List)) => format!(
                "put it in brackets: {}",
                quoted(&format!("[\"{written}\"]"))
            ),
            (Kind::Object, Some(Kind::List)) => "put it in square brackets".to_owned(),
            (Kind::Number, Some(Kind::Object)) if integer_key(schema).is_some() => {
                let key = integer_key(schema).unwrap_or_default();
                format!("write {}", quoted(&format!("{{ \"{key}\": {written} }}")))
            }
            _ => "write it so".to_owned(),
        };
        let words = words(self.findings.found(node), expected, mend);
        self.findings.add(node, Code::WrongKind, words);
    }
}

/// The definition behind a reference.
pub(super) fn resolve<'s>(whole: &'s Value, schema: &'s Value) -> &'s Value {
    let name = schema
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|reference| reference.strip_prefix('#'));
    name.and_then(|pointer| whole.pointer(pointer))
        .unwrap_or(schema)
}

fn kind(schema: &Value) -> Option<Kind> {
    Some(match schema.get("type")?.as_str()? {
        "string" => Kind::Text,
        "integer" => Kind::Number,
        "boolean" => Kind::Boolean,
        "array" => Kind::List,
        "object" => Kind::Object,
        _ => return None,
    })
}
