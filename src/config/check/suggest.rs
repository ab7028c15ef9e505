//! Did you mean?

/// The one of `known` that is nearest to what was written, if it is near.
pub(super) fn suggest<'k>(
    written: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<&'k str> {
    let plain = |text: &str| -> Vec<char> {
        text.chars()
            .filter(|each| each.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    let from = plain(written);
    let near = known
        .into_iter()
        .map(|each| (distance(&from, &plain(each)), each));
    let limit = (from.len() / 3).clamp(1, 3);
    near.filter(|(steps, _)| *steps <= limit)
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, each)| each)
}

/// Letters to add, drop, replace or swap with their neighbour (restricted Damerau-Levenshtein distance).
fn distance(from: &[char], to: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let at =
                |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let mut steps = (at(&row, j) + usize::from(a != b))
                .min(at(&row, j + 1) + 1)
                .min(at(&next, j) + 1);
            if i > 0 && j > 0 && from.get(i - 1) == Some(b) && to.get(j - 1) == Some(a) {
                steps = steps.min(at(&before, j - 1) + 1);
            }
            next.push(steps);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::suggest;

    #[test]
    fn near_words_are_suggested_and_far_ones_are_not() {
        let known = [
            "hosts",
            "cookies",
            "storage",
            "purposes",
            "opt-in",
            "legitimate-interest",
        ];
        for (written, meant) in [
            ("host", Some("hosts")),
            ("Hosts", Some("hosts")),
            ("hsots", Some("hosts")),
            ("cokies", Some("cookies")),
            ("purpose", Some("purposes")),
            ("optIn", Some("opt-in")),
            ("legitimateInterest", Some("legitimate-interest")),
            ("", None),
            ("vendors", None),
            ("hotels and more", None),
        ] {
            assert_eq!(suggest(written, known), meant, "{written}");
        }
    }
}
