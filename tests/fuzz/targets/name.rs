//! Names of cookies and storage against patterns: the first line is the name, the others are patterns.

use placet_rules::{Builder, Scan, StorageKind, matches};

use super::{Target, texts};

pub(super) const TARGET: Target = Target {
    name: "name",
    run,
    seeds: || {
        texts(&[
            "_ga_XYZ\n_ga\n_ga_*\n*XYZ",
            "ph_a_posthog\nph_*_posthog\nph_*",
            "aaaa\na*a*a*a\n*a\n**",
        ])
    },
    words: &["*", "**", "a", "_ga", "ph_", "\n", " ", "ü"],
};

/// A name belongs to somebody exactly when one of the patterns fits it, and the slow way says the same of each.
fn run(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let mut lines = text.split('\n');
    let name = lines.next().unwrap_or_default();
    let mut builder = Builder::new();
    let mut scan = Scan::default();
    let mut fits = false;
    for (service, pattern) in lines.enumerate() {
        let added = builder
            .storage(StorageKind::Local, pattern, service as u16)
            .is_ok();
        let is_match = matches(pattern, name);
        fits |= added && is_match;
        if added {
            scan.name(0, pattern, service as u16);
        }
        if name.len() < 40 && pattern.len() < 20 {
            assert_eq!(
                is_match,
                slowly(pattern.as_bytes(), name.as_bytes()),
                "{pattern:?} and {name:?}"
            );
        }
    }
    let rules = builder.build();
    let indexed = rules.storage(StorageKind::Local, name);
    assert_eq!(!indexed.is_empty(), fits, "{text:?}");
    let mut scanned = Vec::new();
    scan.owners(scan.named(0, name).pattern, |service| scanned.push(service));
    assert_eq!(scanned, indexed, "{text:?}");
    assert!(rules.storage(StorageKind::Session, name).is_empty() && rules.cookie(name).is_empty());
}

/// Which endings of the name are left after each byte of the pattern.
fn slowly(pattern: &[u8], name: &[u8]) -> bool {
    let mut left = vec![false; name.len() + 1];
    left[0] = true;
    for byte in pattern {
        if *byte == b'*' {
            let first = left
                .iter()
                .position(|is_left| *is_left)
                .unwrap_or(left.len());
            left.iter_mut()
                .skip(first)
                .for_each(|is_left| *is_left = true);
        } else {
            for at in (1..left.len()).rev() {
                left[at] = left[at - 1] && name[at - 1] == *byte;
            }
            left[0] = false;
        }
    }
    left.last() == Some(&true)
}
