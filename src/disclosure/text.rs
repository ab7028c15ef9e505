//! Reading plain text, with as little code as it takes.

/// Takes what stands before `mark` off the front of `text`, and the mark with it; all of it where there is no mark.
#[inline(never)]
pub fn cut<'a>(text: &mut &'a str, mark: u8) -> &'a str {
    let mut end = 0;
    for byte in text.as_bytes() {
        if *byte == mark {
            break;
        }
        end += 1;
    }
    let (head, rest) = (text.get(..end), text.get(end + 1..));
    *text = rest.unwrap_or_default();
    head.unwrap_or_default()
}

/// `text` up to its first byte below `limit`, and what comes after that byte, if there is one.
#[inline(never)]
pub fn split_below(text: &str, limit: u8) -> (&str, Option<&str>) {
    let mut end = 0;
    for byte in text.as_bytes() {
        if *byte < limit {
            break;
        }
        end += 1;
    }
    (text.get(..end).unwrap_or_default(), text.get(end + 1..))
}

/// A decimal number of at most eight digits.
#[inline(never)]
pub fn number(text: &str) -> Option<u32> {
    let mut sum = 0;
    for each in text.bytes() {
        let digit = each.wrapping_sub(b'0');
        if digit > 9 || sum > 9_999_999 {
            return None;
        }
        sum = sum * 10 + u32::from(digit);
    }
    (!text.is_empty()).then_some(sum)
}

/// The place of `name` among `names`, which stand with commas between.
#[inline(never)]
pub fn place(mut names: &str, name: &str) -> Option<usize> {
    let mut place = 0;
    while !names.is_empty() {
        if cut(&mut names, b',') == name {
            return Some(place);
        }
        place += 1;
    }
    None
}

/// Whether `name` is one of `names`, which stand with commas between.
pub fn names(names: &str, name: &str) -> bool {
    place(names, name).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_decimal_and_short() {
        let table = [
            ("0", Some(0)),
            ("36500", Some(36_500)),
            ("99999999", Some(99_999_999)),
            ("100000000", None),
            ("", None),
            ("-1", None),
            ("1.5", None),
            ("12a", None),
            ("٣", None),
        ];
        for (text, expected) in table {
            assert_eq!(number(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_name_is_whole() {
        assert!(names("ads,stats", "stats"));
        assert!(!names("ads,stats", "stat"));
        assert!(!names("", ""));
    }

    #[test]
    fn what_is_cut_off_never_splits_a_character() {
        let mut text = "ä\tö\n";
        assert_eq!(
            (cut(&mut text, b'\t'), cut(&mut text, b'\t'), text),
            ("ä", "ö\n", "")
        );
    }
}
