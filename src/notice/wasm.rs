//! The module's two exports.

use placet_disclosure::heap::{self, Arena};
use wasm_bindgen::prelude::wasm_bindgen;

#[global_allocator]
static HEAP: Arena = Arena::new();

/// See [`heap::room`].
#[wasm_bindgen]
pub fn room(length: usize) -> usize {
    heap::room(&HEAP, length)
}

/// See [`heap::answer`].
#[wasm_bindgen]
pub fn respond() -> usize {
    heap::answer(&HEAP, crate::respond)
}
