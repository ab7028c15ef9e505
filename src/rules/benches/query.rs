//! Nanoseconds per query, and allocations, with 10, 100 and 1,000 services.
//!
//! `cargo bench -p placet-rules` prints a table, `cargo bench -p placet-rules -- --json` one line of JSON. Each figure
//! is the fastest of 101 rounds, the one that other work on the machine disturbed least. Without `--bench` (as when `cargo test --all-targets` runs it) one short round is made.

#[path = "../tests/counting/mod.rs"]
mod counting;

use std::hint::black_box;
use std::time::Instant;

use placet_rules::{Builder, Rules, StorageKind};

const OWN: &str = "https://shop.example";
const SIZES: [usize; 3] = [10, 100, 1_000];

/// One kind of question, asked about the service with a number.
struct Kind {
    name: &'static str,
    text: fn(usize) -> String,
    ask: fn(&Rules, &str) -> usize,
    declared: bool,
}

const KINDS: [Kind; 9] = [
    Kind {
        name: "hit",
        text: |n| format!("https://vendor{n}.example/js/app.min.js?v=12"),
        ask: url,
        declared: true,
    },
    Kind {
        name: "sub-domain",
        text: |n| format!("https://eu-west.cdn.vendor{n}.example/js/app.min.js?v=12"),
        ask: url,
        declared: true,
    },
    Kind {
        name: "path",
        text: |n| format!("https://api.host{n}.test/collect/v1/event?e=pv"),
        ask: url,
        declared: true,
    },
    Kind {
        name: "star",
        text: |n| format!("https://api.star{n}.test/collect/v1/event?e=pv"),
        ask: url,
        declared: true,
    },
    Kind {
        name: "path-miss",
        text: |n| format!("https://api.host{n}.test/shop/cart/items"),
        ask: url,
        declared: false,
    },
    Kind {
        name: "miss",
        text: |n| format!("https://www.other{n}.example/img/photo.jpg"),
        ask: url,
        declared: false,
    },
    Kind {
        name: "own",
        text: |n| format!("{OWN}/assets/page{n}.js"),
        ask: url,
        declared: false,
    },
    Kind {
        name: "cookie",
        text: |n| format!("v{n}_session.1f3a"),
        ask: |rules, name| rules.cookie(name).len(),
        declared: true,
    },
    Kind {
        name: "storage-miss",
        text: |n| format!("basket-{n}"),
        ask: |rules, name| rules.storage(StorageKind::Local, name).len(),
        declared: false,
    },
];

fn url(rules: &Rules, url: &str) -> usize {
    rules.url(url, OWN).services.len()
}

/// Every service declares three hosts, two of them with a path, a path on the own origin, a cookie and a storage key.
fn rules(services: usize) -> Rules {
    let mut builder = Builder::new();
    for n in 0..services {
        let service = n as u16;
        let added = [
            builder.host(&format!("vendor{n}.example"), service),
            builder.host(&format!("host{n}.test/collect"), service),
            builder.host(&format!("star{n}.test/collect/*/event"), service),
            builder.host(&format!("/ingest/{n}"), service),
            builder.cookie(&format!("v{n}_*"), service),
            builder.storage(StorageKind::Local, &format!("vendor{n}:*"), service),
        ];
        assert!(added.iter().all(Result::is_ok));
    }
    builder.build()
}

/// Nanoseconds per query.
fn measure(kind: &Kind, rules: &Rules, services: usize, rounds: usize) -> f64 {
    let texts: Vec<String> = (0..256).map(|at| (kind.text)(at * 37 % services)).collect();
    assert!(
        texts
            .iter()
            .all(|text| ((kind.ask)(rules, text) > 0) == kind.declared)
    );
    let times = (0..rounds).map(|_| {
        let start = Instant::now();
        for _ in 0..40 {
            for text in &texts {
                black_box((kind.ask)(black_box(rules), black_box(text)));
            }
        }
        start.elapsed().as_nanos() as f64 / (40 * texts.len()) as f64
    });
    times.fold(f64::INFINITY, f64::min)
}

fn allocations(kind: &Kind, rules: &Rules, services: usize) -> usize {
    let texts: Vec<String> = (0..services).map(kind.text).collect();
    counting::allocations(|| {
        for text in &texts {
            black_box((kind.ask)(rules, text));
        }
    })
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let rounds = if has("--bench") { 101 } else { 1 };
    let mut json = Vec::new();
    let mut allocated = 0;
    for kind in &KINDS {
        let figures = SIZES.map(|services| {
            let rules = rules(services);
            allocated += allocations(kind, &rules, services);
            (services, measure(kind, &rules, services, rounds))
        });
        let fields = figures.map(|(services, time)| format!("\"{services}\":{time:.1}"));
        json.push(format!("\"{}\":{{{}}}", kind.name, fields.join(",")));
        if !has("--json") {
            let cells =
                figures.map(|(services, time)| format!("{services:>6} services {time:>6.1} ns"));
            println!("{:<13}{}", kind.name, cells.join(""));
        }
    }
    if has("--json") {
        println!(
            "{{\"unit\":\"ns\",\"queries\":{{{}}},\"allocations\":{allocated}}}",
            json.join(",")
        );
    } else {
        println!("allocations  {allocated}");
    }
    assert_eq!(allocated, 0, "a query must not allocate");
}
