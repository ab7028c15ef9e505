//! A request is a line of fields, separated by tabs; below it the configuration, as lines of [`placet_config::lines`]; then a
//! form feed, and the words of a [`Disclosure`]. This table is the interface of `web/`.

use placet_config::lines;
use placet_disclosure::Disclosure;
use placet_disclosure::label::Scope;
use placet_disclosure::text::cut;

use crate::label::{self, Occasion};
use crate::record;

/// Answers a request. Total: an unknown one gets an empty answer.
///
/// | request | answer |
/// |---|---|
/// | `first`, ids that are open, `1` if the visitor has answered before | drawing of the first layer |
/// | `record`, the fields of [`record::Said`] | the new value of the choice cookie; needs no words |
///
/// Ids are separated by commas. A choice line is what crosses between guard and notice; see `placet_wire::line`.
pub fn respond(request: &str) -> String {
    let mut words = request;
    let mut configuration = cut(&mut words, b'\x0c');
    let mut fields = cut(&mut configuration, b'\n');
    let mut next = || cut(&mut fields, b'\t');
    let (verb, one, two) = (next(), next(), next());
    let policy = lines::policy(configuration.as_bytes());
    match verb {
        "first" => {
            let disclosure = Disclosure::read(&policy, words);
            let scope = Scope::open(&disclosure, one);
            let occasion = if two == "1" && !one.is_empty() {
                Occasion::Again
            } else {
                Occasion::First
            };
            label::first(&disclosure, &scope, occasion)
        }
        "record" => {
            let (kind, detail, source, minute, id) = (next(), next(), next(), next(), next());
            let said = record::Said {
                line: one,
                stored: two,
                kind,
                detail,
                source,
                minute,
                id,
            };
            record::record(configuration, &policy, said)
        }
        _ => String::new(),
    }
}
