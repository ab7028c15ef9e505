//! binaryen's two programs: wasm-opt makes the module smaller, wasm2js writes it as JavaScript.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::wasm::{IMPORTS, Room};
use crate::{project, shell};

/// Features that all three engines know. `--all-features` would emit compact imports, which Chromium 156 rejects.
const FEATURES: [&str; 5] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
];

/// Small after brotli: measured, on guard, notice and preferences. Flattening first lets the structure be found anew, and what is
/// called once goes into its caller only while it is short: what looks alike is to stand alike. The second round knows what each
/// function can do. Traps are part of the meaning (a panic is one), so options that assume there are none stay away. The lowest
/// kilobyte is the far end of the stack, which nothing points to.
const SMALLER: [&str; 9] = [
    "--flatten",
    "--rereloop",
    "-Oz",
    "--generate-global-effects",
    "-Oz",
    "--one-caller-inline-max-function-size=100",
    "--always-inline-max-function-size=4",
    "--low-memory-unused",
    "--strip-target-features",
];

/// wasm-opt, and wasm2js where the room is translated. Both are skipped when their input has not changed.
pub(crate) fn optimise(room: Room) -> Result<()> {
    let folder = room.folder();
    let (bound, optimised) = (folder.join("room_bg.wasm"), room.module());
    let seen = folder.join("room.seen");
    let translated = folder.join("room.wasm2js.js");
    let mut fresh = fs::read(&bound)?;
    fresh.extend(format!("{SMALLER:?} {FEATURES:?}").bytes());
    let is_done = optimised.exists() && (translated.exists() || !room.is_translated());
    if is_done && fs::read(&seen).is_ok_and(|before| before == fresh) {
        return Ok(());
    }
    // Gone first, so that a failure below is not taken for finished work the next time.
    let _ = fs::remove_file(&seen);
    tool("wasm-opt", &SMALLER, &bound, &optimised)?;
    if room.is_translated() {
        let movable = folder.join("room.movable.wasm");
        import_memory(&optimised, &movable)?;
        tool("wasm2js", &["-O", "--emscripten"], &movable, &translated)?;
        // In this form binaryen writes one function and leaves it to others to make it reachable.
        let mut text = fs::read_to_string(&translated)?;
        text.push_str("\nexport { instantiate };\n");
        fs::write(&translated, text)?;
    }
    fs::write(&seen, fresh)?;
    Ok(())
}

fn tool(name: &str, options: &[&str], from: &Path, to: &Path) -> Result<()> {
    let tools = project::path("src/xtask");
    let program = tools.join("node_modules/binaryen/bin").join(name);
    anyhow::ensure!(
        program.exists(),
        "{name} is not installed; run `cargo xtask setup`"
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
pub(crate) const MEMORY: &str = "memory";
