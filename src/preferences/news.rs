//! What has changed since the visitor last chose.

use placet_consent::{News, Policy};
use placet_wire::choice;

/// One digit per purpose of `policy`: `1` where it is new since the record `stored`, `2` where it has materially changed, else `0`.
/// Empty where there is no such record.
pub fn news(policy: &Policy, stored: &str) -> String {
    let mut digits = String::new();
    if let Some(record) = choice::decode(stored) {
        for purpose in &policy.purposes {
            digits.push(match record.news(purpose) {
                None => '0',
                Some(News::New) => '1',
                Some(News::Changed) => '2',
            });
        }
    }
    digits
}
