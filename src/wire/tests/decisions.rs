//! The cases under tests/data/decisions, with the choice cookie as the visitor's store.

#[path = "../../consent/tests/scenario/mod.rs"]
mod scenario;

use placet_wire::choice;

#[test]
fn every_case_is_decided_as_written_when_records_travel_in_the_cookie() {
    let cases = scenario::play_all(|record| choice::decode(choice::encode(&record)));
    assert!(cases >= 150, "only {cases} cases were played");
}
