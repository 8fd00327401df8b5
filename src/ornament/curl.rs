//! Curls and waves: the center lines of ukel, tendrils and water.
//!
//! **Invariant:** these are open lines that begin in the origin toward +x.

use std::f64::consts::TAU;

use kurbo::{BezPath, Point, Vec2};

use crate::geom::fit::curve_along;
use crate::geom::flat::Ends;
use crate::geom::{Angle, turn};

use super::{are_sane, have_size};

/// A curl, ukel: a logarithmic spiral that leaves the origin along +x and winds inward, clockwise.
///
/// `radius` is its radius at the start in millimeters, `turns` how often it winds (0.1 to 6; isen use 3/4 to 1 1/4),
/// `ratio` the radius after one turn as a share of that before (0.05 to 0.98; 0.4 for a lively curl).
/// With `b = -ln(ratio)/tau` the spiral is `r(a) = radius e^(-b a)`, and its tangent leans inward by `atan(b)`.
///
/// Picture: ukel.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="90" viewBox="-6.7 -1.0 22.6 27.9" stroke="#4a2511" stroke-width="0.5"><path fill="none" d="M0,0C8.3,0 14.9,6.3 14.9,14C14.9,22.5 6.8,27.9 0,25.1C-3.5,23.7 -5.7,20.4 -5.7,17C-5.7,12.8 -2.4,9.5 1.4,9.5C5.7,9.5 8.4,13.6 7,17C6.3,18.6 4.7,19.8 2.9,19.8C0.8,19.8 -0.9,18.2 -0.9,16.3"/></svg>
pub fn ukel(radius: f64, turns: f64, ratio: f64) -> BezPath {
    if !are_sane(&[radius, turns, ratio]) || !have_size(&[radius]) {
        return BezPath::new();
    }
    let (turns, ratio) = (turns.clamp(0.1, 6.0), ratio.clamp(0.05, 0.98));
    let b = -libm::log(ratio) / TAU;
    let lean = turn(Angle::radians(-libm::atan(b)));
    let at = |step: u32| {
        let angle = f64::from(step) / STEPS * TAU;
        // Around a center below the start: up is where it begins.
        let spoke = Angle::radians(angle - TAU / 4.0).unit() * libm::exp(-b * angle);
        lean * ((spoke + Vec2::new(0.0, 1.0)) * radius).to_point()
    };
    let last = turns * STEPS;
    let whole = super::count(last.floor());
    let mut points: Vec<Point> = (0..=whole).map(at).collect();
    points[0] = Point::ZERO;
    curve_along(&points, Ends::Open)
}

/// Points on one turn, dense enough to tell every tangent to a thousandth.
const STEPS: f64 = 48.0;

/// A wave along +x: a sine of `amplitude` millimeters, `length` long, that swings to +y first.
///
/// Half periods are fitted whole, so that it begins and ends on the axis: `period` becomes the nearest one that does.
/// Each quarter is one cubic, true to 0.06 % of the amplitude. At most 4096 quarters.
///
/// Picture: wave.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="248" viewBox="-1.0 -8.0 62.0 16.0" stroke="#4a2511" stroke-width="0.5"><path fill="none" d="M0,0C1.6,3.6 3.2,7 5,7C6.8,7 8.4,3.6 10,0C11.6,-3.6 13.2,-7 15,-7C16.8,-7 18.4,-3.6 20,0C21.6,3.6 23.2,7 25,7C26.8,7 28.4,3.6 30,0C31.6,-3.6 33.2,-7 35,-7C36.8,-7 38.4,-3.6 40,0C41.6,3.6 43.2,7 45,7C46.8,7 48.4,3.6 50,0C51.6,-3.6 53.2,-7 55,-7C56.8,-7 58.4,-3.6 60,0"/></svg>
pub fn wave(length: f64, amplitude: f64, period: f64) -> BezPath {
    let mut path = BezPath::new();
    if !are_sane(&[length, amplitude, period]) || !have_size(&[length, period]) {
        return path;
    }
    let halves = super::count((2.0 * length / period).clamp(1.0, 2048.0));
    let half = length / f64::from(halves);
    // Handles of the quarter from (0, 0) to (pi/2, 1) of a sine, as shares of it, that keep its slopes and area.
    const RISE: (f64, f64) = (0.326_131_9, 0.512_286_6);
    const TOP: f64 = 0.638_092_7;
    path.move_to(Point::ZERO);
    for at in 0..halves {
        let (start, up) = (half * f64::from(at), if at % 2 == 0 { amplitude } else { -amplitude });
        let place = |x: f64, y: f64| Point::new(start + x * half / 2.0, y * up);
        path.curve_to(place(RISE.0, RISE.1), place(TOP, 1.0), place(1.0, 1.0));
        path.curve_to(place(2.0 - TOP, 1.0), place(2.0 - RISE.0, RISE.1), place(2.0, 0.0));
    }
    path
}
