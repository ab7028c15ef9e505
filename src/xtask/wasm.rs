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

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_bindgen_cli_support::Bindgen;

use crate::{encode, project, shell};

/// A crate that becomes a wasm module.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Room {
    Guard,
    Notice,
    Check,
}

impl Room {
    pub(crate) const ALL: [Self; 3] = [Self::Guard, Self::Notice, Self::Check];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Guard => "guard",
            Self::Notice => "notice",
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

    pub(crate) fn module(self) -> PathBuf {
        self.folder().join("room.wasm")
    }
}

/// Features that all three engines know. `--all-features` would emit compact imports, which Chromium 156 rejects.
const FEATURES: [&str; 5] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
];

/// The module name under which the glue's functions are imported, instead of `./room_bg.js`.
const IMPORTS: &str = "a";

/// Builds one room.
///
/// # Errors
/// When one of the tools fails; its own message is passed on.
pub(crate) fn build(room: Room) -> Result<()> {
    let compiled = compile(room)?;
    let bound = bind(room, &compiled)?;
    optimise(room)?;
    write_modules(room, &bound)
}

/// `cargo build` with the standard library rebuilt for size and for aborting at once: 13 to 22 % smaller after brotli.
fn compile(room: Room) -> Result<PathBuf> {
    let target = project::target().join("wasm");
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
        .env("CARGO_TARGET_DIR", &target)
        // The pinned stable compiler takes unstable flags with this; a second toolchain would be a second truth.
        .env("RUSTC_BOOTSTRAP", "1")
        // Without reference types and multivalue the module is smaller, wasm2js can translate it, and one glue serves both.
        // Panics say nothing, so no file names for them either.
        .env(
            "RUSTFLAGS",
            "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none \
             -Ctarget-feature=-reference-types,-multivalue",
        )
        // Set by the outer `cargo run`, and wrong for the inner build.
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    shell::run(&mut cargo)
        .with_context(|| format!("the {} room does not compile to wasm", room.name()))?;
    let file = format!("wasm32-unknown-unknown/release/placet_{}.wasm", room.name());
    Ok(target.join(file))
}

/// What wasm-bindgen's glue and the module have to do with each other.
struct Bound {
    imports: Vec<Import>,
    /// The names that the room's Rust exports to JavaScript, separated by commas.
    exports: String,
}

/// One function that the module imports: where it comes from, what it is called there, and its short name in the module.
struct Import {
    from: String,
    name: String,
    short: String,
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
const START: &str = "__wbindgen_start";

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

/// wasm-opt, and wasm2js where the room is translated. Both are skipped when their input has not changed.
fn optimise(room: Room) -> Result<()> {
    let folder = room.folder();
    let (bound, optimised) = (folder.join("room_bg.wasm"), room.module());
    let seen = folder.join("room.seen.wasm");
    let translated = folder.join("room.wasm2js.js");
    let fresh = fs::read(&bound)?;
    let is_done = optimised.exists() && (translated.exists() || !room.is_translated());
    if is_done && fs::read(&seen).is_ok_and(|before| before == fresh) {
        return Ok(());
    }
    // Gone first, so that a failure below is not taken for finished work the next time.
    let _ = fs::remove_file(&seen);
    binaryen(
        "wasm-opt",
        &["-Oz", "--strip-target-features"],
        &bound,
        &optimised,
    )?;
    if room.is_translated() {
        let movable = folder.join("room.movable.wasm");
        import_memory(&optimised, &movable)?;
        binaryen("wasm2js", &["-O", "--emscripten"], &movable, &translated)?;
        // In this form binaryen writes one function and leaves it to others to make it reachable.
        let mut text = fs::read_to_string(&translated)?;
        text.push_str("\nexport { instantiate };\n");
        fs::write(&translated, text)?;
    }
    fs::write(&seen, fresh)?;
    Ok(())
}

fn binaryen(tool: &str, options: &[&str], from: &Path, to: &Path) -> Result<()> {
    let tools = project::path("src/xtask");
    let program = tools.join("node_modules/binaryen/bin").join(tool);
    anyhow::ensure!(
        program.exists(),
        "{tool} is not installed; run `cargo xtask setup`"
    );
    let mut node = shell::node(&tools);
    node.arg(program)
        .args(options)
        .args(FEATURES)
        .arg(from)
        .arg("-o")
        .arg(to);
    shell::output(&mut node, &[]).map(drop)
}

/// Lets the translated module take its memory from outside: a wasm memory that grows detaches its old buffer, which is how
/// the glue notices; in the translation only the owner of the memory can do that. See `wasm2js.js` below.
fn import_memory(from: &Path, to: &Path) -> Result<()> {
    let mut module = walrus::Module::from_file(from)?;
    let memory = module
        .get_memory_id()
        .context("the module has no memory of its own")?;
    let import = module.imports.add(IMPORTS, MEMORY, memory);
    module.memories.get_mut(memory).import = Some(import);
    module.emit_wasm_file(to)
}

/// Import name of the memory in the translated module; longer than every [`short_name`] in use.
const MEMORY: &str = "memory";

/// Writes the modules that entries import as `placet:glue`, `placet:wasm` and `placet:wasm2js`.
fn write_modules(room: Room, bound: &Bound) -> Result<()> {
    let folder = room.folder();
    let module = fs::read(room.module())?;
    let has_start = walrus::Module::from_buffer(&module)?
        .exports
        .iter()
        .any(|export| export.name == START);
    write(&folder, "glue.js", &glue(bound, has_start))?;
    write(&folder, "wasm.js", &embedded(module.len()))?;
    if room.is_translated() {
        write(&folder, "wasm2js.js", &translated(&module)?)?;
    }
    Ok(())
}

fn write(folder: &Path, name: &str, text: &str) -> Result<()> {
    fs::write(folder.join(name), text).with_context(|| format!("cannot write `{name}`"))
}

fn glue(Bound { imports, exports }: &Bound, has_start: bool) -> String {
    let mut text = String::from("import { __wbg_set_wasm } from './room_bg.js';\n");
    let mut names = String::new();
    for (at, Import { from, name, short }) in imports.iter().enumerate() {
        let _ = writeln!(text, "import {{ {name} as import{at} }} from '{from}';");
        let _ = write!(names, "{short}: import{at}, ");
    }
    let start = if has_start {
        "\n  exports.__wbindgen_start();"
    } else {
        ""
    };
    let _ = write!(
        text,
        "\
export {{ {exports} }} from './room_bg.js';
const imports = {{ {IMPORTS}: {{ {names}}} }};
const use = (exports) => {{
  __wbg_set_wasm(exports);{start}
}};
/** Starts the wasm module in this tick; throws where the page's policy refuses wasm. */
export const initSync = (bytes) => use(new WebAssembly.Instance(new WebAssembly.Module(bytes), imports).exports);
/** Starts the module translated to JavaScript: `instantiate` of `placet:wasm2js`. */
export const initTranslated = (instantiate) => use(instantiate(imports));
"
    );
    text
}

fn embedded(length: usize) -> String {
    format!(
        "\
/** The wasm module; throws when the file was decoded with another charset than UTF-8. */
export const bytes = () => {{
  const text = {};
  const bytes = new Uint8Array({length});
  if (text.length !== {length}) throw new Error('not served as UTF-8');
  for (let at = 0; at < {length}; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}};
",
        encode::PLACEHOLDER
    )
}

/// The translation behind the same face as the wasm module: `instantiate(imports) -> exports`.
///
/// Its memory is an object whose `buffer` is set at every growth; the buffer before is then detached, so that the glue's
/// cached views notice, as they do with a wasm memory.
fn translated(module: &[u8]) -> Result<String> {
    let module = walrus::Module::from_buffer(module)?;
    let memory = module
        .get_memory_id()
        .context("the module has no memory of its own")?;
    let bytes = module.memories.get(memory).initial * 65536;
    Ok(format!(
        "\
import {{ instantiate as translation }} from './room.wasm2js.js';
const detach = (buffer) => {{
  const {{ port1 }} = new MessageChannel();
  port1.postMessage(0, [buffer]);
  port1.close();
}};
export const instantiate = (imports) => {{
  let buffer = new ArrayBuffer({bytes});
  const memory = {{
    get buffer() {{
      return buffer;
    }},
    set buffer(next) {{
      detach(buffer);
      buffer = next;
    }},
  }};
  return {{ ...translation({{ {IMPORTS}: {{ ...imports.{IMPORTS}, {MEMORY}: memory }} }}), memory }};
}};
"
    ))
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
