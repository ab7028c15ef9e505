//! A request is a line of fields, separated by tabs; below it the configuration, as lines of [`placet_config::lines`]; then a
//! form feed, and the words of a [`Disclosure`]. This table is the interface of `web/`.

use placet_config::lines::Declared;
use placet_disclosure::Disclosure;
use placet_disclosure::label::Scope;
use placet_disclosure::marked::{marked, plain};
use placet_disclosure::text::{cut, number};

use crate::{draft, moment, news, panel, prefs, rows};

/// Answers a request. Total: an unknown one, or one about something that there is not, gets an empty answer.
///
/// | request | answer |
/// |---|---|
/// | `prefs`, what `news` has said, record id, day of the record, `1` for Global Privacy Control | drawing of the second layer |
/// | `panel`, index of a purpose | drawing of that purpose unfolded |
/// | `rows`, numbers of services with blanks between, how many are listed before them, how many in all | drawing of their rows |
/// | `news`, the stored record; the configuration with all its lines | per purpose [`news::news`]; needs no words |
/// | `moment`, id of a purpose or service | drawing of the question about that one |
/// | `draft`, choice line, `1` for Global Privacy Control | choice line on which everything is answered, as it stands |
/// | `flip`, such a line, code of a switch, `1` for on | such a line |
/// | `stand`, such a line, codes of switches with blanks between | per switch `0` off, `1` on, `2` partly on |
/// | `mark`; a text in the place of the disclosure's words | drawing of that text |
/// | `plain`; a text in the place of the disclosure's words | that text without its markup |
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
    let least = |field| number(field).unwrap_or(0) as usize;
    let whole = |field| number(field).unwrap_or(u32::MAX) as usize;
    match verb {
        "prefs" => {
            let standing = prefs::Standing {
                news: one,
                record: two,
                day: three,
                gpc: four == "1",
            };
            prefs::prefs(&disclosure, standing)
        }
        "panel" => panel::panel(&disclosure, whole(one)),
        "rows" => rows::rows(&disclosure, one, least(two), least(three)),
        "news" => news::news(&declared.policy, one),
        "moment" => Scope::one(&disclosure, one)
            .map(|scope| moment::moment(&disclosure, &scope))
            .unwrap_or_default(),
        "draft" => draft::draft(&disclosure, one, two == "1"),
        "flip" => draft::flip(
            &disclosure,
            one,
            number(two).unwrap_or(u32::MAX),
            three == "1",
        ),
        "stand" => draft::stand(&disclosure, one, two),
        "mark" => marked(words),
        "plain" => plain(words),
        _ => String::new(),
    }
}
