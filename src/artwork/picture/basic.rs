//! The basic shapes of SVG as paths, in the numbers of the text: `usvg` has them only rounded to 32 bits.

use std::borrow::Cow;
use std::collections::BTreeMap;

use kurbo::{BezPath, Point, Rect, Shape as _, Size};
use svgtypes::{PointsParser, SimplePathSegment, SimplifyingPathParser};

use super::page::length;
use crate::geom::{self, round};

/// Whether an element is a shape.
pub(super) fn is_shape(tag: &str) -> bool {
    matches!(tag, "circle" | "ellipse" | "rect" | "line" | "polyline" | "polygon" | "path")
}

/// User units by which a path may stray from a circle.
const ACCURACY: f64 = 1e-4;

/// The outline of a shape in user units, begun where SVG begins it. None where nothing would be drawn.
pub(super) fn path(
    tag: &str,
    attributes: &BTreeMap<&str, Cow<'_, str>>,
    viewport: Size,
) -> Option<BezPath> {
    let get = |name: &str| attributes.get(name).map(Cow::as_ref);
    let diagonal = geom::length(viewport.to_vec2()) / std::f64::consts::SQRT_2;
    let across = |name: &str| length(get(name)?, viewport.width);
    let down = |name: &str| length(get(name)?, viewport.height);
    let center = || Point::new(across("cx").unwrap_or(0.0), down("cy").unwrap_or(0.0));
    match tag {
        "path" => Some(drawn(get("d")?)),
        "polyline" | "polygon" => {
            let mut path = BezPath::new();
            for (at, point) in PointsParser::from(get("points")?).enumerate() {
                if at == 0 { path.move_to(point) } else { path.line_to(point) }
            }
            if tag == "polygon" && !path.is_empty() {
                path.close_path();
            }
            Some(path)
        }
        "line" => {
            let end =
                |x: &str, y: &str| Point::new(across(x).unwrap_or(0.0), down(y).unwrap_or(0.0));
            let mut path = BezPath::new();
            path.move_to(end("x1", "y1"));
            path.line_to(end("x2", "y2"));
            Some(path)
        }
        "circle" => {
            let radius = length(get("r")?, diagonal).filter(|it| *it > 0.0)?;
            Some(round::circle(center(), radius, ACCURACY))
        }
        "ellipse" => {
            let (rx, ry) = radii(across("rx"), down("ry"))?;
            Some(round::ellipse(center(), (rx, ry), ACCURACY))
        }
        "rect" => {
            let at = Point::new(across("x").unwrap_or(0.0), down("y").unwrap_or(0.0));
            let size = Size::new(across("width")?, down("height")?);
            if size.width <= 0.0 || size.height <= 0.0 {
                return None;
            }
            let rect = Rect::from_origin_size(at, size);
            let (rx, ry) = radii(across("rx"), down("ry")).unwrap_or((0.0, 0.0));
            let (rx, ry) = (rx.min(size.width / 2.0), ry.min(size.height / 2.0));
            Some(if rx > 0.0 && ry > 0.0 { rounded(rect, rx, ry) } else { rect.to_path(ACCURACY) })
        }
        _ => None,
    }
}

/// Both radii, of which one may follow the other.
fn radii(rx: Option<f64>, ry: Option<f64>) -> Option<(f64, f64)> {
    let [rx, ry] = [rx, ry].map(|radius| radius.filter(|it| *it >= 0.0));
    let radii = (rx.or(ry)?, ry.or(rx)?);
    (radii.0 > 0.0 && radii.1 > 0.0).then_some(radii)
}

/// A box with elliptic corners, begun after its upper left one.
fn rounded(rect: Rect, rx: f64, ry: f64) -> BezPath {
    // Round corners of a box that is stretched afterward.
    let stretch = kurbo::Affine::scale_non_uniform(1.0, ry / rx);
    let even = stretch.inverse().transform_rect_bbox(rect);
    stretch * round::rounded(even, rx, ACCURACY)
}

/// Path data, up to the first mistake in it.
fn drawn(data: &str) -> BezPath {
    let mut path = BezPath::new();
    for segment in SimplifyingPathParser::from(data).map_while(Result::ok) {
        match segment {
            SimplePathSegment::MoveTo { x, y } => path.move_to((x, y)),
            SimplePathSegment::LineTo { x, y } => path.line_to((x, y)),
            SimplePathSegment::Quadratic { x1, y1, x, y } => path.quad_to((x1, y1), (x, y)),
            SimplePathSegment::CurveTo { x1, y1, x2, y2, x, y } => {
                path.curve_to((x1, y1), (x2, y2), (x, y));
            }
            SimplePathSegment::ClosePath => path.close_path(),
        }
    }
    path
}
