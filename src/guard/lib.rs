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

/// Nothing in here calls out, so nobody can call in while it works; if it could be, the call would have no effect.
/// One function for all: what is generic over its work would be copied into each of them.
fn with(work: &mut dyn FnMut(&mut Guard)) {
    GUARD.with(|guard| {
        if let Ok(mut guard) = guard.try_borrow_mut() {
            work(guard.get_or_insert_with(Guard::new));
        }
    });
}

fn number(work: &mut dyn FnMut(&mut Guard) -> i32) -> i32 {
    let mut answer = verdict::BUSY;
    with(&mut |guard| answer = work(guard));
    answer
}

/// Begins a configuration: regime (opt-in 0, opt-out 1, notice-only 2), expiry in days, re-ask (what changed 0, all 1).
#[wasm_bindgen]
pub fn open(regime: u8, days: u16, reask: u8, edition: u8, gpc: bool) {
    with(&mut |guard| guard.open(regime, days, reask, edition, gpc));
}

/// Declares a purpose: basis (consent 0, necessary 1, legitimate interest 2), uses as bits, whether all its data is aggregated.
#[wasm_bindgen]
pub fn purpose(id: &str, material: &str, basis: u8, uses: u8, aggregated: bool) {
    with(&mut |guard| guard.purpose(id, material, basis, uses, aggregated));
}

/// The purpose declared last is faulty: it is permitted nothing.
#[wasm_bindgen]
pub fn flaw() {
    with(&mut Guard::flaw);
}

/// Declares a service.
#[wasm_bindgen]
pub fn service(id: &str, material: &str) {
    with(&mut |guard| guard.service(id, material));
}

/// The service declared last needs these uses of a purpose. A purpose that there is not can never be met.
#[wasm_bindgen]
pub fn need(purpose: u16, uses: u8) {
    with(&mut |guard| guard.need(purpose, uses));
}

/// A host of the service declared last: lower case, empty for the page's own; port 0 for any; path empty for all.
#[wasm_bindgen]
pub fn host(host: &str, port: u16, path: &str) {
    with(&mut |guard| guard.host(host, port, path));
}

/// A name that the service declared last writes: kind local 0, session 1, indexeddb 2, cache 3, cookie 4; `*` for anything.
#[wasm_bindgen]
pub fn name(kind: u8, pattern: &str) {
    with(&mut |guard| guard.name(kind, pattern));
}

/// A stored record. Returns whether it is the best so far; what is no record never is.
#[wasm_bindgen]
pub fn offer(stored: &str, minute: u32) -> bool {
    number(&mut |guard| i32::from(guard.offer(stored, minute))) == 1
}

/// Takes the best of what was offered, or nothing, as what is stored. `acted`: it was made for this page just now.
/// Returns what has to be done: ask 2, dismiss 4, release 8, erase 16, tell of a change 32.
#[wasm_bindgen]
pub fn settle(minute: u32, acted: bool) -> u32 {
    number(&mut |guard| guard.settle(minute, acted) as i32) as u32
}

/// The verdict on a request. `own`: its origin is the page's.
#[wasm_bindgen]
pub fn url(host: &str, port: u16, path: &str, own: bool) -> i32 {
    number(&mut |guard| guard.url(host, port, path, own))
}

/// The verdict on writing a name; kinds as for [`name`].
#[wasm_bindgen]
pub fn named(kind: u8, name: &str) -> i32 {
    number(&mut |guard| guard.named(kind, name))
}

/// The verdict on a purpose by its place; one use as its bit, 0 for all that it declares.
#[wasm_bindgen]
pub fn purpose_verdict(purpose: u16, uses: u8) -> i32 {
    number(&mut |guard| guard.purpose_verdict(purpose, uses))
}

/// The verdict on a service by its place.
#[wasm_bindgen]
pub fn service_verdict(service: u16, uses: u8) -> i32 {
    number(&mut |guard| guard.service_verdict(service, uses))
}

/// The choices in force as a choice line.
#[wasm_bindgen]
pub fn line() -> String {
    let mut line = String::new();
    with(&mut |guard| line = guard.line());
    line
}

/// Whether the purpose at this place is still to be asked about.
#[wasm_bindgen]
pub fn is_open(purpose: u16) -> bool {
    number(&mut |guard| i32::from(guard.is_open(purpose))) == 1
}

/// The services to erase after, by place, one a call; -1 after the last.
#[wasm_bindgen]
pub fn erased(nth: u32) -> i32 {
    number(&mut |guard| guard.erased(nth as usize))
}
