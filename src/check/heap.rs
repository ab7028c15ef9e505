//! The wasm heap: talc, two kilobytes smaller after brotli than the standard one.

#[global_allocator]
static HEAP: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
