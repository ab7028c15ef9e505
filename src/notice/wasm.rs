//! The module's exports, and its heap.

use wasm_bindgen::prelude::wasm_bindgen;

/// talc: two kilobytes smaller after brotli than the standard one.
#[global_allocator]
static HEAP: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// See [`crate::respond`].
#[wasm_bindgen]
pub fn respond(request: &str) -> String {
    crate::respond(request)
}

/// See [`crate::record::record`]; `said` is kind and source, one a line.
#[wasm_bindgen]
pub fn record(configuration: &str, stored: &str, said: &str, detail: &str, minute: u32, id: &[u8]) -> String {
    let (kind, source) = said.split_at(said.find('\n').unwrap_or(said.len()));
    let said = crate::record::Said { kind, detail, source: source.trim_start(), minute, id };
    crate::record::record(configuration, stored, said)
}
