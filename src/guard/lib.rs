//! Wasm 1, on every page view: the session and the rules behind a few plain functions.
//!
//! The hooks in `web/` act and never decide; everything they have to know they ask here. Numbers and lines of text cross,
//! nothing else: what a verdict or an effect is made of stands beside the function that returns it.

mod effects;
mod guard;
mod verdict;

#[cfg(target_family = "wasm")]
mod heap;

use std::cell::RefCell;

use guard::Guard;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    // One page, one guard. Before `load` there is an empty one, which holds nothing and permits nothing by name.
    static GUARD: RefCell<Guard> = RefCell::new(Guard::new(String::new(), "", false));
}

/// A page function may be called while another is at work (a hook within a hook): it then gets the stricter answer.
fn with<T>(busy: T, work: impl FnOnce(&mut Guard) -> T) -> T {
    GUARD.with(|guard| match guard.try_borrow_mut() {
        Ok(mut guard) => work(&mut guard),
        Err(_) => busy,
    })
}

/// Reads the configuration (JSON text). `origin` is the page's own. Returns how many faults it has.
#[wasm_bindgen]
pub fn load(config: String, origin: &str, gpc: bool) -> u32 {
    let fresh = Guard::new(config, origin, gpc);
    with(0, |guard| {
        *guard = fresh;
        guard.fault_count()
    })
}

/// The faults as lines `path code`.
#[wasm_bindgen]
pub fn faults() -> String {
    with(String::new(), |guard| guard.faults())
}

/// Whether the configuration declares addresses on the page's own host.
#[wasm_bindgen]
pub fn reads_own() -> bool {
    with(true, |guard| guard.reads_own())
}

/// Starts with what is stored: candidates, one a line. Returns effects.
#[wasm_bindgen]
pub fn begin(stored: &str, minute: u32) -> u32 {
    with(0, |guard| guard.begin(stored, minute))
}

/// Looks again at what is stored: another tab has written, or the page came back. Returns effects.
#[wasm_bindgen]
pub fn refresh(stored: &str, minute: u32) -> u32 {
    with(0, |guard| guard.refresh(stored, minute))
}

/// An answer of the visitor or the owner: accept 0, reject 1, save 2, withdraw 3, close 4. `detail` is a choice line for save, or ids,
/// one a line, for accept and reject. `source` as in the record. Returns effects.
#[wasm_bindgen]
pub fn act(action: u8, detail: &str, source: u8, minute: u32, id: &[u8]) -> u32 {
    with(0, |guard| guard.act(action, detail, source, minute, id))
}

/// The verdict on a request to this absolute URL.
#[wasm_bindgen]
pub fn url(href: &str) -> i32 {
    with(verdict::BUSY, |guard| guard.url(href))
}

/// The verdict on a cookie of this name.
#[wasm_bindgen]
pub fn cookie(name: &str) -> i32 {
    with(verdict::BUSY, |guard| guard.cookie(name))
}

/// The verdict on an entry of this name: in local 0, session 1, indexeddb 2, cache 3.
#[wasm_bindgen]
pub fn storage(kind: u8, name: &str) -> i32 {
    with(verdict::BUSY, |guard| guard.storage(kind, name))
}

/// The verdict on a purpose or service by its id; `uses` as bits, 0 for all that it declares.
#[wasm_bindgen]
pub fn ask(id: &str, uses: u8) -> i32 {
    with(verdict::BUSY, |guard| guard.ask(id, uses))
}

/// The id of the service that a verdict is about.
#[wasm_bindgen]
pub fn owner(verdict: i32) -> String {
    with(String::new(), |guard| guard.owner(verdict))
}

/// The choices as a choice line.
#[wasm_bindgen]
pub fn line() -> String {
    with(String::new(), |guard| guard.line())
}

/// The ids of the purposes still to be asked, comma separated.
#[wasm_bindgen]
pub fn asks() -> String {
    with(String::new(), |guard| guard.asks())
}

/// `id minute source` of the decision in force; empty when there is none.
#[wasm_bindgen]
pub fn stamp() -> String {
    with(String::new(), |guard| guard.stamp())
}

/// The record as the value of the choice cookie.
#[wasm_bindgen]
pub fn record() -> String {
    with(String::new(), |guard| guard.record())
}

/// For how many days a choice is kept.
#[wasm_bindgen]
pub fn days() -> u32 {
    with(0, |guard| guard.days())
}

/// What the last effects say is to be erased, as lines `kind pattern`.
#[wasm_bindgen]
pub fn erasures() -> String {
    with(String::new(), |guard| guard.erasures())
}
