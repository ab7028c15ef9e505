//! What crosses between JavaScript and the checker.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used)]

use js_sys::{Array, Function, JSON, Object, Reflect};
use placet_check::{describe, problems};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const FAULTY: &str = r#"{ "controller": { "name": "A" }, "purposes": [], "regime": "optin" }"#;

fn list(config: &JsValue) -> Vec<JsValue> {
    problems(config).unchecked_into::<Array>().to_vec()
}

fn field(problem: &JsValue, key: &str) -> JsValue {
    Reflect::get(problem, &key.into()).unwrap()
}

fn evaluated(code: &str) -> JsValue {
    Function::new_no_args(code).call0(&JsValue::NULL).unwrap()
}

#[wasm_bindgen_test]
fn a_sound_configuration_has_no_problems() {
    assert!(list(&r#"{ "controller": { "name": "A" }, "purposes": [] }"#.into()).is_empty());
    assert!(
        list(&evaluated(
            "return { controller: { name: 'A' }, purposes: [], theme: undefined }"
        ))
        .is_empty()
    );
}

#[wasm_bindgen_test]
fn problems_are_plain_objects() {
    let found = list(&FAULTY.into());
    assert_eq!(found.len(), 1);
    assert!(Object::get_prototype_of(&found[0]) == Object::get_prototype_of(&Object::new()));
    let texts = ["code", "severity", "path", "found", "expected", "mend"]
        .map(|key| field(&found[0], key).as_string().unwrap());
    assert_eq!(
        texts,
        [
            "P013",
            "error",
            "regime",
            "`optin`",
            "`opt-in`, `opt-out` or `notice-only`",
            "write `opt-in`"
        ]
    );
    assert_eq!(
        ["line", "column"].map(|key| field(&found[0], key).as_f64()),
        [Some(1.0), Some(60.0)]
    );
    assert_eq!(Object::keys(found[0].unchecked_ref::<Object>()).length(), 8);
}

#[wasm_bindgen_test]
fn an_object_is_checked_like_its_text_but_has_no_lines() {
    let found = list(&JSON::parse(FAULTY).unwrap());
    assert_eq!(found.len(), 1);
    assert_eq!(
        field(&found[0], "path").as_string().as_deref(),
        Some("regime")
    );
    assert_eq!(
        ["line", "column"].map(|key| field(&found[0], key).as_f64()),
        [Some(0.0), Some(0.0)]
    );
}

#[wasm_bindgen_test]
fn what_is_no_data_is_said_so() {
    for code in [
        "return () => 1",
        "return undefined",
        "return { a: 1n }",
        "const a = {}; a.a = a; return a",
        "return Symbol()",
    ] {
        let found = list(&evaluated(code));
        assert_eq!(found.len(), 1, "{code}");
        assert_eq!(
            field(&found[0], "code").as_string().as_deref(),
            Some("P005"),
            "{code}"
        );
        assert!(
            describe(found[0].clone()).starts_with("placet: configuration: found "),
            "{code}"
        );
    }
}

#[wasm_bindgen_test]
fn problems_are_described_in_a_sentence() {
    let found = list(&FAULTY.into());
    let sentence = "placet: regime: found `optin`, expected `opt-in`, `opt-out` or `notice-only`; write `opt-in`. [P013]";
    assert_eq!(describe(found[0].clone()), sentence);
    assert_eq!(describe(JsValue::NULL), "");
    assert_eq!(describe(Object::new().into()), "");
    assert_eq!(describe("x".into()), "");
}
