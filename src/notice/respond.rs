//! A request is a line of fields, separated by tabs; below it the configuration, as lines of [`placet_config::lines`]; then a
//! form feed, and the words of a [`disclosure`](crate::disclosure). This table is the interface of `web/`.

use placet_config::lines::Declared;

use crate::disclosure::Disclosure;
use crate::label::{self, Occasion, Scope};
use crate::marked::marked;
use crate::text::{cut, number};
use crate::{draft, panel, prefs, record};

/// Answers a request. Total: an unknown one, or one about something that there is not, gets an empty answer.
///
/// | request | answer |
/// |---|---|
/// | `first`, ids that are open, `1` if the visitor has answered before | drawing of the first layer |
/// | `moment`, id of a purpose or service | drawing of the question about that one |
/// | `prefs`, ids that are open, record id, day of the record, `1` for Global Privacy Control | drawing of the second layer |
/// | `panel`, index of a purpose | drawing of that purpose unfolded |
/// | `services`, index of a purpose, index within its services | drawing of those services |
/// | `draft`, choice line, `1` for Global Privacy Control | choice line on which everything is answered, as it stands |
/// | `flip`, such a line, code of a switch, `1` for on | such a line |
/// | `stand`, such a line, codes of switches with blanks between | per switch `0` off, `1` on, `2` partly on |
/// | `mark`; a text in the place of the disclosure's words | drawing of that text |
/// | `record`, the fields of [`record::Said`] | the new value of the choice cookie; needs no words |
///
/// Ids are separated by commas. A choice line is what crosses between guard and notice; see `placet_wire::line`.
pub fn respond(request: &str) -> String {
    let mut words = request;
    let mut configuration = cut(&mut words, b'\x0c');
    let mut fields = cut(&mut configuration, b'\n');
    let mut next = || cut(&mut fields, b'\t');
    let (verb, one, two, three, four) = (next(), next(), next(), next(), next());
    let mut declared = Declared::EMPTY;
    declared.take(configuration.as_bytes());
    let disclosure = Disclosure::read(&declared.policy, words);
    let index = number(one).unwrap_or(u32::MAX) as usize;
    match verb {
        "first" => {
            let scope = Scope::open(&disclosure, one);
            let again = two == "1" && !one.is_empty();
            label::first(
                &disclosure,
                &scope,
                if again {
                    Occasion::Again
                } else {
                    Occasion::First
                },
            )
        }
        "moment" => Scope::one(&disclosure, one)
            .map(|scope| label::moment(&disclosure, &scope))
            .unwrap_or_default(),
        "prefs" => {
            let standing = prefs::Standing {
                asks: one,
                record: two,
                day: three,
                gpc: four == "1",
            };
            prefs::prefs(&disclosure, standing)
        }
        "panel" => panel::panel(&disclosure, index),
        "services" => panel::services(&disclosure, index, number(two).unwrap_or(0) as usize),
        "mark" => marked(words),
        "draft" => draft::draft(&disclosure, one, two == "1"),
        "flip" => draft::flip(
            &disclosure,
            one,
            number(two).unwrap_or(u32::MAX),
            three == "1",
        ),
        "stand" => draft::stand(&disclosure, one, two),
        "record" => {
            let (source, minute, id) = (next(), next(), next());
            record::record(
                configuration,
                &declared.policy,
                record::Said {
                    line: one,
                    stored: two,
                    kind: three,
                    detail: four,
                    source,
                    minute,
                    id,
                },
            )
        }
        _ => String::new(),
    }
}
