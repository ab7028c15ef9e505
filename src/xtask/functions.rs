//! `cargo xtask size --functions <room>`: what the bytes of a module are spent on.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

use crate::project;
use crate::wasm::Room;

/// How many functions are listed.
const LISTED: usize = 60;

/// Prints bytes per crate and the largest functions, as compiled: before wasm-opt, which takes the names away.
///
/// # Errors
/// When the room is not built.
pub(crate) fn run(room: &str) -> Result<()> {
    let Some(room) = Room::ALL.into_iter().find(|known| known.name() == room) else {
        bail!(
            "`{room}` is not a room that becomes wasm; expected guard, notice, preferences or check"
        );
    };
    let path = room.compiled();
    let module = walrus::Module::from_file(&path).with_context(|| {
        format!(
            "`{}` is missing; run `cargo xtask build`",
            project::shown(&path)
        )
    })?;
    let mut functions: Vec<(usize, String)> = module
        .funcs
        .iter_local()
        .map(|(id, function)| {
            let range = function.original_range.clone().unwrap_or_default();
            let name = module.funcs.get(id).name.as_deref().unwrap_or("?");
            (range.len(), format!("{:#}", rustc_demangle::demangle(name)))
        })
        .collect();
    functions.sort_by_key(|(bytes, _)| std::cmp::Reverse(*bytes));

    let mut crates: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (bytes, name) in &functions {
        let of = crates.entry(home(name)).or_default();
        *of = (of.0 + bytes, of.1 + 1);
    }
    let mut crates: Vec<_> = crates.into_iter().collect();
    crates.sort_by_key(|(_, (bytes, _))| std::cmp::Reverse(*bytes));
    for (name, (bytes, count)) in crates {
        println!("{bytes:>8} bytes in {count:>4} functions: {name}");
    }
    println!();
    for (bytes, name) in functions.iter().take(LISTED) {
        println!("{bytes:>8} {name}");
    }
    Ok(())
}

/// The crate a function's name begins with: `placet_rules` of `<placet_rules::Rules>::url`.
fn home(name: &str) -> &str {
    let name = name.trim_start_matches(['<', '&', '*', '(', '[']);
    let end = name.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
    &name[..end.unwrap_or(name.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_has_a_home() {
        let cases = [
            ("<placet_rules::Rules>::url", "placet_rules"),
            ("core::str::trim", "core"),
            ("<&[placet_wire::Line]>::len", "placet_wire"),
            ("memcpy", "memcpy"),
        ];
        for (name, expected) in cases {
            assert_eq!(home(name), expected);
        }
    }
}
