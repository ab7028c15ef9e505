//! Hostile input for everything that reads text from outside: the cookie, the choice line, URLs, names, configurations.
//!
//! Each target takes any bytes and panics when something does not hold that should. The campaign (`campaign.rs`) makes
//! up inputs on stable Rust; libFuzzer (`libfuzzer.rs`) can do it too.

mod mutate;
mod targets;

pub use mutate::{Random, mutated};
pub use targets::{TARGETS, Target};

use std::time::{Duration, Instant};

/// Runs a target on its seeds and then on mutations of them, until the time is over; returns how many inputs there were.
/// The same seed makes up the same inputs in the same order.
pub fn run(target: &Target, seed: u64, time: Duration) -> u64 {
    let start = Instant::now();
    let mut random = Random::new(seed);
    let seeds: Vec<Vec<u8>> = (target.seeds)();
    let mut inputs = 0;
    for input in &seeds {
        attempt(target, input);
        inputs += 1;
    }
    while start.elapsed() < time {
        for _ in 0..200 {
            attempt(target, &mutated(&seeds, target.words, &mut random));
            inputs += 1;
        }
    }
    inputs
}

/// Runs a target on one input; when it panics, the input is printed so that it can become a case.
fn attempt(target: &Target, input: &[u8]) {
    let result = std::panic::catch_unwind(|| (target.run)(input));
    if let Err(panic) = result {
        eprintln!(
            "{} fails on {:?}",
            target.name,
            String::from_utf8_lossy(input)
        );
        eprintln!("as bytes: {input:?}");
        std::panic::resume_unwind(panic);
    }
}
