//! The heap of a room whose whole interface is text in, text out: an arena that every request finds empty. Nothing outlives an answer, so nothing has to be given back
//! one by one, and what an allocator would need to know about free blocks need not be there.

use std::alloc::{GlobalAlloc, Layout};
use std::arch::wasm32::{memory_grow, memory_size};
use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

const PAGE: usize = 1 << 16;

thread_local! {
    static REQUEST: Cell<&'static mut [u8]> = const { Cell::new(&mut []) };
}

/// Makes room for a request of so many bytes, and says where in memory it is to be written. The last answer is gone by then.
/// Bindings that pass strings would be half a kilobyte.
pub fn room(heap: &Arena, length: usize) -> usize {
    REQUEST.set(&mut []);
    // SAFETY: the request was all that is kept from one call to the next; the script has read the answer.
    unsafe {
        heap.empty();
    }
    let room = vec![0; length].leak();
    let at = room.as_ptr() as usize;
    REQUEST.set(room);
    at
}

/// Answers the request with `respond`, and says where the answer is to be read, up to a NUL.
pub fn answer(respond: fn(&str) -> String) -> usize {
    let request = REQUEST.take();
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

    /// Takes everything back.
    ///
    /// # Safety
    ///
    /// Nothing that was allocated may be used any more.
    pub unsafe fn empty(&self) {
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
