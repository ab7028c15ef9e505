//! The rules of the tree itself, as tests: what a reviewer would otherwise have to look for.
#![allow(clippy::panic, reason = "this is how a test says that it cannot run")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The longest a source file may be.
const LONGEST: usize = 600;

/// What may stand at the top of the repository, besides dot files.
const TOP: [&str; 13] = [
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "SECURITY.md",
    "pkg-template",
    "src",
    "tests",
    "www",
];

/// Rooms that decide and therefore know no page.
const PURE: [&str; 5] = ["consent", "rules", "wire", "config", "csp"];

/// Licences under which a dependency may be used.
const LICENCES: [&str; 14] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BlueOak-1.0.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

fn output(command: &mut Command) -> String {
    let output = command.current_dir(root()).output();
    let output = output.unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
    assert!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Every file of the repository: committed, or about to be.
fn files() -> Vec<String> {
    let list = output(Command::new("git").args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]));
    let files: Vec<String> = list
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    files
        .into_iter()
        .filter(|name| root().join(name).is_file())
        .collect()
}

/// The text files of the repository; pictures and the like are left out.
fn texts() -> Vec<(String, String)> {
    let read = |name: String| Some((std::fs::read_to_string(root().join(&name)).ok()?, name));
    files()
        .into_iter()
        .filter_map(read)
        .map(|(text, name)| (name, text))
        .collect()
}

fn is_code(name: &str) -> bool {
    [".rs", ".js", ".mjs", ".ts", ".css", ".html"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

fn assert_none(found: &[String], what: &str) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

/// Each `name:line: text` in which `is_bad` holds.
fn lines(is_meant: impl Fn(&str) -> bool, is_bad: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (name, text) in texts().iter().filter(|(name, _)| is_meant(name)) {
        for (at, line) in text.lines().enumerate().filter(|(_, line)| is_bad(line)) {
            let shown: String = line.trim().chars().take(120).collect();
            found.push(format!("{name}:{}: {shown}", at + 1));
        }
    }
    found
}

#[test]
fn the_top_level_stays_as_it_is() {
    let top: BTreeSet<String> = files()
        .iter()
        .filter_map(|name| name.split('/').next().map(str::to_owned))
        .collect();
    let odd: Vec<String> = top
        .into_iter()
        .filter(|name| !name.starts_with('.') && !TOP.contains(&name.as_str()))
        .collect();
    assert_none(&odd, "entries that do not belong at the top");
}

#[test]
fn source_files_stay_short() {
    let long: Vec<String> = texts()
        .iter()
        .filter(|(name, _)| is_code(name))
        .map(|(name, text)| (name, text.lines().count()))
        .filter(|(_, count)| *count > LONGEST)
        .map(|(name, count)| format!("{name}: {count} lines"))
        .collect();
    assert_none(&long, "files past 600 lines ask to be split");
}

#[test]
fn no_path_of_one_machine_is_written_down() {
    // Put together here, so that this file does not find itself.
    let places = ["work", "root", "home", "Users"].map(|folder| format!("/{folder}/"));
    let found = lines(
        |_| true,
        |line| {
            places.iter().any(|place| {
                line.match_indices(place.as_str()).any(|(at, _)| {
                    !line[..at].ends_with(|before: char| {
                        before.is_alphanumeric() || "._-}*".contains(before)
                    })
                })
            })
        },
    );
    assert_none(&found, "paths that exist on one machine only");
}

#[test]
fn lock_files_name_no_registry() {
    let found = lines(
        |name| name.ends_with("package-lock.json"),
        |line| line.contains("\"resolved\": \"http"),
    );
    assert_none(
        &found,
        "resolved addresses; set omit-lockfile-registry-resolved=true in .npmrc",
    );
    let hosts = [
        concat!("registry", ".npmjs"),
        "npmjs.org",
        "index.crates",
        concat!("static", ".crates"),
    ]
    .map(|host| format!("{host}."));
    let found = lines(
        |_| true,
        |line| {
            hosts
                .iter()
                .any(|host| line.contains(host.trim_end_matches('.')))
        },
    );
    let found: Vec<String> = found
        .into_iter()
        .filter(|place| !place.starts_with("src/xtask/tidy.rs:"))
        .collect();
    assert_none(&found, "registry hosts");
}

#[test]
fn nothing_is_left_for_later() {
    let marks = [["TO", "DO"], ["FIX", "ME"], ["XX", "X"]].map(|halves| halves.concat());
    let found = lines(is_code, |line| {
        let words = line.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        words
            .into_iter()
            .any(|word| marks.iter().any(|mark| mark == word))
    });
    assert_none(&found, "marks of unfinished work");
    let stubs = ["todo", "unimplemented"].map(|name| format!("{name}!("));
    let found = lines(
        |name| name.ends_with(".rs"),
        |line| stubs.iter().any(|stub| line.contains(stub.as_str())),
    );
    assert_none(&found, "stubs");
}

#[test]
fn no_test_is_skipped() {
    let ignored = format!("#[{}", "ignore");
    let found = lines(
        |name| name.ends_with(".rs"),
        |line| line.trim_start().starts_with(&ignored),
    );
    assert_none(&found, "ignored tests");
    let calls = ["skip", "only", "todo"];
    let found = lines(
        |name| name.starts_with("tests/") && (name.ends_with(".mjs") || name.ends_with(".js")),
        |line| {
            let in_call = ["it", "test", "describe", "t"].iter().any(|who| {
                calls
                    .iter()
                    .any(|call| starts_word(line, &format!("{who}.{call}(")))
            });
            in_call
                || calls
                    .iter()
                    .any(|call| line.contains(&format!("{{ {call}: ")))
        },
    );
    assert_none(&found, "skipped tests");
}

/// `needle` in `line`, where no letter, digit or dot comes before it.
fn starts_word(line: &str, needle: &str) -> bool {
    let is_inside = |before: char| before.is_alphanumeric() || before == '.' || before == '_';
    line.match_indices(needle)
        .any(|(at, _)| !line[..at].ends_with(is_inside))
}

#[test]
fn pure_rooms_know_no_page() {
    for room in PURE {
        let package = format!("placet-{room}");
        let tree = output(
            Command::new(env!("CARGO"))
                .args([
                    "tree",
                    "--package",
                    &package,
                    "--all-features",
                    "--edges",
                    "normal,build",
                ])
                .args([
                    "--target",
                    "wasm32-unknown-unknown",
                    "--prefix",
                    "none",
                    "--format",
                    "{p}",
                ]),
        );
        let found: Vec<String> = tree
            .lines()
            .filter(|line| {
                ["web-sys ", "js-sys ", "wasm-bindgen "]
                    .iter()
                    .any(|name| line.starts_with(name))
            })
            .map(str::to_owned)
            .collect();
        assert_none(
            &found,
            &format!("{package} decides, so it may not reach the page"),
        );
    }
}

#[test]
fn the_innermost_rooms_depend_on_nothing() {
    for room in ["consent", "rules"] {
        let package = format!("placet-{room}");
        let tree = output(
            Command::new(env!("CARGO"))
                .args([
                    "tree",
                    "--package",
                    &package,
                    "--all-features",
                    "--edges",
                    "normal,build",
                ])
                .args(["--prefix", "none"]),
        );
        assert_eq!(
            tree.lines().count(),
            1,
            "{package} has dependencies:\n{tree}"
        );
    }
}

#[test]
fn arrows_point_inwards() {
    let rooms = [
        "consent",
        "rules",
        "wire",
        "config",
        "csp",
        "disclosure",
        "guard",
        "notice",
        "preferences",
        "check",
    ];
    let may: [(&str, &[&str]); 10] = [
        ("consent", &[]),
        ("rules", &[]),
        ("wire", &["consent"]),
        ("config", &["consent", "rules"]),
        ("guard", &["consent", "rules", "wire", "config"]),
        ("disclosure", &["consent", "rules", "config"]),
        (
            "notice",
            &["consent", "rules", "wire", "config", "disclosure"],
        ),
        (
            "preferences",
            &["consent", "rules", "wire", "config", "disclosure"],
        ),
        ("csp", &["consent", "wire", "config"]),
        ("check", &["consent", "rules", "wire", "config", "csp"]),
    ];
    let mut found = Vec::new();
    for (room, allowed) in may {
        let path = root().join("src").join(room).join("Cargo.toml");
        let manifest = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (_, rest) = manifest.split_once("[dependencies]").unwrap_or_default();
        for other in rooms.iter().filter(|other| !allowed.contains(other)) {
            let is_named = rest
                .lines()
                .take_while(|line| !line.starts_with("[dev-dependencies]"))
                .any(|line| line.starts_with(&format!("placet-{other}")));
            if is_named {
                found.push(format!("{room} -> {other}"));
            }
        }
    }
    assert_none(&found, "arrows that point the wrong way");
}

/// Names of properties in a line of a script: what follows a dot, and what stands between braces, made or taken apart.
fn properties(line: &str) -> Vec<&str> {
    let dotted = line.split('.').skip(1);
    let braced = line.split('{').filter_map(|part| part.split_once('}'));
    let fields = braced.flat_map(|(fields, _)| fields.split(',').map(str::trim_start));
    dotted
        .chain(fields)
        .filter_map(|text| text.split(|letter: char| !letter.is_alphanumeric()).next())
        .collect()
}

#[test]
fn properties_are_found_in_every_notation() {
    for line in [
        "await bridge.shown;",
        "const { a, shown } = given;",
        "({ shown: b }) => b",
        "mount({ ...a, shown })",
    ] {
        assert!(properties(line).contains(&"shown"), "{line}");
    }
    assert!(!properties("const shown = 1; // What is shown.").contains(&"shown"));
}

/// What the guard hands over under one letter would be missing in the other file, which nothing says aloud.
#[test]
fn what_crosses_between_files_keeps_its_name() {
    let bundle = std::fs::read_to_string(root().join("src/xtask/bundle.rs")).unwrap_or_default();
    let inner: Vec<&str> = bundle
        .split_once("const INNER: &str = \"")
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(names, _)| names.split('|').collect())
        .unwrap_or_default();
    assert!(!inner.is_empty(), "bundle.rs says what the guard shortens");
    // With each room the names that objects of its own have, too; the guard hands it none of them.
    let rooms: [(&str, &[&str]); 5] = [
        ("notice", &["judge"]),
        ("preferences", &[]),
        ("embeds", &[]),
        ("disclosure", &[]),
        ("check", &["verdict", "late"]),
    ];
    for (room, own) in rooms {
        let place = format!("src/{room}/web/");
        let found = lines(
            |name| name.starts_with(&place) && name.ends_with(".js"),
            |line| {
                let names = properties(line);
                names
                    .iter()
                    .any(|name| inner.contains(name) && !own.contains(name))
            },
        );
        assert_none(&found, "properties whose names the guard shortens");
    }
}

#[test]
fn crates_have_licences_that_allow_their_use() {
    let metadata = output(Command::new(env!("CARGO")).args([
        "metadata",
        "--format-version",
        "1",
        "--all-features",
    ]));
    let metadata: Value = serde_json::from_str(&metadata).unwrap_or_default();
    let packages = metadata["packages"].as_array().cloned().unwrap_or_default();
    assert!(packages.len() > 10, "cargo metadata lists the crates");
    let found: Vec<String> = packages
        .iter()
        .map(|package| {
            (
                &package["name"],
                package["license"].as_str().unwrap_or("no licence"),
            )
        })
        .filter(|(_, licence)| !is_allowed(licence))
        .map(|(name, licence)| format!("{name}: {licence}"))
        .collect();
    assert_none(&found, "licences to look at");
}

#[test]
fn npm_packages_have_licences_that_allow_their_use() {
    let mut found = Vec::new();
    for (name, text) in texts()
        .iter()
        .filter(|(name, _)| name.ends_with("package-lock.json"))
    {
        let lock: Value = serde_json::from_str(text).unwrap_or_default();
        let packages = lock["packages"].as_object().cloned().unwrap_or_default();
        assert!(!packages.is_empty(), "{name} lists its packages");
        for (package, facts) in packages.iter().filter(|(package, _)| !package.is_empty()) {
            let licence = facts["license"].as_str().unwrap_or("no licence");
            if !is_allowed(licence) {
                found.push(format!("{name}: {package}: {licence}"));
            }
        }
    }
    assert_none(&found, "licences to look at");
}

/// One alternative of an SPDX expression has to be on the list, with all its parts.
fn is_allowed(licence: &str) -> bool {
    let plain = licence.replace(['(', ')'], "").replace('/', " OR ");
    plain.split(" OR ").any(|choice| {
        choice
            .split(" AND ")
            .all(|part| LICENCES.contains(&part.trim()))
    })
}

#[test]
fn licence_expressions_are_read() {
    assert!(
        is_allowed("MIT OR Apache-2.0")
            && is_allowed("(MIT OR GPL-3.0)")
            && is_allowed("MIT/Unlicense")
    );
    assert!(is_allowed("(MIT OR Apache-2.0) AND Unicode-3.0"));
    assert!(!is_allowed("GPL-3.0") && !is_allowed("MIT AND GPL-3.0") && !is_allowed("no licence"));
}
