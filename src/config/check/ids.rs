//! Ids: their form, and that each is the only one of its name.

use super::Code;
use super::findings::{Findings, quoted, words};
use super::outline::{At, Outline, text};
use placet_consent::fingerprint;

pub(super) fn ids(outline: &Outline<'_>, findings: &mut Findings<'_>) {
    let purposes: Vec<&At<'_>> = outline
        .purposes
        .iter()
        .filter_map(|purpose| purpose.id.as_ref())
        .collect();
    let services: Vec<&At<'_>> = outline
        .services
        .iter()
        .filter_map(|service| service.id.as_ref())
        .collect();
    namesakes("purpose", &purposes, findings);
    namesakes("service", &services, findings);
    collisions(&purposes, Code::PurposeCollision, findings);
    collisions(&services, Code::ServiceCollision, findings);
    for (node, id) in &services {
        if purposes.iter().any(|(_, each)| each == id) {
            let found = format!("{}, which is a purpose's id, too", quoted(id));
            let words = words(
                found,
                "an id of its own",
                "rename one of the two: code asks for both by id",
            );
            findings.add(*node, Code::SharedId, words);
        }
    }
    for purpose in &outline.purposes {
        let items: Vec<At<'_>> = purpose
            .data
            .iter()
            .filter_map(|item| text(outline.doc, *item, "id"))
            .collect();
        namesakes("data item", &items.iter().collect::<Vec<_>>(), findings);
    }
}

fn namesakes(what: &str, ids: &[&At<'_>], findings: &mut Findings<'_>) {
    let mut sorted = ids.to_vec();
    sorted.sort_by(|(at, id), (other_at, other)| (id, at).cmp(&(other, other_at)));
    for pair in sorted.windows(2) {
        if let [(_, first), (node, second)] = pair
            && first == second
        {
            let found = format!("{} a second time", quoted(second));
            let words = words(
                found,
                format!("each {what} with an id of its own"),
                "rename or merge one of them",
            );
            findings.add(*node, Code::DuplicateId, words);
        }
    }
    for (node, id) in ids.iter().filter(|(_, id)| !is_id(id)) {
        let form = "1 to 64 letters, digits, `-`, `_` and `.`, beginning with a letter or digit";
        let mend = match plain(id) {
            Some(plain) => format!("write {}", quoted(&plain)),
            None => "choose another".to_owned(),
        };
        findings.add(*node, Code::IdForm, words(quoted(id), form, mend));
    }
}

/// Stored choices know ids by 16 bits only.
fn collisions(ids: &[&At<'_>], code: Code, findings: &mut Findings<'_>) {
    let mut hashes: Vec<_> = ids
        .iter()
        .map(|(node, id)| (fingerprint(id.as_bytes()), *node, id))
        .collect();
    hashes.sort();
    for pair in hashes.windows(2) {
        if let [(one, _, first), (other, node, second)] = pair
            && one == other
            && first != second
        {
            let found = format!(
                "{}, which shares its short hash with {}",
                quoted(second),
                quoted(first)
            );
            let words = words(
                found,
                "ids that a stored choice can tell apart",
                "rename one of the two",
            );
            findings.add(*node, code, words);
        }
    }
}

/// The id that was probably meant.
fn plain(id: &str) -> Option<String> {
    let dashed: String = id
        .trim()
        .chars()
        .map(|each| if each.is_whitespace() { '-' } else { each })
        .collect();
    let plain: String = dashed
        .chars()
        .filter(|each| each.is_ascii())
        .collect::<String>()
        .to_ascii_lowercase();
    (is_id(&plain) && dashed.is_ascii()).then_some(plain)
}

/// What can be an id: 1 to 64 ASCII letters, digits, `-`, `_` and `.`, the first a letter or digit. Ids become keys of
/// JavaScript objects, so none of the names that every object has.
fn is_id(text: &str) -> bool {
    const OBJECT: [&str; 8] = [
        "constructor",
        "hasOwnProperty",
        "isPrototypeOf",
        "propertyIsEnumerable",
        "prototype",
        "toLocaleString",
        "toString",
        "valueOf",
    ];
    let mut bytes = text.bytes();
    text.len() <= 64
        && bytes
            .next()
            .is_some_and(|first| first.is_ascii_alphanumeric())
        && bytes.all(|each| each.is_ascii_alphanumeric() || matches!(each, b'-' | b'_' | b'.'))
        && !OBJECT.contains(&text)
}

#[cfg(test)]
mod tests {
    use super::is_id;

    #[test]
    fn ids_are_short_plain_and_harmless() {
        for good in [
            "a",
            "analytics",
            "ga4",
            "Google.Maps",
            "a-b_c.d",
            "4chan",
            &"x".repeat(64),
        ] {
            assert!(is_id(good), "{good}");
        }
        for bad in [
            "",
            " ",
            "a b",
            "a,b",
            "!a",
            "-a",
            ".a",
            "ä",
            "constructor",
            "__proto__",
            "toString",
            &"x".repeat(65),
        ] {
            assert!(!is_id(bad), "{bad}");
        }
    }
}
