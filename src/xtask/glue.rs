//! The modules that entries import: `placet:glue`, `placet:wasm` and `placet:wasm2js` (see `bundle.rs`).

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::binaryen::MEMORY;
use crate::encode;
use crate::wasm::{Bound, IMPORTS, Import, Room, START};

/// Writes the modules that entries import as `placet:glue`, `placet:wasm` and `placet:wasm2js`.
pub(crate) fn write(room: Room, bound: &Bound) -> Result<()> {
    let folder = room.folder();
    let module = fs::read(room.module())?;
    let has_start = walrus::Module::from_buffer(&module)?
        .exports
        .iter()
        .any(|export| export.name == START);
    put(&folder, "glue.js", &bindings(bound, has_start))?;
    put(&folder, "wasm.js", &embedded(module.len()))?;
    if room.is_translated() {
        put(&folder, "wasm2js.js", &translated(&module)?)?;
    }
    Ok(())
}

fn put(folder: &Path, name: &str, text: &str) -> Result<()> {
    fs::write(folder.join(name), text).with_context(|| format!("cannot write `{name}`"))
}

fn bindings(Bound { imports, exports }: &Bound, has_start: bool) -> String {
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
  return exports;
}};
/** Starts the wasm module in this tick and returns its bare exports; throws where the page's policy refuses wasm. */
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
  for (let at = 0; at < {length}; at++) bytes[at] = text.charCodeAt(at) ^ {MASK};
  return bytes;
}};
",
        encode::PLACEHOLDER,
        MASK = encode::MASK,
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
