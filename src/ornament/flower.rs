//! Rosettes, and fans of feathers.
//!
//! **Invariant:** all outlines are closed.

use kurbo::{Affine, BezPath, PathEl, Point};

use crate::geom::{self, Angle};

use super::petal::teardrop;
use super::{are_sane, count, have_size};

/// The scalloped outline of a flower with `n` round petals (2 or more) around the origin, the first on +x.
///
/// Petals reach out to `outer` mm and meet in sharp valleys at `inner` mm. Two cubics a petal: they leave the
/// valleys outward and a little apart, so that petals are rounder than arcs, and lie level at their tops.
///
/// Picture: rosette.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="168" viewBox="-21.0 -21.0 42.0 42.0" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M12,-5C16.8,-6.6 20,-4.3 20,0C20,4.3 16.8,6.6 12,5C16.5,7.2 17.2,11.1 14.1,14.1C11.1,17.2 7.2,16.5 5,12C6.6,16.8 4.3,20 0,20C-4.3,20 -6.6,16.8 -5,12C-7.2,16.5 -11.1,17.2 -14.1,14.1C-17.2,11.1 -16.5,7.2 -12,5C-16.8,6.6 -20,4.3 -20,0C-20,-4.3 -16.8,-6.6 -12,-5C-16.5,-7.2 -17.2,-11.1 -14.1,-14.1C-11.1,-17.2 -7.2,-16.5 -5,-12C-6.6,-16.8 -4.3,-20 0,-20C4.3,-20 6.6,-16.8 5,-12C7.2,-16.5 11.1,-17.2 14.1,-14.1C17.2,-11.1 16.5,-7.2 12,-5Z"/></svg>
pub fn rosette(n: f64, outer: f64, inner: f64) -> BezPath {
    let n = count(n);
    let mut path = BezPath::new();
    if n < 2 || !have_size(&[outer, inner]) {
        return path;
    }
    let inner = inner.min(outer);
    let half = 180.0 / f64::from(n);
    let valley = Point::ZERO + Angle::degrees(-half).unit() * inner;
    // Valleys widen with few petals; the tops are as broad as the petal allows.
    let (out, top) = ((outer - inner) * 0.72, geom::length(Point::new(outer, 0.0) - valley) * 0.46);
    let leave = valley + Angle::degrees(-half * 0.85).unit() * out;
    let arrive = Point::new(outer, -top);
    let mirror = Affine::FLIP_Y;
    path.move_to(valley);
    for petal in 0..n {
        let turn = geom::turn(Angle::degrees(2.0 * half * f64::from(petal)));
        path.curve_to(turn * leave, turn * arrive, turn * Point::new(outer, 0.0));
        path.curve_to(turn * (mirror * arrive), turn * (mirror * leave), turn * (mirror * valley));
    }
    path.close_path();
    path
}

/// A wing or tail of feathers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fan {
    /// How many feathers, 5 to 9 in most wings.
    pub n: f64,
    /// The angle from the first to the last, degrees: 70 to 100 in most wings.
    pub spread: f64,
    /// The longest feather, millimeters.
    pub length: f64,
    /// How wide each feather is, millimeters.
    pub width: f64,
    /// How much shorter the last feather is than the first: 0 a tail, 0.5 a wing.
    pub taper: f64,
    /// How much a feather curves from its base to its end, degrees clockwise.
    pub curl: f64,
}

impl Default for Fan {
    /// A wing of seven feathers, 40 mm long.
    fn default() -> Self {
        Self { n: 7.0, spread: 80.0, length: 40.0, width: 9.0, taper: 0.45, curl: 30.0 }
    }
}

/// The feathers of `fan`, rooted in the origin and spread evenly about +x, from the last to the first: drawn in
/// this order, longer feathers lie over shorter ones, as in a wing (lar).
///
/// Picture: feather-fan.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="154" viewBox="-1.0 -21.8 38.6 41.5" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M0,0C3.9,3.6 3.8,8.3 8.1,16.1C8.7,18.6 10.6,19.4 12.6,18C14.7,16.6 15.8,13 14.9,10.2C9,0.9 5,2 0,0ZM0,0C5.5,2.9 6.8,7.7 13.9,15.8C15,18 17,18.5 18.7,16.6C20.3,14.8 20.6,11.1 19.2,8.5C10.2,-0.6 6.1,1.1 0,0ZM0,0C6.9,1.7 9.7,6.2 19.8,13.5C21.3,15.5 23.5,15.5 24.6,13.3C25.8,11.1 25.3,7.4 23.3,5.2C11.2,-2.7 7.1,-0.3 0,0ZM0,0C8,0 12.2,3.8 25.2,9.3C27.2,10.9 29.3,10.4 29.9,8C30.6,5.6 29.3,2.2 26.9,0.5C11.6,-5.2 7.8,-2 0,0ZM0,0C8.6,-2.2 14,0.5 29.7,3.3C32,4.4 33.9,3.5 34,1C34.1,-1.5 32,-4.6 29.3,-5.7C11.4,-8.1 7.9,-4 0,0ZM0,0C8.7,-4.6 14.9,-3.4 32.5,-4.2C35.1,-3.7 36.7,-5 36.2,-7.5C35.7,-9.9 33,-12.4 30.2,-12.9C10.5,-11.2 7.6,-6.2 0,0ZM0,0C8,-7.1 14.7,-7.6 33.4,-12.9C36,-12.9 37.3,-14.7 36.3,-16.9C35.2,-19.2 32,-21 29.1,-20.8C8.6,-14.2 6.5,-8.5 0,0Z"/></svg>
pub fn feather_fan(fan: &Fan) -> Vec<BezPath> {
    let Fan { n, spread, length, width, taper, curl } = *fan;
    let n = count(n);
    if !are_sane(&[spread, length, width, taper, curl]) {
        return Vec::new();
    }
    let taper = taper.clamp(0.0, 0.95);
    let feather = |at: u32| {
        let share = if n > 1 { f64::from(at) / f64::from(n - 1) } else { 0.5 };
        let own = length * (1.0 - if n > 1 { taper * share } else { 0.0 });
        let turn = geom::turn(Angle::degrees(spread * (share - 0.5)));
        turn * curled(&teardrop(own, width), own, curl)
    };
    (0..n).rev().map(feather).filter(|feather| !feather.is_empty()).collect()
}

/// `path` with each point turned about the origin, by nothing there and by `degrees` at `length`.
fn curled(path: &BezPath, length: f64, degrees: f64) -> BezPath {
    let turn = |point: Point| {
        let share = (point.x / length).clamp(0.0, 1.0);
        geom::turn(Angle::degrees(degrees * (share - 0.5))) * point
    };
    let curl = |element: PathEl| match element {
        PathEl::MoveTo(p) => PathEl::MoveTo(turn(p)),
        PathEl::LineTo(p) => PathEl::LineTo(turn(p)),
        PathEl::QuadTo(a, p) => PathEl::QuadTo(turn(a), turn(p)),
        PathEl::CurveTo(a, b, p) => PathEl::CurveTo(turn(a), turn(b), turn(p)),
        PathEl::ClosePath => PathEl::ClosePath,
    };
    path.elements().iter().copied().map(curl).collect()
}
