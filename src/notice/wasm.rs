//! The module's one export, and its heap.

use lol_alloc::{FreeListAllocator, LockedAllocator};
use wasm_bindgen::prelude::wasm_bindgen;

/// A free list is enough: a request allocates a few lists and one text, and gives all of it back.
#[global_allocator]
static HEAP: LockedAllocator<FreeListAllocator> = LockedAllocator::new(FreeListAllocator::new());

/// See [`crate::respond`].
#[wasm_bindgen]
pub fn respond(request: &str) -> String {
    crate::respond(request)
}
