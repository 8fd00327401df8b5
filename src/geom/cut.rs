//! Lines cut by areas: what a line keeps where a neighbor lies over it.
//!
//! Curves stay curves: only the places where they cross an outline are found on polylines, true to `FLATNESS`.
//!
//! **Invariant:** what is kept are parts of the given curves; nothing is bent.

use kurbo::{BezPath, ParamCurve as _, PathSeg, Point, Rect, Shape as _};

use super::effort::{Effort, Exhausted};
use super::fit::FLATNESS;
use super::flat::{self, Step};

/// The parts of `line` that lie outside `area`, by the nonzero rule. A contour that never enters it stays whole.
pub fn outside(line: &BezPath, area: &BezPath) -> BezPath {
    left_outside(line, area, &Effort::BOUNDLESS).unwrap_or_default()
}

/// As [`outside`], for scripts: every chord of the line is held against every edge of the area.
///
/// # Errors
///
/// [`Exhausted`] before the work is done, if it would take more than `effort`.
pub fn left_outside(line: &BezPath, area: &BezPath, effort: &Effort) -> Result<BezPath, Exhausted> {
    if !effort.is_boundless() {
        let [chords, edges] = [line, area].map(|path| flat::vertices(path, FLATNESS));
        effort.spend(chords + edges)?;
        effort.spend(chords.saturating_mul(edges) / EDGES)?;
    }
    let fence = Fence::of(area);
    let mut kept = BezPath::new();
    for contour in flat::contours(line) {
        if !flat::is_sane(&contour) {
            continue;
        }
        let mut pieces: Vec<(PathSeg, bool)> = Vec::new();
        contour.segments().for_each(|segment| fence.cut(segment, &mut pieces));
        let Some(first_gone) = pieces.iter().position(|(_, is_kept)| !is_kept) else {
            kept.extend(contour);
            continue;
        };
        // A closed contour is walked from a gap, so that no part of it is torn where it starts.
        let start = if flat::is_closed(&contour) { first_gone } else { 0 };
        pieces.rotate_left(start);
        let mut pen_is_down = false;
        for (piece, is_kept) in pieces {
            if is_kept && !pen_is_down {
                kept.move_to(piece.start());
            }
            if is_kept {
                kept.push(piece.as_path_el());
            }
            pen_is_down = is_kept;
        }
    }
    Ok(kept)
}

/// So many edges of an area are held against a chord in a step.
const EDGES: usize = 32;

/// The outlines of an area as edges.
struct Fence {
    edges: Vec<[Point; 2]>,
    bounds: Rect,
}

impl Fence {
    fn of(area: &BezPath) -> Self {
        let mut edges = Vec::new();
        let mut bounds: Option<Rect> = None;
        for ring in flat::rings(area) {
            for (at, to) in ring.iter().enumerate() {
                let from = ring[at.checked_sub(1).unwrap_or(ring.len() - 1)];
                bounds = Some(bounds.map_or(Rect::from_points(from, *to), |all| all.union_pt(*to)));
                edges.push([from, *to]);
            }
        }
        Self { edges, bounds: bounds.unwrap_or(Rect::ZERO) }
    }

    /// Adds the pieces of `segment` between its crossings, and whether each lies outside.
    fn cut(&self, segment: PathSeg, pieces: &mut Vec<(PathSeg, bool)>) {
        if !segment.bounding_box().overlaps(self.bounds) {
            pieces.push((segment, true));
            return;
        }
        let mut from = 0.0;
        for to in self.crossings(segment).into_iter().chain([1.0]) {
            if to - from < SHORTEST {
                continue;
            }
            let piece = if to - from < 1.0 { segment.subsegment(from..to) } else { segment };
            pieces.push((piece, !self.holds(segment.eval(f64::midpoint(from, to)))));
            from = to;
        }
    }

    /// Where `segment` crosses the outlines: parameters, ascending.
    fn crossings(&self, segment: PathSeg) -> Vec<f64> {
        let mut found = Vec::new();
        let mut from = Step { point: segment.start(), t: 0.0 };
        for to in flat::steps(&segment, FLATNESS) {
            let ends = [from.point, to.point];
            let chord = Rect::from_points(ends[0], ends[1]);
            if chord.overlaps(self.bounds) {
                let near = self.edges.iter().filter(|[a, b]| meets(chord, *a, *b));
                let places = near.filter_map(|edge| crossing(ends, *edge));
                found.extend(places.map(|place| from.t + (to.t - from.t) * place));
            }
            from = to;
        }
        found.sort_by(f64::total_cmp);
        found
    }

    /// Whether `point` lies in the area.
    fn holds(&self, point: Point) -> bool {
        let turns = |[a, b]: &[Point; 2]| {
            if (a.y <= point.y) == (b.y <= point.y) {
                return 0;
            }
            let side = (*b - *a).cross(point - *a);
            if a.y <= point.y { i32::from(side > 0.0) } else { -i32::from(side < 0.0) }
        };
        self.edges.iter().map(turns).sum::<i32>() != 0
    }
}

/// A piece shorter than this share of its curve is none.
const SHORTEST: f64 = 1e-6;

/// Whether the edge from `a` to `b` may reach into `chord`.
fn meets(chord: Rect, a: Point, b: Point) -> bool {
    a.x.min(b.x) <= chord.x1
        && a.x.max(b.x) >= chord.x0
        && a.y.min(b.y) <= chord.y1
        && a.y.max(b.y) >= chord.y0
}

/// How far along the first line the second crosses it, from 0 to 1.
fn crossing([a, b]: [Point; 2], [c, d]: [Point; 2]) -> Option<f64> {
    let (way, edge) = (b - a, d - c);
    let area = way.cross(edge);
    let (along, across) = ((c - a).cross(edge) / area, (c - a).cross(way) / area);
    // Parallels give no number, which lies in no range.
    ((0.0..=1.0).contains(&along) && (0.0..=1.0).contains(&across)).then_some(along)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geom::along::Along;
    use crate::geom::round;

    fn length(path: &BezPath) -> f64 {
        Along::new(path).length()
    }

    #[test]
    fn a_circle_loses_what_a_neighbor_covers() {
        let line = round::circle((0.0, 0.0), 10.0, 1e-4);
        let area = round::circle((10.0, 0.0), 10.0, 1e-4);
        let left = outside(&line, &area);
        assert_eq!(flat::contours(&left).len(), 1, "{}", left.to_svg());
        // The neighbor passes through the middle, so a third of the way around is covered.
        assert!((length(&left) / length(&line) - 2.0 / 3.0).abs() < 1e-3, "{}", left.to_svg());
        let ring = area
            .elements()
            .iter()
            .copied()
            .chain(round::circle((10.0, 0.0), 9.9, 1e-4).reverse_subpaths());
        assert_eq!(flat::contours(&outside(&line, &ring.collect())).len(), 2);
    }

    #[test]
    fn what_is_apart_stays_and_what_is_within_goes() {
        let small = round::circle((0.0, 0.0), 1.0, 1e-4);
        let large = round::circle((0.5, 0.0), 10.0, 1e-4);
        assert_eq!(outside(&large, &small), large);
        assert!(outside(&small, &large).is_empty());
        assert_eq!(outside(&small, &BezPath::new()), small);
        let across = crate::geom::data::read("M-20,0 H20", usize::MAX).unwrap();
        let left = outside(&across, &large);
        assert_eq!(flat::contours(&left).len(), 2);
        assert!((length(&left) - 20.0).abs() < 0.01);
    }

    proptest! {
        #[test]
        fn nothing_panics(
            numbers in prop::collection::vec(prop_oneof![-20.0..20.0_f64, any::<f64>(), Just(0.0)], 4..24),
        ) {
            let points: Vec<Point> = numbers.chunks_exact(2).map(|pair| Point::new(pair[0], pair[1])).collect();
            let (line, area) = points.split_at(points.len() / 2);
            let [line, area] = [line, area].map(crate::geom::voronoi::polygon);
            prop_assert!(outside(&line, &area).is_finite() || !line.is_finite());
        }
    }
}
