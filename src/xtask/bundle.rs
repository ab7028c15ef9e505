//! The scripts of the package: each an entry written by hand, bundled and minified by esbuild (`build.mjs`).
//!
//! An entry imports generated code by these names:
//!
//! | module | exports |
//! |---|---|
//! | `placet:glue` | the room's exported Rust functions; `initSync(bytes)` starts the wasm module, `initTranslated(instantiate)` its translation. Both return the module's bare exports and throw when they fail; the functions may be called after either |
//! | `placet:wasm` | `bytes()`: the wasm module as `Uint8Array`. Throws when the file was decoded with another charset than UTF-8, so treat a throw like refused wasm |
//! | `placet:wasm2js` | `instantiate(imports)`: the module translated to JavaScript, to be handed to `initTranslated` (guard, notice and preferences only) |
//! | `placet:mode` | `mode`: `'wasm'` or `'nowasm'` |
//! | `placet:version` | `version`: the package's version |
//! | `placet:languages` | `TAGS`: matches a tag in lower case whose language a file lies ready for in `lang/`, and yields that file's name; `languages`: by `lang/` and that name what brings the file in, each an import of its own, so that a bundler can split them (guard only) |
//! | `placet:embeds.css` | default: the minified text of `src/embeds/embeds.css` |
//! | `placet:css` | default: the minified text of `src/notice/notice.css` (notice), `src/notice/look.css` (look), `src/preferences/preferences.css` (preferences) or `src/check/web/audit/audit.css` (check) |
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

/// Whether the Rust inside is the wasm module or its translation, or there is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mode {
    Wasm,
    Translated,
    Plain,
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

/// Has a style sheet of its own.
const LOOK: &str = "placet-look.js";

const SCRIPTS: [Script; 18] = [
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
        entry: "src/notice/web/look.js",
        file: LOOK,
        format: Format::Module,
        mode: Mode::Plain,
    },
    Script {
        room: Room::Guard,
        entry: "src/guard/web/erase.js",
        file: "placet-erase.js",
        format: Format::Module,
        mode: Mode::Plain,
    },
    Script {
        room: Room::Notice,
        entry: "src/notice/web/resume.js",
        file: "placet-resume.js",
        format: Format::Module,
        mode: Mode::Plain,
    },
    Script {
        room: Room::Notice,
        entry: "src/embeds/web/embeds.js",
        file: "placet-embeds.js",
        format: Format::Module,
        mode: Mode::Plain,
    },
    Script {
        room: Room::Preferences,
        entry: "src/preferences/web/preferences.js",
        file: "placet-preferences.js",
        format: Format::Module,
        mode: Mode::Wasm,
    },
    Script {
        room: Room::Preferences,
        entry: "src/preferences/web/preferences.js",
        file: "placet-preferences-nowasm.js",
        format: Format::Module,
        mode: Mode::Translated,
    },
    Script {
        room: Room::Check,
        entry: "src/check/web/check.js",
        file: "placet-check.js",
        format: Format::Module,
        mode: Mode::Wasm,
    },
    Script {
        room: Room::Guard,
        entry: "src/guard/web/worker/worker.js",
        file: "placet-sw.js",
        format: Format::Script,
        mode: Mode::Wasm,
    },
    Script {
        room: Room::Guard,
        entry: "src/guard/web/worker/keep.js",
        file: "placet-worker.js",
        format: Format::Module,
        mode: Mode::Plain,
    },
    Script {
        room: Room::Guard,
        entry: "src/guard/web/recall.js",
        file: "placet-recall.js",
        format: Format::Module,
        mode: Mode::Plain,
    },
    Script {
        room: Room::Check,
        entry: "src/check/web/audit/audit.js",
        file: "placet-audit.js",
        format: Format::Module,
        mode: Mode::Plain,
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
    let tags = tags()?;
    let scripts: Vec<&Script> = SCRIPTS
        .iter()
        .filter(|script| script.room == room)
        .collect();
    let jobs: Vec<Value> = scripts
        .iter()
        .map(|script| script.job(&staging.join(script.file), &tags))
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

/// Names of properties that only the guard's own objects have, nobody outside sees (a test in tidy.rs), and no object of a browser: they become one letter.
const INNER: &str = "around|change|direct|judge|replay|refuse|isStatic|dropped|verdict|late|deputy|appoint|fail|hold|pass|flush|shown";

/// Tells V8 to compile functions as it first reads them: nearly all of the guard's run at its start, and would be read twice.
const EAGER: &str = "//# allFunctionsCalledOnLoad\n";

/// The texts of the notice as modules: `src/notice/texts/<tag>.json` to `lang/<tag>.js`; their tags as `languages.json`.
///
/// # Errors
/// What esbuild says.
pub(crate) fn languages() -> Result<()> {
    let texts = project::path(TEXTS);
    let staging = project::target().join("web/bundles/lang");
    let tags = tags()?;
    let mut jobs: Vec<Value> = Vec::new();
    for tag in &tags {
        // One export: what JSON becomes by itself has one more for every key.
        let json = fs::read_to_string(texts.join(format!("{tag}.json")))?;
        jobs.push(json!({
            "entry": "placet:texts", "out": staging.join(format!("{tag}.js")), "format": "esm", "charset": "utf8",
            "modules": { "placet:texts": { "code": format!("export default {json}") } },
        }));
    }
    bundle(&jobs)?;
    for tag in &tags {
        let text = fs::read_to_string(staging.join(format!("{tag}.js")))?;
        write(&format!("lang/{tag}.js"), &text)?;
    }
    // A folder on a web server cannot be listed: whoever wants to offer the languages reads them here.
    write("languages.json", &json!(tags).to_string())
}

/// One file per language, named by its tag in lower case.
const TEXTS: &str = "src/notice/texts";

/// The languages that there are, a longer tag before the one it begins with.
fn tags() -> Result<Vec<String>> {
    let mut tags = Vec::new();
    for entry in
        fs::read_dir(project::path(TEXTS)).with_context(|| format!("cannot list `{TEXTS}`"))?
    {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let tag = path.file_stem().unwrap_or_default();
            tags.push(tag.to_string_lossy().into_owned());
        }
    }
    tags.sort_by(|one, other| other.cmp(one));
    Ok(tags)
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
    fn job(&self, out: &Path, tags: &[String]) -> Value {
        let folder = self.room.folder();
        let mode = match self.mode {
            Mode::Wasm | Mode::Plain => "wasm",
            Mode::Translated => "nowasm",
        };
        let none = |name: &str| json!({ "code": format!("export const {name} = null;") });
        let (module, translation) = match self.mode {
            Mode::Wasm => (
                json!({ "file": folder.join("wasm.js") }),
                none("instantiate"),
            ),
            Mode::Translated => (
                json!({ "code": "export const bytes = () => null;" }),
                json!({ "file": folder.join("wasm2js.js") }),
            ),
            Mode::Plain => (none("bytes"), none("instantiate")),
        };
        let mut modules = json!({
            "placet:glue": { "file": folder.join("glue.js") },
            "placet:wasm": module,
            "placet:wasm2js": translation,
            "placet:mode": { "code": format!("export const mode = '{mode}';") },
            "placet:version": { "code": format!("export const version = '{}';", project::version()) },
        });
        if self.room == Room::Guard {
            let imports: Vec<String> = tags
                .iter()
                .map(|tag| format!("'lang/{tag}': () => import('./lang/{tag}.js')"))
                .collect();
            modules["placet:languages"] = json!({ "code": format!(
                "export const TAGS = /^(?:{})\\b/; export const languages = {{ {} }};",
                tags.join("|"),
                imports.join(", ")
            ) });
        }
        let sheet = match self.room {
            Room::Notice if self.file == LOOK => Some("src/notice/look.css"),
            Room::Notice => Some("src/notice/notice.css"),
            Room::Preferences => Some("src/preferences/preferences.css"),
            Room::Check => Some("src/check/web/audit/audit.css"),
            Room::Guard => None,
        };
        if let Some(sheet) = sheet {
            modules["placet:css"] = json!({ "css": project::path(sheet) });
        }
        modules["placet:embeds.css"] = json!({ "css": project::path("src/embeds/embeds.css") });
        let format = match self.format {
            Format::Script => "iife",
            Format::Module => "esm",
        };
        // Only files with a module inside pay for non-ASCII characters with the need to be decoded as UTF-8.
        let charset = match self.mode {
            Mode::Wasm => "utf8",
            Mode::Translated | Mode::Plain => "ascii",
        };
        let inner = (self.room == Room::Guard).then_some(INNER);
        json!({
            "entry": project::path(self.entry), "out": out, "format": format, "charset": charset, "modules": modules, "inner": inner,
        })
    }

    /// Puts the wasm module in, and makes the file safe where it will lie.
    fn finish(&self, text: String) -> Result<String> {
        let text = match self.mode {
            Mode::Wasm => encode::insert(&text, &fs::read(self.room.module())?)?,
            Mode::Translated | Mode::Plain => text,
        };
        let hint = if self.starts_in_head() { EAGER } else { "" };
        // The charset of a classic script follows the page's; a byte order mark overrides that. Pasted into a page in
        // UTF-8 it is white space to JavaScript.
        let mark = match (self.format, self.mode) {
            (Format::Script, Mode::Wasm) => "\u{feff}",
            _ => "",
        };
        Ok(format!("{mark}{hint}{}", encode::safe_inline(&text)))
    }

    /// Whether the page waits for it: the guard, and what takes over from it.
    fn starts_in_head(&self) -> bool {
        self.room == Room::Guard
            && matches!(
                self.file,
                "placet.js" | "placet-nowasm.js" | "placet-core.js"
            )
    }
}
