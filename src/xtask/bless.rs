//! `cargo xtask bless`: writes again what is generated and committed. Read the difference before you commit it.

use std::fs;

use anyhow::{Context, Result, ensure};

use crate::{browsers, pipeline, project, setup, shell, size};

/// What the model of the configuration yields, and where that is kept.
const FROM_MODEL: [(&str, &str); 2] = [
    ("schema", "pkg-template/schema.json"),
    ("types", "pkg-template/config.d.ts"),
];

/// The schema, the types, golden files of tests, and the sizes.
///
/// # Errors
/// When a generator fails.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if let [what] = arguments
        && what == "visual"
    {
        return visual();
    }
    ensure!(
        arguments.is_empty(),
        "bless takes no arguments, or `visual`"
    );
    for (what, file) in FROM_MODEL {
        let text = shell::output(
            shell::cargo()
                .args([
                    "run",
                    "--quiet",
                    "--package",
                    "placet-config",
                    "--features",
                    "model",
                    "--example",
                    "emit",
                ])
                .args(["--", what]),
            &[],
        )?;
        fs::write(project::path(file), text).with_context(|| format!("cannot write `{file}`"))?;
        println!("wrote {file}");
    }
    // Tests that compare with a golden file write it instead of comparing when this is set.
    shell::run(
        shell::cargo()
            .args(["test", "--quiet", "--workspace", "--all-features"])
            .env("PLACET_BLESS", "1"),
    )?;
    pipeline::run(&[])?;
    size::bless(&size::measure()?)
}

/// The structural pictures of `tests/data/visual`, from the `pkg/` that is there.
fn visual() -> Result<()> {
    setup::npm("tests")?;
    let browsers = browsers::ready()?;
    let mut node = shell::node(&project::root());
    node.args(["--test", "--test-name-pattern=looks as committed"])
        .arg("tests/e2e/chromium.test.mjs")
        .env("PLACET_ROOMS", "visual")
        .env("PLACET_BLESS", "1");
    browsers.name_in(&mut node);
    shell::run(&mut node)
}
