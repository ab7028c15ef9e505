//! The wasm heap. The guard allocates a few lists at start, and again when a choice is made; the text of a question reuses
//! its room. Nothing that comes often gives memory back, so the allocator need not be able to: it is the smallest there is.

use lol_alloc::{AssumeSingleThreaded, LeakingAllocator};

#[allow(unsafe_code)]
#[global_allocator]
// SAFETY: the module is built without the `atomics` feature, so its memory is not shared and it has one thread.
static HEAP: AssumeSingleThreaded<LeakingAllocator> =
    unsafe { AssumeSingleThreaded::new(LeakingAllocator::new()) };
