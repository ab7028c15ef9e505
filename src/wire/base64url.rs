//! Base64 with the URL and file name safe alphabet, without padding (RFC 4648, section 5).

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The text for `bytes`.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = String::new();
    let (mut group, mut bits) = (0u32, 0);
    for byte in bytes {
        group = group << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 6 {
            bits -= 6;
            text.push(letter(group >> bits));
        }
    }
    if bits > 0 {
        text.push(letter(group << (6 - bits)));
    }
    text
}

/// The bytes of `text`, when it is written exactly as [`encode`] writes.
pub(crate) fn decode(text: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let (mut group, mut bits) = (0u32, 0);
    for letter in text {
        group = group << 6 | value(*letter)?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((group >> bits) as u8);
            group &= (1 << bits) - 1;
        }
    }
    // One text for one list of bytes: a lone letter, or bits beyond the last byte, are not ours.
    if bits == 6 || group != 0 {
        return None;
    }
    Some(bytes)
}

fn letter(bits: u32) -> char {
    match LETTERS.get(bits as usize & 63) {
        Some(letter) => char::from(*letter),
        None => 'A',
    }
}

pub(crate) fn value(letter: u8) -> Option<u32> {
    LETTERS
        .iter()
        .position(|each| *each == letter)
        .map(|value| value as u32)
}

#[cfg(test)]
mod tests {
    use super::{decode, encode};

    /// RFC 4648, section 10, without its padding; the last two are where the alphabets differ.
    const VECTORS: [(&[u8], &str); 9] = [
        (b"", ""),
        (b"f", "Zg"),
        (b"fo", "Zm8"),
        (b"foo", "Zm9v"),
        (b"foob", "Zm9vYg"),
        (b"fooba", "Zm9vYmE"),
        (b"foobar", "Zm9vYmFy"),
        (&[0xfb, 0xef, 0xbe], "----"),
        (&[0xff, 0xff, 0xff], "____"),
    ];

    #[test]
    fn bytes_and_text_are_those_of_the_standard() {
        for (bytes, text) in VECTORS {
            assert_eq!(encode(bytes), text);
            assert_eq!(decode(text.as_bytes()).as_deref(), Some(bytes));
        }
    }

    #[test]
    fn there_is_one_text_for_one_list_of_bytes() {
        for text in [
            "Z", "Zm9vZ", "Zh", "Zm9", "Zg==", "Zg=", "Zm 8", "Zm+v", "Zm/v", "Zm9v\n", "ü",
        ] {
            assert_eq!(decode(text.as_bytes()), None, "{text}");
        }
    }
}
