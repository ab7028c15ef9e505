//! The owner's colour is made readable, whatever it is.

#![allow(clippy::unwrap_used)]

mod script;

use script::accents;

const LIGHT: [u8; 3] = [0xFF, 0xFF, 0xFF];
const DARK: [u8; 3] = [0x1A, 0x1D, 0x21];

/// WCAG 2.2, relative luminance.
fn luminance(colour: [u8; 3]) -> f64 {
    let linear = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

#[test]
fn a_colour_that_can_be_read_stays() {
    let made = accents(&["#2b5d50".to_owned(), "#9fd3c3".to_owned()]);
    assert_eq!(made[0][0], [0x2B, 0x5D, 0x50]);
    assert_eq!(made[1][1], [0x9F, 0xD3, 0xC3]);
}

/// The checker mixes by itself: what it proposes in tests/data/config/problems/dull-colour*.txt is what the notice shows.
#[test]
fn the_checker_proposes_what_is_shown() {
    let made = accents(&["#ffcc00".to_owned(), "#1f3a6b".to_owned()]);
    assert_eq!(made[0][0], [0x80, 0x66, 0x00]);
    assert_eq!(made[1][1], [0x94, 0xB3, 0xED]);
}

#[test]
fn every_colour_becomes_readable() {
    let parts = [0, 51, 102, 153, 204, 255];
    let mut colours = Vec::new();
    for red in parts {
        for green in parts {
            for blue in parts {
                colours.push(format!("#{red:02x}{green:02x}{blue:02x}"));
            }
        }
    }
    for (colour, [light, dark]) in colours.iter().zip(accents(&colours)) {
        assert!(
            contrast(light, LIGHT) >= 4.5,
            "{colour} on light is {light:?}"
        );
        assert!(contrast(dark, DARK) >= 4.5, "{colour} on dark is {dark:?}");
    }
}
