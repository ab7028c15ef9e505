//! `cargo xtask bench`: the figures that are times. Sizes are `cargo xtask size`.

use anyhow::{Result, ensure};

use crate::{browsers, pipeline, project, setup, shell};

/// What the guard's start costs a page; measured in Chromium.
const START: &str = "tests/bench/start.mjs";

/// Nanoseconds per query of the rules on this machine, and the guard's start in Chromium.
///
/// # Errors
/// When a benchmark fails.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "bench takes no arguments");
    shell::run(shell::cargo().args([
        "bench",
        "--quiet",
        "--package",
        "placet-rules",
        "--benches",
    ]))?;
    if !project::path(START).exists() {
        println!("there is no {START}: the guard's start is not measured");
        return Ok(());
    }
    pipeline::run(&[])?;
    setup::npm("tests")?;
    let mut node = shell::node(&project::root());
    browsers::ready()?.name_in(&mut node);
    shell::run(node.arg(START))
}
