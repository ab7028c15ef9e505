//! `cargo xtask setup`: what the other commands need, installed where it is missing.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

use crate::{browsers, project, shell};

/// Everything, each thing said in one line.
///
/// # Errors
/// The first thing that is missing and cannot be installed, with what to do.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "setup takes no arguments");
    for_build()?;
    for folder in ["tests", "tests/package", "www"] {
        npm(folder)?;
    }
    browsers::ready()?;
    println!("setup: everything is there");
    Ok(())
}

/// What `build` needs: the Rust target, the standard library's source, Node and the build tools from npm.
///
/// # Errors
/// See [`run`].
pub(crate) fn for_build() -> Result<()> {
    rust()?;
    node()?;
    npm("src/xtask")
}

/// wasm32-unknown-unknown, and rust-src to rebuild the standard library for size.
fn rust() -> Result<()> {
    let sysroot = shell::output(
        std::process::Command::new("rustc")
            .args(["--print", "sysroot"])
            .current_dir(project::root()),
        &[],
    )?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib");
    let has_target = library.join("wasm32-unknown-unknown").exists();
    let has_source = library.join("src/rust/library/std").exists();
    if has_target && has_source {
        return Ok(());
    }
    ensure!(
        shell::answers("rustup", "--version"),
        "the Rust target wasm32-unknown-unknown or the component rust-src is missing, and rustup to add them is not there"
    );
    println!("setup: rustup adds wasm32-unknown-unknown and rust-src");
    let mut rustup = std::process::Command::new("rustup");
    rustup.current_dir(project::root());
    shell::run(rustup.args(["target", "add", "wasm32-unknown-unknown"]))?;
    let mut rustup = std::process::Command::new("rustup");
    rustup.current_dir(project::root());
    shell::run(rustup.args(["component", "add", "rust-src"]))
}

const OLDEST_NODE: u32 = 20;

fn node() -> Result<()> {
    let version = shell::output(std::process::Command::new("node").arg("--version"), &[])
        .context("Node.js is missing; install version 20 or newer")?;
    let major = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|major| major.parse::<u32>().ok());
    match major {
        Some(major) if major >= OLDEST_NODE => Ok(()),
        _ => bail!(
            "Node.js is {}, expected version 20 or newer",
            version.trim()
        ),
    }
}

/// `npm ci` in `folder`, unless its node_modules was made from the very lock file that lies there now.
///
/// # Errors
/// When npm fails.
pub(crate) fn npm(folder: &str) -> Result<()> {
    let folder = project::path(folder);
    let lock = fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("`{}` has no package-lock.json", project::shown(&folder)))?;
    let stamp = folder.join("node_modules/.placet-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!("setup: npm ci in {}", project::shown(&folder));
    let mut npm = std::process::Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(&folder);
    shell::run(&mut npm)?;
    fs::create_dir_all(folder.join("node_modules"))?;
    fs::write(&stamp, lock).with_context(|| format!("cannot write `{}`", project::shown(&stamp)))
}
