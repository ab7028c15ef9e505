//! The scripts of the package: each an entry written by hand, bundled and minified by esbuild (`build.mjs`).
//!
//! An entry imports generated code by these names:
//!
//! | module | exports |
//! |---|---|
//! | `placet:glue` | the room's exported Rust functions; `initSync(bytes)` starts the wasm module, `initTranslated(instantiate)` its translation. Both return the module's bare exports and throw when they fail; the functions may be called after either |
//! | `placet:wasm` | `bytes()`: the wasm module as `Uint8Array`. Throws when the file was decoded with another charset than UTF-8, so treat a throw like refused wasm |
//! | `placet:wasm2js` | `instantiate(imports)`: the module translated to JavaScript, to be handed to `initTranslated` (guard and notice only) |
//! | `placet:mode` | `mode`: `'wasm'` or `'nowasm'` |
//! | `placet:version` | `version`: the package's version |
//! | `placet:css` | default: the minified text of `src/notice/notice.css` (notice only) |
//!
//! In a script of mode `'nowasm'`, `bytes()` yields nothing; in one of mode `'wasm'`, `instantiate` does: what the mode does
//! not use takes no room, so one entry may serve both modes:
//!
//! ```js
//! import { initSync, initTranslated, allowed } from 'placet:glue';
//! import { bytes } from 'placet:wasm';
//! import { instantiate } from 'placet:wasm2js';
//! import { mode } from 'placet:mode';
//! if (mode === 'nowasm') initTranslated(instantiate); else initSync(bytes());
//! ```
//!
//! Imports of `./placet-*.js` and `./lang/*` are left alone: those files stand beside each other in the package.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::wasm::Room;
use crate::{encode, project, shell};

/// How the file is loaded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Format {
    /// A classic script, which blocks the parser: it runs before the next tag.
    Script,
    /// An ES module.
    Module,
}

/// Whether the Rust inside is the wasm module, or its translation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mode {
    Wasm,
    Translated,
    /// There is none.
    None,
}

/// One script of the package.
#[derive(Debug)]
struct Script {
    room: Room,
    entry: &'static str,
    file: &'static str,
    format: Format,
    mode: Mode,
}

const SCRIPTS: [Script; 9] = [
    Script {
        room: Room::Guard,
        entry: "src/guard/web/script.js",
        file: "placet.js",
        format: Format::Script,
        mode: Mode::Wasm,
    },
    Script {
        room: Room::Guard,
        entry: "src/guard/web/script.js",
        file: "placet-nowasm.js",
        format: Format::Script,
        mode: Mode::Translated,
    },
    Script {
        room: Room::Guard,
        entry: "src/guard/web/core.js",
        file: "placet-core.js",
        format: Format::Script,
        mode: Mode::Translated,
    },
    Script {
        room: Room::Guard,
        entry: "src/guard/web/module.js",
        file: "index.mjs",
        format: Format::Module,
        mode: Mode::Wasm,
    },
    Script {
        room: Room::Notice,
        entry: "src/notice/web/notice.js",
        file: "placet-notice.js",
        format: Format::Module,
        mode: Mode::Wasm,
    },
    Script {
        room: Room::Notice,
        entry: "src/notice/web/notice.js",
        file: "placet-notice-nowasm.js",
        format: Format::Module,
        mode: Mode::Translated,
    },
    Script {
        room: Room::Notice,
        entry: "src/notice/web/resume.js",
        file: "placet-resume.js",
        format: Format::Module,
        mode: Mode::None,
    },
    Script {
        room: Room::Check,
        entry: "src/check/web/check.js",
        file: "placet-check.js",
        format: Format::Module,
        mode: Mode::Wasm,
    },
    Script {
        room: Room::Check,
        entry: "src/check/web/csp.js",
        file: "placet-csp.js",
        format: Format::Module,
        mode: Mode::Wasm,
    },
];

/// Bundles every script of `room` into `pkg/`.
///
/// # Errors
/// What esbuild says, or when a bundle holds its module twice.
pub(crate) fn build(room: Room) -> Result<()> {
    let staging = project::target().join("web/bundles");
    let scripts: Vec<&Script> = SCRIPTS
        .iter()
        .filter(|script| script.room == room)
        .collect();
    let jobs: Vec<Value> = scripts
        .iter()
        .map(|script| script.job(&staging.join(script.file)))
        .collect();
    bundle(&jobs)?;
    for script in scripts {
        let text = fs::read_to_string(staging.join(script.file))?;
        let text = script
            .finish(text)
            .with_context(|| format!("cannot finish `{}`", script.file))?;
        write(script.file, &text)?;
    }
    Ok(())
}

/// The texts of the notice as modules: `src/notice/texts/<tag>.json` to `lang/<tag>.js`.
///
/// # Errors
/// What esbuild says.
pub(crate) fn languages() -> Result<()> {
    let texts = project::path("src/notice/texts");
    let staging = project::target().join("web/bundles/lang");
    let mut jobs = Vec::new();
    let mut tags = Vec::new();
    for entry in
        fs::read_dir(&texts).with_context(|| format!("cannot list `{}`", project::shown(&texts)))?
    {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let tag = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            let out = staging.join(format!("{tag}.js"));
            jobs.push(json!({ "entry": path, "out": out, "format": "esm", "charset": "utf8", "modules": {} }));
            tags.push(tag);
        }
    }
    bundle(&jobs)?;
    for tag in tags {
        let text = fs::read_to_string(staging.join(format!("{tag}.js")))?;
        write(&format!("lang/{tag}.js"), &text)?;
    }
    Ok(())
}

/// Writes a file of `pkg/`, whole or not at all: a server may be reading it.
fn write(file: &str, text: &str) -> Result<()> {
    let path = project::pkg().join(file);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let part = path.with_extension("part");
    fs::write(&part, text)?;
    fs::rename(&part, &path).with_context(|| format!("cannot write `{}`", project::shown(&path)))
}

fn bundle(jobs: &[Value]) -> Result<()> {
    let tools = project::path("src/xtask");
    let said = shell::output(
        shell::node(&tools).arg("build.mjs"),
        serde_json::to_string(jobs)?.as_bytes(),
    )?;
    print!("{said}");
    Ok(())
}

impl Script {
    fn job(&self, out: &Path) -> Value {
        let folder = self.room.folder();
        let mode = match self.mode {
            Mode::Wasm => "wasm",
            Mode::Translated | Mode::None => "nowasm",
        };
        let (module, translation) = match self.mode {
            Mode::Wasm => (
                json!({ "file": folder.join("wasm.js") }),
                json!({ "code": "export const instantiate = null;" }),
            ),
            Mode::Translated | Mode::None => (
                json!({ "code": "export const bytes = () => null;" }),
                json!({ "file": folder.join("wasm2js.js") }),
            ),
        };
        let mut modules = json!({
            "placet:glue": { "file": folder.join("glue.js") },
            "placet:wasm": module,
            "placet:wasm2js": translation,
            "placet:mode": { "code": format!("export const mode = '{mode}';") },
            "placet:version": { "code": format!("export const version = '{}';", project::version()) },
        });
        if self.room == Room::Notice {
            modules["placet:css"] = json!({ "css": project::path("src/notice/notice.css") });
        }
        let format = match self.format {
            Format::Script => "iife",
            Format::Module => "esm",
        };
        // Only files with a module inside pay for non-ASCII characters with the need to be decoded as UTF-8.
        let charset = match self.mode {
            Mode::Wasm => "utf8",
            Mode::Translated | Mode::None => "ascii",
        };
        json!({
            "entry": project::path(self.entry), "out": out, "format": format, "charset": charset, "modules": modules,
        })
    }

    /// Puts the wasm module in, and makes the file safe where it will lie.
    fn finish(&self, text: String) -> Result<String> {
        if self.mode != Mode::Wasm {
            return Ok(encode::safe_inline(&text));
        }
        let module = fs::read(self.room.module())?;
        let text = encode::safe_inline(&encode::insert(&text, &module)?);
        Ok(match self.format {
            // The charset of a classic script follows the page's; a byte order mark overrides that. Pasted into a page in
            // UTF-8 it is white space to JavaScript.
            Format::Script => format!("\u{feff}{text}"),
            Format::Module => text,
        })
    }
}
