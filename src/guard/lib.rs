//! Wasm 1, on every page view: what is declared, what is stored, and so what may happen.
//!
//! The hooks in `web/` act and never decide; everything they have to know they ask here. Plain numbers and texts cross. New
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

/// Everything that the page asks or tells the guard; `what` says which, [`Guard::ask`] has the list. One function, because
/// each one more would bring 400 bytes of bindings.
#[wasm_bindgen]
pub fn ask(what: u8, text: &[u8], first: u32, second: u32) -> i32 {
    // Nothing in here calls out, so nobody can call in while it works; if somebody could, the stricter answer.
    GUARD.with(|guard| match guard.try_borrow_mut() {
        Ok(mut guard) => guard.ask(what, text, first, second),
        Err(_) => verdict::BUSY,
    })
}
