//! Outlines filled by the even-odd rule, drawn so that the nonzero rule fills the same.
//!
//! Contours that do not cross are turned around where needed and keep their curves. Only where contours cross, each
//! other or themselves, the area is cut on polygons and fitted with curves again, as in [`super::clip`].
//!
//! **Invariant:** a point lies inside the result by the nonzero rule where an odd number of contours went around it,
//! but for what lies within 0.02 mm of an edge.

use i_overlay::core::fill_rule::FillRule;
use i_overlay::core::overlay_rule::OverlayRule;
use kurbo::{BezPath, Point, Rect};

use super::clip;
use super::fit;
use super::flat;

/// Contours that are compared each with each other: a millisecond. More are cut at once.
const MOST_CONTOURS: usize = 2000;

/// Share of the area by which two equal shapes may differ through rounding: the grid is a millionth of the drawing.
const ROUNDING: f64 = 1e-6;

/// The area that `path` fills by the even-odd rule, as an outline for the nonzero rule. Nonsense comes back empty.
pub fn even_odd(path: &BezPath) -> BezPath {
    let contours = flat::contours(path);
    let rings: Vec<Vec<Point>> = contours.iter().flat_map(flat::rings).collect();
    let wanted = clip::resolve(&rings, FillRule::EvenOdd);
    if wanted.is_empty() {
        return BezPath::new();
    }
    if is_filled_by(&rings, &wanted) {
        return path.clone();
    }
    if rings.len() == contours.len() && rings.len() <= MOST_CONTOURS {
        let (turned, contours) = nested(rings, contours);
        if is_filled_by(&turned, &wanted) {
            return contours.into_iter().flatten().collect();
        }
    }
    fit::areas(&wanted)
}

/// Whether the nonzero rule fills just `wanted`.
fn is_filled_by(rings: &[Vec<Point>], wanted: &[Vec<Point>]) -> bool {
    let area = |rings: &[Vec<Point>]| rings.iter().map(|ring| flat::signed_area(ring)).sum::<f64>();
    let amiss = clip::overlay(rings, wanted, OverlayRule::Xor);
    area(&amiss).abs() <= area(wanted).abs() * ROUNDING
}

/// The contours turned by how many others they lie in: outer ones one way, holes the other.
fn nested(mut rings: Vec<Vec<Point>>, contours: Vec<BezPath>) -> (Vec<Vec<Point>>, Vec<BezPath>) {
    let boxes: Vec<Rect> = rings.iter().map(|ring| bounds(ring)).collect();
    let is_outer = |at: usize| {
        let Some(&point) = rings[at].first() else { return true };
        let around = (0..rings.len()).filter(|&other| other != at && boxes[other].contains(point));
        around.filter(|&other| winds(&rings[other], point)).count() % 2 == 0
    };
    let turns: Vec<bool> =
        (0..rings.len()).map(|at| is_outer(at) != (flat::signed_area(&rings[at]) > 0.0)).collect();
    let turn = |(contour, turns): (BezPath, &bool)| {
        if *turns { contour.reverse_subpaths() } else { contour }
    };
    let contours = contours.into_iter().zip(&turns).map(turn).collect();
    for (ring, _) in rings.iter_mut().zip(&turns).filter(|(_, turns)| **turns) {
        ring.reverse();
    }
    (rings, contours)
}

fn bounds(ring: &[Point]) -> Rect {
    let boxes = ring.iter().map(|point| Rect::from_points(*point, *point));
    boxes.reduce(|a, b| a.union(b)).unwrap_or_default()
}

/// Whether `ring` goes an odd number of times around `point`.
fn winds(ring: &[Point], point: Point) -> bool {
    let edges = ring.iter().zip(ring.iter().cycle().skip(1));
    let crosses = |(a, b): &(&Point, &Point)| {
        let spans = (a.y > point.y) != (b.y > point.y);
        spans && point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
    };
    edges.filter(crosses).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use kurbo::{Circle, PathEl, Shape as _};

    use super::*;
    use crate::geom::flat::area;

    fn is_curved(path: &BezPath) -> bool {
        path.iter().any(|element| matches!(element, PathEl::CurveTo(..)))
    }

    fn circles(all: &[(f64, f64)]) -> BezPath {
        all.iter().flat_map(|&(x, r)| Circle::new((x, 0.0), r).to_path(1e-3)).collect()
    }

    #[test]
    fn rings_keep_their_curves() {
        let target = circles(&[(0.0, 10.0), (0.0, 8.0), (0.0, 6.0), (3.0, 1.0)]);
        let filled = even_odd(&target);
        assert_eq!(filled.elements().len(), target.elements().len());
        for (x, inside) in [(9.0, true), (7.0, false), (0.0, true), (3.0, false), (11.0, false)] {
            assert_eq!(filled.winding(Point::new(x, 0.1)) != 0, inside, "{x}");
        }
        let plain = circles(&[(0.0, 10.0), (30.0, 8.0)]);
        assert_eq!(even_odd(&plain), plain, "nothing to turn");
    }

    #[test]
    fn crossings_are_cut() {
        let star =
            BezPath::from_svg("M0,-10 L5.878,8.09 L-9.511,-3.09 L9.511,-3.09 L-5.878,8.09 Z")
                .unwrap();
        let filled = even_odd(&star);
        assert_eq!(filled.winding(Point::ZERO), 0);
        assert_ne!(filled.winding(Point::new(0.0, -7.0)), 0);
        let lens = even_odd(&circles(&[(0.0, 10.0), (10.0, 10.0)]));
        assert!(is_curved(&lens));
        assert_eq!(lens.winding(Point::new(5.0, 0.0)), 0);
        assert_eq!(area(&even_odd(&circles(&[(0.0, 10.0), (0.0, 10.0)]))), 0.0, "twice is nothing");
    }

    #[test]
    fn nonsense_stays_nonsense() {
        for svg in ["", "M0,0", "M0,0 L5,5 Z", "M0,0 L1e300,0 L0,5 Z"] {
            assert!(area(&even_odd(&BezPath::from_svg(svg).unwrap())) < 1e-9, "{svg}");
        }
    }
}
