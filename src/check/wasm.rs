//! What JavaScript calls.

use js_sys::JSON;
use placet_config::check::{Problem, Report, check};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

/// Everything that is not in order in a configuration: an array of plain objects, in the order of the text.
///
/// `config` is JSON text, or the object that is given to `Placet.run`; of an object, lines and columns are 0.
#[wasm_bindgen]
pub fn problems(config: &JsValue) -> JsValue {
    let report = match config.as_string() {
        Some(text) => check(&text),
        None => of_object(config),
    };
    report
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::NULL)
}

/// A problem as one line for the console; empty for what is none.
#[wasm_bindgen]
pub fn describe(problem: JsValue) -> String {
    match serde_wasm_bindgen::from_value::<Problem>(problem) {
        Ok(problem) => ["placet: ", &problem.to_string()].concat(),
        Err(_) => String::new(),
    }
}

/// The policy generator: see [`crate::policy::answer`].
#[wasm_bindgen(js_name = policy)]
pub fn policy_text(request: &str) -> String {
    crate::policy::answer(request)
}

/// Looked at in the way in which it would be read: what JSON leaves out is not there.
fn of_object(config: &JsValue) -> Report {
    match JSON::stringify(config) {
        Ok(text) => match text.as_string() {
            Some(text) => check(&text).without_lines(),
            None => Report::of_no_text("nothing that JSON could carry"),
        },
        Err(_) => Report::of_no_text("a circle of objects, or a number that JSON has not"),
    }
}
