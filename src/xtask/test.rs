//! `cargo xtask test`: every test of the project, and a last line that sums them up.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail, ensure};

use crate::{browsers, pipeline, project, setup, shell, size, wasm_test};

/// How many single tests of a step passed and failed, and how many of the former only when they were tried again.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Count {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) again: usize,
}

struct Step {
    name: &'static str,
    run: fn() -> Result<Count>,
}

/// In this order: what fails fastest comes first, and what needs `pkg/` after the step that builds it.
const STEPS: [Step; 11] = [
    Step {
        name: "host",
        run: host,
    },
    Step {
        name: "fuzz",
        run: fuzz,
    },
    Step {
        name: "build",
        run: build,
    },
    Step {
        name: "size",
        run: sizes,
    },
    Step {
        name: "wasm",
        run: wasm_test::run,
    },
    Step {
        name: "editor",
        run: || node("tests", "tests/editor"),
    },
    Step {
        name: "chromium",
        run: || node("tests", "tests/e2e/chromium.test.mjs"),
    },
    // That every row of the guard is gone through by a technique, and the README's table is what was measured.
    Step {
        name: "coverage",
        run: || node("tests", "tests/techniques/coverage.test.mjs"),
    },
    Step {
        name: "firefox",
        run: || node("tests", "tests/e2e/firefox.test.mjs"),
    },
    Step {
        name: "webkit",
        run: || node("tests", "tests/e2e/webkit.test.mjs"),
    },
    Step {
        name: "package",
        run: || node("tests/package", "tests/package"),
    },
];

/// What takes long and is about trackers, not about us: every way out, and real vendors' code. Run before a release.
const CAMPAIGNS: [Step; 2] = [
    Step {
        name: "techniques",
        run: || node("tests", "tests/techniques"),
    },
    Step {
        name: "vendors",
        run: || {
            setup::npm("tests")?;
            node("tests/vendors", "tests/vendors")
        },
    },
];

/// Runs all steps, or with `--only <step>,...` some of them (or of the campaigns) on the `pkg/` that is there.
///
/// Ends the program with a failure when a test failed.
///
/// # Errors
/// When nothing could be run at all.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let steps = chosen(arguments)?;
    setup::for_build()?;
    let mut total = Count::default();
    let mut summary = Vec::new();
    for step in steps {
        println!("\n== {} ==", step.name);
        let start = Instant::now();
        let count = (step.run)().unwrap_or_else(|error| {
            eprintln!("{}: {error:#}", step.name);
            Count {
                failed: 1,
                ..Count::default()
            }
        });
        total.passed += count.passed;
        total.failed += count.failed;
        total.again += count.again;
        let seconds = start.elapsed().as_secs();
        summary.push(format!(
            "{:<12}{:>6} passed{:>6} failed{seconds:>6} s{}",
            step.name,
            count.passed,
            count.failed,
            match count.again {
                0 => String::new(),
                again => format!("   {again} on a second try"),
            }
        ));
    }
    println!(
        "\n{}\n\n{} passed, {} failed",
        summary.join("\n"),
        total.passed,
        total.failed
    );
    ensure!(total.failed == 0, "not everything passed");
    Ok(())
}

fn chosen(arguments: &[String]) -> Result<Vec<&'static Step>> {
    let all = || STEPS.iter().chain(&CAMPAIGNS);
    match arguments {
        [] => Ok(STEPS.iter().collect()),
        [option] if option == "--all" => Ok(all().collect()),
        [option, names] if option == "--only" => names
            .split(',')
            .map(|name| match all().find(|step| step.name == name) {
                Some(step) => Ok(step),
                None => bail!(
                    "`{name}` is not a step; expected {}",
                    all().map(|step| step.name).collect::<Vec<_>>().join(", ")
                ),
            })
            .collect(),
        _ => bail!("expected no arguments, `--all`, or `--only <step>,...`"),
    }
}

/// Everything that runs without a browser: unit tests, tables, properties, the tree's own rules.
fn host() -> Result<Count> {
    cargo_test(&["--workspace", "--all-features", "--no-fail-fast"])
}

/// Some seconds of every fuzz target. A campaign is a command of its own (tests/fuzz/README.md).
fn fuzz() -> Result<Count> {
    cargo_test(&["--release", "--manifest-path", "tests/fuzz/Cargo.toml"])
}

fn cargo_test(arguments: &[&str]) -> Result<Count> {
    let mut count = Count::default();
    let ended = shell::each_line(shell::cargo().arg("test").args(arguments), |line| {
        if let Some(result) = cargo_result(line) {
            count.passed += result.passed;
            count.failed += result.failed;
        }
    });
    // Without a failed test, something did not compile.
    if count.failed == 0 {
        ended?;
    }
    Ok(count)
}

/// `test result: ok. 12 passed; 0 failed; ...`
pub(crate) fn cargo_result(line: &str) -> Option<Count> {
    let (_, counts) = line
        .trim()
        .strip_prefix("test result: ")?
        .split_once(". ")?;
    let number = |word: &str| {
        let part = counts
            .split("; ")
            .find_map(|part| part.strip_suffix(word))?;
        part.trim().parse().ok()
    };
    Some(Count {
        passed: number("passed")?,
        failed: number("failed")?,
        again: 0,
    })
}

fn build() -> Result<Count> {
    pipeline::run(&[])?;
    Ok(Count {
        passed: 1,
        ..Count::default()
    })
}

fn sizes() -> Result<Count> {
    size::run(&["--check".to_owned()])?;
    Ok(Count {
        passed: 1,
        ..Count::default()
    })
}

/// All `*.test.mjs` below `place`, or the one file that it is, with the packages that `npm_folder` locks.
fn node(npm_folder: &str, place: &str) -> Result<Count> {
    setup::npm(npm_folder)?;
    let browsers = browsers::ready()?;
    let mut files = Vec::new();
    let path = project::path(place);
    if path.is_dir() {
        collect(&path, &mut files)?;
    } else {
        files.push(path);
    }
    files.sort();
    ensure!(!files.is_empty(), "`{place}` holds no test");

    let report = project::target()
        .join("xtask")
        .join(place.replace('/', "-"))
        .with_extension("tap");
    fs::create_dir_all(report.parent().unwrap_or(&report))?;
    let mut node = shell::node(&project::root());
    node.args([
        "--test",
        "--test-reporter=spec",
        "--test-reporter-destination=stdout",
    ])
    .arg("--test-reporter=tap")
    .arg(format!("--test-reporter-destination={}", report.display()))
    .args(files);
    browsers.name_in(&mut node);
    let ended = shell::run(&mut node);
    let tap = fs::read_to_string(&report).with_context(|| format!("`{place}` left no report"))?;
    let count = tap_result(&tap).with_context(|| format!("`{place}` broke off"))?;
    if count.failed == 0 {
        ended?;
    }
    Ok(count)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("cannot list `{}`", project::shown(folder)))?
    {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() && name != "node_modules" {
            collect(&path, files)?;
        } else if name.ends_with(".test.mjs") {
            files.push(path);
        }
    }
    Ok(())
}

/// The sums at the end of Node's report. A skipped or half-written test counts as failed: there is no such thing here.
fn tap_result(tap: &str) -> Option<Count> {
    let number = |name: &str| -> Option<usize> {
        let line = tap
            .lines()
            .rev()
            .find_map(|line| line.strip_prefix("# ")?.strip_prefix(name))?;
        line.trim().parse().ok()
    };
    let failed = number("fail ")? + number("cancelled ")? + number("skipped ")? + number("todo ")?;
    let again = tap
        .lines()
        .filter(|line| line.trim_start().starts_with("# second try: "))
        .count();
    Some(Count {
        passed: number("pass ")?,
        failed,
        again,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_says_how_many() {
        let cases = [
            (
                "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
                Some((12, 0)),
            ),
            (
                "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out",
                Some((3, 2)),
            ),
            ("test result is near", None),
            ("running 3 tests", None),
        ];
        for (line, expected) in cases {
            let expected = expected.map(|(passed, failed)| Count {
                passed,
                failed,
                again: 0,
            });
            assert_eq!(cargo_result(line), expected, "{line}");
        }
    }

    #[test]
    fn node_says_how_many() {
        let tap = "ok 1 - a\n    # fail 7\n    # second try: late\n# tests 6\n# pass 3\n# fail 1\n# cancelled 0\n# skipped 1\n# todo 1\n# duration_ms 4\n";
        assert_eq!(
            tap_result(tap),
            Some(Count {
                passed: 3,
                failed: 3,
                again: 1
            })
        );
        assert_eq!(tap_result("TAP version 13\n"), None);
    }
}
