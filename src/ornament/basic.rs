//! The plain shapes: ellipse, rectangle, rhomb, polygon, star and superformula.
//!
//! **Invariant:** all are closed and stand around the origin.

use std::f64::consts::TAU;

use kurbo::{BezPath, Point, Vec2};

use crate::geom::Angle;
use crate::geom::fit::curve_along;
use crate::geom::flat::Ends;
use crate::geom::smooth::QUARTER;
use crate::geom::voronoi::polygon as polygon_around;

use super::{are_sane, count, have_size};

/// A circle of `radius` mm in four exact quarter turns.
///
/// Picture: circle.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="168" viewBox="-21.0 -21.0 42.0 42.0" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M20,0C20,11 11,20 0,20C-11,20 -20,11 -20,0C-20,-11 -11,-20 0,-20C11,-20 20,-11 20,0Z"/></svg>
pub fn circle(radius: f64) -> BezPath {
    ellipse(radius, radius)
}

/// An ellipse with half-axes `rx` along x and `ry` along y, in four cubics; true to 0.03 % of its size.
///
/// Picture: ellipse.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="200" viewBox="-25.0 -16.0 50.0 32.0" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M24,0C24,8.3 13.3,15 0,15C-13.3,15 -24,8.3 -24,0C-24,-8.3 -13.3,-15 0,-15C13.3,-15 24,-8.3 24,0Z"/></svg>
pub fn ellipse(rx: f64, ry: f64) -> BezPath {
    let mut path = BezPath::new();
    if !have_size(&[rx, ry]) {
        return path;
    }
    let at = |x: f64, y: f64| Point::new(x * rx, y * ry);
    let k = QUARTER;
    path.move_to(at(1.0, 0.0));
    path.curve_to(at(1.0, k), at(k, 1.0), at(0.0, 1.0));
    path.curve_to(at(-k, 1.0), at(-1.0, k), at(-1.0, 0.0));
    path.curve_to(at(-1.0, -k), at(-k, -1.0), at(0.0, -1.0));
    path.curve_to(at(k, -1.0), at(1.0, -k), at(1.0, 0.0));
    path.close_path();
    path
}

/// A rectangle `width` along x and `height` along y.
///
/// Picture: rect.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="168" viewBox="-21.0 -13.0 42.0 26.0" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M-20,-12L20,-12L20,12L-20,12Z"/></svg>
pub fn rect(width: f64, height: f64) -> BezPath {
    let (x, y) = (width / 2.0, height / 2.0);
    corners(&[(-x, -y), (x, -y), (x, y), (-x, y)], &[width, height])
}

/// A rhomb, wajik, `width` between its tips on x and `height` between those on y.
///
/// Picture: rhomb.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="184" viewBox="-23.0 -15.0 46.0 30.0" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M22,0L0,14L-22,0L0,-14Z"/></svg>
pub fn rhomb(width: f64, height: f64) -> BezPath {
    let (x, y) = (width / 2.0, height / 2.0);
    corners(&[(x, 0.0), (0.0, y), (-x, 0.0), (0.0, -y)], &[width, height])
}

/// An even polygon of `n` corners (3 or more) on a circle of `radius`, the first on +x.
///
/// Picture: polygon.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="168" viewBox="-21.0 -18.3 42.0 36.6" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M20,0L10,17.3L-10,17.3L-20,0L-10,-17.3L10,-17.3Z"/></svg>
pub fn polygon(n: f64, radius: f64) -> BezPath {
    let n = count(n);
    let points: Vec<_> = (0..n).map(|at| spoke(at, n, radius)).collect();
    corners(&points, &[radius])
}

/// A star of `n` points (2 or more) at `outer` mm, with the corners between them at `inner` mm; the first point
/// lies on +x.
///
/// Picture: star.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="168" viewBox="-21.0 -21.0 42.0 42.0" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M20,0L11.1,4.6L14.1,14.1L4.6,11.1L0,20L-4.6,11.1L-14.1,14.1L-11.1,4.6L-20,0L-11.1,-4.6L-14.1,-14.1L-4.6,-11.1L0,-20L4.6,-11.1L14.1,-14.1L11.1,-4.6Z"/></svg>
pub fn star(n: f64, outer: f64, inner: f64) -> BezPath {
    let n = count(n);
    let corner = |at: u32| spoke(at, 2 * n, if at.is_multiple_of(2) { outer } else { inner });
    let points: Vec<_> = (0..2 * n).map(corner).collect();
    corners(&points, &[outer, inner])
}

/// What makes a [`superformula`] what it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Super {
    /// How many lobes: 0 is round. Whole numbers close.
    pub m: f64,
    /// The fullness of the whole, greater than 0. Small numbers pinch.
    pub n1: f64,
    /// The weight of the cosine.
    pub n2: f64,
    /// The weight of the sine.
    pub n3: f64,
}

/// Gielis's superformula scaled so that its farthest point lies at `radius`:
/// `r(a) = (|cos(m a/4)|^n2 + |sin(m a/4)|^n3)^(-1/n1)`.
///
/// Gielis, "A generic geometric transformation that unifies a wide range of natural and abstract shapes" (2003).
/// `m` is rounded so that the line closes.
///
/// Picture: superformula.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="168" viewBox="-21.0 -18.7 42.0 37.4" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M20,0C20,1.2 18,4.1 17.5,5C15.3,8.2 14.8,9.1 13,12.6C12.2,14.3 11.3,16.1 10.3,17.1C10.1,17.3 9.9,17.4 9.7,17.4C8.3,17.9 6.3,17.7 4.4,17.6C0.5,17.3 -0.5,17.3 -4.4,17.6C-6.3,17.7 -8.3,17.9 -9.7,17.4C-9.9,17.4 -10.1,17.3 -10.3,17.1C-11.3,16.1 -12.2,14.3 -13,12.6C-14.8,9.1 -15.3,8.2 -17.5,5C-18.5,3.4 -19.6,1.7 -20,0.3C-20,0.1 -20,-0.1 -20,-0.3C-19.6,-1.7 -18.5,-3.4 -17.5,-5C-15.3,-8.2 -14.8,-9.1 -13,-12.6C-12.2,-14.3 -11.3,-16.1 -10.3,-17.1C-10.1,-17.3 -9.9,-17.4 -9.7,-17.4C-8.3,-17.9 -6.3,-17.7 -4.4,-17.6C-0.5,-17.3 0.5,-17.3 4.4,-17.6C6.3,-17.7 8.3,-17.9 9.7,-17.4C9.9,-17.4 10.1,-17.3 10.3,-17.1C11.3,-16.1 12.2,-14.3 13,-12.6C14.8,-9.1 15.3,-8.2 17.5,-5C18,-4.1 20,-1.2 20,0Z"/></svg>
pub fn superformula(shape: Super, radius: f64) -> BezPath {
    let Super { m, n1, n2, n3 } = shape;
    if !are_sane(&[m, n1, n2, n3, radius]) || n1 == 0.0 || !have_size(&[radius]) {
        return BezPath::new();
    }
    let lobes = count(m.abs().min(64.0));
    // Whole steps in every half lobe, so that tips and valleys are met exactly; odd lobes close after two turns
    // only if cosine and sine differ, so they are drawn as seen on the first turn.
    let steps = 32 * (2 * lobes).max(6);
    let reach = |at: u32| {
        let angle = Angle::radians(TAU * f64::from(at) / f64::from(steps) * f64::from(lobes) / 4.0);
        let sum = libm::pow(angle.cos().abs(), n2) + libm::pow(angle.sin().abs(), n3);
        libm::pow(sum, -1.0 / n1)
    };
    let reaches: Vec<f64> = (0..steps).map(reach).collect();
    let most = reaches.iter().copied().fold(0.0, f64::max);
    if !(most.is_finite() && most > 0.0) || reaches.iter().any(|reach| !reach.is_finite()) {
        return BezPath::new();
    }
    let point = |(at, reach): (u32, f64)| {
        let angle = Angle::radians(TAU * f64::from(at) / f64::from(steps));
        (angle.unit() * (reach / most * radius)).to_point()
    };
    let points: Vec<Point> = (0..steps).zip(reaches).map(point).collect();
    curve_along(&points, Ends::Joined)
}

/// The end of spoke `at` of `n`.
fn spoke(at: u32, n: u32, radius: f64) -> (f64, f64) {
    let turned = crate::geom::turn(Angle::degrees(360.0 * f64::from(at) / f64::from(n)))
        * Point::new(radius, 0.0);
    (turned.x, turned.y)
}

/// The closed polygon around `points`, empty unless all `sizes` are greater than 0.
fn corners(points: &[(f64, f64)], sizes: &[f64]) -> BezPath {
    if !have_size(sizes) {
        return BezPath::new();
    }
    let points: Vec<Point> = points.iter().map(|(x, y)| Vec2::new(*x, *y).to_point()).collect();
    polygon_around(&points)
}
