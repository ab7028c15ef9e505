//! `cargo xtask build`: from the sources to `pkg/`.

use std::time::{Instant, SystemTime};

use anyhow::{Result, bail};

use crate::wasm::{self, Room};
use crate::{assemble, bundle, project, setup};

/// Builds everything, or with `--only <room>` what comes from one room.
///
/// # Errors
/// The first step that fails.
pub(crate) fn run(arguments: &[String]) -> Result<()> {
    let rooms = rooms(arguments)?;
    let began = SystemTime::now();
    setup::for_build()?;
    for &room in &rooms {
        let start = Instant::now();
        wasm::build(room)?;
        bundle::build(room)?;
        println!(
            "built {} in {:.1} s",
            room.name(),
            start.elapsed().as_secs_f32()
        );
    }
    if rooms.contains(&Room::Notice) {
        bundle::languages()?;
    }
    assemble::run(&rooms)?;
    if rooms.len() == Room::ALL.len() {
        assemble::sweep(&project::pkg(), began)?;
    }
    Ok(())
}

fn rooms(arguments: &[String]) -> Result<Vec<Room>> {
    match arguments {
        [] => Ok(Room::ALL.to_vec()),
        [option, name] if option == "--only" => {
            match Room::ALL.into_iter().find(|room| room.name() == name) {
                Some(room) => Ok(vec![room]),
                None => bail!(
                    "`{name}` is not a room that becomes wasm; expected guard, notice, preferences or check"
                ),
            }
        }
        _ => bail!(
            "expected no arguments, or `--only` and one of guard, notice, preferences and check"
        ),
    }
}
