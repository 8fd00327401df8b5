//! Lengths as people type them: `1050x2500`, `1.05mx2.5m`, `41in × 98in`.
//!
//! Both `1.5` and `1,5` are one and a half, since half of the readers write the one and half the other. What would
//! mean different cloth to the two halves is refused: `1,050` is a meter here and a millimeter there. Only for the size
//! of cloth, and only without a unit, `1.050` is a thousand and fifty: a cloth of one millimeter is meant by nobody.
//!
//! **Invariant:** a length that was read is finite and within [`limits::CLOTH`].

use kurbo::Size;

use crate::limits;
use crate::notice::Message;

/// A tile that is typed with a shorter side than this, in millimeters, is meant in another unit: no stamp repeats more
/// closely. A file says millimeters and may go down to the end of [`limits::TILE`].
const SMALLEST_TILE: f64 = 5.0;
/// Cloth narrower than this, in millimeters, and than its tile, is no ribbon but another unit.
const NARROWEST: f64 = 20.0;

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

/// Sheets of paper that people name instead of measuring: width and height in millimeters, upright.
const SHEETS: [(&str, f64, f64); 10] = [
    ("a0", 841.0, 1189.0),
    ("a1", 594.0, 841.0),
    ("a2", 420.0, 594.0),
    ("a3", 297.0, 420.0),
    ("a4", 210.0, 297.0),
    ("a5", 148.0, 210.0),
    ("a6", 105.0, 148.0),
    ("f4", 215.0, 330.0),
    ("folio", 215.0, 330.0),
    ("letter", 215.9, 279.4),
];

/// Whether a point before three digits parts thousands. Cloth is meters long and tiles are not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Thousands {
    Pointed,
    Plain,
}

/// Width and height of cloth in millimeters.
///
/// Without a unit `1.050x2.500` is cloth of a thousand and fifty millimeters, since nobody cuts it to a thousandth.
///
/// # Errors
///
/// That there are not two lengths, or that one is out of range or cannot be read.
pub fn size(text: &str) -> Result<Size, Message> {
    sides(text, Thousands::Pointed, &Message::new("size-not-two"))
}

/// Width and height of a tile in millimeters.
///
/// # Errors
///
/// What [`size`] refuses, and a tile smaller than a millimeter or so.
pub fn tile(text: &str) -> Result<Size, Message> {
    let side = text.trim();
    let near = if length(side).is_ok() { format!("{side}x{side}") } else { String::new() };
    let tile = sides(text, Thousands::Plain, &Message::new("tile-not-two").with("near", near))?;
    if tile.min_side() >= SMALLEST_TILE {
        return Ok(tile);
    }
    // `1.200x1.200` is small here and large to whoever parts thousands by points.
    let grouped = sides(text, Thousands::Pointed, &Message::new("tile-not-two")).ok();
    let grouped = grouped.filter(|size| size.min_side() >= SMALLEST_TILE);
    let near = grouped.map(|size| format!("{}x{}", size.width, size.height));
    let least = Size::new(SMALLEST_TILE, SMALLEST_TILE);
    let message = Message::new("tile-too-small")
        .with("text", text)
        .with("min", SMALLEST_TILE)
        .with("near", near.or_else(|| likely(tile, least)).unwrap_or_default());
    Err(message)
}

/// Refuses cloth that has less room than one tile, or is a thread beside it: somebody counts in another unit.
///
/// # Errors
///
/// That the cloth is too small, with what was likely meant.
pub fn expect_tile(cloth: Option<Size>, tile: Size) -> Result<(), Message> {
    let Some(cloth) = cloth.filter(|cloth| !has_room(*cloth, tile)) else { return Ok(()) };
    let message = Message::new("cloth-below-tile")
        .with("width", cloth.width)
        .with("height", cloth.height)
        .with("tile_width", tile.width)
        .with("tile_height", tile.height)
        .with("near", likely(cloth, tile).unwrap_or_default());
    Err(message)
}

/// Whether cloth has the room of one tile, and is no thread beside it.
pub fn has_room(cloth: Size, tile: Size) -> bool {
    let is_thread = |side: f64, tile: f64| side < tile.min(NARROWEST);
    cloth.area() >= tile.area()
        && !is_thread(cloth.width, tile.width)
        && !is_thread(cloth.height, tile.height)
}

/// What was probably meant by the numbers of `size`, as one types it: the smallest unit in which they hold `least`, or
/// where one alone is too short, in which that one does.
fn likely(size: Size, least: Size) -> Option<String> {
    let units = [("mm", 1.0), ("cm", 10.0), ("m", 1000.0)];
    let holds = |side: f64, least: f64, factor: f64| {
        (least..=*limits::CLOTH.end()).contains(&(side * factor))
    };
    let (across, down) = ((size.width, least.width), (size.height, least.height));
    let of_both = units
        .into_iter()
        .find(|(_, factor)| holds(across.0, across.1, *factor) && holds(down.0, down.1, *factor));
    let of_one = |(side, least)| units.into_iter().find(|(_, factor)| holds(side, least, *factor));
    let ((width, _), (height, _)) = match of_both {
        Some(unit) => (unit, unit),
        None => (of_one(across)?, of_one(down)?),
    };
    Some(format!("{}{width}x{}{height}", size.width, size.height))
}

/// Both sides; `not_two` is what to say when there are not two.
fn sides(text: &str, thousands: Thousands, not_two: &Message) -> Result<Size, Message> {
    let not_two = || not_two.clone().with("text", text);
    let sheet = SHEETS.iter().find(|(name, ..)| name.eq_ignore_ascii_case(text.trim()));
    if let Some((_, width, height)) = sheet {
        return Ok(Size::new(*width, *height));
    }
    let mut sides = text.split(['x', 'X', '×', '*']).map(str::trim);
    let (Some(width), Some(height), None) = (sides.next(), sides.next(), sides.next()) else {
        return Err(not_two());
    };
    if width.is_empty() || height.is_empty() {
        return Err(not_two());
    }
    let (unit, last) = (unit_of(width), unit_of(height));
    if last.is_empty() && !unit.is_empty() && factor(unit).is_some() {
        let message = Message::new("size-one-unit")
            .with("text", text)
            .with("both", format!("{width}x{height}{unit}"))
            .with("apart", format!("{width}x{height}mm"));
        return Err(message);
    }
    // A unit at the end counts for both: `105x250cm`.
    let shared = if unit.is_empty() { last } else { "" };
    let is_grouped = thousands == Thousands::Pointed && last.is_empty();
    // In `1.5x2.500` a point means one thing on the left and another on the right.
    let is_mixed = |side: &str, other: &str| {
        ungrouped(side).is_some() && ungrouped(other).is_none() && other.contains('.')
    };
    if is_grouped && (is_mixed(width, height) || is_mixed(height, width)) {
        let message = Message::new("size-two-points").with("text", text);
        return Err(message.with("near", in_meters(width, height)));
    }
    let [width, height] = [format!("{width}{shared}"), height.to_owned()]
        .map(|side| if is_grouped { ungrouped(&side).unwrap_or(side) } else { side });
    let read = length(&width).and_then(|across| Ok(Size::new(across, length(&height)?)));
    read.map_err(|message| {
        let near = match message.key {
            "length-two-meanings" => format!("{width}x{height}").replace(',', ""),
            "length-out-of-range" if last.is_empty() => in_meters(&width, &height),
            _ => String::new(),
        };
        message.with("near", near)
    })
}

/// `1.050` and `1.050,5` without the points that part thousands.
fn ungrouped(text: &str) -> Option<String> {
    let (whole, decimals) = text.split_once(',').unwrap_or((text, ""));
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let is_begun = (1..=3).contains(&first.len()) && is_digits(first) && !first.starts_with('0');
    let is_grouped = whole.contains('.')
        && is_digits(decimals)
        && groups.all(|group| group.len() == 3 && is_digits(group));
    let end = if decimals.is_empty() { String::new() } else { format!(".{decimals}") };
    (is_begun && is_grouped).then(|| whole.replace('.', "") + end.as_str())
}

/// Two bare numbers in meters, where that is cloth; otherwise nothing.
fn in_meters(width: &str, height: &str) -> String {
    let text = format!("{width}mx{height}m").replace(',', ".");
    let is_cloth = text.split('x').all(|side| length(side).is_ok());
    if is_cloth { text } else { String::new() }
}

/// More suggestions than this differ in nothing that anybody would see.
const MOST_SUGGESTIONS: u32 = 100;

/// Dots per inch.
///
/// # Errors
///
/// That the text is no number, or that it is coarser or finer than any printer.
pub fn dpi(text: &str) -> Result<f64, Message> {
    let number =
        signed(text.trim()).ok_or_else(|| Message::new("dpi-unreadable").with("text", text))?;
    if (COARSEST..=FINEST).contains(&number) {
        return Ok(number);
    }
    let message = Message::new("dpi-out-of-range").with("text", text);
    Err(message.with("min", COARSEST).with("max", FINEST))
}

/// How many suggestions.
///
/// # Errors
///
/// That the text is no whole number from 1 to 100.
pub fn count(text: &str) -> Result<u32, Message> {
    let count = text.trim().parse().ok().filter(|count| (1..=MOST_SUGGESTIONS).contains(count));
    count.ok_or_else(|| {
        let message = Message::new("count-out-of-range").with("text", text).with("min", 1.0);
        message.with("max", f64::from(MOST_SUGGESTIONS))
    })
}

/// How far colors reach under one another on films, in millimeters; none may be nothing.
///
/// # Errors
///
/// That the text is no length, or one that is wider than any line of wax.
pub fn trap(text: &str) -> Result<f64, Message> {
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
    Err(Message::new("trap-out-of-range").with("text", text).with("max", WIDEST))
}

/// Millimeters as one types them into a field, whatever its range: `3,5`, `3.5`, `1/3`, `2 cm`; none where it is no length.
pub fn millimeters(text: &str) -> Option<f64> {
    let text = text.trim().replace('−', "-");
    let (above, below) = text.split_once('/').unwrap_or((&text, "1"));
    let unit = unit_of(if text.contains('/') { below } else { above });
    let digits = |text: &str| signed(text.strip_suffix(unit).unwrap_or(text).trim());
    let number = digits(above)? / digits(below)?;
    number.is_finite().then_some(number * factor(unit)?)
}

/// One length in millimeters.
fn length(text: &str) -> Result<f64, Message> {
    let unreadable = || Message::new("length-unreadable").with("text", text);
    let unit = unit_of(text);
    let digits = text.strip_suffix(unit).unwrap_or(text).trim_end();
    let factor = factor(unit).ok_or_else(unreadable)?;
    let millimeters = signed(digits).ok_or_else(unreadable)? * factor;
    let is_length = |millimeters: &f64| limits::CLOTH.contains(millimeters);
    // Half of the readers take `1,050` for a thousand and fifty; of `1,050m` there is only one.
    let other = digits.split_once(',').filter(|(whole, decimals)| {
        decimals.len() == 3 && !whole.trim_start_matches(['-', '+']).starts_with('0')
    });
    if other.is_some() && is_length(&(millimeters * 1000.0)) {
        return Err(Message::new("length-two-meanings").with("text", text));
    }
    if is_length(&millimeters) {
        return Ok(millimeters);
    }
    let message = Message::new("length-out-of-range").with("text", text);
    Err(message.with("min", *limits::CLOTH.start()).with("max", *limits::CLOTH.end()))
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
    fn lengths_are_read_as_people_type_them() {
        for (text, read) in [
            ("3,5", 3.5),
            ("3.5", 3.5),
            (" 2 cm ", 20.0),
            ("0,5cm", 5.0),
            ("1/2", 0.5),
            ("1/4 in", 6.35),
            ("−4,25 mm", -4.25),
        ] {
            assert_eq!(millimeters(text), Some(read), "{text}");
        }
        for text in ["", "mm", "1/0", "3 km", "tiga", "1,2,3"] {
            assert_eq!(millimeters(text), None, "{text}");
        }
    }

    #[test]
    fn sizes_are_read_in_every_unit() {
        for (text, width, height) in [
            ("1050x2500", 1050.0, 2500.0),
            ("1.05mx2.5m", 1050.0, 2500.0),
            ("1,05mx2,5m", 1050.0, 2500.0),
            ("105cmx2.5m", 1050.0, 2500.0),
            ("105 cm × 2,5 m", 1050.0, 2500.0),
            ("105x250cm", 1050.0, 2500.0),
            ("105 x 250 cm", 1050.0, 2500.0),
            ("1,05x2,5m", 1050.0, 2500.0),
            ("1,050mx2,500m", 1050.0, 2500.0),
            ("1.050x2.500", 1050.0, 2500.0),
            ("1.050,5 x 2500", 1050.5, 2500.0),
            ("1.050mx2.500m", 1050.0, 2500.0),
            ("1.050.000x2.5", f64::NAN, f64::NAN),
            ("1.5x2.500", f64::NAN, f64::NAN),
            ("115*250", 115.0, 250.0),
            ("A4", 210.0, 297.0),
            (" a3 ", 297.0, 420.0),
            ("100 X 200.25", 100.0, 200.25),
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
            ("2.5mx1050", "size-one-unit"),
            ("105cmx250", "size-one-unit"),
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
            assert_eq!(size(text).unwrap_err().key, key, "{text}");
        }
        let endless = "9".repeat(400);
        assert_eq!(size(&format!("{endless}x1")).unwrap_err().key, "length-out-of-range");
    }

    #[test]
    fn a_point_is_a_thousand_for_bare_cloth_only() {
        let near = |refused: Message| refused.values.into_iter().find(|(name, _)| *name == "near");
        let text = |text: &str| Some(("near", text.into()));
        assert_eq!(tile("60.125x60.125"), Ok(Size::new(60.125, 60.125)));
        assert_eq!(near(tile("1.200x1.200").unwrap_err()), text("1200x1200"));
        assert_eq!(near(tile("1,2x1,2").unwrap_err()), text("1.2cmx1.2cm"));
        assert_eq!(near(size("1.5x2.500").unwrap_err()), text("1.5mx2.500m"));
        assert_eq!(size("1.050mmx2.500mm"), Ok(Size::new(1.05, 2.5)));
        assert_eq!(near(size("1,050x2,500").unwrap_err()), text("1050x2500"));
        assert_eq!(near(size("0.5x0,75").unwrap_err()), text("0.5mx0.75m"));
    }

    #[test]
    fn cloth_below_a_tile_is_refused_with_what_was_meant() {
        let near = |width, height, tile| {
            let failure = expect_tile(Some(Size::new(width, height)), tile).unwrap_err();
            failure.values.into_iter().find(|(name, _)| *name == "near").unwrap().1
        };
        let tile = Size::new(60.0, 60.0);
        assert_eq!(near(1.05, 2.5, tile), "1.05mx2.5m".into());
        assert_eq!(near(30.0, 40.0, tile), "30cmx40cm".into());
        assert_eq!(near(1.05, 2500.0, tile), "1.05mx2500mm".into());
        assert_eq!(near(1.0, 1.0, Size::new(2000.0, 10.0)), "".into());
        assert_eq!(expect_tile(Some(tile), tile), Ok(()));
        assert_eq!(expect_tile(Some(Size::new(50.0, 2000.0)), tile), Ok(()), "a ribbon");
        assert_eq!(expect_tile(None, tile), Ok(()));
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
            assert_eq!(dpi(text).unwrap_err().key, key, "{text}");
        }
    }
}
