//! Making a choice: from what is in force and what the visitor, or the owner, says now, to the record that is to be stored.
//!
//! The guard only reads records; this is where they are written, by the rules of [`placet_consent::record_after`].

use placet_consent::{Act, Form, Policy, Record, Source, Subject, Verdict, record_after};
use placet_disclosure::text::{cut, number, place};
use placet_wire::{choice, line};

/// What is said, and on top of what. Everything is text, as it comes from the page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    /// The choices in force, as a choice line.
    pub line: &'a str,
    /// The record on which they rest, as it is stored; or nothing.
    pub stored: &'a str,
    /// `accept`, `reject`, `save`, `withdraw` or `close`.
    pub kind: &'a str,
    /// A choice line to save; for accept and reject the ids it is about, with commas between, or nothing for everything.
    pub detail: &'a str,
    /// `notice`, `preferences`, `embed` or `api`.
    pub source: &'a str,
    /// Minutes since 2020-01-01T00:00Z.
    pub minute: &'a str,
    /// 16 random bytes as decimal numbers, with commas between.
    pub id: &'a str,
}

/// The value of the choice cookie after `said`; empty when nothing is to be stored. `configuration` are the lines of
/// [`placet_config::lines`], from which `policy` was read.
pub fn record(configuration: &str, policy: &Policy, said: Said<'_>) -> String {
    match after(configuration, policy, said) {
        Some(record) => choice::encode(&record),
        None => String::new(),
    }
}

fn after(configuration: &str, policy: &Policy, said: Said<'_>) -> Option<Record> {
    let old = line::decode(said.line, policy)?;
    let kind = place("accept,reject,save,withdraw,close", said.kind)?;
    let (subjects, choices);
    let form = match kind {
        ACCEPT | REJECT if !said.detail.is_empty() => {
            subjects = self::subjects(configuration, said.detail);
            Form::Part(&subjects, verdict(kind))
        }
        SAVE => {
            choices = line::decode(said.detail, policy)?;
            Form::Filled(&choices)
        }
        CLOSE => Form::Empty,
        _ => Form::Whole(verdict(kind)),
    };
    let mut act = Act {
        minute: number(said.minute)?,
        id: [0; 16],
        source: match place("notice,preferences,embed", said.source) {
            _ if kind == WITHDRAW => Source::Withdrawal,
            Some(0) => Source::Notice,
            Some(1) => Source::Preferences,
            Some(2) => Source::Embed,
            _ => Source::Api,
        },
    };
    let mut numbers = said.id;
    for byte in &mut act.id {
        *byte = number(cut(&mut numbers, b','))? as u8;
    }
    record_after(policy, &old, choice::since(said.stored), form, &act)
}

// The places of the kinds.
const ACCEPT: usize = 0;
const REJECT: usize = 1;
const SAVE: usize = 2;
const WITHDRAW: usize = 3;
const CLOSE: usize = 4;

fn verdict(kind: usize) -> Verdict {
    if kind == ACCEPT {
        Verdict::Grant
    } else {
        Verdict::Refuse
    }
}

/// The purposes and services with these ids, unknown ones left out. A purpose hides a service of the same name.
fn subjects(configuration: &str, mut ids: &str) -> Vec<Subject> {
    let mut subjects = Vec::new();
    while !ids.is_empty() {
        let wanted = cut(&mut ids, b',');
        let (mut purposes, mut services, mut rest) = (0, 0, configuration);
        while !rest.is_empty() {
            let mut line = cut(&mut rest, b'\n');
            let head = cut(&mut line, b'\t').as_bytes().first();
            let subject = match head {
                Some(b'p') => {
                    purposes += 1;
                    Subject::Purpose(purposes - 1)
                }
                Some(b's') => {
                    services += 1;
                    Subject::Service(services - 1)
                }
                _ => continue,
            };
            if cut(&mut line, b'\t') == wanted {
                subjects.push(subject);
                break;
            }
        }
    }
    subjects
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use placet_config::lines;
    use placet_consent::{
        Answer, Choices, Event, Record, ServiceAnswer, Session, Signals, Source, Uses,
    };
    use placet_wire::choice;
    use proptest::prelude::*;

    use super::*;

    const SITE: &str =
        "o000\t180\t0\np070\tstats\t[]\np070\tads\t[]\ns\tlog\t[]\nn7\t0\ns\tpixel\t[]\nn7\t1";
    const ID: &str = "7,7,7,7,7,7,7,7,7,7,7,7,7,7,7,7";

    fn said<'a>(kind: &'a str, detail: &'a str) -> Said<'a> {
        Said {
            line: "----|ff",
            kind,
            detail,
            source: "api",
            minute: "1000",
            id: ID,
            ..Said::default()
        }
    }

    fn made(said: Said<'_>) -> String {
        record(SITE, &lines::read(SITE).policy, said)
    }

    #[test]
    fn what_is_said_is_recorded_for_all_or_for_those_named() {
        let granted = |text: &str| {
            let record = choice::decode(text).unwrap();
            assert_eq!(record.id, [7; 16]);
            record
                .purposes
                .iter()
                .map(|each| each.answer.granted())
                .collect::<Vec<_>>()
        };
        assert_eq!(granted(&made(said("accept", ""))), [Uses::ALL, Uses::ALL]);
        assert_eq!(granted(&made(said("reject", ""))), [Uses::NONE, Uses::NONE]);
        assert_eq!(
            granted(&made(said("accept", "ads,nobody"))),
            [Uses::NONE, Uses::ALL]
        );
        assert_eq!(
            granted(&made(said("save", "7170|fr"))),
            [Uses::from_bits(1), Uses::NONE]
        );
        let less = made(Said {
            line: "7777|ff",
            ..said("reject", "pixel")
        });
        assert_eq!(granted(&less), [Uses::ALL, Uses::ALL]);
        assert_eq!(
            choice::decode(&less).unwrap().services[0].answer,
            ServiceAnswer::Refused
        );
        let withdrawn = made(Said {
            line: "7777|ff",
            ..said("withdraw", "")
        });
        assert_eq!(granted(&withdrawn), [Uses::NONE, Uses::NONE]);
        assert_eq!(
            choice::decode(&withdrawn).unwrap().source,
            Source::Withdrawal
        );
    }

    #[test]
    fn what_makes_no_sense_is_not_recorded() {
        for (kind, detail) in [
            ("", ""),
            ("agree", ""),
            ("save", ""),
            ("save", "77|f"),
            ("close", ""),
        ] {
            assert_eq!(made(said(kind, detail)), "", "{kind} {detail}");
        }
        let broken = [
            Said {
                line: "",
                ..said("accept", "")
            },
            Said {
                line: "----|f",
                ..said("accept", "")
            },
            Said {
                minute: "soon",
                ..said("accept", "")
            },
            Said {
                id: "7,7,7",
                ..said("accept", "")
            },
        ];
        for said in broken {
            assert_eq!(made(said), "", "{said:?}");
        }
    }

    /// The same for a session.
    fn event(policy: &Policy, said: Said<'_>) -> Event {
        let act = Act {
            minute: said.minute.parse().unwrap(),
            id: [7; 16],
            source: Source::Preferences,
        };
        let subjects = said.detail.split(',').filter_map(|id| match id {
            "stats" => Some(Subject::Purpose(0)),
            "ads" => Some(Subject::Purpose(1)),
            "log" => Some(Subject::Service(0)),
            "pixel" => Some(Subject::Service(1)),
            _ => None,
        });
        match (said.kind, said.detail) {
            ("accept", "") => Event::AcceptAll(act),
            ("reject", "") => Event::RejectAll(act),
            ("save", line) => Event::Save {
                choices: line::decode(line, policy).unwrap(),
                act,
            },
            ("withdraw", _) => Event::Withdraw(act),
            ("close", _) => Event::Close(act),
            (kind, _) => Event::Answer {
                subjects: subjects.collect(),
                verdict: if kind == "accept" {
                    Verdict::Grant
                } else {
                    Verdict::Refuse
                },
                act,
            },
        }
    }

    fn answer() -> impl Strategy<Value = Answer> {
        (0u8..8, 0u8..8).prop_map(|(asked, granted)| {
            Answer::new(Uses::from_bits(asked), Uses::from_bits(granted))
        })
    }

    fn service() -> impl Strategy<Value = ServiceAnswer> {
        prop_oneof![
            Just(ServiceAnswer::Follow),
            Just(ServiceAnswer::Granted),
            Just(ServiceAnswer::Refused)
        ]
    }

    fn choices() -> impl Strategy<Value = Choices> {
        (
            prop::collection::vec(answer(), 2),
            prop::collection::vec(service(), 2),
        )
            .prop_map(|(purposes, services)| Choices { purposes, services })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// The same record as a session would persist that has read what is stored.
        #[test]
        fn records_are_made_by_the_rules_of_the_core(
            before in proptest::option::of((choices(), 0u32..400_000)),
            kind in prop_oneof![Just("accept"), Just("reject"), Just("save"), Just("withdraw"), Just("close")],
            ids in prop_oneof![Just(""), Just("stats"), Just("pixel"), Just("ads,log")],
            filled in choices(),
            regime in 0u8..3,
        ) {
            let site = SITE.replacen("o000", &format!("o{regime}00"), 1);
            let policy = lines::read(&site).policy;
            let stored = before.map(|(choices, minute)| {
                let act = Act { minute, id: [1; 16], source: Source::Notice };
                choice::encode(&Record::new(&policy, &choices, &act, minute / 2))
            });
            let mut session = Session::new(policy.clone(), Signals::default());
            session.step(Event::Start { stored: stored.as_deref().and_then(choice::decode), minute: 400_001 });
            let line = line::encode(session.choices());
            let saved = line::encode(&filled);
            let detail = if kind == "save" { saved.as_str() } else if kind.ends_with('t') { ids } else { "" };
            let said = Said {
                line: &line,
                stored: stored.as_deref().unwrap_or_default(),
                kind,
                detail,
                source: "preferences",
                minute: "400001",
                id: ID,
            };
            let made = record(&site, &policy, said);
            let due = session.step(event(&policy, said)).persist;
            let expected = session.record().filter(|_| due).map(choice::encode).unwrap_or_default();
            prop_assert_eq!(made, expected);
        }
    }
}
