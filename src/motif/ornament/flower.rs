//! Rosettes, and fans of feathers.
//!
//! **Invariant:** all outlines are closed.

use kurbo::{Affine, BezPath, PathEl, Point};

use crate::geom::{self, Angle};

use super::petal::teardrop;
use super::{are_sane, count};

/// The scalloped outline of a flower with `n` round petals (2 or more) around the origin, the first on +x.
///
/// Petals reach out to `outer` mm and meet in sharp valleys at `inner` mm. Two cubics a petal: they leave the
/// valleys outward and a little apart, so that petals are rounder than arcs, and lie level at their tops.
///
/// Picture: rosette.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="168" viewBox="-21.0 -21.0 42.0 42.0" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M12,-5C16.2,-7.8 20,-4.3 20,0C20,4.3 16.2,7.8 12,5C17,6 17.2,11.1 14.1,14.1C11.1,17.2 6,17 5,12C7.8,16.2 4.3,20 0,20C-4.3,20 -7.8,16.2 -5,12C-6,17 -11.1,17.2 -14.1,14.1C-17.2,11.1 -17,6 -12,5C-16.2,7.8 -20,4.3 -20,0C-20,-4.3 -16.2,-7.8 -12,-5C-17,-6 -17.2,-11.1 -14.1,-14.1C-11.1,-17.2 -6,-17 -5,-12C-7.8,-16.2 -4.3,-20 0,-20C4.3,-20 7.8,-16.2 5,-12C6,-17 11.1,-17.2 14.1,-14.1C17.2,-11.1 17,-6 12,-5Z"/></svg>
pub fn rosette(n: f64, outer: f64, inner: f64) -> BezPath {
    let n = count(n);
    let mut path = BezPath::new();
    if !are_sane(&[outer, inner]) || n < 2 || outer <= 0.0 || inner <= 0.0 {
        return path;
    }
    let inner = inner.min(outer);
    let half = 180.0 / f64::from(n);
    let valley = Point::ZERO + Angle::degrees(-half).unit() * inner;
    // Valleys widen with few petals; the tops are as broad as the petal allows.
    let (out, top) = ((outer - inner) * 0.72, geom::length(Point::new(outer, 0.0) - valley) * 0.46);
    let leave = valley + Angle::degrees(-half * 1.5).unit() * out;
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
/// <svg xmlns="http://www.w3.org/2000/svg" width="154" viewBox="-1.0 -23.3 38.6 42.9" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M0,0C4.2,3.2 4.7,7.7 9.5,15.4C9.5,18.2 10.6,19.4 12.6,18C14.7,16.6 16.3,12.3 15.7,8.9C9.1,-0.1 5.1,1.5 0,0ZM0,0C5.7,2.4 7.7,6.8 15,14.6C15.6,17.4 17,18.5 18.7,16.6C20.3,14.8 21.1,10.2 19.8,7C10.1,-1.8 6.2,0.5 0,0ZM0,0C7,1 10.4,5 20.7,12.1C21.9,14.7 23.5,15.5 24.6,13.3C25.8,11.1 25.5,6.5 23.7,3.6C10.8,-4 7.1,-1 0,0ZM0,0C8,-0.8 12.5,2.2 25.8,7.7C27.6,10.1 29.3,10.4 29.9,8C30.6,5.6 29.3,1.2 26.8,-1.3C10.9,-6.6 7.5,-2.8 0,0ZM0,0C8.4,-3 14,-1.2 29.8,1.5C32.1,3.5 33.9,3.5 34,1C34.1,-1.5 31.8,-5.5 28.9,-7.4C10.3,-9.5 7.5,-4.8 0,0ZM0,0C8.1,-5.4 14.4,-5.2 32.2,-6.1C35,-4.6 36.7,-5 36.2,-7.5C35.7,-9.9 32.7,-13.3 29.4,-14.6C9,-12.4 6.9,-7 0,0ZM0,0C7.2,-7.9 13.7,-9.4 32.7,-14.6C35.7,-13.8 37.3,-14.7 36.3,-16.9C35.2,-19.2 31.4,-21.8 28,-22.3C6.8,-15.2 5.6,-9.1 0,0Z"/></svg>
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
        geom::turn(Angle::degrees(degrees * (share * share - 0.5))) * point
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
