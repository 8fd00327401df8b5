//! The mark of every picture: a curled leaf, a dot under its tip and a tick at its foot.
//!
//! It has no symmetry, so that a copy that was turned and one that was mirrored are told apart at a glance.
//!
//! **Invariant:** the leaf lies within the outline that it was fitted to.

use kurbo::{Affine, BezPath, Point, Shape as _, Vec2};

use crate::geom::{self, Angle, flat, voronoi};

/// The leaf about the origin, in units of half its height: one upright, y down.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    /// The blade.
    pub(super) blade: BezPath,
    /// The rib in it, a line.
    pub(super) rib: BezPath,
    /// The tick beside its foot, a line.
    pub(super) tick: BezPath,
    /// The dot under its tip.
    pub(super) dot: Point,
}

/// Radius of the dot.
pub(super) const DOT: f64 = 0.125;
/// Width of the tick.
pub(super) const TICK: f64 = 0.13;
/// Width of the rib.
pub(super) const RIB: f64 = 0.075;

/// Upright ones read best: a leaf that lies on its side must be larger by this part to be taken.
const UPRIGHT: f64 = 0.2;

/// How much of the room is used; the rest is air.
const AIR: f64 = 0.84;

impl Leaf {
    pub(super) fn new() -> Self {
        let mut blade = BezPath::new();
        blade.move_to((0.12, 1.0));
        blade.curve_to((-0.52, 0.78), (-0.80, 0.20), (-0.56, -0.30));
        blade.curve_to((-0.36, -0.72), (0.06, -1.0), (0.40, -0.90));
        blade.curve_to((0.68, -0.82), (0.72, -0.52), (0.52, -0.44));
        blade.curve_to((0.46, -0.66), (0.20, -0.66), (0.10, -0.36));
        blade.curve_to((-0.02, 0.02), (0.34, 0.44), (0.12, 1.0));
        blade.close_path();
        let mut rib = BezPath::new();
        rib.move_to((0.04, 0.72));
        rib.curve_to((-0.22, 0.38), (-0.34, 0.0), (-0.24, -0.28));
        rib.curve_to((-0.16, -0.50), (0.0, -0.68), (0.20, -0.75));
        let mut tick = BezPath::new();
        tick.move_to((0.42, 0.72));
        tick.line_to((0.68, 0.44));
        Self { blade, rib, tick, dot: Point::new(0.40, -0.06) }
    }

    /// Points of its outer edge.
    fn edge(&self) -> Vec<Point> {
        let mut edge: Vec<Point> =
            flat::flatten(&self.blade, 0.02).into_iter().flat_map(|ring| ring.points).collect();
        let tick = self.tick.bounding_box().inflate(TICK / 2.0, TICK / 2.0);
        edge.extend([Point::new(tick.x1, tick.y0), Point::new(tick.x0, tick.y1)]);
        edge.push(self.dot + Vec2::new(DOT, 0.0));
        edge
    }

    /// The map that makes the leaf as large as goes into the polygon `outline`; nothing if that is empty.
    ///
    /// Tries places and turns: some hundred thousand products for each corner of the outline.
    pub(super) fn fit(&self, outline: &[Point]) -> Option<Affine> {
        /// Places along each side of the outline's box.
        const PLACES: u32 = 16;
        let bounds = voronoi::polygon(outline).bounding_box();
        let edge = self.edge();
        let places = (1..PLACES).flat_map(|i| (1..PLACES).map(move |j| (i, j)));
        let places = places.map(|(i, j)| {
            let [x, y] = [i, j].map(|at| f64::from(at) / f64::from(PLACES));
            bounds.origin() + Vec2::new(bounds.width() * x, bounds.height() * y)
        });
        let inside: Vec<Point> = places.filter(|at| holds(outline, *at)).collect();
        let mut best: Option<(f64, Affine)> = None;
        for degrees in (-6..=6).map(|step| 15.0 * f64::from(step)) {
            let turn = geom::turn(Angle::degrees(degrees));
            let ways: Vec<Vec2> = edge.iter().map(|point| (turn * *point).to_vec2()).collect();
            let worth = 1.0 - UPRIGHT * (degrees.abs() / 90.0);
            for at in &inside {
                let room = ways.iter().map(|way| reach(outline, *at, *way));
                let scale = room.fold(f64::INFINITY, f64::min);
                if scale.is_finite() && best.is_none_or(|(most, _)| scale * worth > most) {
                    let map = Affine::translate(at.to_vec2()) * turn * Affine::scale(scale * AIR);
                    best = Some((scale * worth, map));
                }
            }
        }
        best.map(|(_, map)| map)
    }
}

/// The sides of a polygon.
fn sides(outline: &[Point]) -> impl Iterator<Item = (Point, Point)> {
    outline.iter().copied().zip(outline.iter().copied().cycle().skip(1))
}

fn holds(outline: &[Point], at: Point) -> bool {
    voronoi::polygon(outline).winding(at) != 0
}

/// How many times `way` goes from a point within a polygon to its first side; without end if it meets none.
fn reach(outline: &[Point], at: Point, way: Vec2) -> f64 {
    sides(outline)
        .filter_map(|(a, b)| {
            let across = way.cross(b - a);
            let (times, along) = ((a - at).cross(b - a) / across, (a - at).cross(way) / across);
            // A point on the outline has no room at all.
            (times > -1e-9 && (0.0..=1.0).contains(&along)).then_some(times.max(0.0))
        })
        .fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_lie_within_what_they_are_fitted_to() {
        let triangle = [(0.0, 0.0), (30.0, 0.0), (40.0, 17.0)].map(Point::from).to_vec();
        let arrow = [(0.0, 0.0), (30.0, 20.0), (60.0, 0.0), (30.0, 60.0)].map(Point::from).to_vec();
        for outline in [triangle, arrow] {
            let leaf = Leaf::new();
            let map = leaf.fit(&outline).unwrap();
            for point in leaf.edge() {
                assert!(holds(&outline, map * point), "{point}");
            }
            assert!(map.determinant() > 0.0, "drawn, not mirrored");
        }
        assert_eq!(Leaf::new().fit(&[]), None);
    }
}
