//! The scalars of JSON: where a string, a number or a word ends. Offsets in, offsets out; nothing is copied.

use super::fault::What;

/// A fault at an offset.
pub(super) type Halt = (usize, What);

/// From just after the opening quote to the closing one: its offset, and whether there are escapes in between.
pub(super) fn string(bytes: &[u8], mut at: usize) -> Result<(usize, bool), Halt> {
    let mut escaped = false;
    loop {
        match bytes.get(at) {
            None => return Err((at, What::Ended)),
            Some(b'"') => return Ok((at, escaped)),
            Some(b'\\') => {
                escaped = true;
                at = escape(bytes, at)?.1;
            }
            Some(0..0x20) => return Err((at, What::ControlCharacter)),
            Some(_) => at += 1,
        }
    }
}

/// The character that the escape at `at` (its backslash) stands for, and the offset after it.
pub(super) fn escape(bytes: &[u8], at: usize) -> Result<(char, usize), Halt> {
    let plain = match bytes.get(at + 1) {
        None => return Err((at + 1, What::Ended)),
        Some(b'u') => return unicode(bytes, at),
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(same @ (b'"' | b'\\' | b'/')) => char::from(*same),
        Some(_) => return Err((at, What::Escape)),
    };
    Ok((plain, at + 2))
}

/// `\u` and four hex digits; two of them where the first is a high surrogate.
fn unicode(bytes: &[u8], at: usize) -> Result<(char, usize), Halt> {
    let fault = (at, What::Escape);
    let first = unit(bytes, at).ok_or(fault)?;
    if let Some(alone) = char::from_u32(first) {
        return Ok((alone, at + 6));
    }
    let second = unit(bytes, at + 6).ok_or(fault)?;
    if first >= 0xDC00 || !(0xDC00..0xE000).contains(&second) {
        return Err(fault);
    }
    let pair = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
    char::from_u32(pair)
        .map(|both| (both, at + 12))
        .ok_or(fault)
}

fn unit(bytes: &[u8], at: usize) -> Option<u32> {
    let (head, digits) = bytes.get(at..at + 6)?.split_at(2);
    if head != b"\\u" {
        return None;
    }
    digits.iter().try_fold(0, |sum, each| {
        Some(sum << 4 | char::from(*each).to_digit(16)?)
    })
}

/// A string's characters, with its escapes resolved.
pub(super) fn unescape(raw: &str) -> String {
    let mut plain = String::with_capacity(raw.len());
    let mut at = 0;
    while let Some(rest) = raw.get(at..) {
        let upto = rest.find('\\').unwrap_or(rest.len());
        plain.push_str(rest.get(..upto).unwrap_or_default());
        match escape(raw.as_bytes(), at + upto) {
            Ok((each, after)) => {
                plain.push(each);
                at = after;
            }
            Err(_) => break,
        }
    }
    plain
}

/// The offset after the number at `at`: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
pub(super) fn number(bytes: &[u8], start: usize) -> Result<usize, Halt> {
    let fault = (start, What::Number);
    let mut at = start + usize::from(bytes.get(start) == Some(&b'-'));
    let whole = digits(bytes, at);
    if whole == at || (whole > at + 1 && bytes.get(at) == Some(&b'0')) {
        return Err(fault);
    }
    at = whole;
    if bytes.get(at) == Some(&b'.') {
        let end = digits(bytes, at + 1);
        if end == at + 1 {
            return Err(fault);
        }
        at = end;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        let sign = usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let end = digits(bytes, at + 1 + sign);
        if end == at + 1 + sign {
            return Err(fault);
        }
        at = end;
    }
    Ok(at)
}

fn digits(bytes: &[u8], mut at: usize) -> usize {
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    at
}
