//! How long something is kept, told in the unit that people use.

use crate::drawing::Drawing;

/// The unit in which so many days are best told, and the number of it.
///
/// Months and years only where they are right to within four days: a promise about time is not rounded away.
pub fn unit(days: u32) -> (&'static str, u32) {
    let months = (days * 100 + 1522) / 3044;
    let years = (days * 100 + 18262) / 36525;
    if years >= 2 && days.abs_diff(years * 36525 / 100) <= 4 {
        ("#years", years)
    } else if days >= 59 && days.abs_diff(months * 3044 / 100) <= 4 {
        ("#months", months)
    } else {
        ("#days", days)
    }
}

/// Within a text: a retention of so many days; 0 is until the visit ends, `None` has no declared end.
pub fn retention(text: &mut Drawing, days: Option<u32>) {
    match days {
        None => text.put("\u{1}endless\u{3}"),
        Some(0) => text.put("\u{1}session\u{3}"),
        Some(days) => {
            let (unit, number) = unit(days);
            text.number(unit, number as usize);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::unit;

    #[test]
    fn durations_are_told_in_the_unit_that_people_use() {
        let table = [
            (1, "#days", 1),
            (30, "#days", 30),
            (45, "#days", 45),
            (60, "#months", 2),
            (90, "#months", 3),
            (100, "#days", 100),
            (180, "#months", 6),
            (365, "#months", 12),
            (395, "#months", 13),
            (400, "#days", 400),
            (548, "#months", 18),
            (730, "#years", 2),
            (1825, "#years", 5),
        ];
        for (days, word, number) in table {
            assert_eq!(unit(days), (word, number), "{days} days");
        }
    }

    #[test]
    fn no_duration_is_off_by_more_than_four_days() {
        for days in 0..=36_500 {
            let told = match unit(days) {
                ("#months", number) => number * 3044 / 100,
                ("#years", number) => number * 36525 / 100,
                (_, number) => number,
            };
            assert!(told.abs_diff(days) <= 4, "{days} days");
        }
    }
}
