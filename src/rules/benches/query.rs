//! Nanoseconds per query, and allocations, with 10, 100 and 1,000 services.
//!
//! `cargo bench -p placet-rules` prints a table, `cargo bench -p placet-rules -- --json` one line of JSON. Each figure is
//! the fastest of 101 rounds, the one that other work on the machine disturbed least. Without `--bench` (as when
//! `cargo test --all-targets` runs it) one short round is made. `scan` is what the guard asks once per origin: it goes
//! through all patterns, so it grows with them.

#[path = "../tests/counting/mod.rs"]
mod counting;

use std::hint::black_box;
use std::time::Instant;

use placet_rules::{Builder, Rules, Scan, StorageKind};

const OWN: &str = "https://shop.example";
const SIZES: [usize; 3] = [10, 100, 1_000];

/// The same services, for both ways to ask.
struct Declared {
    rules: Rules,
    scan: Scan,
}

/// One kind of question, asked about the service with a number.
struct Kind {
    name: &'static str,
    text: fn(usize) -> String,
    ask: fn(&Declared, &str) -> usize,
    declared: bool,
}

const KINDS: [Kind; 10] = [
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
        ask: |declared, name| declared.rules.cookie(name).len(),
        declared: true,
    },
    Kind {
        name: "storage-miss",
        text: |n| format!("basket-{n}"),
        ask: |declared, name| declared.rules.storage(StorageKind::Local, name).len(),
        declared: false,
    },
    Kind {
        name: "scan",
        text: |n| format!("vendor{n}.example"),
        ask: scan,
        declared: true,
    },
];

fn url(declared: &Declared, url: &str) -> usize {
    declared.rules.url(url, OWN).services.len()
}

fn scan(declared: &Declared, host: &str) -> usize {
    let mut services = 0;
    let found = declared.scan.url(host, 443, "/js/app.min.js", false);
    declared.scan.owners(found.pattern, |_| services += 1);
    services
}

/// Every service declares three hosts, two of them with a path, a path on the own origin, a cookie and a storage key.
fn declared(services: usize) -> Declared {
    let mut builder = Builder::new();
    let mut scan = Scan::default();
    for n in 0..services {
        let service = n as u16;
        for (host, path) in [
            (format!("vendor{n}.example"), ""),
            (format!("host{n}.test"), "/collect"),
            (format!("star{n}.test"), "/collect/*/event"),
            (String::new(), &format!("/ingest/{n}")),
        ] {
            assert!(builder.host(&format!("{host}{path}"), service).is_ok());
            scan.host(&host, 0, path, service);
        }
        let (cookie, key) = (format!("v{n}_*"), format!("vendor{n}:*"));
        assert!(builder.cookie(&cookie, service).is_ok());
        assert!(builder.storage(StorageKind::Local, &key, service).is_ok());
        scan.name(placet_rules::COOKIE, &cookie, service);
        scan.name(StorageKind::Local as u8, &key, service);
    }
    Declared {
        rules: builder.build(),
        scan,
    }
}

/// Nanoseconds per query.
fn measure(kind: &Kind, declared: &Declared, services: usize, rounds: usize) -> f64 {
    let texts: Vec<String> = (0..256).map(|at| (kind.text)(at * 37 % services)).collect();
    assert!(
        texts
            .iter()
            .all(|text| ((kind.ask)(declared, text) > 0) == kind.declared)
    );
    let round = |repeats: usize| {
        let start = Instant::now();
        for _ in 0..repeats {
            for text in &texts {
                black_box((kind.ask)(black_box(declared), black_box(text)));
            }
        }
        start.elapsed().as_nanos() as f64 / (repeats * texts.len()) as f64
    };
    // Some ten thousand short queries a round, or a few hundred long ones.
    let repeats = if round(1) < 1_000.0 { 40 } else { 1 };
    (0..rounds)
        .map(|_| round(repeats))
        .fold(f64::INFINITY, f64::min)
}

fn allocations(kind: &Kind, declared: &Declared, services: usize) -> usize {
    let texts: Vec<String> = (0..services).map(kind.text).collect();
    counting::allocations(|| {
        for text in &texts {
            black_box((kind.ask)(declared, text));
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
            let declared = declared(services);
            allocated += allocations(kind, &declared, services);
            (services, measure(kind, &declared, services, rounds))
        });
        let fields = figures.map(|(services, time)| format!("\"{services}\":{time:.1}"));
        json.push(format!("\"{}\":{{{}}}", kind.name, fields.join(",")));
        if !has("--json") {
            let cells =
                figures.map(|(services, time)| format!("{services:>6} services {time:>7.1} ns"));
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
