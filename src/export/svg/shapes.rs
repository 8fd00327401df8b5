//! Marks as SVG shapes, compactly: to a micrometer, and by kind.

use std::collections::BTreeMap;
use std::io;

use ::svg::node::element::{Circle, Element, Group, Path};
use kurbo::{Affine, BezPath, PathEl, Point};

use crate::mark::{Mark, Shape};

use super::Out;

/// Lengths are written to this part of a millimeter: finer than any pen, printer or laser.
const PARTS: f64 = 1000.0;

/// Marks of one coat by kind. Their color is the same, so their order does not matter.
pub(super) struct Kinds<'a> {
    marks: &'a [Mark],
    /// Areas and dots.
    filled: Vec<usize>,
    lines: Vec<usize>,
}

impl<'a> Kinds<'a> {
    pub(super) fn of(some: &[usize], marks: &'a [Mark]) -> Self {
        let mut kinds = Self { marks, filled: Vec::new(), lines: Vec::new() };
        for at in some {
            match marks[*at].shape {
                Shape::Area(_) | Shape::Dot { .. } => kinds.filled.push(*at),
                Shape::Stroke { .. } => kinds.lines.push(*at),
            }
        }
        kinds
    }

    /// Writes every mark at the places that `places` gives for it.
    pub(super) fn write(
        &self,
        out: &mut Out<'_>,
        places: impl Fn(usize) -> Vec<Affine>,
    ) -> io::Result<()> {
        if !self.filled.is_empty() {
            out.open(&Group::new().set("stroke", "none"))?;
            for at in &self.filled {
                for place in places(*at) {
                    out.element(&element(&self.marks[*at].transformed(place)))?;
                }
            }
            out.close("g")?;
        }
        for ((_, width), copies) in self.by_width(places) {
            out.open(&Group::new().set("fill", "none").set("stroke-width", width))?;
            for (at, place) in copies {
                out.element(&element(&self.marks[at].transformed(place)))?;
            }
            out.close("g")?;
        }
        Ok(())
    }

    /// Every line at each of its places, by its width there as it is written.
    fn by_width(
        &self,
        places: impl Fn(usize) -> Vec<Affine>,
    ) -> BTreeMap<(i64, String), Vec<(usize, Affine)>> {
        let mut widths: BTreeMap<(i64, String), Vec<(usize, Affine)>> = BTreeMap::new();
        for at in &self.lines {
            let Shape::Stroke { width, .. } = self.marks[*at].shape else { continue };
            for place in places(*at) {
                let width = width * place.determinant().abs().sqrt();
                widths.entry((rounded(width), mm(width))).or_default().push((*at, place));
            }
        }
        widths
    }
}

fn element(mark: &Mark) -> Element {
    match &mark.shape {
        Shape::Area(path) | Shape::Stroke { path, .. } => Path::new().set("d", data(path)).into(),
        Shape::Dot { center, radius } => Circle::new()
            .set("cx", mm(center.x))
            .set("cy", mm(center.y))
            .set("r", mm(*radius))
            .into(),
    }
}

/// Path data in absolute commands.
fn data(path: &BezPath) -> String {
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
    let parts = rounded(length);
    let sign = if parts < 0 { "-" } else { "" };
    let (whole, rest) = (parts.unsigned_abs() / 1000, parts.unsigned_abs() % 1000);
    if rest == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{rest:03}");
    format!("{sign}{whole}.{}", digits.trim_end_matches('0'))
}

/// A map as an SVG transform. Its linear part needs more digits than lengths: it moves the far end of a tile.
pub(super) fn matrix(map: Affine) -> String {
    let [a, b, c, d, e, f] = map.as_coeffs();
    // `+ 0.0` turns a negative zero into a plain one.
    let linear = [a, b, c, d].map(|part| ((part * 1e9).round() / 1e9 + 0.0).to_string());
    format!("matrix({} {} {})", linear.join(" "), mm(e), mm(f))
}

/// A length in thousandths of a millimeter.
#[expect(clippy::cast_possible_truncation, reason = "no cloth is 10^12 m long")]
fn rounded(length: f64) -> i64 {
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
        let path = BezPath::from_svg("M1,2 L3,4 5.5,6 C1,2 3,4 5,6 Z").unwrap();
        assert_eq!(data(&path), "M1 2L3 4 5.5 6C1 2 3 4 5 6Z");
    }
}
