//! Tests marked `#[wasm_bindgen_test]`, run in Chromium.
//!
//! wasm-bindgen's own runner would be a second program to compile for minutes, with a web server and a WebDriver client
//! inside. The glue comes from the library that builds the product anyway; `tests/browser/run.mjs` is the rest.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use wasm_bindgen_cli_support::Bindgen;

use crate::test::{Count, cargo_result};
use crate::wasm::Room;
use crate::{browsers, project, setup, shell};

/// Runs the tests of every room that has such tests.
///
/// # Errors
/// When they do not compile, or the browser breaks off.
pub(crate) fn run() -> Result<Count> {
    setup::npm("tests")?;
    let browsers = browsers::ready()?;
    let mut count = Count::default();
    for room in Room::ALL {
        let manifest =
            fs::read_to_string(project::path("src").join(room.name()).join("Cargo.toml"))?;
        if !manifest.contains("wasm-bindgen-test") {
            continue;
        }
        for program in compile(room)? {
            let folder = project::target()
                .join("web/tests")
                .join(program.file_stem().unwrap_or_default());
            if bind(&program, &folder)? == 0 {
                continue;
            }
            let mut node = shell::node(&project::root());
            node.arg("tests/browser/run.mjs").arg(&folder);
            node.env("CHROMIUM", browsers.chromium());
            let mut results = 0;
            let ended = shell::each_line(&mut node, |line| {
                if let Some(result) = cargo_result(line) {
                    results += 1;
                    count.passed += result.passed;
                    count.failed += result.failed;
                }
            });
            ensure!(
                results == 1,
                "`{}` printed no result",
                project::shown(&program)
            );
            if count.failed == 0 {
                ended?;
            }
        }
    }
    Ok(count)
}

/// The test programs of one room.
fn compile(room: Room) -> Result<Vec<PathBuf>> {
    let mut cargo = shell::cargo();
    cargo
        .args([
            "test",
            "--no-run",
            "--quiet",
            "--target",
            "wasm32-unknown-unknown",
        ])
        .args(["--package", &format!("placet-{}", room.name())])
        .args(["--message-format", "json-render-diagnostics"])
        .env("CARGO_TARGET_DIR", project::target().join("wasm-tests"));
    let messages = shell::output(&mut cargo, &[])
        .with_context(|| format!("the wasm tests of {} do not compile", room.name()))?;
    let programs = messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["profile"]["test"] == true)
        .filter_map(|message| message["executable"].as_str().map(PathBuf::from));
    Ok(programs.collect())
}

/// Writes the program with its glue and the names of its tests into `folder`; returns how many tests there are.
fn bind(program: &Path, folder: &Path) -> Result<usize> {
    let module = walrus::Module::from_file(program)?;
    // wasm-bindgen-test exports a test as `__wbgt_<modifiers>_<crate>::<path>`.
    let tests: Vec<String> = module
        .exports
        .iter()
        .filter(|export| export.name.starts_with("__wbgt_") && export.name.contains("::"))
        .map(|export| export.name.clone())
        .collect();
    if tests.is_empty() {
        return Ok(0);
    }
    let mut bindgen = Bindgen::new();
    // The folder stays from run to run: what is left of an older one would be served too.
    let _ = fs::remove_dir_all(folder);
    bindgen
        .input_path(program)
        .out_name("test")
        .debug(true)
        .export_wasm(true)
        .typescript(false)
        .emit_start(false)
        .web(true)?
        .generate(folder)
        .with_context(|| format!("wasm-bindgen cannot bind `{}`", project::shown(program)))?;
    fs::write(folder.join("tests.json"), json!(tests).to_string())?;
    Ok(tests.len())
}
