//! `cargo xtask screenshots`: the notice, a placeholder and the editor as people see them, as pictures with a page that shows them all.

use anyhow::Result;

use crate::{browsers, project, setup, shell};

/// Takes the pictures of the `pkg/` that is there into `target/screenshots`; the arguments are words that their names must have.
///
/// # Errors
/// When the browser is missing, or a scene does not come about.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    setup::npm("tests")?;
    let browsers = browsers::ready()?;
    let mut node = shell::node(&project::root());
    node.arg("tests/screenshots/take.mjs").args(arguments);
    browsers.name_in(&mut node);
    shell::run(&mut node)
}
