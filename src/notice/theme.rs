//! The owner's colour, made readable.

use crate::text::hex as digit;

/// A notice: its background, as in notice.css, and the least contrast of the accent with it.
///
/// WCAG 2.2, 1.4.3 wants 4.5. On dark, as much as that still looks dull.
type Scheme = (u32, f32);
const LIGHT: Scheme = (0xFF_FF_FF, 4.65);
const DARK: Scheme = (0x1A_1D_21, 7.5);

/// The colour `rrggbb` for a light and for a dark notice, as `#rrggbb #rrggbb`: darkened or lightened just as far as text
/// and buttons in it need. No theme can make a button unreadable. Empty when it is no colour.
pub fn accents(accent: &str) -> String {
    let mut both = String::new();
    if let Some(accent) = colour(accent) {
        hex(&mut both, readable(accent, LIGHT));
        both.push(' ');
        hex(&mut both, readable(accent, DARK));
    }
    both
}

fn colour(text: &str) -> Option<u32> {
    let mut colour = 0;
    for each in text.bytes() {
        colour = (colour << 4) | u32::from(digit(each)?);
    }
    (text.len() == 6).then_some(colour)
}

/// `accent` mixed in steps of a sixteenth until it can be read: on light with black, on dark with its own brightest tint.
fn readable(accent: u32, (background, least): Scheme) -> u32 {
    let parts = |colour: u32| [colour >> 16 & 255, colour >> 8 & 255, colour & 255];
    let brightest = parts(accent).into_iter().fold(0, u32::max);
    let mut step = 0;
    loop {
        let mut colour = 0;
        for part in parts(accent) {
            let towards = match brightest {
                _ if background == LIGHT.0 => 0,
                0 => 255,
                _ => (part * 255 / brightest + 255) / 2,
            };
            let mixed = (part * (16 - step) + towards * step) / 16;
            colour = (colour << 8) | mixed;
        }
        step += 1;
        if step > 16 || contrast(colour, background) >= least {
            return colour;
        }
    }
}

/// WCAG 2.2 contrast ratio, 1 to 21.
fn contrast(one: u32, other: u32) -> f32 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    if one > other {
        one / other
    } else {
        other / one
    }
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
        text.push(char::from(if nibble < 10 {
            b'0' + nibble
        } else {
            b'a' + nibble - 10
        }));
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
                    for scheme in [LIGHT, DARK] {
                        let exact = exact_contrast(readable(accent, scheme), scheme.0);
                        assert!(exact >= 4.5, "{accent:06x} has {exact} on {:06x}", scheme.0);
                    }
                }
            }
        }
    }

    fn exact_contrast(one: u32, other: u32) -> f64 {
        let luminance = |colour: u32| {
            let linear = [16, 8, 0].map(|shift| {
                let part = f64::from(colour >> shift & 255) / 255.0;
                if part <= 0.039_28 {
                    part / 12.92
                } else {
                    ((part + 0.055) / 1.055).powf(2.4)
                }
            });
            0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
        };
        let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
        one.max(other) / one.min(other)
    }
}
