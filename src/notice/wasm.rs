//! The module's two exports, and its heap.

use std::cell::RefCell;

use lol_alloc::{FreeListAllocator, LockedAllocator};
use wasm_bindgen::prelude::wasm_bindgen;

/// A free list is enough: a request allocates a few lists and one text, and gives all of it back.
#[global_allocator]
static HEAP: LockedAllocator<FreeListAllocator> = LockedAllocator::new(FreeListAllocator::new());

thread_local! {
    // The request, and then its answer.
    static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for a request of so many bytes, and says where in memory it is to be written. Bindings that pass strings
/// would be half a kilobyte.
#[wasm_bindgen]
pub fn room(length: usize) -> usize {
    TEXT.with_borrow_mut(|text| {
        text.clear();
        text.resize(length, 0);
        text.as_ptr() as usize
    })
}

/// Answers the request, see [`crate::respond`], and says where the answer is to be read, up to a NUL.
#[wasm_bindgen]
pub fn respond() -> usize {
    TEXT.with_borrow_mut(|text| {
        let answer = crate::respond(std::str::from_utf8(text).unwrap_or_default());
        *text = answer.into_bytes();
        text.push(0);
        text.as_ptr() as usize
    })
}
