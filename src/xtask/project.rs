//! Where things lie in this repository.

use std::path::{Path, PathBuf};

/// The folder of the workspace's `Cargo.toml`.
pub(crate) fn root() -> PathBuf {
    // Two levels up from src/xtask. Compiled in, so that the command works from any folder of the tree.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

/// A path inside the repository, written with `/`.
pub(crate) fn path(relative: &str) -> PathBuf {
    root().join(relative)
}

/// Cargo's target folder; everything generated except `pkg/` goes below it.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(chosen) => root().join(chosen),
        None => path("target"),
    }
}

/// The npm package as assembled by `build`.
pub(crate) fn pkg() -> PathBuf {
    path("pkg")
}

/// The version of every crate and of the npm package.
pub(crate) fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// A path as the reader of a message knows it: relative to the root where possible.
pub(crate) fn shown(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap_or(path)
        .display()
        .to_string()
}
