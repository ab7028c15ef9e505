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
    static GUARD: RefCell<Option<Guard>> = const { RefCell::new(None) };
}

/// Asks the guard. Nothing in here calls out, so nobody can call in while it works; if it could be, the stricter answer.
/// One function for all: what is generic over its work would be copied into each of them.
fn ask(work: &mut dyn FnMut(&mut Guard) -> i32) -> i32 {
    GUARD.with(|guard| match guard.try_borrow_mut().as_deref_mut() {
        Ok(Some(guard)) => work(guard),
        _ => verdict::BUSY,
    })
}

/// Begins with this configuration; placet-config's `lines` has the format.
#[wasm_bindgen]
pub fn configure(lines: &str) {
    GUARD.set(Some(Guard::new(lines)));
}

/// A stored record. Returns whether it is the best so far; what is no record never is.
#[wasm_bindgen]
pub fn offer(stored: &str, minute: u32) -> bool {
    ask(&mut |guard| i32::from(guard.offer(stored, minute))) == 1
}

/// Takes the best of what was offered, or nothing, as what is stored.
#[wasm_bindgen]
pub fn settle(minute: u32) {
    ask(&mut |guard| {
        guard.settle(minute);
        0
    });
}

/// The verdict on a request. `own`: its origin is the page's.
#[wasm_bindgen]
pub fn url(host: &str, port: u16, path: &str, own: bool) -> i32 {
    ask(&mut |guard| guard.url(host, port, path, own))
}

/// The verdict on writing a name; kind local 0, session 1, indexeddb 2, cache 3, cookie 4.
#[wasm_bindgen]
pub fn named(kind: u8, name: &str) -> i32 {
    ask(&mut |guard| guard.named(kind, name))
}

/// The verdict on a purpose by its place; one use as its bit, 0 for all that it declares.
#[wasm_bindgen]
pub fn purpose(place: u16, uses: u8) -> i32 {
    ask(&mut |guard| guard.purpose(place, uses))
}

/// The verdict on a service by its place.
#[wasm_bindgen]
pub fn service(place: u16, uses: u8) -> i32 {
    ask(&mut |guard| guard.service(place, uses))
}

/// The choices in force as a choice line.
#[wasm_bindgen]
pub fn line() -> String {
    let mut line = String::new();
    ask(&mut |guard| {
        line = guard.line();
        0
    });
    line
}

/// Whether the purpose at this place is still to be asked about.
#[wasm_bindgen]
pub fn is_open(purpose: u16) -> bool {
    ask(&mut |guard| i32::from(guard.is_open(purpose))) == 1
}
