//! A short campaign for every run of the tests; the long ones are `cargo run`.

use std::time::Duration;

use placet_fuzz::{TARGETS, run};

#[test]
fn no_target_breaks_within_ten_seconds() {
    let time = Duration::from_secs(10) / TARGETS.len() as u32;
    for target in TARGETS {
        let inputs = run(target, 1, time);
        assert!(
            inputs > 200,
            "{} had time for {inputs} inputs only",
            target.name
        );
    }
}
