//! Circles, ellipses and boxes with round corners as paths, with the curves of `kurbo` and the trigonometry of `libm`.
//!
//! `kurbo` itself counts its curves and places their ends with the numbers of the platform's own library, which differ
//! between machines in their last digit.

use std::f64::consts::{FRAC_PI_2, TAU};

use kurbo::{BezPath, PathEl, Point, Rect, Vec2};

use super::{Angle, quarter};

/// The most curves of a turn: an ellipse of a kilometer, true to less than a nanometer, has fewer.
const MOST: f64 = 256.0;

/// A circle as a path that strays from it by at most `tolerance`, clockwise from its rightmost point.
pub fn circle(center: impl Into<Point>, radius: f64, tolerance: f64) -> BezPath {
    /// The handle of a quarter circle that strays least.
    const HANDLE: f64 = 0.551_915_024_494;
    /// How much such a quarter strays, as a share of the radius.
    const STRAYS: f64 = 1.960_8e-4;
    let center = center.into();
    let of_tolerance = radius.abs() / tolerance;
    let (count, handle) = if of_tolerance < 1.0 / STRAYS {
        (4.0, HANDLE)
    } else {
        let count = curves(of_tolerance).ceil();
        (count, 4.0 / 3.0 * libm::tan(FRAC_PI_2 / count))
    };
    let step = TAU / count;
    let mut path = BezPath::new();
    path.move_to(center + Vec2::new(radius, 0.0));
    let mut number = 0.0;
    while number < count {
        number += 1.0;
        let there = step * number;
        let from = Angle::radians(there - step).unit();
        // The last end is the first one to the last digit.
        let to = if number < count { Angle::radians(there).unit() } else { Vec2::new(1.0, 0.0) };
        let at = |way: Vec2| center + radius * way;
        path.curve_to(at(from + handle * from.turn_90()), at(to - handle * to.turn_90()), at(to));
    }
    path.close_path();
    path
}

/// An upright ellipse with half-axes `radii` as a path that strays from it by at most `tolerance`, clockwise from its
/// rightmost point.
pub fn ellipse(center: impl Into<Point>, radii: impl Into<Vec2>, tolerance: f64) -> BezPath {
    let (center, radii) = (center.into(), radii.into());
    let mut path = BezPath::new();
    path.move_to(center + Vec2::new(radii.x, 0.0));
    path.extend(arc(center, radii, [0.0, TAU], tolerance));
    path.close_path();
    path
}

/// A box whose corners are quarters of a circle, clockwise from the foot of its upper left corner. Corners grow no larger
/// than half the box.
pub fn rounded(rect: Rect, radius: f64, tolerance: f64) -> BezPath {
    let rect = rect.abs();
    let radius = radius.abs().min(rect.width() / 2.0).min(rect.height() / 2.0);
    let inner = rect.inset(-radius);
    let (left, top, right, bottom) = (inner.x0, inner.y0, inner.x1, inner.y1);
    let corner = |quarter: f64, x: f64, y: f64| {
        arc((x, y).into(), Vec2::splat(radius), [FRAC_PI_2 * quarter, FRAC_PI_2], tolerance)
    };
    let mut path = BezPath::new();
    path.move_to((rect.x0, top));
    path.extend(corner(2.0, left, top));
    path.line_to((right, rect.y0));
    path.extend(corner(3.0, right, top));
    path.line_to((rect.x1, bottom));
    path.extend(corner(0.0, right, bottom));
    path.line_to((left, rect.y1));
    path.extend(corner(1.0, left, bottom));
    path.close_path();
    path
}

/// The curves along an upright ellipse, from an angle and for an angle in radians.
fn arc(
    center: Point,
    radii: Vec2,
    [first, sweep]: [f64; 2],
    tolerance: f64,
) -> impl Iterator<Item = PathEl> {
    // A quarter is never bent with fewer than one curve.
    let whole = curves(radii.x.max(radii.y) / tolerance).max(3.999_999);
    let count = (whole * sweep.abs() / TAU).ceil();
    let step = sweep / count;
    let handle = 4.0 / 3.0 * libm::tan(step / 4.0);
    let on = move |angle: f64| stretched(radii, unit(angle));
    let number = std::iter::successors(Some(0.0_f64), |number| Some(number + 1.0));
    number.take_while(move |number| *number < count).map(move |number| {
        let (from, to) = (first + step * number, first + step * (number + 1.0));
        let ahead = |angle: f64| handle * stretched(radii, unit(angle).turn_90());
        PathEl::CurveTo(
            center + on(from) + ahead(from),
            center + on(to) - ahead(to),
            center + on(to),
        )
    })
}

/// Exact at the quarters of a turn, so that a whole turn ends where it began.
fn unit(angle: f64) -> Vec2 {
    let angle = Angle::radians(angle);
    let (sin, cos) = quarter(angle).unwrap_or((angle.sin(), angle.cos()));
    Vec2::new(cos, sin)
}

fn stretched(radii: Vec2, unit: Vec2) -> Vec2 {
    Vec2::new(radii.x * unit.x, radii.y * unit.y)
}

/// How many curves a turn of so many tolerances of radius takes.
fn curves(of_tolerance: f64) -> f64 {
    libm::pow(1.116_3 * of_tolerance, 1.0 / 6.0).clamp(0.0, MOST)
}

#[cfg(test)]
#[expect(clippy::disallowed_types, reason = "the ones that these stand for")]
mod tests {
    use kurbo::{Circle, Ellipse, RoundedRect, Shape as _};

    use super::*;

    /// Both have the same curves, each point within a millionth of a millimeter.
    fn assert_same(ours: &BezPath, theirs: &BezPath) {
        let curves = |path: &BezPath| {
            let curve = |it: &PathEl| match *it {
                PathEl::CurveTo(a, b, c) => [a, b, c].to_vec(),
                _ => Vec::new(),
            };
            path.iter().flat_map(|it| curve(&it)).collect::<Vec<_>>()
        };
        let (ours, theirs) = (curves(ours), curves(theirs));
        assert_eq!(ours.len(), theirs.len(), "{ours:?} {theirs:?}");
        for (a, b) in ours.into_iter().zip(theirs) {
            assert!(crate::geom::distance(a, b) < 1e-6, "{a} {b}");
        }
    }

    #[test]
    fn they_have_the_curves_of_kurbo() {
        for radius in [0.3, 1.0, 7.7, 60.0, 1234.5, 40_000.0] {
            for tolerance in [1e-4, 1e-3, 0.05] {
                let theirs = Circle::new((3.0, -4.0), radius).to_path(tolerance);
                assert_same(&circle((3.0, -4.0), radius, tolerance), &theirs);
                let radii = (radius, radius / 3.0);
                let theirs = Ellipse::new((3.0, -4.0), radii, 0.0).to_path(tolerance);
                assert_same(&ellipse((3.0, -4.0), radii, tolerance), &theirs);
                let rect = Rect::new(2.0, 3.0, 50.0, 20.0);
                let theirs = RoundedRect::from_rect(rect, radius).to_path(tolerance);
                assert_same(&rounded(rect, radius, tolerance), &theirs);
            }
        }
    }

    #[test]
    fn a_tall_ellipse_begins_at_its_right() {
        let path = ellipse((1.0, 2.0), (3.0, 9.0), 1e-3);
        assert_eq!(path.elements()[0], PathEl::MoveTo(Point::new(4.0, 2.0)));
    }

    #[test]
    fn nonsense_ends() {
        for radius in [f64::INFINITY, f64::NAN, 1e300] {
            assert!(circle((0.0, 0.0), radius, 1e-9).elements().len() < 300);
            assert!(ellipse((0.0, 0.0), (radius, 1.0), 1e-9).elements().len() < 300);
        }
    }
}
