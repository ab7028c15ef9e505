//! The heap of a room whose whole interface is text in, text out: an arena that every request finds empty. Nothing outlives an answer, so nothing has to be given back
//! one by one, and what an allocator would need to know about free blocks need not be there.

use std::alloc::{GlobalAlloc, Layout};
use std::arch::wasm32::{memory_grow, memory_size, unreachable};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

const PAGE: usize = 1 << 16;

/// Makes room for a request of so many bytes, and says where in memory it is to be written. The last answer is gone by then.
/// Bindings that pass strings would be half a kilobyte.
pub fn room(heap: &Arena, length: usize) -> usize {
    heap.taken.store(0, Relaxed);
    heap.take(length, 1)
}

/// Answers the request with `respond`, and says where the answer is to be read, up to a NUL.
pub fn answer(heap: &Arena, respond: fn(&str) -> String) -> usize {
    // SAFETY: the script makes room before every answer, so the request is all that is taken: it lies within memory, and what comes
    // on top of it leaves it alone.
    let request =
        unsafe { std::slice::from_raw_parts(base() as *const u8, heap.taken.load(Relaxed)) };
    // SAFETY: the script has written what `TextEncoder` has made, all of it and nothing else: that is UTF-8 whatever the text was
    // (Encoding Standard, 7.3). To look again would be half a kilobyte.
    let request = unsafe { std::str::from_utf8_unchecked(request) };
    let mut answer = respond(request);
    answer.push('\0');
    answer.leak().as_ptr() as usize
}

/// From the end of what the linker has laid out to the end of memory.
#[derive(Debug)]
pub struct Arena {
    /// How much of it is taken.
    taken: AtomicUsize,
}

unsafe extern "C" {
    /// The linker's name for where its own data and the stack end. Its address counts, not what is there.
    static __heap_base: u8;
}

impl Arena {
    /// One that is empty.
    #[allow(clippy::new_without_default)]
    pub const fn new() -> Arena {
        Arena {
            taken: AtomicUsize::new(0),
        }
    }

    /// The start of a piece of so many bytes. Without memory there is no answer: the module traps.
    #[inline(never)]
    fn take(&self, size: usize, align: usize) -> usize {
        // The arena ends at 2 GB, and a piece is no larger: no sum wraps.
        let start = (base() + self.taken.load(Relaxed)).next_multiple_of(align);
        let end = start + size;
        let missing = end.div_ceil(PAGE).saturating_sub(memory_size(0));
        if end.cast_signed() < 0 || missing > 0 && memory_grow(0, missing) == usize::MAX {
            unreachable();
        }
        self.taken.store(end - base(), Relaxed);
        start
    }
}

fn base() -> usize {
    &raw const __heap_base as usize
}

// SAFETY: pieces never overlap, since `taken` only grows until all are given up at once; each lies within memory. The module
// is built without the `atomics` feature: it has one thread.
unsafe impl GlobalAlloc for Arena {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.take(layout.size(), layout.align()) as *mut u8
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}
