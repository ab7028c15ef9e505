//! The module's heap: an arena that every request finds empty. Nothing outlives an answer, so nothing has to be given back
//! one by one, and what an allocator would need to know about free blocks need not be there.

use std::alloc::{GlobalAlloc, Layout};
use std::arch::wasm32::{memory_grow, memory_size};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

const PAGE: usize = 1 << 16;

/// From the end of what the linker has laid out to the end of memory.
pub(crate) struct Arena {
    /// How much of it is taken.
    taken: AtomicUsize,
}

unsafe extern "C" {
    /// The linker's name for where its own data and the stack end. Its address counts, not what is there.
    static __heap_base: u8;
}

impl Arena {
    pub(crate) const fn new() -> Arena {
        Arena {
            taken: AtomicUsize::new(0),
        }
    }

    /// Takes everything back.
    ///
    /// # Safety
    ///
    /// Nothing that was allocated may be used any more.
    pub(crate) unsafe fn empty(&self) {
        self.taken.store(0, Relaxed);
    }
}

// SAFETY: pieces never overlap, since `taken` only grows until all are given up at once; each lies within memory. The module
// is built without the `atomics` feature: it has one thread.
unsafe impl GlobalAlloc for Arena {
    #[inline(never)]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let base = &raw const __heap_base as usize;
        // The arena ends at 2 GB, and a layout is no larger: no sum wraps.
        let start = (base + self.taken.load(Relaxed)).next_multiple_of(layout.align());
        let end = start + layout.size();
        let missing = end.div_ceil(PAGE).saturating_sub(memory_size(0));
        if end.cast_signed() < 0 || missing > 0 && memory_grow(0, missing) == usize::MAX {
            return std::ptr::null_mut();
        }
        self.taken.store(end - base, Relaxed);
        start as *mut u8
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
