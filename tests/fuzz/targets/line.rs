//! The choice line between guard and notice.

use placet_wire::line::{decode, encode};

use super::{Target, choice, texts};

pub(super) const TARGET: Target = Target {
    name: "line",
    run,
    seeds: || texts(&["77773300|fgrff", "--------|fffff", "|"]),
    words: &["--", "|", "77", "00", "g", "r", "f", "é"],
};

/// What is read is written the same way.
fn run(input: &[u8]) {
    let policy = choice::policy();
    let line = String::from_utf8_lossy(input);
    if let Some(choices) = decode(&line, &policy) {
        assert_eq!(encode(&choices), line);
    }
}
