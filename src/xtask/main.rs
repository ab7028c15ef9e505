//! `cargo xtask`: the developer's one door. Every command is one module with a `run`.

mod adapters;
mod assemble;
mod bench;
mod binaryen;
mod bless;
mod browsers;
mod bundle;
mod ci;
mod demo;
mod encode;
mod functions;
mod glue;
mod pipeline;
mod project;
mod screenshots;
mod setup;
mod shell;
mod size;
mod techniques;
mod test;
mod wasm;
mod wasm_test;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask <command>

  setup                   install what the other commands need: Rust target, npm folders, browsers
  build [--only <room>]   make pkg/ (room: guard, notice, preferences, check)
  demo                    build, and serve the company site of www/
  test [--all | --only <step>,...]
                          run every test (step: host, fuzz, build, size, wasm, editor,
                          chromium, coverage, firefox, webkit, package);
                          also the campaigns `techniques` and `vendors`, which --all includes
  techniques [--engine <name>] [--mode <mode>] [--only <words>]
             [--every] [--written] [--bless] [--json]
                          measure every way in which a tracker is loaded, and print the table
  screenshots [<word>...] pictures of the notice and the editor, in target/screenshots
  ci                      formatting, lints, and every test
  size [--json | --check | --bless | --functions <room>]
                          what a visitor downloads: print it, compare it, commit it, look into it
  bench                   times: rules per query, the guard's start
  bench-adapters          build, and write target/adapters/ for the benchmarks against other products
  bless [visual]          write generated and golden files again; with `visual`, the structural pictures alone";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let outcome = match arguments.first().map(String::as_str) {
        Some("setup") => setup::run(rest),
        Some("build") => pipeline::run(rest),
        Some("demo") => demo::run(rest),
        Some("test") => test::run(rest),
        Some("techniques") => techniques::run(rest),
        Some("screenshots") => screenshots::run(rest),
        Some("ci") => ci::run(rest),
        Some("size") => size::run(rest),
        Some("bench") => bench::run(rest),
        Some("bench-adapters") => adapters::run(rest),
        Some("bless") => bless::run(rest),
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
