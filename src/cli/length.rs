//! Lengths as people type them: `1050x2500`, `1.05mx2.5m`, `41in × 98in`.
//!
//! Both `1.5` and `1,5` are one and a half, since half of the readers write the one and half the other. What would
//! mean different cloth to the two halves is refused: `1,050` is a meter here and a millimeter there.
//!
//! **Invariant:** a length that was read is finite and within [`SHORTEST`] and [`LONGEST`].

use kurbo::Size;

use crate::cli::failure::Refusal;
use crate::notice::Message;

/// The shortest side of cloth or tile, in millimeters: a thread is half as wide.
const SHORTEST: f64 = 1.0;
/// The longest, in millimeters: a kilometer is ten bolts of a hundred meters.
const LONGEST: f64 = 1_000_000.0;

/// The coarsest resolution in dots per inch: an inch a pixel.
const COARSEST: f64 = 1.0;
/// The finest: a micrometer a pixel, far below any thread.
const FINEST: f64 = 25_400.0;

/// Units and their millimeters. A number without a unit counts millimeters.
const UNITS: [(&str, f64); 9] = [
    ("mm", 1.0),
    ("cm", 10.0),
    ("m", 1000.0),
    ("in", 25.4),
    ("inch", 25.4),
    ("inci", 25.4),
    ("\"", 25.4),
    ("″", 25.4),
    ("", 1.0),
];

/// Width and height in millimeters.
pub(super) fn size(text: &str) -> Result<Size, Refusal> {
    sides(text, &Message::new("size-not-two"))
}

/// Width and height of a tile in millimeters.
pub(super) fn tile(text: &str) -> Result<Size, Refusal> {
    let side = text.trim();
    let near = if length(side).is_ok() { format!("{side}x{side}") } else { String::new() };
    sides(text, &Message::new("tile-not-two").with("near", near))
}

/// Both sides; `not_two` is what to say when there are not two.
fn sides(text: &str, not_two: &Message) -> Result<Size, Refusal> {
    let not_two = || not_two.clone().with("text", text);
    let mut sides = text.split(['x', 'X', '×']).map(str::trim);
    let (Some(width), Some(height), None) = (sides.next(), sides.next(), sides.next()) else {
        return Err(not_two().into());
    };
    if width.is_empty() || height.is_empty() {
        return Err(not_two().into());
    }
    // Whoever writes `105x250cm` means centimeters both times, but without a unit it is millimeters.
    let unit = unit_of(height);
    if unit_of(width).is_empty() && !unit.is_empty() && factor(unit).is_some() {
        let message = Message::new("size-one-unit")
            .with("text", text)
            .with("both", format!("{width}{unit}x{height}"))
            .with("apart", format!("{width}mmx{height}"));
        return Err(message.into());
    }
    Ok(Size::new(length(width)?, length(height)?))
}

/// More suggestions than this differ in nothing that anybody would see.
const MOST_SUGGESTIONS: u32 = 100;

/// Dots per inch.
pub(super) fn dpi(text: &str) -> Result<f64, Refusal> {
    let number =
        signed(text.trim()).ok_or_else(|| Message::new("dpi-unreadable").with("text", text))?;
    if (COARSEST..=FINEST).contains(&number) {
        return Ok(number);
    }
    let message = Message::new("dpi-out-of-range").with("text", text);
    Err(message.with("min", COARSEST).with("max", FINEST).into())
}

/// How many suggestions.
pub(super) fn count(text: &str) -> Result<u32, Refusal> {
    let count = text.trim().parse().ok().filter(|count| (1..=MOST_SUGGESTIONS).contains(count));
    count.ok_or_else(|| {
        let message = Message::new("count-out-of-range").with("text", text).with("min", 1.0);
        message.with("max", f64::from(MOST_SUGGESTIONS)).into()
    })
}

/// How far colors reach under one another on films, in millimeters; none may be nothing.
pub(super) fn trap(text: &str) -> Result<f64, Refusal> {
    /// Wider than any line of wax; printers trap a tenth of it.
    const WIDEST: f64 = 2.0;
    let unreadable = || Message::new("length-unreadable").with("text", text);
    let unit = unit_of(text);
    let digits = text.strip_suffix(unit).unwrap_or(text).trim();
    let factor = factor(unit).ok_or_else(unreadable)?;
    let millimeters = signed(digits).ok_or_else(unreadable)? * factor;
    if (0.0..=WIDEST).contains(&millimeters) {
        return Ok(millimeters);
    }
    Err(Message::new("trap-out-of-range").with("text", text).with("max", WIDEST).into())
}

/// One length in millimeters.
fn length(text: &str) -> Result<f64, Refusal> {
    let unreadable = || Message::new("length-unreadable").with("text", text);
    let unit = unit_of(text);
    let digits = text.strip_suffix(unit).unwrap_or(text).trim_end();
    let factor = factor(unit).ok_or_else(unreadable)?;
    if digits.split_once(',').is_some_and(|(_, decimals)| decimals.len() == 3) {
        return Err(Message::new("length-two-meanings").with("text", text).into());
    }
    let millimeters = signed(digits).ok_or_else(unreadable)? * factor;
    if (SHORTEST..=LONGEST).contains(&millimeters) {
        return Ok(millimeters);
    }
    let message = Message::new("length-out-of-range").with("text", text);
    Err(message.with("min", SHORTEST).with("max", LONGEST).into())
}

/// The millimeters of a unit, capitals or not.
fn factor(unit: &str) -> Option<f64> {
    UNITS.iter().find(|(name, _)| name.eq_ignore_ascii_case(unit)).map(|(_, factor)| *factor)
}

/// What stands behind the digits.
fn unit_of(length: &str) -> &str {
    length.trim_start_matches(|c: char| c.is_ascii_digit() || "+-.,".contains(c)).trim_start()
}

/// A decimal number with a point or a comma. No exponent, no `inf`, no `nan`: nobody measures cloth with them.
fn signed(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let separators = digits.matches(['.', ',']).count();
    let is_plain = digits.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
    let is_framed = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.ends_with(|c: char| c.is_ascii_digit());
    if separators > 1 || !is_plain || !is_framed {
        return None;
    }
    text.replace(',', ".").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_in_every_unit() {
        for (text, width, height) in [
            ("1050x2500", 1050.0, 2500.0),
            ("1.05mx2.5m", 1050.0, 2500.0),
            ("1,05mx2,5m", 1050.0, 2500.0),
            ("105cmx2.5m", 1050.0, 2500.0),
            ("105 cm × 2,5 m", 1050.0, 2500.0),
            ("2.5mx1050", 2500.0, 1050.0),
            ("100 X 200.125", 100.0, 200.125),
            ("41inx98in", 1041.4, 2489.2),
            ("10\"x20\"", 254.0, 508.0),
            ("10INx20Mm", 254.0, 20.0),
            ("1x1000000", 1.0, 1_000_000.0),
            ("0,5cmx1km", f64::NAN, f64::NAN),
        ] {
            let read = size(text).ok();
            let expected = width.is_finite().then_some(Size::new(width, height));
            let close = read.zip(expected).is_some_and(|(a, b)| {
                (a.width - b.width).abs() < 1e-9 && (a.height - b.height).abs() < 1e-9
            });
            assert!(close || (read.is_none() && expected.is_none()), "{text}: {read:?}");
        }
    }

    #[test]
    fn odd_sizes_are_refused_with_the_right_word() {
        for (text, key) in [
            ("", "size-not-two"),
            ("1050", "size-not-two"),
            ("x", "size-not-two"),
            ("1050x", "size-not-two"),
            ("1x2x3", "size-not-two"),
            ("1,050x2,500", "length-two-meanings"),
            ("105x250cm", "size-one-unit"),
            ("nanx1", "length-unreadable"),
            ("1xinf", "length-unreadable"),
            ("infmmxinfmm", "length-unreadable"),
            ("1e3x1e3", "length-unreadable"),
            ("1.2.3x5", "length-unreadable"),
            (".x5", "length-unreadable"),
            ("5.x5", "length-unreadable"),
            ("--5x5", "length-unreadable"),
            ("５x５", "length-unreadable"),
            ("0x0", "length-out-of-range"),
            ("-5x10", "length-out-of-range"),
            ("0.5x10", "length-out-of-range"),
            ("1000001x10", "length-out-of-range"),
            ("99999999999999999999999999x1", "length-out-of-range"),
            ("10kmx10km", "length-unreadable"),
        ] {
            assert_eq!(size(text).unwrap_err().0.key, key, "{text}");
        }
        let endless = "9".repeat(400);
        assert_eq!(size(&format!("{endless}x1")).unwrap_err().0.key, "length-out-of-range");
    }

    #[test]
    fn resolutions_are_positive_numbers() {
        for (text, value) in [("300", 300.0), ("72,5", 72.5), ("25400", 25_400.0), ("1", 1.0)] {
            assert!(dpi(text).is_ok_and(|dpi| (dpi - value).abs() < 1e-9), "{text}");
        }
        for (text, key) in [
            ("0", "dpi-out-of-range"),
            ("-300", "dpi-out-of-range"),
            ("1000000", "dpi-out-of-range"),
            ("nan", "dpi-unreadable"),
            ("inf", "dpi-unreadable"),
            ("", "dpi-unreadable"),
            ("300dpi", "dpi-unreadable"),
        ] {
            assert_eq!(dpi(text).unwrap_err().0.key, key, "{text}");
        }
    }
}
