//! Petals: the lens and the drop.
//!
//! **Invariant:** a petal grows from its base in the origin to its tip on +x.

use kurbo::{BezPath, Point};

use crate::geom::Angle;

use super::have_size;

/// A lens petal between two equal arcs, `length` from tip to tip and `width` across the middle.
///
/// Kawung's petal in its lens form has width = 0.414 length: the overlap of circles around the middles of a
/// square's sides. A width beyond the length is taken as the length, and gives a circle.
///
/// Picture: petal.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="168" viewBox="-1.0 -9.3 42.0 18.6" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M0,0C5.3,5.3 12.5,8.3 20,8.3C27.5,8.3 34.7,5.3 40,0C34.7,-5.3 27.5,-8.3 20,-8.3C12.5,-8.3 5.3,-5.3 0,0Z"/></svg>
pub fn petal(length: f64, width: f64) -> BezPath {
    let mut path = BezPath::new();
    if !have_size(&[length, width]) {
        return path;
    }
    let width = width.min(length);
    // A chord c and a sagitta s meet the chord at an angle of 2 atan(2 s / c); each half-arc turns by that angle.
    let angle = 2.0 * libm::atan(width / length);
    // Handles of an arc that turns by a: 4/3 tan(a/4) radii, with radius = (c/2) / sin(angle).
    let radius = length / 2.0 / libm::sin(angle);
    let handle = 4.0 / 3.0 * libm::tan(angle / 4.0) * radius;
    let lean = Angle::radians(angle).unit() * handle;
    let (middle, half) = (length / 2.0, width / 2.0);
    let base = Point::ZERO;
    let tip = Point::new(length, 0.0);
    path.move_to(base);
    path.curve_to(
        Point::new(lean.x, lean.y),
        Point::new(middle - handle, half),
        Point::new(middle, half),
    );
    path.curve_to(Point::new(middle + handle, half), Point::new(length - lean.x, lean.y), tip);
    path.curve_to(
        Point::new(length - lean.x, -lean.y),
        Point::new(middle + handle, -half),
        Point::new(middle, -half),
    );
    path.curve_to(Point::new(middle - handle, -half), Point::new(lean.x, -lean.y), base);
    path.close_path();
    path
}

/// A drop `length` long with its point in the origin and a round end `width` across.
///
/// The end is a half circle; from it two cubics, which leave it smoothly, run to the point. A width beyond the
/// length is taken as the length.
///
/// Picture: teardrop.
///
/// <svg xmlns="http://www.w3.org/2000/svg" width="168" viewBox="-1.0 -9.0 42.0 18.0" stroke="#4a2511" stroke-width="0.5"><path fill="#f2e6cf" d="M0,0C9.6,1.8 14.4,8 32,8C36.4,8 40,4.4 40,0C40,-4.4 36.4,-8 32,-8C14.4,-8 9.6,-1.8 0,0Z"/></svg>
pub fn teardrop(length: f64, width: f64) -> BezPath {
    let mut path = BezPath::new();
    if !have_size(&[length, width]) {
        return path;
    }
    let r = width.min(length) / 2.0;
    let middle = length - r;
    let k = crate::geom::smooth::QUARTER * r;
    // The flanks swell out of the point: nearly straight there, level where they meet the half circle.
    let (flat, rise) = (middle * 0.55, Point::new(middle * 0.3, r * 0.22));
    path.move_to(Point::ZERO);
    path.curve_to(rise, Point::new(middle - flat, r), Point::new(middle, r));
    path.curve_to(Point::new(middle + k, r), Point::new(length, k), Point::new(length, 0.0));
    path.curve_to(Point::new(length, -k), Point::new(middle + k, -r), Point::new(middle, -r));
    path.curve_to(Point::new(middle - flat, -r), Point::new(rise.x, -rise.y), Point::ZERO);
    path.close_path();
    path
}
