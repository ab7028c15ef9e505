//! Wasm 1, on every page view: what is declared, what is stored, and so what may happen.
//!
//! The hooks in `web/` act and never decide; everything they have to know they ask here. Plain numbers cross, and the bytes
//! of one text. New
//! choices are made elsewhere (the notice's module), because most page views make none: here they are only read.

mod guard;
#[cfg(target_family = "wasm")]
mod heap;
mod verdict;

use std::cell::RefCell;

use guard::Guard;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    // One page, one guard.
    static GUARD: RefCell<Guard> = const { RefCell::new(Guard::EMPTY) };
}

/// Makes room for the text of the next question, of so many bytes, and says where in memory it is to be written. Bindings
/// that pass strings would be a third of the guard's code.
#[wasm_bindgen]
pub fn room(length: usize) -> usize {
    with(|guard| guard.room(length))
}

/// Everything that the page asks or tells the guard; `what` says which, [`Guard::ask`] has the list. One function, because
/// each one more would bring 100 bytes of bindings.
#[wasm_bindgen]
pub fn ask(what: u8, first: u32, second: u32) -> i32 {
    with(|guard| guard.ask(what, first, second))
}

/// Nothing in the guard calls out, so nobody can call in while it works.
fn with<T>(work: impl FnOnce(&mut Guard) -> T) -> T {
    GUARD.with_borrow_mut(work)
}
