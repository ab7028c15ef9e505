//! `cargo xtask`: the developer's one door. Every command is one module with a `run`.

mod assemble;
mod bundle;
mod encode;
mod pipeline;
mod project;
mod setup;
mod shell;
mod wasm;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <command>

  setup                   install what the other commands need (Rust target, npm folders)
  build [--only <room>]   make pkg/: guard, notice, check (room: guard | notice | check)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let outcome = match arguments.first().map(String::as_str) {
        Some("setup") => setup::run(rest),
        Some("build") => pipeline::run(rest),
        None | Some("help" | "--help" | "-h") => {
            println!("{USAGE}");
            Ok(())
        }
        Some(other) => Err(anyhow::anyhow!("`{other}` is not a command\n\n{USAGE}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
