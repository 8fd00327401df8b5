//! Shapes that several isen draw.

use kurbo::{BezPath, Point, Vec2};

use crate::geom;
use crate::mark::Shape;

/// A dot of so many millimeters across.
pub(super) fn dot(center: Point, diameter: f64) -> Shape {
    Shape::Dot { center, radius: diameter / 2.0 }
}

/// The ellipse whose long half axis is `arm` and whose short one is `short` millimeters.
pub(super) fn ellipse(center: Point, arm: Vec2, short: f64) -> BezPath {
    /// The handle of a quarter circle, (√2 - 1) 4/3.
    const HANDLE: f64 = 0.552_284_749_830_793_4;
    let long = geom::length(arm).max(f64::MIN_POSITIVE);
    let side = Vec2::new(-arm.y, arm.x) * (short / long);
    let mut path = BezPath::new();
    path.move_to(center + arm);
    let mut from = (arm, side);
    for _quarter in 0..4 {
        let (a, b) = from;
        path.curve_to(center + a + b * HANDLE, center + b + a * HANDLE, center + b);
        from = (b, -a);
    }
    path.close_path();
    path
}
