//! What services say about purposes.

use std::collections::BTreeSet;

use super::Code;
use super::findings::{Findings, all_of, one_of, quoted, words};
use super::outline::Outline;
use super::suggest::suggest;

pub(super) fn references(outline: &Outline<'_>, findings: &mut Findings<'_>) {
    let ids = outline
        .purposes
        .iter()
        .filter_map(|purpose| Some(purpose.id.as_ref()?.1.as_ref()));
    let known: BTreeSet<&str> = ids.collect();
    for need in outline.services.iter().flat_map(|service| &service.needs) {
        let Some(purpose) = outline.purpose(&need.purpose) else {
            let mend = match suggest(&need.purpose, known.iter().copied()) {
                Some(meant) => format!("rename it to {}", quoted(meant)),
                None => "declare that purpose, or remove it here".to_owned(),
            };
            let expected = match known.len() {
                0 | 13.. => "the id of a declared purpose".to_owned(),
                _ => format!(
                    "the id of a declared purpose: {}",
                    one_of(known.iter().copied())
                ),
            };
            findings.add(
                need.node,
                Code::UnknownPurpose,
                words(quoted(&need.purpose), expected, mend),
            );
            continue;
        };
        let undeclared = need.uses.without(purpose.uses);
        if !undeclared.is_empty() && !purpose.uses.is_empty() {
            let found = all_of(undeclared.iter().map(|one| one.word()));
            let expected = format!(
                "only uses that the purpose {} declares: {}",
                quoted(&need.purpose),
                all_of(purpose.uses.iter().map(|one| one.word())),
            );
            let mend =
                "remove it here, or add it to the purpose's `uses`, so that the visitor is asked";
            findings.add(need.node, Code::UndeclaredUse, words(found, expected, mend));
        }
    }
}
