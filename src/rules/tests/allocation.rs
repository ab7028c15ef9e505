//! A query does not allocate, whatever the text.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "this is how a test fails"
)]

mod counting;
mod declared;

use std::hint::black_box;

use declared::{KINDS, declared, tables, text};

#[test]
fn no_query_of_any_table_allocates() {
    let mut queries = 0;
    for (name, table) in tables() {
        let (rules, _) = declared(&table);
        let own = text(&table, "own");
        for case in table["cases"].as_array().expect("cases") {
            let query = ["url", "cookie", "local", "session", "indexeddb", "cache"];
            let query = query
                .iter()
                .find_map(|kind| case[*kind].as_str())
                .expect("a query");
            let allocations = counting::allocations(|| {
                black_box(rules.url(query, own));
                black_box(rules.cookie(query));
                for (_, kind) in KINDS {
                    black_box(rules.storage(kind, query));
                }
            });
            assert_eq!(allocations, 0, "{name}: {case}");
            queries += 1;
        }
    }
    assert!(queries >= 180, "only {queries} queries were made");
}

#[test]
fn the_count_counts() {
    assert_eq!(counting::allocations(|| drop(black_box(Box::new(1)))), 1);
}
