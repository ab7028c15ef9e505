//! The reader that every page view carries: `web/configure.js`, run by node, and `lines::read`.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use placet_config::lines::{self, Declared};
use placet_consent::{Event, Request, Session, Signals};
use placet_rules::{Found, Scan};

/// What the script made of a text.
pub(crate) struct Reading {
    pub(crate) lines: String,
    pub(crate) faults: u32,
}

impl Reading {
    pub(crate) fn declared(&self) -> Declared {
        lines::read(&self.lines)
    }

    /// Whether this is permitted before a choice, and after a yes to everything.
    pub(crate) fn permits(&self, request: Request) -> (bool, bool) {
        let mut session = Session::new(self.declared().policy, Signals::default());
        session.apply(Event::Start {
            stored: None,
            minute: 10,
        });
        let before = session.decide(request).is_permitted();
        session.apply(Event::AcceptAll(crate::ACT));
        (before, session.decide(request).is_permitted())
    }

    /// The services to which a URL of this host belongs.
    pub(crate) fn services_of(&self, host: &str, path: &str) -> Vec<u16> {
        let scan = self.declared().scan;
        owners(&scan, scan.url(host, 443, path, host == "own.example"))
    }

    /// The services to which a name belongs.
    pub(crate) fn services_named(&self, kind: u8, name: &str) -> Vec<u16> {
        let scan = self.declared().scan;
        owners(&scan, scan.named(kind, name))
    }
}

fn owners(scan: &Scan, found: Found) -> Vec<u16> {
    let mut services = Vec::new();
    scan.owners(found.pattern, |service| services.push(service));
    services
}

/// Has the script read all texts, in one go.
pub(crate) fn read(texts: &[String]) -> Vec<Reading> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reader.mjs");
    let mut node = Command::new("node")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node is needed for this test, as for every build");
    let mut input = node.stdin.take().unwrap();
    let texts_json = serde_json::to_vec(texts).unwrap();
    let writer = std::thread::spawn(move || input.write_all(&texts_json));
    let output = node.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "the script failed");
    let read: Vec<(String, u32)> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(read.len(), texts.len());
    read.into_iter()
        .map(|(lines, faults)| Reading { lines, faults })
        .collect()
}
