//! What holds for any configuration, any choice and anything that an owner adds.

#![allow(clippy::unwrap_used)]

use placet_config::lines;
use placet_consent::{Act, Answer, Choices, Record, ServiceAnswer, Source, Uses};
use placet_csp::{Owner, Permitted, Site, Snippet, policy, snippet};
use placet_wire::choice;
use proptest::prelude::*;

const HOSTS: [&str; 5] = [
    "a.example",
    "b.example",
    "c.test",
    "deep.c.test",
    "xn--d.example",
];
const MINUTE: u32 = 10_000;

/// A service: the purpose that it needs, and its hosts.
type Service = (usize, Vec<(usize, bool)>);

fn site_lines(regime: u8, bases: &[u8], services: &[Service]) -> String {
    let mut lines = vec![format!("o{regime}00\t180\t0")];
    for (at, basis) in bases.iter().enumerate() {
        lines.push(format!("p{basis}70\tp{at}\t[]"));
    }
    for (at, (purpose, hosts)) in services.iter().enumerate() {
        lines.push(format!("s\ts{at}\t[]"));
        lines.push(format!("n7\t{purpose}"));
        for (host, has_path) in hosts {
            let path = if *has_path { "/path" } else { "" };
            lines.push(format!("h\t{}\t0\t{path}", HOSTS[*host]));
        }
    }
    lines.join("\n")
}

fn services() -> impl Strategy<Value = Vec<Service>> {
    let hosts = prop::collection::vec((0..HOSTS.len(), any::<bool>()), 0..3);
    prop::collection::vec((0usize..3, hosts), 0..5)
}

fn cookie(lines: &str, granted: &[bool], answers: &[u8]) -> String {
    let policy = lines::read(lines).policy;
    let purposes = (0..policy.purposes.len()).map(|at| {
        let uses = if granted[at] { Uses::ALL } else { Uses::NONE };
        Answer::new(Uses::ALL, uses)
    });
    let said = |at: usize| match answers[at] {
        0 => ServiceAnswer::Follow,
        1 => ServiceAnswer::Granted,
        _ => ServiceAnswer::Refused,
    };
    let choices = Choices {
        purposes: purposes.collect(),
        services: (0..policy.services.len()).map(said).collect(),
    };
    let act = Act {
        minute: MINUTE,
        id: [7; 16],
        source: Source::Notice,
    };
    choice::encode(&Record::new(&policy, &choices, &act, MINUTE))
}

/// The hosts that a policy names.
fn named(text: &str) -> Vec<&'static str> {
    let words: Vec<&str> = text.split([' ', ';']).collect();
    let is_named = |host: &&&str| words.iter().any(|word| *word == format!("{host}:*"));
    HOSTS.iter().filter(is_named).copied().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// A host is in the policy exactly when a permitted service has it.
    #[test]
    fn only_what_is_permitted_is_let_in(
        regime in 0u8..3, bases in prop::collection::vec(0u8..3, 3), services in services(),
        granted in prop::collection::vec(any::<bool>(), 3), answers in prop::collection::vec(0u8..3, 5),
        existing in prop::collection::vec(0..HOSTS.len(), 0..4),
    ) {
        let lines = site_lines(regime, &bases, &services);
        let site = Site::read(&lines);
        let cookies = format!("x=y; placet={}; z", cookie(&lines, &granted, &answers));
        let permitted = Permitted::visitor(&site, &cookies, "placet", MINUTE + 1);
        let needed = |host: usize| services.iter().enumerate().any(|(at, (_, hosts))| permitted.permits(at) && hosts.iter().any(|(each, _)| *each == host));
        let text = policy(&site, &permitted, &Owner::default());
        for (at, host) in HOSTS.iter().enumerate() {
            prop_assert_eq!(named(&text).contains(host), needed(at), "{} in {}", host, text);
        }
        // A host that stands in the site's own policy goes, when all of it belongs to a service that is not permitted.
        let listed: Vec<&str> = existing.iter().map(|at| HOSTS[*at]).collect();
        let owner = Owner::read(&format!("existing\tscript-src 'self' https: {}", listed.join(" "))).unwrap();
        let text = policy(&site, &permitted, &owner);
        let script = text.split("; ").find(|each| each.starts_with("script-src ")).unwrap();
        prop_assert!(!script.split(' ').any(|word| word == "https:"));
        for (at, (_, hosts)) in services.iter().enumerate() {
            for (host, has_path) in hosts {
                if !permitted.permits(at) && !has_path {
                    prop_assert!(!script.split(' ').any(|word| word == HOSTS[*host]), "{} in {}", HOSTS[*host], script);
                }
            }
        }
    }

    /// Who has not chosen, has refused, or sends what is no record, gets no more than a policy for nobody in particular, in opt-in.
    #[test]
    fn what_cannot_be_read_permits_nothing(bases in prop::collection::vec(0u8..2, 3), services in services(), value in "[ -~]{0,60}", at in any::<prop::sample::Index>()) {
        let lines = site_lines(0, &bases, &services);
        let site = Site::read(&lines);
        let always = Permitted::always(&site);
        let mut broken = cookie(&lines, &[true; 3], &[1; 5]);
        let at = at.index(broken.len());
        broken.replace_range(at..=at, if broken.get(at..=at) == Some("A") { "B" } else { "A" });
        for cookies in [format!("placet={value}"), format!("placet={broken}"), "placet=refused".to_owned(), String::new()] {
            prop_assert_eq!(&Permitted::visitor(&site, &cookies, "placet", MINUTE), &always, "{}", cookies);
        }
    }

    /// Whatever stands in the configuration's lines, the policy stays within its attribute and the comment around it.
    #[test]
    fn nothing_gets_out_of_the_markup(host in "[ -~]{0,30}", base in "[ -~]{0,20}", nonce in "[ -~]{0,10}") {
        let lines = format!("p170\tp\t[]\ns\ts\t[]\nn7\t0\nh\t{host}\t0\t");
        let site = Site::read(&lines);
        let made = snippet(&site, &Owner::default(), Snippet { base: &base, nonce: &nonce, ..Snippet::default() });
        let (script, meta) = made.split_once('\n').unwrap();
        let inner = script.strip_prefix("<script ").unwrap().strip_suffix("></script>").unwrap();
        // Attributes in double quotes, with nothing in between: what is in them cannot end them.
        prop_assert_eq!(inner.matches('"').count() % 2, 0);
        prop_assert_eq!(inner.split('"').step_by(2).map(str::trim).filter(|part| !part.ends_with('=') && !part.is_empty()).count(), 0, "{}", inner);
        let text = meta.strip_prefix("<meta http-equiv=\"Content-Security-Policy\" content=\"").unwrap().strip_suffix("\"><!-- -->").unwrap();
        prop_assert!(!text.contains(['"', '<', '>', '&', '\\']), "{}", text);
    }
}
