//! What every SVG drawing is written with: lengths, path data, text, and elements one a line.

use std::io::{self, Write};

use ::svg::node::element::Element;
use kurbo::{BezPath, PathEl, Point};

use crate::color::Srgb;

/// Lengths are written to this part of a millimeter: finer than any pen, printer or laser.
const PARTS: f64 = 1000.0;

/// Elements on their way out, one a line.
pub(super) struct Out<'a> {
    pub(super) sink: &'a mut dyn Write,
}

impl Out<'_> {
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.sink, "{text}")
    }

    /// An element that is complete.
    pub(super) fn element(&mut self, element: &Element) -> io::Result<()> {
        writeln!(self.sink, "{element}")
    }

    /// An element whose children follow; it has none yet, and so ends in `/>`.
    pub(super) fn open(&mut self, element: &Element) -> io::Result<()> {
        let text = element.to_string();
        writeln!(self.sink, "{}>", text.strip_suffix("/>").unwrap_or(&text))
    }

    pub(super) fn close(&mut self, name: &str) -> io::Result<()> {
        writeln!(self.sink, "</{name}>")
    }
}

/// A color as SVG has it.
pub(super) fn hex(color: Srgb) -> String {
    color.to_string().to_lowercase()
}

/// `text` without the letters that XML cannot carry.
pub(super) fn plain(text: &str) -> String {
    let fits = |letter: &char| !letter.is_control() && !matches!(letter, '\u{FFFE}' | '\u{FFFF}');
    text.chars().filter(fits).collect()
}

/// Path data in absolute commands.
pub(super) fn data(path: &BezPath) -> String {
    let mut data = String::new();
    let mut last = ' ';
    let mut command = |letter: char, points: &[Point]| {
        // A repeated command is understood, except for the first line after a move, which we name.
        if letter != last || letter == 'M' {
            data.push(letter);
            last = letter;
        } else {
            data.push(' ');
        }
        for (at, point) in points.iter().enumerate() {
            if at > 0 {
                data.push(' ');
            }
            data.push_str(&mm(point.x));
            data.push(' ');
            data.push_str(&mm(point.y));
        }
    };
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => command('M', &[to]),
            PathEl::LineTo(to) => command('L', &[to]),
            PathEl::QuadTo(by, to) => command('Q', &[by, to]),
            PathEl::CurveTo(from, by, to) => command('C', &[from, by, to]),
            PathEl::ClosePath => command('Z', &[]),
        }
    }
    data
}

/// A length in millimeters, without an exponent or zeros that say nothing.
pub(super) fn mm(length: f64) -> String {
    thousandths(rounded(length))
}

/// A length in millimeters that is counted in thousandths of them.
pub(super) fn thousandths(parts: i64) -> String {
    let sign = if parts < 0 { "-" } else { "" };
    let (whole, rest) = (parts.unsigned_abs() / 1000, parts.unsigned_abs() % 1000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{rest:03}");
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

/// A length in thousandths of a millimeter.
#[expect(clippy::cast_possible_truncation, reason = "no cloth is 10^12 m long")]
pub(super) fn rounded(length: f64) -> i64 {
    (length * PARTS).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_short() {
        for (length, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (-0.0004, "0"),
            (12.0, "12"),
            (-3.25, "-3.25"),
            (0.1 + 0.2, "0.3"),
            (0.0405, "0.041"),
            (1e7, "10000000"),
        ] {
            assert_eq!(mm(length), text);
        }
    }

    #[test]
    fn paths_are_compact() {
        let path = crate::geom::data::read("M1,2 L3,4 5.5,6 C1,2 3,4 5,6 Z", usize::MAX).unwrap();
        assert_eq!(data(&path), "M1 2L3 4 5.5 6C1 2 3 4 5 6Z");
    }
}
