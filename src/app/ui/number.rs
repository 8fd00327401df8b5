//! Numbers as widgets show, read and bound them.

use std::fmt;
use std::ops::RangeInclusive;

use egui::Ui;

/// Reads what was typed; nothing where it is no number.
pub(crate) type Reader<'a> = &'a dyn Fn(&str) -> Option<f64>;

/// A number: its value, bounds, steps, unit.
#[derive(Clone)]
pub(crate) struct Number<'a> {
    /// What it is now.
    pub(crate) value: f64,
    /// Where it may lie.
    pub(crate) range: RangeInclusive<f64>,
    /// What an arrow key adds.
    pub(crate) step: f64,
    /// Digits after the decimal sign.
    pub(crate) decimals: usize,
    /// Told after it.
    pub(crate) unit: &'a str,
    /// Reads what is typed.
    pub(crate) reader: Reader<'a>,
}

impl fmt::Debug for Number<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Number")
            .field("value", &self.value)
            .field("range", &self.range)
            .finish_non_exhaustive()
    }
}

impl<'a> Number<'a> {
    /// A number in `range`, with two digits after the decimal sign.
    pub(crate) fn new(value: f64, range: RangeInclusive<f64>) -> Self {
        Self { value, range, step: 0.01, decimals: 2, unit: "", reader: &read }
    }

    /// In steps of `step`, shown with as many digits as those have.
    pub(crate) fn step(self, step: f64) -> Self {
        let decimals =
            [0, 1, 2, 3].into_iter().find(|digits| has_digits(step, *digits)).unwrap_or(3);
        Self { step, decimals, ..self }
    }

    /// Digits after the decimal sign.
    pub(crate) fn decimals(self, decimals: usize) -> Self {
        Self { decimals, ..self }
    }

    /// Told after it.
    pub(crate) fn unit(self, unit: &'a str) -> Self {
        Self { unit, ..self }
    }

    /// Read by another reader than [`read`], of lengths say.
    pub(crate) fn read_by(self, reader: Reader<'a>) -> Self {
        Self { reader, ..self }
    }

    /// `value` where it may lie and at a step.
    pub(super) fn fit(&self, value: f64) -> f64 {
        let stepped = if self.step > 0.0 { (value / self.step).round() * self.step } else { value };
        self.clamp(stepped)
    }

    /// `value` where it may lie.
    pub(super) fn clamp(&self, value: f64) -> f64 {
        value.max(*self.range.start()).min(*self.range.end())
    }

    /// Where the value lies in its range, from 0 to 1.
    #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
    pub(super) fn share(&self, value: f64) -> f32 {
        let span = self.range.end() - self.range.start();
        if span > 0.0 {
            (((value - self.range.start()) / span) as f32).clamp(0.0, 1.0)
        } else {
            0.0
        }
    }

    /// The value at this share of the range.
    pub(super) fn at(&self, share: f32) -> f64 {
        let share = f64::from(share.clamp(0.0, 1.0));
        self.fit(self.range.start() + share * (self.range.end() - self.range.start()))
    }

    /// `value` as it is shown, without its unit.
    pub(super) fn shown(&self, ui: &Ui, value: f64) -> String {
        ui.style().number_formatter.format(value, self.decimals..=self.decimals)
    }

    /// `value` as it is said, with its unit.
    pub(super) fn said(&self, ui: &Ui, value: f64) -> String {
        with_unit(&self.shown(ui, value), self.unit)
    }

    /// Its range as it is said.
    pub(super) fn range_said(&self, ui: &Ui) -> String {
        let ends = format!(
            "{} – {}",
            self.shown(ui, *self.range.start()),
            self.shown(ui, *self.range.end())
        );
        with_unit(&ends, self.unit)
    }
}

/// A number and its unit after a thin space; a degree sign stands close.
pub(super) fn with_unit(number: &str, unit: &str) -> String {
    match unit {
        "" => number.to_owned(),
        "°" => format!("{number}°"),
        _ => format!("{number}\u{2009}{unit}"),
    }
}

fn has_digits(step: f64, digits: usize) -> bool {
    let scaled = step * [1.0, 10.0, 100.0, 1000.0][digits.min(3)];
    (scaled - scaled.round()).abs() < 1e-6
}

/// Reads `3,5`, `3.5` and `1/3`, with or without a unit behind.
pub(crate) fn read(text: &str) -> Option<f64> {
    let plain = text.trim().replace(['−', '–'], "-").replace(',', ".");
    let end = plain
        .find(|letter: char| !matches!(letter, '0'..='9' | '.' | '/' | '-' | '+' | ' '))
        .unwrap_or(plain.len());
    let number: String = plain.get(..end)?.split_whitespace().collect();
    match number.split_once('/') {
        Some((above, below)) => {
            let (above, below): (f64, f64) = (above.parse().ok()?, below.parse().ok()?);
            (below != 0.0).then(|| above / below)
        }
        None => number.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Number, read};

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (typed, number) in
            [("3,5", 3.5), ("3.5", 3.5), (" 1/4 ", 0.25), ("−20°", -20.0), ("60 mm", 60.0)]
        {
            assert_eq!(read(typed), Some(number), "{typed}");
        }
        for typed in ["", "mm", "1/0", "tiga"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn steps_tell_how_many_digits_are_shown() {
        for (step, decimals) in [(1.0, 0), (0.5, 1), (0.05, 2), (0.001, 3)] {
            assert_eq!(Number::new(1.0, 0.0..=2.0).step(step).decimals, decimals, "{step}");
        }
    }

    #[test]
    fn a_number_stays_where_it_may_lie() {
        let number = Number::new(1.0, 0.5..=2.0).step(0.25);
        assert_eq!(number.fit(9.0), 2.0, "too much");
        assert_eq!(number.fit(1.1), 1.0, "between steps");
    }
}
