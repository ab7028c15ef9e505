//! One of the targets, named by the variable `TARGET`, behind libFuzzer.

#![no_main]

use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use placet_fuzz::{TARGETS, Target};

static CHOSEN: OnceLock<&Target> = OnceLock::new();

fn chosen() -> &'static Target {
    let name = std::env::var("TARGET").unwrap_or_default();
    TARGETS
        .iter()
        .find(|target| target.name == name)
        .expect("the variable `TARGET` names a target")
}

fuzz_target!(|input: &[u8]| (CHOSEN.get_or_init(chosen).run)(input));
