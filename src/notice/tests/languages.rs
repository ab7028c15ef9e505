//! Every language says everything, as its own rules want it: `src/notice/texts/*.json`.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod script;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
struct Language {
    lang: String,
    dir: String,
    texts: BTreeMap<String, String>,
}

/// What a site in the European Union can need, and the languages beyond that the notice speaks.
const WANTED: &str = "bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv \
                      ar de-x-du he hi is ja ko no tr uk zh zh-hant";

const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
const BUTTONS: [&str; 12] = [
    "accept",
    "reject",
    "choose",
    "yes",
    "no",
    "save",
    "close",
    "export",
    "withdraw",
    "reopen",
    "embed.once",
    "embed.always",
];
/// In characters: the longest that fits on a button of a narrow phone in two lines.
const LONGEST_BUTTON: usize = 28;
/// Where accept and reject stand side by side.
const LONGEST_DECISION: usize = 22;

fn languages() -> BTreeMap<String, Language> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("texts");
    let read = |entry: fs::DirEntry| {
        let path = entry.path();
        let tag = path.file_stem()?.to_str()?.to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let language = serde_json::from_str(&text).map_err(|fault| format!("{tag}: {fault}"));
        Some((tag, language.unwrap()))
    };
    fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| read(entry.unwrap()))
        .collect()
}

/// `services.few` to `services` and `few`; what has no plural forms is whole.
fn split(key: &str) -> (&str, Option<&str>) {
    match key.rsplit_once('.') {
        Some((stem, form)) if FORMS.contains(&form) => (stem, Some(form)),
        _ => (key, None),
    }
}

fn placeholders(text: &str) -> BTreeSet<&str> {
    let names = text.split('{').skip(1);
    names
        .map(|rest| rest.split('}').next().unwrap_or_default())
        .collect()
}

#[test]
fn every_language_is_there() {
    let found: BTreeSet<String> = languages().into_keys().collect();
    let wanted = WANTED.split_whitespace().map(str::to_owned);
    assert_eq!(found, wanted.collect());
    for (tag, language) in languages() {
        let right = ["ar", "he"].contains(&tag.as_str());
        assert_eq!(language.dir, if right { "rtl" } else { "ltr" }, "{tag}");
        let base = |tag: &str| tag.split('-').next().unwrap_or_default().to_owned();
        assert_eq!(base(&language.lang), base(&tag), "{tag}");
    }
}

#[test]
fn every_language_says_what_english_says_in_the_forms_it_has() {
    let languages = languages();
    let tags: Vec<String> = languages.keys().cloned().collect();
    let forms = script::plurals(&tags);
    let english = &languages["en"].texts;
    let stems: BTreeSet<&str> = english.keys().map(|key| split(key).0).collect();
    let plurals: BTreeSet<&str> = english
        .keys()
        .filter(|key| split(key).1.is_some())
        .map(|key| split(key).0)
        .collect();
    for (tag, forms) in tags.iter().zip(forms) {
        let texts = &languages[tag].texts;
        let mut expected: BTreeSet<String> = BTreeSet::new();
        for stem in &stems {
            if !plurals.contains(stem) {
                expected.insert((*stem).to_owned());
                continue;
            }
            // Only a group of people can count a million.
            let forms = if *stem == "aggregated" {
                &forms.large
            } else {
                &forms.usual
            };
            expected.extend(forms.iter().map(|form| format!("{stem}.{form}")));
        }
        let found: BTreeSet<String> = texts.keys().cloned().collect();
        let differ: Vec<_> = expected.symmetric_difference(&found).collect();
        assert!(differ.is_empty(), "{tag}: {differ:?}");
        for (key, text) in texts {
            let (stem, form) = split(key);
            let original = match form {
                Some(_) => &english[&format!("{stem}.other")],
                None => &english[key],
            };
            let (wanted, used) = (placeholders(original), placeholders(text));
            // "One service" is as good as "1 service", where the form is for one number alone.
            let is_single = form.is_some_and(|form| forms.single.iter().any(|each| each == form));
            assert!(
                wanted == used || (is_single && used.is_empty()),
                "{tag}.{key}: {text}"
            );
        }
    }
}

#[test]
fn every_text_is_typeset() {
    for (tag, language) in languages() {
        for (key, text) in &language.texts {
            let name = format!("{tag}.{key}: {text}");
            assert!(!text.is_empty() && text.trim() == text, "{name}");
            assert!(
                !text.contains(['"', '\'', '`', '<', '>', '*', '_', '[', '&', '\n']),
                "{name}"
            );
            assert!(!text.contains("...") && !text.contains("  "), "{name}");
            let is_sentence = key.starts_with("lead")
                || key.starts_with("intro")
                || ["none", "signal", "saved", "embed", "embed.for", "news.some"]
                    .contains(&key.as_str());
            assert_eq!(text.ends_with(['.', '。', '।']), is_sentence, "{name}");
            // French sets its marks off, and a line must not begin with one.
            if tag == "fr" {
                assert!(
                    ![" :", " ?", " ;", " !"]
                        .iter()
                        .any(|mark| text.contains(mark)),
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn buttons_are_short() {
    for (tag, language) in languages() {
        for key in BUTTONS {
            let (text, most) = (
                &language.texts[key],
                match key {
                    "accept" | "reject" => LONGEST_DECISION,
                    _ => LONGEST_BUTTON,
                },
            );
            assert!(text.chars().count() <= most, "{tag}.{key}: {text}");
        }
    }
}

#[test]
fn accept_and_reject_say_all_in_the_same_words() {
    for (tag, language) in languages() {
        let (accept, reject) = (&language.texts["accept"], &language.texts["reject"]);
        assert_ne!(accept, reject, "{tag}");
        let words = |text: &str| text.split_whitespace().count();
        assert!(
            words(accept).abs_diff(words(reject)) <= 1,
            "{tag}: {accept}, {reject}"
        );
        let lengths = [accept, reject].map(|text| text.chars().count());
        assert!(
            lengths[0].abs_diff(lengths[1]) <= 6,
            "{tag}: {accept}, {reject}"
        );
    }
}
