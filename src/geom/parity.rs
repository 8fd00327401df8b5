//! Outlines filled by the even-odd rule, and whether the nonzero rule could fill the same.
//!
//! Contours that do not touch are turned around where needed and keep their curves. Where contours cross, each other or
//! themselves, no turning helps: a star of some hundred points crosses itself a hundred thousand times, so the rule is
//! carried along instead, and the crossings are cut only where a boolean asks for it.
//!
//! **Invariant:** a point lies inside the result by the nonzero rule where an odd number of contours went around it,
//! but for what lies within 0.02 mm of an edge.

use i_overlay::core::fill_rule::FillRule;
use kurbo::{BezPath, Point, Rect};

use super::clip;
use super::effort::{Effort, Exhausted};
use super::fit;
use super::flat;

/// Most edges and points that are compared before contours count as crossing: some hundredths of a second.
const MOST_COMPARED: usize = 5_000_000;

/// So many edges and points are compared in a step.
const PAIRS: usize = 64;

/// What `path` fills by the even-odd rule, as the same contours for the nonzero rule, some of them turned around; none
/// where contours touch or cross, or are too many to tell.
///
/// Contours that are nonsense or have no inside are left out.
pub fn turned(path: &BezPath) -> Option<BezPath> {
    turned_within(path, &mut { MOST_COMPARED })
}

/// The same, if it takes no more than `effort`.
///
/// # Errors
///
/// [`Exhausted`] once comparing took all of `effort`.
pub fn turned_counted(path: &BezPath, effort: &Effort) -> Result<Option<BezPath>, Exhausted> {
    effort.spend(flat::FITTED * flat::vertices(path, fit::FLATNESS))?;
    let most = effort.left().saturating_mul(PAIRS).min(MOST_COMPARED);
    let mut left = most;
    let turned = turned_within(path, &mut left);
    effort.spend((most - left).div_ceil(PAIRS))?;
    let is_out = left == 0 && most < MOST_COMPARED;
    if is_out { Err(Exhausted) } else { Ok(turned) }
}

/// The same, comparing no more often than is left; nothing is left where that was too little.
fn turned_within(path: &BezPath, left: &mut usize) -> Option<BezPath> {
    let (mut contours, mut rings) = (Vec::new(), Vec::new());
    for contour in flat::contours(path) {
        // A single contour, so no more than one ring.
        if let Some(ring) = flat::rings(&contour).pop() {
            contours.push(contour);
            rings.push(ring);
        }
    }
    match meetings(&rings, 0, left) {
        0 => nested(&rings, contours, left),
        _ => None,
    }
}

/// The area that `path` fills by the even-odd rule, as an outline for the nonzero rule, cut where contours cross.
/// Nonsense comes back empty.
///
/// Cost grows with the crossings.
pub fn resolved(path: &BezPath) -> BezPath {
    turned(path)
        .unwrap_or_else(|| fit::areas(&clip::resolve(&flat::rings(path), FillRule::EvenOdd)))
}

/// The same, unless its edges cross or touch at more than `most` places.
pub fn resolved_within(path: &BezPath, most: usize) -> Option<BezPath> {
    (!is_crossed(path, most)).then(|| resolved(path))
}

/// The same, if it takes no more than `effort`.
///
/// # Errors
///
/// [`Exhausted`] before the work is done, if it would take more than `effort`.
pub fn resolved_counted(path: &BezPath, effort: &Effort) -> Result<BezPath, Exhausted> {
    let rings = flat::rings_within(path, effort)?;
    match turned_counted(path, effort)? {
        Some(turned) => Ok(turned),
        None => Ok(fit::areas(&clip::resolved(&rings, FillRule::EvenOdd, effort)?)),
    }
}

/// Whether the edges of `path` cross or touch at more than `most` places, apart from the corners of its contours. So it
/// is of what takes too long to count.
///
/// What booleans cost grows with these crossings, so it is asked before.
pub fn is_crossed(path: &BezPath, most: usize) -> bool {
    meetings(&flat::rings(path), most, &mut MOST_COMPARED.saturating_mul(4)) > most
}

/// An edge of a ring.
#[derive(Clone, Copy)]
struct Edge {
    from: Point,
    to: Point,
    /// The ring, and the place in it.
    at: [usize; 2],
}

impl Edge {
    fn top(&self) -> f64 {
        self.from.y.min(self.to.y)
    }

    /// Whether the two have a point in common.
    fn meets(&self, other: &Self) -> bool {
        let across = |edge: &Self| [edge.from.x.min(edge.to.x), edge.from.x.max(edge.to.x)];
        let ([from, to], [low, high]) = (across(self), across(other));
        let parts = |edge: &Self, other: &Self| {
            let way = edge.to - edge.from;
            way.cross(other.from - edge.from) * way.cross(other.to - edge.from) > 0.0
        };
        from <= high && low <= to && !parts(self, other) && !parts(other, self)
    }
}

/// How often two edges meet that are not neighbors in a ring; more than `most` once that is known, or once as much was
/// compared as is left.
fn meetings(rings: &[Vec<Point>], most: usize, left: &mut usize) -> usize {
    let mut count = 0;
    let mut edges = Vec::new();
    for (number, ring) in rings.iter().enumerate() {
        let ends = ring.iter().zip(ring.iter().cycle().skip(1)).enumerate();
        edges.extend(ends.map(|(at, (from, to))| Edge { from: *from, to: *to, at: [number, at] }));
    }
    edges.sort_by(|a, b| a.top().total_cmp(&b.top()));
    let are_neighbors = |a: &Edge, b: &Edge| {
        let apart = a.at[1].abs_diff(b.at[1]);
        a.at[0] == b.at[0] && (apart == 1 || apart + 1 == rings[a.at[0]].len())
    };
    // Those that reach down to the level of the next one.
    let mut open: Vec<Edge> = Vec::new();
    for edge in edges {
        if *left < open.len() {
            *left = 0;
        }
        if *left < open.len() || count > most {
            return most + 1;
        }
        *left -= open.len();
        open.retain(|other| other.from.y.max(other.to.y) >= edge.top());
        let meets = |other: &&Edge| other.meets(&edge) && !are_neighbors(other, &edge);
        count += open.iter().filter(meets).count();
        open.push(edge);
    }
    count
}

/// The contours turned by how many others they lie in: outer ones one way, holes the other. None if that takes more
/// comparing than is left.
fn nested(rings: &[Vec<Point>], contours: Vec<BezPath>, left: &mut usize) -> Option<BezPath> {
    let boxes: Vec<Rect> = rings.iter().map(|ring| bounds(ring)).collect();
    let mut path = BezPath::new();
    for (at, contour) in contours.into_iter().enumerate() {
        let point = rings[at][0];
        let around = (0..rings.len()).filter(|&other| other != at && boxes[other].contains(point));
        let around: Vec<&Vec<Point>> = around.map(|other| &rings[other]).collect();
        let points = rings.len() + around.iter().map(|ring| ring.len()).sum::<usize>();
        let rest = left.checked_sub(points);
        *left = rest.unwrap_or(0);
        rest?;
        let is_outer = around.iter().filter(|ring| winds(ring, point)).count() % 2 == 0;
        let turns = is_outer != (flat::signed_area(&rings[at]) > 0.0);
        path.extend(if turns { contour.reverse_subpaths() } else { contour });
    }
    Some(path)
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
    use kurbo::{PathEl, Shape as _};

    use super::*;
    use crate::geom::flat::area;
    use crate::geom::round;

    fn circles(all: &[(f64, f64)]) -> BezPath {
        all.iter().flat_map(|&(x, r)| round::circle((x, 0.0), r, 1e-3)).collect()
    }

    #[test]
    fn rings_keep_their_curves() {
        let target = circles(&[(0.0, 10.0), (0.0, 8.0), (0.0, 6.0), (3.0, 1.0)]);
        let filled = turned(&target).unwrap();
        assert_eq!(filled.elements().len(), target.elements().len());
        for (x, inside) in [(9.0, true), (7.0, false), (0.0, true), (3.0, false), (11.0, false)] {
            assert_eq!(filled.winding(Point::new(x, 0.1)) != 0, inside, "{x}");
        }
        let plain = circles(&[(0.0, 10.0), (30.0, 8.0)]);
        assert_eq!(turned(&plain).unwrap(), plain, "nothing to turn");
    }

    #[test]
    fn what_crosses_or_touches_cannot_be_turned() {
        let star = "M0,-10 L5.878,8.09 L-9.511,-3.09 L9.511,-3.09 L-5.878,8.09 Z";
        let star = crate::geom::data::read(star, usize::MAX).unwrap();
        assert_eq!(turned(&star), None);
        assert_eq!(turned(&circles(&[(0.0, 10.0), (10.0, 10.0)])), None);
        assert_eq!(turned(&circles(&[(0.0, 10.0), (0.0, 10.0)])), None, "twice is nothing");
        let corner = crate::geom::data::read("M0,0H5V5H0Z M5,5H9V9H5Z", usize::MAX).unwrap();
        assert_eq!(turned(&corner), None);
        assert!(is_crossed(&star, 4) && !is_crossed(&star, 5), "five edges cross five times");
    }

    #[test]
    fn comparing_is_counted() {
        let comb: String = (0..400).map(|at| format!("L{at},{} ", 100 * (at % 2))).collect();
        let comb = crate::geom::data::read(&format!("M0,-5 {comb} L400,-5 Z"), usize::MAX).unwrap();
        let effort = Effort::of(1_000_000);
        assert_eq!(turned_counted(&comb, &effort), Ok(turned(&comb)));
        let spent = 1_000_000 - effort.left();
        // Every tooth is held against those before it.
        assert!(spent > 400 * 400 / 2 / PAIRS, "{spent}");
        let effort = Effort::of(spent - 1);
        assert_eq!(turned_counted(&comb, &effort), Err(Exhausted));
        assert_eq!(effort.left(), 0);
    }

    #[test]
    fn crossings_are_cut() {
        let star = "M0,-10 L5.878,8.09 L-9.511,-3.09 L9.511,-3.09 L-5.878,8.09 Z";
        let filled = resolved(&crate::geom::data::read(star, usize::MAX).unwrap());
        assert_eq!(filled.winding(Point::ZERO), 0);
        assert_ne!(filled.winding(Point::new(0.0, -7.0)), 0);
        let lens = resolved(&circles(&[(0.0, 10.0), (10.0, 10.0)]));
        assert!(lens.iter().any(|element| matches!(element, PathEl::CurveTo(..))));
        assert_eq!(lens.winding(Point::new(5.0, 0.0)), 0);
        let twice = resolved(&circles(&[(0.0, 10.0), (0.0, 10.0)]));
        assert_eq!(area(&twice), 0.0, "twice is nothing");
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "numbers that no design may hold")]
    fn nonsense_stays_nonsense() {
        for svg in ["", "M0,0", "M0,0 L5,5 Z", "M0,0 L1e300,0 L0,5 Z"] {
            assert!(area(&resolved(&BezPath::from_svg(svg).unwrap())) < 1e-9, "{svg}");
        }
    }
}
