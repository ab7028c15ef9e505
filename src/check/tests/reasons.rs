//! The report's sentences about a decision stand in the core's own order.

#![allow(clippy::unwrap_used)]

use placet_consent::Because;

#[test]
fn every_reason_has_its_sentence_at_its_place() {
    let script = include_str!("../web/audit/reasons.js");
    let table = script.split("REASONS = [").nth(1).unwrap();
    let names: Vec<&str> = table
        .lines()
        .filter_map(|line| line.trim().strip_prefix("['"))
        .filter_map(|line| line.split('\'').next())
        .collect();
    assert_eq!(names.len(), Because::Undeclared as usize + 1);
    for because in [
        Because::Necessary,
        Because::Aggregated,
        Because::LegitimateInterest,
        Because::RegimeNotice,
        Because::RegimeOptOut,
        Because::Granted,
        Because::ServiceGranted,
        Because::NeverAsked,
        Because::Expired,
        Because::Changed,
        Because::ClockOff,
        Because::NoNeeds,
        Because::Signal,
        Because::Objected,
        Because::Refused,
        Because::ServiceRefused,
        Because::NotDeclaredUse,
        Because::Undeclared,
    ] {
        assert_eq!(names[because as usize], format!("{because:?}"));
    }
}
