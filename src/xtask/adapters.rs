//! `cargo xtask bench-adapters`: the folders that the page and leak benchmarks take as the subject `ours`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::{pipeline, project, shell};

/// Names a folder's files from `pkg/`: `{ "placet.js": "lib/placet.js" }` copies pkg/placet.js to lib/placet.js.
const MANIFEST: &str = "files.json";

/// Makes further files, with the package's own generator; `tests/adapters/generate.mjs` runs it.
const GENERATOR: &str = "generate.mjs";

/// Builds, and copies each folder of `tests/adapters` with its files from `pkg/` to `target/adapters`.
///
/// # Errors
/// When a manifest names a file that the package does not have.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    ensure!(arguments.is_empty(), "bench-adapters takes no arguments");
    pipeline::run(&[])?;
    let sources = project::path("tests/adapters");
    for entry in fs::read_dir(&sources)
        .with_context(|| format!("cannot list `{}`", project::shown(&sources)))?
    {
        let source = entry?.path();
        let manifest = source.join(MANIFEST);
        if !manifest.exists() {
            continue;
        }
        let target = project::target()
            .join("adapters")
            .join(source.file_name().unwrap_or_default());
        let _ = fs::remove_dir_all(&target);
        copy(&source, &target)?;
        fill(&manifest, &target).with_context(|| format!("`{}`", project::shown(&manifest)))?;
        if source.join(GENERATOR).exists() {
            shell::run(shell::node(&sources).arg(GENERATOR).args([
                &project::pkg(),
                &source,
                &target,
            ]))?;
        }
        println!("wrote {}", project::shown(&target));
    }
    Ok(())
}

fn fill(manifest: &Path, target: &Path) -> Result<()> {
    let files: BTreeMap<String, String> = serde_json::from_str(&fs::read_to_string(manifest)?)?;
    for (from, to) in files {
        let to = target.join(to);
        fs::create_dir_all(to.parent().unwrap_or(target))?;
        fs::copy(project::pkg().join(&from), to)
            .with_context(|| format!("`pkg/{from}` is not built"))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default();
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else if name != MANIFEST && name != GENERATOR {
            fs::copy(&path, to.join(name))?;
        }
    }
    Ok(())
}
