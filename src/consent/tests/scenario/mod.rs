//! Plays the cases under tests/data/decisions: a visitor, a page and its store, in words.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "this is how a test fails"
)]

use std::fs;
use std::path::PathBuf;

use placet_consent::{
    Act, Answer, Basis, Choices, DAY, Effect, Event, Need, Policy, Purpose, Reask, Record, Regime,
    Request, Service, ServiceAnswer, Session, Signals, Source, Subject, Unknown, Use, Uses,
    Verdict,
};
use serde_json::Value;

/// Some even day in 2026.
const FIRST: u32 = 1_200 * 2 * DAY;

/// How a record travels through the visitor's store.
pub(crate) type Store = fn(Record) -> Option<Record>;

/// A page, its visitor and their store.
struct Scene {
    site: Value,
    regime: Regime,
    reask: Reask,
    expiry: u16,
    edition: u8,
    gpc: bool,
    hidden: Vec<String>,
    widened: Vec<String>,
    changed: Vec<String>,
    store: Store,
    stored: Option<Record>,
    minute: u32,
    acts: u8,
    session: Session,
    effects: Vec<Effect>,
}

/// Plays every case of every file and returns how many there were.
pub(crate) fn play_all(store: Store) -> usize {
    let site = read("policy.json");
    let mut cases = 0;
    let mut wrong: Vec<String> = Vec::new();
    for entry in fs::read_dir(folder()).expect("the cases are there") {
        let name = entry
            .expect("a file")
            .file_name()
            .to_string_lossy()
            .into_owned();
        let file = read(&name);
        for case in file["cases"].as_array().into_iter().flatten() {
            let about = format!("{name}: {}", text(&case["name"]));
            let mut scene = Scene::new(&site, &file, case, store);
            for step in case["when"].as_array().expect("`when` is a list") {
                scene.step(text(step));
            }
            for (subject, expected) in case["then"].as_object().expect("`then` is an object") {
                let (found, expected) = (scene.observe(subject), observed(expected));
                if found != expected {
                    wrong.push(format!(
                        "{about}: {subject} is `{found}`, expected `{expected}`"
                    ));
                }
            }
            cases += 1;
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    cases
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/decisions")
}

fn read(name: &str) -> Value {
    let text = fs::read_to_string(folder().join(name)).expect("the file is readable");
    serde_json::from_str(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

fn observed(expected: &Value) -> String {
    match expected.as_array() {
        Some(list) => list.iter().map(text).collect::<Vec<_>>().join(", "),
        None => text(expected).to_owned(),
    }
}

impl Scene {
    fn new(site: &Value, file: &Value, case: &Value, store: Store) -> Scene {
        let setting = |key: &str| case.get(key).or(file.get(key)).cloned().unwrap_or_default();
        let mut scene = Scene {
            site: site.clone(),
            regime: regime(text(&setting("regime"))),
            reask: if setting("reask") == "all" {
                Reask::All
            } else {
                Reask::Changed
            },
            expiry: setting("expiryDays")
                .as_u64()
                .map_or(Policy::USUAL_EXPIRY, |days| days as u16),
            edition: 1,
            gpc: setting("gpc") == true,
            hidden: Vec::new(),
            widened: Vec::new(),
            changed: Vec::new(),
            store,
            stored: None,
            minute: FIRST,
            acts: 0,
            session: Session::new(Policy::default(), Signals::default()),
            effects: Vec::new(),
        };
        scene.session = Session::new(scene.policy(), Signals { gpc: scene.gpc });
        scene
    }

    fn step(&mut self, step: &str) {
        let (verb, rest) = step.split_once(' ').unwrap_or((step, ""));
        match verb {
            "start" | "reload" => {
                self.session = Session::new(self.policy(), Signals { gpc: self.gpc });
                self.apply(Event::Start {
                    stored: self.stored.clone(),
                    minute: self.minute,
                });
            }
            "day" => {
                self.minute = FIRST + DAY * rest.parse::<u32>().expect("a day");
                self.apply(Event::Tick {
                    minute: self.minute,
                });
            }
            "forget" => {
                self.stored = None;
                self.apply(Event::Stored {
                    record: None,
                    minute: self.minute,
                });
            }
            "tab" => {
                let mut tab = Session::new(self.policy(), Signals { gpc: self.gpc });
                tab.apply(Event::Start {
                    stored: self.stored.clone(),
                    minute: self.minute,
                });
                let event = self.act(rest);
                let effects = tab.apply(event);
                self.keep(&effects);
                self.apply(Event::Stored {
                    record: self.stored.clone(),
                    minute: self.minute,
                });
            }
            "change" => self.changed.push(rest.to_owned()),
            "widen" => self.widened.push(rest.to_owned()),
            "hide" => self.hidden.push(rest.to_owned()),
            "show" => {
                self.hidden.retain(|each| each != rest);
            }
            "edition" => self.edition = rest.parse().expect("an edition"),
            "regime" => self.regime = regime(rest),
            "gpc" => self.gpc = rest == "on",
            _ => {
                let event = self.act(step);
                self.apply(event);
            }
        }
    }

    /// The event that a visitor's words stand for.
    fn act(&mut self, words: &str) -> Event {
        let (verb, rest) = words.split_once(' ').unwrap_or((words, ""));
        self.acts += 1;
        let act = Act {
            minute: self.minute,
            id: [self.acts; 16],
            source: Source::Preferences,
        };
        let verdict = if verb == "accept" {
            Verdict::Grant
        } else {
            Verdict::Refuse
        };
        match verb {
            "accept" if rest.is_empty() => Event::AcceptAll(act),
            "reject" if rest.is_empty() => Event::RejectAll(act),
            "accept" | "reject" => {
                let subjects = rest
                    .split(' ')
                    .flat_map(|name| self.subject(name))
                    .collect();
                Event::Answer {
                    subjects,
                    verdict,
                    act,
                }
            }
            "withdraw" => Event::Withdraw(act),
            "close" => Event::Close(act),
            "save" if rest == "short" => Event::Save {
                choices: Choices::default(),
                act,
            },
            "save" => Event::Save {
                choices: self.form(rest),
                act,
            },
            _ => panic!("unknown step `{words}`"),
        }
    }

    /// A number that names nothing names neither a purpose nor a service.
    fn subject(&self, name: &str) -> Vec<Subject> {
        if let Some(number) = name.strip_prefix('#') {
            let number = number.parse().expect("a number");
            return vec![Subject::Purpose(number), Subject::Service(number)];
        }
        let policy = self.session.policy();
        let purpose = policy.purpose_by_id(name).map(Subject::Purpose);
        let service = policy.service_by_id(name).map(Subject::Service);
        vec![
            purpose
                .or(service)
                .unwrap_or_else(|| panic!("nothing is called `{name}`")),
        ]
    }

    /// `analytics=3/1 posthog=g`: what was asked and granted, and answers about services.
    fn form(&self, words: &str) -> Choices {
        let policy = self.session.policy();
        // What is not in the form: no answer about a purpose, and a service as it was.
        let mut choices = Choices {
            purposes: Choices::none(policy).purposes,
            ..self.session.choices().clone()
        };
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            let (name, said) = word.split_once('=').expect("`name=answer`");
            match self.subject(name)[0] {
                Subject::Purpose(at) => {
                    let (asked, granted) = said.split_once('/').expect("`asked/granted`");
                    let bits = |text: &str| Uses::from_bits(text.parse().expect("bits"));
                    choices.purposes[usize::from(at)] = Answer::new(bits(asked), bits(granted));
                }
                Subject::Service(at) => {
                    choices.services[usize::from(at)] = match said {
                        "g" => ServiceAnswer::Granted,
                        "r" => ServiceAnswer::Refused,
                        _ => ServiceAnswer::Follow,
                    };
                }
            }
        }
        choices
    }

    fn apply(&mut self, event: Event) {
        let effects = self.session.apply(event);
        self.keep(&effects);
        self.effects = effects;
    }

    fn keep(&mut self, effects: &[Effect]) {
        for effect in effects {
            if let Effect::Persist(record) = effect {
                let kept = (self.store)(record.clone());
                assert!(kept.is_some(), "the store lost {record:?}");
                self.stored = kept;
            }
        }
    }

    /// What holds now: of a purpose or service, `analytics`, `analytics store`, `purpose 99`, or of the session.
    fn observe(&self, subject: &str) -> String {
        let policy = self.session.policy();
        match subject {
            "effects" => {
                return self
                    .effects
                    .iter()
                    .map(|effect| self.effect(effect))
                    .collect::<Vec<_>>()
                    .join(", ");
            }
            "open" => {
                let id = |at: u16| policy.purposes[usize::from(at)].id.clone();
                return self.session.open().map(id).collect::<Vec<_>>().join(", ");
            }
            "source" => {
                let record = self.session.record().expect("a record");
                return kebab(&format!("{:?}", record.source));
            }
            _ => {}
        }
        let (name, rest) = subject.split_once(' ').unwrap_or((subject, ""));
        let use_ = Use::from_word(rest);
        let request = match (name, policy.purpose_by_id(name), policy.service_by_id(name)) {
            ("undeclared", ..) => Request::Undeclared,
            ("unknown", ..) => Request::Unknown,
            ("purpose", ..) => Request::Purpose {
                purpose: rest.parse().expect("a number"),
                use_,
            },
            ("service", ..) => Request::Service {
                service: rest.parse().expect("a number"),
                use_,
            },
            (_, Some(purpose), _) => Request::Purpose { purpose, use_ },
            (_, _, Some(service)) => Request::Service { service, use_ },
            _ => panic!("nothing is called `{name}`"),
        };
        let decision = self.session.decide(request);
        kebab(&format!("{:?} {:?}", decision.state, decision.because))
    }

    fn effect(&self, effect: &Effect) -> String {
        match effect {
            Effect::Persist(record) => {
                assert_eq!(
                    self.session.record(),
                    Some(record),
                    "what is stored is what holds"
                );
                "persist".to_owned()
            }
            Effect::Erase { services } => {
                let id = |at: &u16| self.session.policy().services[usize::from(*at)].id.as_str();
                format!(
                    "erase {}",
                    services.iter().map(id).collect::<Vec<_>>().join(" ")
                )
            }
            other => kebab(&format!("{other:?}")),
        }
    }

    fn policy(&self) -> Policy {
        let entries = |key: &str| {
            self.site[key]
                .as_array()
                .cloned()
                .unwrap_or_default()
                .into_iter()
                .enumerate()
        };
        let version = |id: &str| self.changed.iter().filter(|each| *each == id).count() as u16;
        let purposes: Vec<Purpose> = entries("purposes")
            .filter(|(_, entry)| !self.hidden.iter().any(|id| id == text(&entry["id"])))
            .map(|(at, entry)| {
                let id = text(&entry["id"]);
                let aggregated =
                    entry["aggregated"] == true && !self.widened.iter().any(|each| each == id);
                let (hash, print) = (at as u16 + 1, 1_000 + version(id));
                let known = Purpose::known(
                    hash,
                    basis(text(&entry["basis"])),
                    uses(&entry["uses"]),
                    aggregated,
                    print,
                );
                Purpose {
                    id: id.to_owned(),
                    ..known
                }
            })
            .collect();
        let index = |id: &str| {
            purposes
                .iter()
                .position(|each| each.id == id)
                .map_or(u16::MAX, |at| at as u16)
        };
        let services = entries("services").map(|(at, entry)| {
            let id = text(&entry["id"]).to_owned();
            let needs = entry["needs"].as_object().expect("needs").iter();
            let needs = needs
                .map(|(id, list)| Need {
                    purpose: index(id),
                    uses: uses(list),
                })
                .collect();
            let fingerprint = 2_000 + version(&id);
            Service {
                id,
                needs,
                ..Service::known(at as u16 + 1, fingerprint)
            }
        });
        Policy {
            regime: self.regime,
            expiry_days: self.expiry,
            reask: self.reask,
            unknown: Unknown::Declared,
            edition: self.edition,
            services: services.collect(),
            purposes,
        }
    }
}

fn regime(word: &str) -> Regime {
    match word {
        "opt-out" => Regime::OptOut,
        "notice-only" => Regime::NoticeOnly,
        _ => Regime::OptIn,
    }
}

fn basis(word: &str) -> Basis {
    match word {
        "necessary" => Basis::Necessary,
        "legitimate-interest" => Basis::LegitimateInterest,
        _ => Basis::Consent,
    }
}

fn uses(list: &Value) -> Uses {
    let words = list.as_array().into_iter().flatten().map(text);
    words
        .filter_map(Use::from_word)
        .fold(Uses::NONE, |sum, one| sum.union(one.into()))
}

/// `NeverAsked` as `never-asked`.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !kebab.is_empty() && !kebab.ends_with(' ') {
            kebab.push('-');
        }
        kebab.push(letter.to_ascii_lowercase());
    }
    kebab
}
