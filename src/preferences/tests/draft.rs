//! The switches against those who own the rules: the consent core and the choice line.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use placet_consent::{
    Act, Answer, Basis, Choices, Event, Need, Policy, Purpose, Regime, Request, Service,
    ServiceAnswer, Session, Signals, Source, Use, Uses,
};
use placet_disclosure::Disclosure;
use placet_preferences::draft::{self, Switch};
use placet_preferences::respond;
use placet_wire::line;
use proptest::prelude::*;

const BASES: [Basis; 3] = [Basis::Consent, Basis::Necessary, Basis::LegitimateInterest];
const REGIMES: [Regime; 3] = [Regime::OptIn, Regime::OptOut, Regime::NoticeOnly];

#[derive(Clone, Debug)]
struct Site {
    regime: usize,
    /// Basis, uses, whether all data is aggregated.
    purposes: Vec<(usize, u8, bool)>,
    /// Pairs of purpose and uses.
    services: Vec<Vec<(usize, u8)>>,
}

impl Site {
    fn words(&self) -> String {
        let purposes = (0..self.purposes.len()).map(|at| format!("purpose\tp{at}\t30\tP"));
        let services = (0..self.services.len()).map(|at| format!("service\ts{at}\tS"));
        purposes.chain(services).collect::<Vec<_>>().join("\n")
    }

    fn policy(&self) -> Policy {
        let purpose = |(at, (basis, uses, aggregated)): (usize, &(usize, u8, bool))| {
            Purpose::declared(
                &format!("p{at}"),
                BASES[*basis],
                Uses::from_bits(*uses),
                *aggregated,
                "",
            )
        };
        let service = |(at, needs): (usize, &Vec<(usize, u8)>)| {
            let needs = needs.iter().map(|(purpose, uses)| Need {
                purpose: *purpose as u16,
                uses: Uses::from_bits(*uses),
            });
            Service {
                needs: needs.collect(),
                ..Service::declared(&format!("s{at}"), "")
            }
        };
        Policy {
            regime: REGIMES[self.regime],
            purposes: self.purposes.iter().enumerate().map(purpose).collect(),
            services: self.services.iter().enumerate().map(service).collect(),
            ..Policy::default()
        }
    }
}

fn site() -> impl Strategy<Value = Site> {
    let purposes = prop::collection::vec((0usize..3, 1u8..8, any::<bool>()), 1..5);
    (0usize..3, purposes).prop_flat_map(|(regime, purposes)| {
        let need = (0..purposes.len()).prop_flat_map(move |at| (Just(at), 1u8..8));
        let services = prop::collection::vec(prop::collection::vec(need, 1..3), 0..4);
        (Just(regime), Just(purposes), services).prop_map(|(regime, purposes, services)| Site {
            regime,
            purposes,
            services,
        })
    })
}

fn choices(site: &Site) -> impl Strategy<Value = Choices> + use<> {
    let answer = (0u8..8, 0u8..8)
        .prop_map(|(asked, granted)| Answer::new(Uses::from_bits(asked), Uses::from_bits(granted)));
    let service = prop_oneof![
        Just(ServiceAnswer::Follow),
        Just(ServiceAnswer::Granted),
        Just(ServiceAnswer::Refused)
    ];
    let (purposes, services) = (site.purposes.len(), site.services.len());
    (
        prop::collection::vec(answer, purposes),
        prop::collection::vec(service, services),
    )
        .prop_map(|(purposes, services)| Choices { purposes, services })
}

fn with_choices() -> impl Strategy<Value = (Site, Choices)> {
    site().prop_flat_map(|site| (Just(site.clone()), choices(&site)))
}

/// A session in which exactly these choices are in force.
fn session(policy: &Policy, choices: &Choices, gpc: bool) -> Session {
    let act = Act {
        minute: 10,
        id: [0; 16],
        source: Source::Notice,
    };
    let mut session = Session::new(policy.clone(), Signals { gpc });
    session.step(Event::Start {
        stored: None,
        minute: 10,
    });
    session.step(Event::Save {
        choices: choices.clone(),
        act,
    });
    session
}

fn stands(disclosure: &Disclosure<'_>, line: &str, switches: &[Switch]) -> Vec<char> {
    let codes: Vec<_> = switches
        .iter()
        .map(|switch| switch.code().to_string())
        .collect();
    draft::stand(disclosure, line, &codes.join(" "))
        .chars()
        .collect()
}

fn switches(site: &Site) -> Vec<Switch> {
    let uses = (0..site.purposes.len()).flat_map(|at| Use::EACH.map(|one| Switch::Use(at, one)));
    let purposes = (0..site.purposes.len()).map(Switch::Purpose);
    // What serves necessary purposes alone has no switch.
    let asks = |at: &usize| {
        site.services[*at]
            .iter()
            .any(|(purpose, _)| BASES[site.purposes[*purpose].0] != Basis::Necessary)
    };
    purposes
        .chain(uses)
        .chain((0..site.services.len()).filter(asks).map(Switch::Service))
        .collect()
}

/// What the switches say is what the core decides, for everything that can be answered.
fn check(site: &Site, policy: &Policy, session: &Session, line: &str) -> Result<(), TestCaseError> {
    let words = site.words();
    let disclosure = Disclosure::read(policy, &words);
    let all = switches(site);
    for (switch, stand) in all.iter().zip(stands(&disclosure, line, &all)) {
        match *switch {
            Switch::Use(at, one) if policy.purposes[at].answerable().contains(one) => {
                let request = Request::Purpose {
                    purpose: at as u16,
                    use_: Some(one),
                };
                prop_assert_eq!(
                    stand == '1',
                    session.decide(request).is_permitted(),
                    "{:?}",
                    switch
                );
            }
            Switch::Purpose(at) => {
                let answerable = policy.purposes[at].answerable();
                let on = answerable.iter().filter(|one| {
                    session
                        .decide(Request::Purpose {
                            purpose: at as u16,
                            use_: Some(*one),
                        })
                        .is_permitted()
                });
                let expected = match on.count() {
                    0 => '0',
                    count if count == answerable.iter().count() => '1',
                    _ => '2',
                };
                prop_assert_eq!(stand, expected, "{:?}", switch);
            }
            Switch::Service(at) => {
                let request = Request::Service {
                    service: at as u16,
                    use_: None,
                };
                prop_assert_eq!(
                    stand == '1',
                    session.decide(request).is_permitted(),
                    "{:?}",
                    switch
                );
            }
            Switch::Use(..) => {}
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Opening the preferences and saving them unchanged changes nothing that is permitted.
    #[test]
    fn switches_show_what_is_in_force((site, choices) in with_choices(), gpc: bool) {
        let (policy, words) = (site.policy(), site.words());
        let session = session(&policy, &choices, gpc);
        let draft = draft::draft(&Disclosure::read(&policy, &words), &line::encode(session.choices()), gpc);
        check(&site, &policy, &session, &draft)?;
        let saved = line::decode(&draft, &policy).expect("a choice line");
        prop_assert_eq!(line::encode(&saved), draft.clone());
        let after = self::session(&policy, &saved, gpc);
        check(&site, &policy, &after, &draft)?;
    }

    /// Whatever is flipped: what is shown is what is saved, and what is saved is what is decided.
    #[test]
    fn what_is_shown_is_saved((site, choices) in with_choices(), flips in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..6)) {
        let (policy, words) = (site.policy(), site.words());
        let disclosure = Disclosure::read(&policy, &words);
        let all = switches(&site);
        let mut draft = draft::draft(&disclosure, &line::encode(&choices), false);
        for (which, on) in flips {
            let switch = *which.get(&all);
            draft = draft::flip(&disclosure, &draft, switch.code(), on);
            let fixed = match switch {
                Switch::Purpose(at) => policy.purposes[at].answerable().is_empty(),
                Switch::Use(at, one) => !policy.purposes[at].answerable().contains(one),
                Switch::Service(_) => false,
            };
            let stand = stands(&disclosure, &draft, &[switch])[0];
            prop_assert!(fixed || (stand == '1') == on, "{:?} stands at {} after {}", switch, stand, on);
        }
        let saved = line::decode(&draft, &policy).expect("a choice line");
        check(&site, &policy, &session(&policy, &saved, false), &draft)?;
    }

    /// In opt-in nothing that asks is on before the visitor has switched it on.
    #[test]
    fn everything_that_asks_begins_off(site in site(), gpc: bool, nonsense in "[-0-9fgr|]{0,20}|([0-7-]{2}){0,4}[|][fgr]{0,3}") {
        let site = Site { regime: 0, ..site };
        let (policy, words) = (site.policy(), site.words());
        let disclosure = Disclosure::read(&policy, &words);
        let line = if line::decode(&nonsense, &policy).is_some() { "" } else { nonsense.as_str() };
        let draft = draft::draft(&disclosure, line, gpc);
        let saved = line::decode(&draft, &policy).expect("a choice line");
        for (answer, purpose) in saved.purposes.iter().zip(&policy.purposes) {
            prop_assert!(answer.granted().intersection(purpose.asks).is_empty());
        }
    }

    #[test]
    fn a_code_stands_for_one_switch(code in 0u32..20_000) {
        if let Some(switch) = Switch::from_code(code) {
            prop_assert_eq!(switch.code(), code);
        }
    }

    /// No request panics, and no answer says anything but steps that are ours.
    #[test]
    fn any_request_is_survived(
        verb in prop_oneof![Just("first"), Just("moment"), Just("prefs"), Just("panel"), Just("services"), Just("draft"), Just("flip"), Just("stand"), Just("record"), Just("mark")],
        fields in prop::collection::vec("[\\PC\u{1}-\u{8}]{0,12}", 0..7),
        lines in prop::collection::vec(("(site|purpose|item|service|keeps)", prop::collection::vec("[\\PC\u{1}-\u{8}<>@\"=]{0,9}|[0-9 ]{0,6}", 0..9)), 0..8),
    ) {
        let lines: Vec<_> = lines.iter().map(|(kind, fields)| format!("{kind}\t{}", fields.join("\t"))).collect();
        let lines = lines.join("\n");
        let answer = respond(&format!("{verb}\t{}\n{lines}\x0c{lines}", fields.join("\t")));
        if ["first", "moment", "prefs", "panel", "services", "mark"].contains(&verb) {
            let mut depth = 0i32;
            for step in answer.lines() {
                match step.chars().next() {
                    Some('<') => {
                        let tag = step[1..].split('.').next().unwrap();
                        let known = ["a", "button", "div", "em", "fieldset", "h2", "h3", "h4", "input", "label", "legend", "li", "p", "small", "span", "table", "tbody", "td", "th", "tr", "ul"];
                        prop_assert!(known.contains(&tag), "{}", step);
                        depth += 1;
                    }
                    Some('>') => depth -= step.len() as i32,
                    Some('@') => {
                        let name = step[1..].split(' ').next().unwrap();
                        let known = ["aria-controls", "aria-expanded", "aria-label", "aria-labelledby", "data-purpose", "data-service", "data-use", "dir", "disabled", "hidden", "href", "id", "rel", "role", "scope", "tabindex", "target", "type", "value"];
                        prop_assert!(known.contains(&name), "{}", step);
                    }
                    Some('=' | '"' | '~') | None => {}
                    Some(_) => prop_assert!(false, "{} is no step", step),
                }
                prop_assert!(depth >= 0);
            }
            prop_assert_eq!(depth, 0);
        }
    }
}
