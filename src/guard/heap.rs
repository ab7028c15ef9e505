//! The wasm heap. The guard allocates a few lists at start and one text a question: a free list is enough, and the
//! smallest allocator that gives memory back.

use lol_alloc::{FreeListAllocator, LockedAllocator};

#[global_allocator]
static HEAP: LockedAllocator<FreeListAllocator> = LockedAllocator::new(FreeListAllocator::new());
