//! `cargo xtask size`: what a visitor downloads, and the gate that keeps it small.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};

use crate::{functions, project};

/// Sizes of one artefact in bytes: as it is, after `gzip -9`, after brotli at quality 11.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// The committed sizes, against which growth is judged.
const COMMITTED: &str = "tests/data/sizes.json";

/// What the project promises, in bytes after brotli: required, and aimed at.
const LIMITS: [(&str, usize, usize); 3] = [
    ("guard", 14_336, 10_240),
    ("first_visit", 34_816, 26_624),
    ("first_visit_10_services", 34_816, 26_624),
];

/// Growth that passes without being looked at: two compilers of neighbouring versions differ by less.
const ALLOWED_PERCENT: usize = 2;
const ALLOWED_BYTES: usize = 200;

/// Single files of `pkg/`. A language's key is `lang_<tag>`.
const FILES: [(&str, &str); 22] = [
    ("guard", "placet.js"),
    ("notice", "placet-notice.js"),
    ("look", "placet-look.js"),
    ("preferences", "placet-preferences.js"),
    ("check", "placet-check.js"),
    ("audit", "placet-audit.js"),
    ("worker", "placet-sw.js"),
    ("worker_page", "placet-worker.js"),
    ("csp", "placet-csp.js"),
    ("erase", "placet-erase.js"),
    ("recall", "placet-recall.js"),
    ("resume", "placet-resume.js"),
    ("embeds", "placet-embeds.js"),
    ("esm", "index.mjs"),
    ("core_fallback", "placet-core.js"),
    ("guard_nowasm", "placet-nowasm.js"),
    ("notice_nowasm", "placet-notice-nowasm.js"),
    ("preferences_nowasm", "placet-preferences-nowasm.js"),
    ("guard_module", "placet.wasm"),
    ("notice_module", "placet-notice.wasm"),
    ("preferences_module", "placet-preferences.wasm"),
    ("check_module", "placet-check.wasm"),
];

/// What a visitor downloads in one go.
const SUMS: [(&str, &[&str]); 2] = [
    ("first_visit", &["guard", "notice", "lang_en"]),
    (
        "first_visit_10_services",
        &["first_visit", "config_10_services"],
    ),
];

/// A configuration of a company with ten services, in two languages.
const TEN_SERVICES: &str = "tests/data/config/valid/company.json";

/// Prints the table, or with `--json` one object; `--check` compares with the committed sizes, `--bless` commits these;
/// `--functions <room>` says what a module's bytes are spent on.
///
/// # Errors
/// With `--check` when an artefact grew, is not built, or passes a limit.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    if let [option, room] = arguments
        && option == "--functions"
    {
        return functions::run(room);
    }
    let sizes = measure()?;
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => print!("{}", table(&sizes)),
        ["--json"] => println!("{}", serde_json::to_string_pretty(&as_json(&sizes))?),
        ["--check"] => check(&sizes, &committed()?)?,
        ["--bless"] => bless(&sizes)?,
        _ => bail!(
            "expected no arguments, or `--json`, `--check`, `--bless` or `--functions <room>`"
        ),
    }
    Ok(())
}

type Sizes = BTreeMap<String, Size>;

/// Measures every artefact in `pkg/`, and the sums that a visitor meets. What is not built is left out.
///
/// # Errors
/// When a file cannot be read.
pub(crate) fn measure() -> Result<Sizes> {
    let pkg = project::pkg();
    let mut sizes = Sizes::new();
    let mut put = |key: &str, bytes: &[u8]| -> Result<()> {
        sizes.insert(key.to_owned(), of(bytes)?);
        Ok(())
    };
    for (key, file) in FILES.iter().filter(|(_, file)| pkg.join(file).exists()) {
        put(key, &fs::read(pkg.join(file))?)?;
    }
    for language in fs::read_dir(pkg.join("lang")).into_iter().flatten() {
        let path = language?.path();
        let tag = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .replace('-', "_");
        put(&format!("lang_{}", tag.to_lowercase()), &fs::read(&path)?)?;
    }
    let ten = project::path(TEN_SERVICES);
    let ten = fs::read_to_string(&ten).with_context(|| format!("`{TEN_SERVICES}`"))?;
    put("config_10_services", without_space(&ten).as_bytes())?;
    for (key, parts) in SUMS {
        if let Some(total) = sum(&sizes, parts) {
            sizes.insert(key.to_owned(), total);
        }
    }
    Ok(sizes)
}

fn sum(sizes: &Sizes, keys: &[&str]) -> Option<Size> {
    let mut total = Size::default();
    for &key in keys {
        let size = sizes.get(key)?;
        total.raw += size.raw;
        total.gzip += size.gzip;
        total.brotli += size.brotli;
    }
    Some(total)
}

fn of(bytes: &[u8]) -> Result<Size> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes)?;
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &parameters)?;
    Ok(Size {
        raw: bytes.len(),
        gzip: gzip.finish()?.len(),
        brotli: packed.len(),
    })
}

/// JSON as it is delivered: without the space between its parts.
fn without_space(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    let (mut is_string, mut is_escaped) = (false, false);
    for letter in json.chars() {
        if is_string || !letter.is_ascii_whitespace() {
            text.push(letter);
        }
        if letter == '"' && !is_escaped {
            is_string = !is_string;
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    text
}

fn table(sizes: &Sizes) -> String {
    let mut text = format!(
        "{:<26}{:>9}{:>9}{:>9}\n",
        "artefact", "raw", "gzip", "brotli"
    );
    for (key, size) in sizes {
        let limit = LIMITS.iter().find(|(name, ..)| name == key);
        let note = match limit {
            Some((_, required, _)) if size.brotli > *required => {
                format!("  over the required {required}")
            }
            Some((_, required, goal)) if size.brotli > *goal => {
                format!("  (required {required}, goal {goal})")
            }
            Some((_, _, goal)) => format!("  (goal {goal} reached)"),
            None => String::new(),
        };
        text.push_str(&format!(
            "{key:<26}{:>9}{:>9}{:>9}{note}\n",
            size.raw, size.gzip, size.brotli
        ));
    }
    text
}

fn as_json(sizes: &Sizes) -> Value {
    sizes
        .iter()
        .map(|(key, size)| {
            (
                key.clone(),
                json!({ "raw": size.raw, "gzip": size.gzip, "brotli": size.brotli }),
            )
        })
        .collect::<serde_json::Map<_, _>>()
        .into()
}

fn committed() -> Result<Sizes> {
    let path = project::path(COMMITTED);
    let text = fs::read_to_string(&path)
        .with_context(|| format!("`{COMMITTED}` is missing; run `cargo xtask size --bless`"))?;
    let values: BTreeMap<String, Value> =
        serde_json::from_str(&text).with_context(|| format!("`{COMMITTED}`"))?;
    let number = |value: &Value, kind: &str| {
        let number = value[kind]
            .as_u64()
            .and_then(|number| usize::try_from(number).ok());
        number.with_context(|| format!("`{COMMITTED}` has no `{kind}` for an artefact"))
    };
    values
        .iter()
        .map(|(key, value)| {
            let size = Size {
                raw: number(value, "raw")?,
                gzip: number(value, "gzip")?,
                brotli: number(value, "brotli")?,
            };
            Ok((key.clone(), size))
        })
        .collect()
}

/// Commits these sizes.
///
/// # Errors
/// When the file cannot be written.
pub(crate) fn bless(sizes: &Sizes) -> Result<()> {
    let text = serde_json::to_string_pretty(&as_json(sizes))? + "\n";
    fs::write(project::path(COMMITTED), text)
        .with_context(|| format!("cannot write `{COMMITTED}`"))?;
    println!("wrote {COMMITTED}");
    Ok(())
}

fn check(sizes: &Sizes, committed: &Sizes) -> Result<()> {
    let findings = findings(sizes, committed);
    ensure!(
        findings.is_empty(),
        "sizes differ from the committed ones:\n  {}\nsee `cargo xtask size`; where the growth is worth it, `cargo xtask size --bless`",
        findings.join("\n  ")
    );
    println!("{} artefacts within their sizes", sizes.len());
    Ok(())
}

/// One sentence for everything that has grown too much, passed a limit that it had kept, or come and gone without being
/// committed.
fn findings(sizes: &Sizes, committed: &Sizes) -> Vec<String> {
    let mut findings = Vec::new();
    for (key, size) in sizes {
        // A limit that is not reached yet is said in the table; one that was reached is kept.
        let was = committed.get(key).map_or(0, |before| before.brotli);
        if let Some((_, required, _)) = LIMITS
            .iter()
            .find(|(name, required, _)| name == key && size.brotli > *required && was <= *required)
        {
            findings.push(format!(
                "`{key}` has {} bytes after brotli, at most {required} are permitted",
                size.brotli
            ));
        }
        match committed.get(key) {
            Some(before) if size.brotli > before.brotli + allowance(before.brotli) => findings
                .push(format!(
                    "`{key}` grew from {} to {} bytes after brotli",
                    before.brotli, size.brotli
                )),
            Some(_) => {}
            None => findings.push(format!("`{key}` is new and not committed")),
        }
    }
    let gone = committed.keys().filter(|key| !sizes.contains_key(*key));
    findings.extend(gone.map(|key| format!("`{key}` is committed but not built")));
    findings
}

fn allowance(bytes: usize) -> usize {
    (bytes * ALLOWED_PERCENT / 100).max(ALLOWED_BYTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(brotli: &[(&str, usize)]) -> Sizes {
        brotli
            .iter()
            .map(|&(key, brotli)| {
                (
                    key.to_owned(),
                    Size {
                        raw: 0,
                        gzip: 0,
                        brotli,
                    },
                )
            })
            .collect()
    }

    #[test]
    fn growth_is_found() {
        let before = sizes(&[("notice", 20_000), ("lang_en", 1000)]);
        let cases = [
            (sizes(&[("notice", 20_400), ("lang_en", 1200)]), vec![]),
            (sizes(&[("notice", 10_000), ("lang_en", 500)]), vec![]),
            (
                sizes(&[("notice", 20_401), ("lang_en", 1000)]),
                vec!["`notice` grew from 20000 to 20401 bytes after brotli"],
            ),
            (
                sizes(&[("notice", 20_000), ("lang_en", 1201)]),
                vec!["`lang_en` grew from 1000 to 1201 bytes after brotli"],
            ),
            (
                sizes(&[("notice", 20_000)]),
                vec!["`lang_en` is committed but not built"],
            ),
        ];
        for (now, expected) in cases {
            assert_eq!(findings(&now, &before), expected);
        }
    }

    #[test]
    fn a_limit_that_was_kept_stays_kept() {
        let over = sizes(&[("guard", 14_337)]);
        assert_eq!(
            findings(&over, &sizes(&[("guard", 14_336)])),
            ["`guard` has 14337 bytes after brotli, at most 14336 are permitted"]
        );
        assert!(findings(&over, &over).is_empty());
    }

    #[test]
    fn an_artefact_must_be_committed() {
        assert_eq!(
            findings(&sizes(&[("new", 1)]), &Sizes::new()),
            ["`new` is new and not committed"]
        );
    }

    #[test]
    fn space_goes_except_in_strings() {
        let cases = [
            ("{ \"a b\" : [ 1,\n 2 ] }", "{\"a b\":[1,2]}"),
            (r#"[ "\\" , "\" ]" ]"#, r#"["\\","\" ]"]"#),
        ];
        for (json, expected) in cases {
            assert_eq!(without_space(json), expected);
        }
    }

    #[test]
    fn text_is_compressed_as_servers_do() {
        let size = of("the guard holds ".repeat(100).as_bytes()).unwrap_or_default();
        assert_eq!(size.raw, 1600);
        assert!(size.gzip < 60 && size.brotli < 40, "{size:?}");
    }
}
