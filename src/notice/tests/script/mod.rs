//! The scripts of the notice, run by node; and golden files.

#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A configuration as the browser hands it over, in one language.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) language: String,
    /// The owner's words, as lines.
    pub(crate) words: String,
    /// The configuration for decisions, as lines.
    pub(crate) configuration: String,
}

/// Where the configurations and the golden files lie.
pub(crate) fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/notice")
}

/// Six purposes and a thousand services.
fn crowded() -> String {
    let purposes = (0..6).map(|at| {
        let uses = ["store", "analyse", "share"];
        serde_json::json!({
            "id": format!("p{at}"), "uses": uses[..1 + at % 3], "retention": { "days": 30 * (at + 1) },
            "name": { "en": format!("Purpose {at}"), "de": format!("Zweck {at}") },
            "data": [{ "id": "d", "name": { "en": format!("Item {at}"), "de": format!("Angabe {at}") }, "identifiability": "pseudonymous" }],
        })
    });
    let services = (0..1000).map(|at| {
        let other = format!("p{}", 1 + at % 5);
        serde_json::json!({
            "id": format!("s{at}"), "name": format!("Service {at}"), "provider": format!("Provider {at}"),
            "country": (["US", "DE", "FR", "GB", "NL"][at % 5]), "privacy": format!("https://s{at}.example/"),
            "purposes": { "p0": ["store"], other: ["store"] }, "cookies": [{ "name": format!("_s{at}"), "days": 10 + at % 700 }],
        })
    });
    let (purposes, services) = (purposes.collect::<Vec<_>>(), services.collect::<Vec<_>>());
    serde_json::json!({ "controller": { "name": "Municipal Gazette" }, "purposes": purposes, "services": services }).to_string()
}

/// The languages in which a configuration is drawn: two for all; and for the shop, whose own words are English, one of each kind.
fn drawn(name: &str) -> &'static [&'static str] {
    match name {
        "shop" => &["en", "de", "ar", "bg", "hi", "ja", "pl"],
        _ => &["en", "de"],
    }
}

/// Every configuration there, and a crowded one, in English and German; the shop in some more.
pub(crate) fn sites() -> Vec<Site> {
    let mut found = Vec::new();
    for language in ["en", "de"] {
        found.push(("crowded".to_owned(), crowded(), language.to_owned()));
    }
    for entry in fs::read_dir(data()).unwrap() {
        let path = entry.unwrap().path();
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).unwrap();
            for language in drawn(&name) {
                found.push((name.clone(), text.clone(), (*language).to_owned()));
            }
        }
    }
    found.sort();
    assert!(found.len() >= 10, "the configurations are missing");
    let read: Vec<Vec<String>> = run(
        "read",
        found
            .iter()
            .map(|(_, text, language)| vec![text.clone(), language.clone()])
            .collect(),
    );
    found
        .into_iter()
        .zip(read)
        .map(|((name, text, language), read)| Site {
            name,
            text,
            language,
            words: read[0].clone(),
            configuration: read[1].clone(),
        })
        .collect()
}

/// What is seen of drawings.
pub(crate) fn outlines(site: &Site, drawings: Vec<String>) -> Vec<String> {
    let jobs = drawings
        .into_iter()
        .map(|drawing| vec![site.text.clone(), site.language.clone(), drawing])
        .collect();
    run("outline", jobs)
}

/// The accents of a light and a dark notice for each colour, as red, green, blue.
pub(crate) fn accents(colours: &[String]) -> Vec<[[u8; 3]; 2]> {
    let read = |colour: &String| -> [u8; 3] {
        let parts = colour
            .trim_start_matches("rgb(")
            .trim_end_matches(')')
            .split(',');
        parts
            .map(|part| part.parse().unwrap())
            .collect::<Vec<_>>()
            .try_into()
            .unwrap()
    };
    let made: Vec<[String; 2]> = run(
        "accents",
        colours.iter().map(|colour| vec![colour.clone()]).collect(),
    );
    made.iter()
        .map(|pair| [read(&pair[0]), read(&pair[1])])
        .collect()
}

/// The plural forms of a language.
#[derive(serde::Deserialize)]
pub(crate) struct Plurals {
    /// The ones of whole numbers as they occur.
    pub(crate) usual: Vec<String>,
    /// The ones of whole numbers up to millions.
    pub(crate) large: Vec<String>,
    /// The ones that stand for a single number; 0 aside, of which nothing is told.
    pub(crate) single: Vec<String>,
}

/// What the platform knows of each language.
pub(crate) fn plurals(tags: &[String]) -> Vec<Plurals> {
    run(
        "plurals",
        tags.iter().map(|tag| vec![tag.clone()]).collect(),
    )
}

fn run<T: serde::de::DeserializeOwned>(verb: &str, jobs: Vec<Vec<String>>) -> Vec<T> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../notice/tests/script.mjs");
    let mut node = Command::new("node")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node is needed for this test, as for every build");
    let mut input = node.stdin.take().unwrap();
    let json = serde_json::to_vec(&(verb, jobs)).unwrap();
    let writer = std::thread::spawn(move || input.write_all(&json));
    let output = node.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "the script failed");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Fails unless the committed file says `actual`; with `PLACET_BLESS` set, writes it.
pub(crate) fn golden(file: &str, actual: &str) {
    let path = data().join(file);
    if std::env::var_os("PLACET_BLESS").is_some() {
        fs::write(path, actual).unwrap();
        return;
    }
    let committed = fs::read_to_string(path).unwrap_or_default();
    if committed != actual {
        let differs = committed
            .lines()
            .zip(actual.lines())
            .enumerate()
            .find(|(_, (old, new))| old != new);
        panic!(
            "{file} is not what is drawn; if it should be, run `cargo xtask bless`. First difference: {differs:#?}"
        );
    }
}
