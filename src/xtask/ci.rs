//! `cargo xtask ci`: what has to hold before a change goes in.

use anyhow::{Context, Result, ensure};

use crate::{shell, test};

/// Formatting, lints without a warning, all tests.
///
/// # Errors
/// The first of them that does not hold.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "ci takes no arguments");
    shell::run(shell::cargo().args(["fmt", "--all", "--check"]))
        .context("format with `cargo fmt --all`")?;
    let lints = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--all-features",
        "--quiet",
        "--",
        "--deny",
        "warnings",
    ];
    shell::run(shell::cargo().args(lints))?;
    test::run(&[])
}
