//! What is fuzzed.

mod choice;
mod config;
mod line;
mod lines;
mod markup;
mod name;
mod session;
mod url;

/// Something that takes any bytes.
#[derive(Debug)]
pub struct Target {
    /// Its name on the command line.
    pub name: &'static str,
    /// Panics when something does not hold that should.
    pub run: fn(&[u8]),
    /// Inputs to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Texts that mean something to it.
    pub words: &'static [&'static str],
}

/// All targets.
pub const TARGETS: &[Target] = &[
    choice::TARGET,
    line::TARGET,
    session::TARGET,
    url::TARGET,
    name::TARGET,
    lines::TARGET,
    config::TARGET,
    markup::TARGET,
];

fn texts(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}
