//! The configuration as it crosses into wasm.

use placet_config::lines::read;
use placet_consent::{Because, Event, Request, Session};

use super::{Target, texts};

pub(super) const TARGET: Target = Target {
    name: "lines",
    run,
    seeds: || {
        texts(&[
            "o000\t180\t1\np030\tanalytics\tm\np170\tcart\tm\ns\tposthog\tm\nn3\t0\nh\tposthog.test\t0\t/static/*\nk4\tph_*\n",
            "o111\t30\t9\np261\tx\t\nf\ns\t\t\nn7\t65535\nh\t\t8443\t/ingest\nk0\t*\n",
        ])
    },
    words: &[
        "\t", "\n", "o", "p", "f", "s", "n", "h", "k", "0", "7", "9", "65536", "*", "/", ":",
    ],
};

/// Any lines are read, and without an answer nothing counts as granted.
fn run(input: &[u8]) {
    let declared = read(&String::from_utf8_lossy(input));
    let (purposes, services) = (
        declared.policy.purposes.len(),
        declared.policy.services.len(),
    );
    let mut session = Session::new(declared.policy, declared.signals);
    session.apply(Event::Start {
        stored: None,
        minute: 1_000_000,
    });
    let all = (0..purposes as u16).map(|purpose| Request::Purpose {
        purpose,
        use_: None,
    });
    let all = all.chain((0..services as u16).map(|service| Request::Service {
        service,
        use_: None,
    }));
    for request in all {
        let because = session.decide(request).because;
        assert!(
            !matches!(because, Because::Granted | Because::ServiceGranted),
            "{request:?}"
        );
    }
    // A host before the first service belongs to a service that there is not: held.
    let found = declared
        .scan
        .url("a.b.posthog.test", 443, "/static/x", true);
    declared.scan.owners(found.pattern, |service| {
        let decision = session.decide(Request::Service {
            service,
            use_: None,
        });
        assert!(usize::from(service) < services || !decision.is_permitted());
    });
}
