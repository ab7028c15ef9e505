//! WCAG 2.2 contrast of an owner's colour with the notice, and the colour that is shown where it is too low.

use std::fmt;

/// What text of normal size needs (WCAG 2.2, 1.4.3).
pub(super) const LEAST: f64 = 4.5;
/// The grounds of the notice, as in `src/notice/notice.css`.
pub(super) const LIGHT: Colour = Colour([255, 255, 255]);
pub(super) const DARK: Colour = Colour([26, 29, 33]);

/// Red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Colour([u8; 3]);

impl Colour {
    /// From `#` and six hex digits.
    pub(super) fn of(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').unwrap_or_default();
        if digits.len() != 6 || !digits.bytes().all(|each| each.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Colour([red, green, blue]))
    }

    /// 1 to 21.
    pub(super) fn contrast(self, other: Colour) -> f64 {
        let (one, other) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(other) / one.min(other)
    }

    /// What the notice shows instead: the same mixing, and the same steps, as in `src/notice/web/accents.js`.
    pub(super) fn readable_on(self, ground: Colour) -> Colour {
        let least = if ground == LIGHT { 4.55 } else { 7.5 };
        let brightest = f64::from(self.0.into_iter().max().unwrap_or_default());
        let towards = self.0.map(|part| match f64::from(part) {
            _ if ground == LIGHT => 0.0,
            _ if brightest == 0.0 => 255.0,
            part => f64::midpoint(part * 255.0 / brightest, 255.0),
        });
        let mixed = |step: u8| {
            let mut mixed = self;
            for (part, towards) in mixed.0.iter_mut().zip(towards) {
                let part_of = f64::from(*part) * f64::from(16 - step) + towards * f64::from(step);
                *part = rounded(part_of / 16.0);
            }
            mixed
        };
        (0..16)
            .map(mixed)
            .find(|colour| colour.contrast(ground) >= least)
            .unwrap_or_else(|| mixed(16))
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// A part of a colour is never out of range, so nothing is cut off.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn rounded(part: f64) -> u8 {
    part.round().clamp(0.0, 255.0) as u8
}
