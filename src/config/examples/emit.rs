//! Writes what is generated from the configuration's types to standard output: `emit schema` or `emit types`.

use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let text = match std::env::args().nth(1).as_deref() {
        Some("schema") => placet_config::model::schema_json(),
        Some("types") => placet_config::model::typescript(),
        _ => {
            eprintln!("emit: expected `schema` or `types`");
            return ExitCode::FAILURE;
        }
    };
    match io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
