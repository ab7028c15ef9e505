//! The policy generator as JavaScript calls it.

#![allow(clippy::unwrap_used)]

use placet_check::policy::answer;

const LINES: &str =
    "o000\t180\t0\np070\tstatistics\t[]\ns\tstats\t[]\nn7\t0\nh\tstats.example\t0\t";

fn asked(parts: &[&str]) -> String {
    answer(&parts.join("\u{c}"))
}

#[test]
fn a_policy_comes_with_what_is_granted() {
    let text = |parts: &[&str]| asked(parts).strip_prefix('=').unwrap().to_owned();
    let always = text(&["always", LINES, ""]);
    assert!(!always.contains("stats.example"), "{always}");
    assert_eq!(
        text(&["visitor", LINES, "", "placet", "1000", "placet=x"]),
        always
    );
    for id in ["stats", "statistics"] {
        let granted = text(&["granted", LINES, "", id]);
        assert!(
            granted.contains(" stats.example:* *.stats.example:*;"),
            "{granted}"
        );
    }
}

#[test]
fn the_guard_may_have_form_feeds_of_its_own() {
    let text = asked(&[
        "snippet",
        LINES,
        "",
        "/placet/",
        "",
        "auto",
        "{}",
        "a\u{c}b\u{c}c",
    ]);
    assert!(text.contains(">a\u{c}b\u{c}c</script>"), "{text}");
    assert!(text.contains("data-open=\"script-src "), "{text}");
    assert!(!asked(&["snippet", LINES, "", "/placet/", "", "", "{}", ""]).contains("data-open"));
}

#[test]
fn a_fault_is_a_sentence() {
    let fault = asked(&["always", LINES, "own\ta b"]);
    assert!(fault.starts_with("placet: `a b` "), "{fault}");
}
