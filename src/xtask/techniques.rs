//! `cargo xtask techniques`: what gets through, way by way and engine by engine.

use anyhow::Result;

use crate::{browsers, project, setup, shell};

/// Measures the ways of `tests/techniques` against the `pkg/` that is there and prints the table of the README. The arguments are
/// the report's own; they are described at its head.
///
/// # Errors
/// When a browser is missing, or a technique could not be measured.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    setup::npm("tests")?;
    let browsers = browsers::ready()?;
    let mut node = shell::node(&project::root());
    node.arg("tests/techniques/report.mjs").args(arguments);
    browsers.name_in(&mut node);
    shell::run(&mut node)
}
