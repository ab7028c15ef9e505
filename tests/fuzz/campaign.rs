//! `cargo run --release --manifest-path tests/fuzz/Cargo.toml -- [--seconds N] [--seed N] [target ...]`
//!
//! Without targets all take turns. Ends at the first input that breaks something, after printing it.

use std::process::ExitCode;
use std::time::Duration;

use placet_fuzz::{TARGETS, Target, run};

fn main() -> ExitCode {
    let mut seconds = 60;
    let mut seed = 1;
    let mut chosen: Vec<&Target> = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().and_then(|number| number.parse().ok());
        let is_known = match argument.as_str() {
            "--seconds" => number().map(|number| seconds = number).is_some(),
            "--seed" => number().map(|number| seed = number).is_some(),
            name => TARGETS
                .iter()
                .find(|target| target.name == name)
                .map(|target| chosen.push(target))
                .is_some(),
        };
        if !is_known {
            let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
            eprintln!(
                "`{argument}` is not understood; expected `--seconds <n>`, `--seed <n>` or one of {}",
                names.join(", ")
            );
            return ExitCode::FAILURE;
        }
    }
    if chosen.is_empty() {
        chosen.extend(TARGETS);
    }
    for target in &chosen {
        let time = Duration::from_secs(seconds) / chosen.len() as u32;
        let inputs = run(target, seed, time);
        println!(
            "{:<10} {inputs:>10} inputs in {:.0?}, seed {seed}",
            target.name, time
        );
    }
    ExitCode::SUCCESS
}
