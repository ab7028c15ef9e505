//! The wasm heap. The guard allocates a few lists at start and one text a question: a free list is enough, and the
//! smallest allocator that gives memory back.

use lol_alloc::{AssumeSingleThreaded, FreeListAllocator};

#[allow(unsafe_code)]
#[global_allocator]
// SAFETY: the module is built without the `atomics` feature, so its memory is not shared and it has one thread.
static HEAP: AssumeSingleThreaded<FreeListAllocator> =
    unsafe { AssumeSingleThreaded::new(FreeListAllocator::new()) };
