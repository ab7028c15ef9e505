//! A room's Rust to a small wasm module with its glue, and the same module translated to JavaScript.
//!
//! Everything lands in `target/web/<room>/`:
//!
//! | file | what it is |
//! |---|---|
//! | `room_bg.js` | wasm-bindgen's glue, untouched |
//! | `room.wasm` | the module after wasm-opt |
//! | `room.wasm2js.js` | the module as JavaScript: `instantiate(imports)` |
//! | `glue.js`, `wasm.js`, `wasm2js.js` | what entries import as `placet:...`; see `bundle.rs` |

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::{binaryen, glue, project, shell};

/// A crate that becomes a wasm module.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Room {
    Guard,
    Notice,
    Preferences,
    Check,
}

impl Room {
    pub(crate) const ALL: [Self; 4] = [Self::Guard, Self::Notice, Self::Preferences, Self::Check];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Guard => "guard",
            Self::Notice => "notice",
            Self::Preferences => "preferences",
            Self::Check => "check",
        }
    }

    /// The checker is loaded by developers only, over a connection where wasm works: no translation.
    pub(crate) fn is_translated(self) -> bool {
        self != Self::Check
    }

    /// Where the products of this room lie.
    pub(crate) fn folder(self) -> PathBuf {
        project::target().join("web").join(self.name())
    }

    /// The module as cargo leaves it, with the names of its functions.
    pub(crate) fn compiled(self) -> PathBuf {
        let file = format!("wasm32-unknown-unknown/release/placet_{}.wasm", self.name());
        Self::cargo_target().join(file)
    }

    /// A target folder of its own: other flags than on the host would have everything compiled again.
    fn cargo_target() -> PathBuf {
        project::target().join("wasm")
    }

    /// The finished module.
    pub(crate) fn module(self) -> PathBuf {
        self.folder().join("room.wasm")
    }
}

/// Builds one room.
///
/// # Errors
/// When one of the tools fails; its own message is passed on.
pub(crate) fn build(room: Room) -> Result<()> {
    compile(room)?;
    let bound = bind(room, &room.compiled())?;
    binaryen::optimise(room)?;
    glue::write(room, &bound)
}

/// The module name under which the glue's functions are imported, instead of `./room_bg.js`.
pub(crate) const IMPORTS: &str = "a";

/// `cargo build` with the standard library rebuilt for size and for aborting at once: 13 to 22 % smaller after brotli.
fn compile(room: Room) -> Result<()> {
    let package = format!("placet-{}", room.name());
    let mut cargo = shell::cargo();
    cargo
        .args([
            "build",
            "--quiet",
            "--release",
            "--target",
            "wasm32-unknown-unknown",
            "--package",
            &package,
        ])
        .args([
            "-Zbuild-std=std,panic_abort",
            "-Zbuild-std-features=optimize_for_size",
        ])
        .env("CARGO_TARGET_DIR", Room::cargo_target())
        // The pinned stable compiler takes unstable flags with this; a second toolchain would be a second truth.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without reference types and multivalue the module is smaller, wasm2js can translate it, and one glue serves both.
        // Panics say nothing, so no file names for them either. What the compiler simplifies before LLVM sees it is 3 to 6 % less
        // after brotli; level 3 has no pass that is known to be unsound (those are behind a flag of their own).
        .env(
            "RUSTFLAGS",
            "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zmir-opt-level=3 \
             -Ctarget-feature=-reference-types,-multivalue",
        )
        // Set by the outer `cargo run`, and wrong for the inner build.
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    shell::run(&mut cargo)
        .with_context(|| format!("the {} room does not compile to wasm", room.name()))?;
    Ok(())
}

/// What wasm-bindgen's glue and the module have to do with each other.
pub(crate) struct Bound {
    pub(crate) imports: Vec<Import>,
    /// The names that the room's Rust exports to JavaScript, separated by commas.
    pub(crate) exports: String,
}

/// One function that the module imports: where it comes from, what it is called there, and its short name in the module.
pub(crate) struct Import {
    pub(crate) from: String,
    pub(crate) name: String,
    pub(crate) short: String,
}

/// Runs wasm-bindgen and shortens the import names, which would stand in the module and in the glue at full length.
fn bind(room: Room, compiled: &Path) -> Result<Bound> {
    let mut output = Bindgen::new()
        .input_path(compiled)
        .out_name("room")
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .bundler(true)?
        .generate_output()
        .with_context(|| format!("wasm-bindgen cannot bind `{}`", project::shown(compiled)))?;

    let mut imports = Vec::new();
    for (at, import) in output.wasm_mut().imports.iter_mut().enumerate() {
        let short = short_name(at);
        imports.push(Import {
            from: std::mem::replace(&mut import.module, IMPORTS.to_owned()),
            name: std::mem::replace(&mut import.name, short.clone()),
            short,
        });
    }
    drop_unused_exports(&mut output);

    let folder = room.folder();
    fs::create_dir_all(&folder)?;
    output.emit(&folder)?;
    let exports = exported(output.js())
        .context("wasm-bindgen's glue has no list of exports where one is expected")?;
    Ok(Bound { imports, exports })
}

/// The list in `export { a, b } from "./room_bg.js"`: the room's own functions, without those the module imports.
fn exported(main: &str) -> Option<String> {
    let (_, list) = main.split_once("export {")?;
    let (list, _) = list.split_once('}')?;
    Some(list.split_whitespace().collect())
}

/// Exports of wasm-bindgen's own that nothing in the glue names (the abort handler of another panic strategy).
fn drop_unused_exports(output: &mut wasm_bindgen_cli_support::Output) {
    // For bundlers, what wasm-bindgen calls `start` is the file with all the functions.
    let glue = format!(
        "{}{}",
        output.js(),
        output.start().map_or("", String::as_str)
    );
    let module = output.wasm_mut();
    let unused: Vec<_> = module
        .exports
        .iter()
        .filter(|export| {
            export.name.starts_with("__") && !glue.contains(&format!("wasm.{}", export.name))
        })
        .filter(|export| export.name != START)
        .map(|export| export.id())
        .collect();
    for id in unused {
        module.exports.delete(id);
    }
}

/// wasm-bindgen's name for the module's start function, where there is one.
pub(crate) const START: &str = "__wbindgen_start";

/// a, b, ... z, aa, ab, ...
fn short_name(mut at: usize) -> String {
    let mut name = String::new();
    loop {
        let letter = u8::try_from(at % 26).unwrap_or_default();
        name.insert(0, char::from(b'a' + letter));
        if at < 26 {
            return name;
        }
        at = at / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_names_do_not_repeat() {
        let names: std::collections::BTreeSet<String> = (0..1000).map(short_name).collect();
        assert_eq!(names.len(), 1000);
        assert_eq!(
            (
                short_name(0).as_str(),
                short_name(25).as_str(),
                short_name(26).as_str()
            ),
            ("a", "z", "aa")
        );
    }
}
