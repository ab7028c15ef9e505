//! The cases under tests/data/decisions, with a store that keeps records as they are.

mod scenario;

#[test]
fn every_case_is_decided_as_written() {
    let cases = scenario::play_all(Some);
    assert!(cases >= 150, "only {cases} cases were played");
}
