//! `pkg/`, the npm package: what `pkg-template/` holds, the scripts, the plain wasm modules, the licences.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};

use crate::project;
use crate::wasm::Room;

/// Puts everything into `pkg/` that is not a script.
///
/// # Errors
/// When a file cannot be read or written.
pub(crate) fn run(rooms: &[Room]) -> Result<()> {
    let pkg = project::pkg();
    fs::create_dir_all(&pkg)?;
    copy_template(&project::path("pkg-template"), &pkg)?;
    for licence in ["LICENSE-MIT", "LICENSE-APACHE"] {
        let from = project::path(licence);
        if from.exists() {
            fs::copy(from, pkg.join(licence))?;
        }
    }
    for &room in rooms {
        let name = match room {
            Room::Guard => "placet.wasm".to_owned(),
            other => format!("placet-{}.wasm", other.name()),
        };
        fs::copy(room.module(), pkg.join(name))
            .with_context(|| format!("the {} module is missing", room.name()))?;
    }
    Ok(())
}

/// Removes what an earlier build has left in `pkg/`: a whole build writes every file anew, so all that is older than `start`.
///
/// # Errors
/// When a file cannot be removed.
pub(crate) fn sweep(folder: &Path, start: SystemTime) -> Result<()> {
    // Time stamps of files are coarser than the clock.
    let before = start - Duration::from_secs(1);
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            sweep(&path, start)?;
        } else if path.metadata()?.modified()? < before {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Copies the template's tree; in its package.json the version becomes the workspace's.
fn copy_template(from: &Path, to: &Path) -> Result<()> {
    for entry in
        fs::read_dir(from).with_context(|| format!("cannot list `{}`", project::shown(from)))?
    {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            fs::create_dir_all(&target)?;
            copy_template(&path, &target)?;
        } else if path.file_name().is_some_and(|name| name == "package.json") {
            let text = fs::read_to_string(&path)?;
            fs::write(&target, text.replace("0.0.0-stamped", project::version()))?;
        } else {
            fs::copy(&path, &target)?;
        }
    }
    Ok(())
}
