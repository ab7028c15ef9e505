//! Making a choice: from what is stored and what the visitor, or the owner, said now, to the record that is to be stored.
//!
//! The guard only reads records; this is where they are written, with the whole rule book of [`placet_consent::Session`].

use placet_config::lines;
use placet_consent::{Act, Event, Policy, Session, Source, Subject, Verdict};
use placet_wire::{choice, line};

/// What was said.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// `accept`, `reject`, `save`, `withdraw` or `close`.
    pub kind: &'a str,
    /// A choice line to save; for accept and reject the ids it is about, one a line, or nothing for everything.
    pub detail: &'a str,
    /// `notice`, `preferences`, `embed` or `api`.
    pub source: &'a str,
    /// Minutes since 2020-01-01T00:00Z.
    pub minute: u32,
    /// 16 random bytes.
    pub id: &'a [u8],
}

/// The value of the choice cookie after `said`; empty when nothing is to be stored.
///
/// `configuration` are the lines of [`placet_config::lines`]; `stored` is the record in force, or nothing.
pub fn record(configuration: &str, stored: &str, said: Said<'_>) -> String {
    let declared = lines::read(configuration);
    let mut session = Session::new(declared.policy, declared.signals);
    session.step(Event::Start { stored: choice::decode(stored), minute: said.minute });
    let Some(event) = event(session.policy(), said) else { return String::new() };
    let outcome = session.step(event);
    match session.record() {
        Some(record) if outcome.persist => choice::encode(record),
        _ => String::new(),
    }
}

fn event(policy: &Policy, said: Said<'_>) -> Option<Event> {
    let source = match said.source {
        "notice" => Source::Notice,
        "preferences" => Source::Preferences,
        "embed" => Source::Embed,
        _ => Source::Api,
    };
    let act = Act { minute: said.minute, id: said.id.try_into().unwrap_or_default(), source };
    let part = |verdict| Event::Answer { subjects: subjects(policy, said.detail), verdict, act };
    Some(match said.kind {
        "accept" if said.detail.is_empty() => Event::AcceptAll(act),
        "reject" if said.detail.is_empty() => Event::RejectAll(act),
        "accept" => part(Verdict::Grant),
        "reject" => part(Verdict::Refuse),
        "save" => Event::Save { choices: line::decode(said.detail, policy)?, act },
        "withdraw" => Event::Withdraw(act),
        "close" => Event::Close(act),
        _ => return None,
    })
}

/// The purposes and services with these ids, one a line; a purpose before a service of the same name, unknown ones left out.
fn subjects(policy: &Policy, ids: &str) -> Vec<Subject> {
    let mut subjects = Vec::new();
    for id in ids.lines() {
        if let Some(at) = policy.purpose_by_id(id) {
            subjects.push(Subject::Purpose(at));
        } else if let Some(at) = policy.service_by_id(id) {
            subjects.push(Subject::Service(at));
        }
    }
    subjects
}

#[cfg(test)]
mod tests {
    use placet_consent::{ServiceAnswer, Uses};
    use placet_wire::choice;

    use super::{Said, record};

    const SITE: &str = "o000\t180\t0\np070\tstats\t[]\np070\tads\t[]\ns\tlog\t[]\nn7\t0\ns\tpixel\t[]\nn7\t1";

    fn said<'a>(kind: &'a str, detail: &'a str) -> Said<'a> {
        Said { kind, detail, source: "api", minute: 1_000, id: &[7; 16] }
    }

    #[test]
    fn what_is_said_is_recorded_for_all_or_for_those_named() {
        let granted = |text: &str| {
            let record = choice::decode(text).unwrap();
            assert_eq!(record.id, [7; 16]);
            record.purposes.iter().map(|each| each.answer.granted()).collect::<Vec<_>>()
        };
        assert_eq!(granted(&record(SITE, "", said("accept", ""))), [Uses::ALL, Uses::ALL]);
        assert_eq!(granted(&record(SITE, "", said("reject", ""))), [Uses::NONE, Uses::NONE]);
        assert_eq!(granted(&record(SITE, "", said("accept", "ads\nnobody"))), [Uses::NONE, Uses::ALL]);
        assert_eq!(granted(&record(SITE, "", said("save", "7170|fr"))), [Uses::from_bits(1), Uses::NONE]);
        let all = record(SITE, "", said("accept", ""));
        let less = record(SITE, &all, said("reject", "pixel"));
        assert_eq!(granted(&less), [Uses::ALL, Uses::ALL]);
        assert_eq!(choice::decode(&less).unwrap().services[0].answer, ServiceAnswer::Refused);
        assert_eq!(granted(&record(SITE, &all, said("withdraw", ""))), [Uses::NONE, Uses::NONE]);
    }

    #[test]
    fn what_makes_no_sense_is_not_recorded() {
        for (kind, detail) in [("", ""), ("agree", ""), ("save", ""), ("save", "77|f"), ("close", "")] {
            assert_eq!(record(SITE, "", said(kind, detail)), "", "{kind} {detail}");
        }
    }
}
