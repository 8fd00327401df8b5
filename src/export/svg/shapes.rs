//! Marks as SVG shapes, compactly: to a micrometer, and by kind.

use std::io;

use ::svg::node::element::{Circle, Element, Group, Path};
use kurbo::Affine;

use crate::mark::{Mark, Shape};

use super::super::drawing::Kinds;
use super::super::xml::{Out, data, mm, thousandths};

/// Writes every mark at the places that `places` gives for it.
pub(super) fn write(
    kinds: &Kinds<'_>,
    out: &mut Out<'_>,
    places: impl Fn(usize) -> Vec<Affine>,
) -> io::Result<()> {
    let mut filled = kinds.filled(&places).peekable();
    if filled.peek().is_some() {
        out.open(&Group::new().set("stroke", "none"))?;
        for mark in filled {
            out.element(&element(&mark))?;
        }
        out.close("g")?;
    }
    for (width, lines) in kinds.lines(&places) {
        out.open(&Group::new().set("fill", "none").set("stroke-width", thousandths(width)))?;
        for (mark, place) in lines {
            out.element(&element(&kinds.at(mark, place)))?;
        }
        out.close("g")?;
    }
    Ok(())
}

fn element(mark: &Mark) -> Element {
    match mark.shape() {
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
