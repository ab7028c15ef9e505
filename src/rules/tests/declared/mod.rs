//! The tables in tests/data/rules.

#![allow(dead_code, reason = "each test uses its part")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "this is how a test fails"
)]

use std::fs;
use std::path::PathBuf;

use placet_rules::{Builder, Rules, StorageKind};
use serde_json::Value;

pub(crate) const KINDS: [(&str, StorageKind); 4] = [
    ("local", StorageKind::Local),
    ("session", StorageKind::Session),
    ("indexeddb", StorageKind::IndexedDb),
    ("cache", StorageKind::Cache),
];

pub(crate) fn table(name: &str) -> Value {
    let path = data().join(name);
    let text = fs::read_to_string(&path).expect("the table is readable");
    serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

fn data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/rules")
}

pub(crate) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key]
        .as_str()
        .unwrap_or_else(|| panic!("no text `{key}` in {value}"))
}

pub(crate) fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a str> {
    value[key]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

/// The rules of a table, and the names of its services in order.
pub(crate) fn declared(table: &Value) -> (Rules, Vec<&str>) {
    let mut builder = Builder::new();
    let mut names = Vec::new();
    for (service, (name, declared)) in table["declare"]
        .as_object()
        .into_iter()
        .flatten()
        .enumerate()
    {
        let service = service as u16;
        for host in list(declared, "hosts") {
            builder
                .host(host, service)
                .unwrap_or_else(|fault| panic!("{name}: {host}: {fault:?}"));
        }
        for cookie in list(declared, "cookies") {
            builder
                .cookie(cookie, service)
                .unwrap_or_else(|fault| panic!("{name}: {cookie}: {fault:?}"));
        }
        for (key, kind) in KINDS {
            for entry in list(declared, key) {
                builder
                    .storage(kind, entry, service)
                    .unwrap_or_else(|fault| panic!("{name}: {entry}: {fault:?}"));
            }
        }
        names.push(name.as_str());
    }
    (builder.build(), names)
}

/// The tables of queries, by name; they are the ones that name an origin.
pub(crate) fn tables() -> Vec<(String, Value)> {
    let entries = fs::read_dir(data()).expect("the tables are there");
    let names = entries.map(|entry| {
        entry
            .expect("a table")
            .file_name()
            .to_string_lossy()
            .into_owned()
    });
    let tables = names.map(|name| (name.clone(), table(&name)));
    tables
        .filter(|(_, table)| table["own"].is_string())
        .collect()
}
