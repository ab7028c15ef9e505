//! The owner's colour, made readable.

/// The least contrast of the accent against the notice's background: WCAG 2.2, 1.4.3, with a little to spare.
const CONTRAST: f32 = 4.6;
/// Backgrounds of the notice, as in notice.css: red, green, blue.
const LIGHT: u32 = 0xFF_FF_FF;
const DARK: u32 = 0x1A_1D_21;

/// The colour `rrggbb` for a light and for a dark notice, as `#rrggbb #rrggbb`: darkened or lightened just as far as text
/// and buttons in it need. No theme can make a button unreadable. Empty when it is no colour.
pub fn accents(accent: &str) -> String {
    let mut both = String::new();
    if let Some(accent) = colour(accent) {
        hex(&mut both, readable(accent, LIGHT, 0));
        both.push(' ');
        hex(&mut both, readable(accent, DARK, 255));
    }
    both
}

fn colour(text: &str) -> Option<u32> {
    let mut colour = 0;
    for each in text.bytes() {
        let digit = match each {
            b'0'..=b'9' => each - b'0',
            b'a'..=b'f' => each - b'a' + 10,
            b'A'..=b'F' => each - b'A' + 10,
            _ => return None,
        };
        colour = colour << 4 | u32::from(digit);
    }
    (text.len() == 6).then_some(colour)
}

/// `accent` mixed with black (0) or white (255) in steps of a sixteenth, until it can be read on `background`.
fn readable(accent: u32, background: u32, towards: u32) -> u32 {
    let mut step = 0;
    loop {
        let mut colour = 0;
        for shift in [16, 8, 0] {
            let part = accent >> shift & 255;
            colour = colour << 8 | (part * (16 - step) + towards * step) / 16;
        }
        step += 1;
        if step > 16 || contrast(colour, background) >= CONTRAST {
            return colour;
        }
    }
}

/// WCAG 2.2 contrast ratio, 1 to 21.
fn contrast(one: u32, other: u32) -> f32 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    if one > other { one / other } else { other / one }
}

/// Relative luminance. The power of 2.4 is a polynomial here (off by less than 0.002), so as not to carry `powf`.
fn luminance(colour: u32) -> f32 {
    let mut sum = 0.0;
    for (shift, weight) in [(16, 0.2126), (8, 0.7152), (0, 0.0722)] {
        let part = (colour >> shift & 255) as f32 / 255.0;
        sum += weight * part * (part * (part * 0.305_306 + 0.682_171) + 0.012_523);
    }
    sum
}

fn hex(text: &mut String, colour: u32) {
    text.push('#');
    for shift in [20, 16, 12, 8, 4, 0] {
        let nibble = (colour >> shift & 15) as u8;
        text.push(char::from(if nibble < 10 { b'0' + nibble } else { b'a' + nibble - 10 }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_that_can_be_read_stays() {
        assert_eq!(accents("2B5D50").get(..7), Some("#2b5d50"));
        assert_eq!(accents("9fd3c3").get(8..), Some("#9fd3c3"));
        for none in ["", "12345", "1234567", "12345g", "+12345", "ä2345"] {
            assert_eq!(accents(none), "", "{none}");
        }
    }

    #[test]
    fn every_colour_becomes_readable() {
        let parts = [0, 51, 102, 153, 204, 255];
        for red in parts {
            for green in parts {
                for blue in parts {
                    let accent = red << 16 | green << 8 | blue;
                    for (background, towards) in [(LIGHT, 0), (DARK, 255)] {
                        let exact = exact_contrast(readable(accent, background, towards), background);
                        assert!(exact >= 4.5, "{accent:06x} has {exact} on {background:06x}");
                    }
                }
            }
        }
    }

    fn exact_contrast(one: u32, other: u32) -> f64 {
        let luminance = |colour: u32| {
            let linear = [16, 8, 0].map(|shift| {
                let part = f64::from(colour >> shift & 255) / 255.0;
                if part <= 0.039_28 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            });
            0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        };
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }
}
