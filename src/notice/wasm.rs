//! The module's two exports.

use std::cell::Cell;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::heap::Arena;

#[global_allocator]
static HEAP: Arena = Arena::new();

thread_local! {
    static REQUEST: Cell<&'static mut [u8]> = const { Cell::new(&mut []) };
}

/// Makes room for a request of so many bytes, and says where in memory it is to be written. The last answer is gone by then.
/// Bindings that pass strings would be half a kilobyte.
#[wasm_bindgen]
pub fn room(length: usize) -> usize {
    REQUEST.set(&mut []);
    // SAFETY: the request was all that is kept from one call to the next; the script has read the answer.
    #[allow(unsafe_code)]
    unsafe {
        HEAP.empty();
    }
    let room = vec![0; length].leak();
    let at = room.as_ptr() as usize;
    REQUEST.set(room);
    at
}

/// Answers the request, see [`crate::respond`], and says where the answer is to be read, up to a NUL.
#[wasm_bindgen]
pub fn respond() -> usize {
    let request = REQUEST.take();
    // SAFETY: the script has written what `TextEncoder` has made, all of it and nothing else: that is UTF-8 whatever the text was
    // (Encoding Standard, 7.3). To look again would be half a kilobyte.
    #[allow(unsafe_code)]
    let request = unsafe { std::str::from_utf8_unchecked(request) };
    let mut answer = crate::respond(request);
    answer.push('\0');
    answer.leak().as_ptr() as usize
}
