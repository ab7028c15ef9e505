//! `cargo xtask demo`: the company site in `www/`, on the product as built now.

use anyhow::{Result, ensure};

use crate::{pipeline, project, setup, shell};

/// Builds, and serves until it is interrupted; the server prints its address.
///
/// # Errors
/// When something does not build, or the server cannot start.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "demo takes no arguments");
    pipeline::run(&[])?;
    setup::npm("www")?;
    shell::run(shell::node(&project::root()).arg("www/server.mjs"))
}
