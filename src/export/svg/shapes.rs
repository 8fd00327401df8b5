//! Marks as SVG shapes, compactly: to a micrometer, and by kind.

use std::collections::BTreeMap;
use std::io;

use ::svg::node::element::{Circle, Element, Group, Path};
use kurbo::Affine;

use crate::mark::{Mark, Shape};

use super::super::xml::{Out, data, mm, rounded};

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
                Shape::Area(_) | Shape::EvenOdd(_) | Shape::Dot { .. } => kinds.filled.push(*at),
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
        Shape::EvenOdd(path) => Path::new().set("d", data(path)).set("fill-rule", "evenodd").into(),
        Shape::Dot { center, radius } => Circle::new()
            .set("cx", mm(center.x))
            .set("cy", mm(center.y))
            .set("r", mm(*radius))
            .into(),
    }
}

/// A map as an SVG transform. Its linear part needs more digits than lengths: it moves the far end of a tile.
pub(super) fn matrix(map: Affine) -> String {
    let [a, b, c, d, e, f] = map.as_coeffs();
    // `+ 0.0` turns a negative zero into a plain one.
    let linear = [a, b, c, d].map(|part| ((part * 1e9).round() / 1e9 + 0.0).to_string());
    format!("matrix({} {} {})", linear.join(" "), mm(e), mm(f))
}
