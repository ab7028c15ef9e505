//! Any sequence of events, made from bytes.

use placet_consent::{
    Act, Answer, Choices, Effect, Event, Policy, Reask, Record, Regime, Request, ServiceAnswer,
    Session, Signals, Source, State, Subject, Uses, Verdict,
};
use placet_wire::choice;

use super::Target;

pub(super) const TARGET: Target = Target {
    name: "session",
    run,
    seeds,
    words: &["\0\0\0", "\u{1}", "\u{7}\u{7}"],
};

/// Bytes as decisions of what to do next; after the last one there are only zeros.
struct Script<'a>(&'a [u8]);

impl Script<'_> {
    fn byte(&mut self) -> u8 {
        let (first, rest) = self.0.split_first().unwrap_or((&0, &[]));
        self.0 = rest;
        *first
    }

    fn act(&mut self) -> Act {
        // Days apart, and now and then far away.
        let minute = u32::from(self.byte()) * 1_440 * u32::from(self.byte() % 4);
        Act {
            minute,
            id: [self.byte(); 16],
            source: Source::Api,
        }
    }

    fn choices(&mut self) -> Choices {
        let answers = [
            ServiceAnswer::Follow,
            ServiceAnswer::Granted,
            ServiceAnswer::Refused,
        ];
        Choices {
            purposes: (0..self.byte() % 6)
                .map(|_| Answer::new(Uses::from_bits(self.byte()), Uses::from_bits(self.byte())))
                .collect(),
            services: (0..self.byte() % 7)
                .map(|_| answers[usize::from(self.byte() % 3)])
                .collect(),
        }
    }

    fn event(&mut self, stored: Option<Record>) -> Event {
        let kind = self.byte();
        let act = self.act();
        match kind % 9 {
            0 => Event::Start {
                stored,
                minute: act.minute,
            },
            1 => Event::AcceptAll(act),
            2 => Event::RejectAll(act),
            3 => Event::Save {
                choices: self.choices(),
                act,
            },
            4 => Event::Withdraw(act),
            5 => {
                let subject = |script: &mut Self| match script.byte() {
                    at if at & 1 == 0 => Subject::Purpose(u16::from(at / 2 % 6)),
                    at => Subject::Service(u16::from(at / 2 % 6)),
                };
                let subjects = (0..self.byte() % 4).map(|_| subject(self)).collect();
                let verdict = if self.byte() & 1 == 0 {
                    Verdict::Refuse
                } else {
                    Verdict::Grant
                };
                Event::Answer {
                    subjects,
                    verdict,
                    act,
                }
            }
            6 => Event::Close(act),
            7 => Event::Stored {
                record: stored,
                minute: act.minute,
            },
            _ => Event::Tick { minute: act.minute },
        }
    }
}

/// Whatever happens: what is stored can be read, what is erased may not run, and withdrawing is never weaker than never
/// having been asked.
fn run(input: &[u8]) {
    let mut script = Script(input);
    let regimes = [Regime::OptIn, Regime::OptOut, Regime::NoticeOnly];
    let policy = Policy {
        regime: regimes[usize::from(script.byte() % 3)],
        reask: if script.byte() & 1 == 0 {
            Reask::Changed
        } else {
            Reask::All
        },
        expiry_days: u16::from(script.byte()) * 2,
        ..super::choice::policy()
    };
    let signals = Signals {
        gpc: script.byte() & 1 == 1,
    };
    let mut session = Session::new(policy.clone(), signals);
    let mut stored = None;
    while !script.0.is_empty() {
        let event = script.event(stored.clone());
        for effect in session.apply(event) {
            match effect {
                Effect::Persist(record) => {
                    stored = choice::decode(choice::encode(&record));
                    assert!(stored.is_some(), "what was stored is lost");
                }
                Effect::Erase { services } => {
                    for service in services {
                        assert!(
                            !session
                                .decide(Request::Service {
                                    service,
                                    use_: None
                                })
                                .is_permitted()
                        );
                    }
                }
                _ => {}
            }
        }
    }
    let act = script.act();
    session.apply(Event::Withdraw(act));
    let mut fresh = Session::new(policy, signals);
    fresh.apply(Event::Start {
        stored: None,
        minute: act.minute,
    });
    let all = (0..6).flat_map(|at| {
        [
            Request::Purpose {
                purpose: at,
                use_: None,
            },
            Request::Service {
                service: at,
                use_: None,
            },
        ]
    });
    for request in all {
        let (withdrawn, never) = (session.decide(request).state, fresh.decide(request).state);
        assert!(
            withdrawn >= never && (withdrawn != State::Permitted || never == State::Permitted),
            "{request:?}"
        );
    }
}

fn seeds() -> Vec<Vec<u8>> {
    vec![
        vec![
            0, 0, 90, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 1, 2, 8, 200, 3, 0,
        ],
        vec![
            1, 1, 90, 1, 0, 0, 0, 0, 6, 1, 1, 1, 5, 2, 1, 2, 2, 3, 4, 1, 7, 0, 0, 0,
        ],
        vec![
            2, 0, 1, 0, 0, 0, 0, 0, 3, 1, 1, 9, 4, 7, 7, 7, 0, 3, 1, 1, 1, 5, 1, 2, 0, 1, 2,
        ],
    ]
}
