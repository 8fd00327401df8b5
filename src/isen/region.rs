//! Where isen may lie: inside an outline, or on the ground of a whole tile, and off what is there already.
//!
//! The ground is a torus: what leaves one edge of the tile enters another as the lattice of the repeat has it, and
//! distances are measured across the edge.
//! Distances are found through a uniform grid, so thousands of marks can be tried against thousands of edges.
//!
//! **Invariant:** a mark that a region holds lies wholly inside it, its full width included.

use kurbo::{BezPath, Point, Rect, Shape as _, Size, Vec2};

use crate::geom::capsules::{Border, Capsule, Capsules, Owner};
use crate::geom::flat::{Contour, flatten, is_sane, winding};
use crate::geom::progress::{Progress, share};
use crate::geom::{self, Lattice};
use crate::mark::{Mark, Rule, Shape};

/// A part of the cloth.
#[derive(Clone, Debug)]
pub struct Region {
    bounds: Rect,
    lattice: Option<Lattice>,
    edges: Vec<Edge>,
    capsules: Capsules,
    /// The rings that are filled by the even-odd rule, ascending.
    odd: Vec<u32>,
    /// Sorted by slot, then ring; several of one slot and ring add up.
    windings: Vec<Winding>,
    /// Where each slot's windings begin.
    starts: Vec<u32>,
}

/// A chain of corners around the free cloth: an edge of the outline, or the middle of wax that lies there.
#[derive(Clone, Debug)]
pub(crate) struct Edge {
    /// Its corners; one alone is a dot.
    pub(crate) corners: Vec<Point>,
    /// Whether the last corner is joined to the first.
    pub(crate) closed: bool,
    /// Half the width of the wax along it; 0 for the edge of an area.
    pub(crate) radius: f64,
    ring: Option<u32>,
}

/// How often ring `ring` winds around the base of the cell in `slot`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Winding {
    slot: u32,
    ring: u32,
    turns: i32,
}

/// The ring of the outline; those of the obstacles follow.
const OUTLINE: u32 = 0;

/// Most entries of edges in all cells of a grid together, before the grid is made coarser: a hundred megabytes. A crowded
/// tile has some hundred thousand.
const MOST_ENTRIES: f64 = 1_500_000.0;

/// So few cells are not worth any sparing.
const FEW_CELLS: usize = 64;

/// Slack for sums of distances, in millimeters; atoms are this small.
const ROUNDING: f64 = 1e-7;

/// Where in its cell a cell's base lies, in cells. Two numbers that no ruler has, so that no edge of a regular design
/// runs through it.
const BASE: Vec2 = Vec2::new(0.514_229, 0.487_159);

impl Region {
    /// The inside of `outline` by the nonzero rule, without what `obstacles` cover. Open subpaths are closed.
    ///
    /// An outline that is empty or not finite has no inside.
    pub fn within(outline: &BezPath, obstacles: &[Mark]) -> Self {
        let obstacles: Vec<&Mark> = obstacles.iter().collect();
        Self::within_among(outline, &obstacles, &Progress::unwatched())
    }

    /// The same, of marks that lie anywhere. Where `progress` is stopped it is not worth anything.
    pub(crate) fn within_among(
        outline: &BezPath,
        obstacles: &[&Mark],
        progress: &Progress<'_>,
    ) -> Self {
        let mut edges = Vec::new();
        if is_sane(outline) {
            edges.extend(chains(outline).into_iter().map(|chain| chain.ring(OUTLINE)));
        }
        let corners = edges.iter().flat_map(|edge| &edge.corners);
        let bounds = corners.copied().map(|p| Rect::from_points(p, p)).reduce(|a, b| a.union(b));
        let bounds = bounds.unwrap_or_default();
        let near = obstacles.iter().take_while(|_| progress.goes_on());
        let near = near.filter(|mark| mark.bounds().overlaps(bounds));
        let near: Vec<&Mark> = near.copied().collect();
        edges.extend(edges_of(&near, progress));
        Self { odd: odd(&near), ..Self::build(bounds, None, edges, progress) }
    }

    /// A whole tile that repeats on `lattice`, without what `obstacles` cover. The tile's corner is the origin.
    ///
    /// Of the lattice only its steps aside count: how much lower the next tile to the right hangs or, if it hangs no
    /// lower, how much farther right the next one below stands, to a hundredth of the tile. A tile without area holds
    /// nothing.
    pub fn ground(tile: Size, lattice: Lattice, obstacles: &[Mark]) -> Self {
        let obstacles: Vec<&Mark> = obstacles.iter().collect();
        Self::ground_among(tile, lattice, &obstacles, &Progress::unwatched())
    }

    /// The same, of marks that lie anywhere. Where `progress` is stopped it is not worth anything.
    pub(crate) fn ground_among(
        tile: Size,
        lattice: Lattice,
        obstacles: &[&Mark],
        progress: &Progress<'_>,
    ) -> Self {
        let sound = tile.is_finite() && tile.width > 0.0 && tile.height > 0.0;
        let (drop, shift) = (lattice.a.y / tile.height, lattice.b.x / tile.width);
        let tile = if sound { tile.min(Size::new(geom::REACH, geom::REACH)) } else { Size::ZERO };
        let bounds = Rect::from_origin_size(Point::ORIGIN, tile);
        let lattice = Lattice::upright(tile, drop, shift);
        let edges = edges_of(obstacles, progress);
        Self { odd: odd(obstacles), ..Self::build(bounds, Some(lattice), edges, progress) }
    }

    /// The smallest box around it; the tile for a ground.
    pub fn bounds(&self) -> Rect {
        self.bounds
    }

    /// The tile, if this is a ground.
    pub fn tile(&self) -> Option<Size> {
        self.lattice.map(|_lattice| self.bounds.size())
    }

    /// The lattice on which the tile repeats, if this is a ground.
    pub fn lattice(&self) -> Option<Lattice> {
        self.lattice
    }

    /// An empty grid over the region, joined at its edges where it is.
    pub(crate) fn grid(&self, count: usize) -> Capsules {
        Capsules::new(self.bounds, border(self.lattice), count)
    }

    /// Whether `point` lies inside the outline and in no obstacle's area. Wax of strokes and dots does not count here.
    pub fn contains(&self, point: Point) -> bool {
        if !point.is_finite() || self.bounds.area() <= 0.0 {
            return false;
        }
        if self.lattice.is_none() && !self.bounds.contains(point) {
            return false;
        }
        let spot = self.capsules.spot(point);
        let base = self.base(spot);
        let mut inside = self.lattice.is_some();
        for around in self.windings_in(spot).chunk_by(|a, b| a.ring == b.ring) {
            let ring = around[0].ring;
            let turns: i32 = around.iter().map(|winding| winding.turns).sum();
            let rule = match self.odd.binary_search(&ring) {
                Ok(_) => Rule::EvenOdd,
                Err(_) => Rule::NonZero,
            };
            let within = rule.holds(turns + self.crossings(spot, ring, base, point));
            match ring {
                OUTLINE => inside = within,
                _ if within => return false,
                _ => {}
            }
        }
        inside
    }

    /// How deep inside `point` lies: the distance to the nearest edge or wax, at most `reach`; negative outside.
    ///
    /// Outside it is no farther below 0 than the free cloth is away, so steps of its size never jump over any.
    pub fn depth(&self, point: Point, reach: f64) -> f64 {
        if !point.is_finite() {
            return -reach;
        }
        let gap = self.capsules.gap(point, point, reach);
        if self.contains(point) { gap } else { -gap.abs() }
    }

    /// Whether the whole of `shape`, its width included, lies inside and at least `clearance` mm from every edge and
    /// obstacle.
    pub fn holds(&self, shape: &Shape, clearance: f64) -> bool {
        self.holds_skeleton(shape, &skeleton(shape), clearance)
    }

    /// As [`Region::holds`], for a shape whose [`skeleton`] is at hand.
    pub(crate) fn holds_skeleton(
        &self,
        shape: &Shape,
        skeleton: &[Capsule],
        clearance: f64,
    ) -> bool {
        let Some(first) = skeleton.first() else { return false };
        let clear = |capsule: &Capsule| {
            let need = capsule.radius + clearance;
            self.capsules.is_clear(capsule.a, capsule.b, need - ROUNDING)
        };
        self.contains(first.a) && skeleton.iter().all(clear) && self.leaves_free(shape)
    }

    /// Whether the disc around `center` lies inside; the same as [`Region::holds`] for a dot, only quicker.
    pub fn holds_disc(&self, center: Point, radius: f64) -> bool {
        self.holds_along(center, center, radius)
    }

    /// Whether everything within `radius` of the segment from `a` to `b` lies inside.
    pub fn holds_along(&self, a: Point, b: Point, radius: f64) -> bool {
        a.is_finite()
            && b.is_finite()
            && self.capsules.is_clear(a, b, radius - ROUNDING)
            && self.contains(a)
    }

    /// The edges around the free cloth.
    pub(crate) fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// Whether nothing lies in the middle of an area that touches nothing.
    fn leaves_free(&self, shape: &Shape) -> bool {
        let Some((path, rule)) = shape.area() else { return true };
        let contours = flatten(path, geom::TOLERANCE);
        let mut free = true;
        self.capsules.near(path.bounding_box(), |capsule, shift| {
            free = free && !rule.holds(winding(&contours, capsule.a + shift));
        });
        free
    }

    fn build(
        bounds: Rect,
        lattice: Option<Lattice>,
        edges: Vec<Edge>,
        progress: &Progress<'_>,
    ) -> Self {
        let mut capsules = Capsules::new(bounds, border(lattice), cells(bounds, &edges, progress));
        let mut windings = Vec::new();
        for (at, edge) in edges.iter().enumerate().take_while(|_| progress.goes_on()) {
            progress.reach(0.3 + 0.4 * share(at, edges.len()));
            enter(edge, &mut capsules, &mut windings, progress);
        }
        capsules.measure(progress);
        for ring in edges.chunk_by(|a, b| a.ring == b.ring).take_while(|_| progress.goes_on()) {
            wind(ring, bounds, &capsules, &mut windings, progress);
        }
        progress.reach(0.9);
        progress.sort_by(&mut windings, Ord::cmp);
        let mut starts = vec![0_u32; capsules.slots() + 1];
        for winding in &windings {
            starts[winding.slot as usize + 1] += 1;
        }
        for slot in 1..starts.len() {
            starts[slot] += starts[slot - 1];
        }
        Self { bounds, lattice, edges, capsules, odd: Vec::new(), windings, starts }
    }

    fn windings_in(&self, spot: Owner) -> &[Winding] {
        let (slot, _laps) = self.capsules.slot(spot);
        &self.windings[self.starts[slot] as usize..self.starts[slot + 1] as usize]
    }

    fn base(&self, spot: Owner) -> Point {
        base(self.bounds, &self.capsules, spot)
    }

    /// The turns of `ring` won on the way from `from` to `to`, both in the cell `spot`.
    fn crossings(&self, spot: Owner, ring: u32, from: Point, to: Point) -> i32 {
        let way = to - from;
        let mut turns = 0;
        let (entries, shift) = self.capsules.in_spot(spot);
        for entry in entries.iter().filter(|entry| entry.ring == Some(ring)) {
            let (a, b) = (entry.a + shift, entry.b + shift);
            let starts_left = way.cross(a - from) <= 0.0;
            let ends_left = way.cross(b - from) <= 0.0;
            let parts = ((b - a).cross(from - a) > 0.0) != ((b - a).cross(to - a) > 0.0);
            if starts_left != ends_left && parts {
                turns += if starts_left { 1 } else { -1 };
            }
        }
        turns
    }
}

impl Edge {
    fn ring(mut self, ring: u32) -> Self {
        self.ring = Some(ring);
        self.closed = true;
        self
    }

    /// Whether it belongs to the outline.
    pub(crate) fn is_outline(&self) -> bool {
        self.ring == Some(OUTLINE)
    }

    /// Its segments; a dot is one segment without length.
    pub(crate) fn segments(&self) -> impl Iterator<Item = (Point, Point)> {
        let count = self.corners.len();
        let last = if self.closed || count == 1 { count } else { count - 1 };
        (0..last).map(move |i| (self.corners[i], self.corners[(i + 1) % count]))
    }
}

/// The capsules that make up a mark: along the middle of a stroke, around the edge of an area.
pub(crate) fn skeleton(shape: &Shape) -> Vec<Capsule> {
    let (edges, radius) = match shape {
        Shape::Dot { center, radius } => {
            if !(center.is_finite() && radius.is_finite()) {
                return Vec::new();
            }
            return vec![Capsule { a: *center, b: *center, radius: *radius, ring: None }];
        }
        Shape::Stroke { path, width } if is_sane(path) && width.is_finite() => {
            (chains(path), width / 2.0)
        }
        Shape::Area(path) | Shape::EvenOdd(path) if is_sane(path) => {
            (chains(path).into_iter().map(|chain| chain.ring(OUTLINE)).collect(), 0.0)
        }
        Shape::Stroke { .. } | Shape::Area(_) | Shape::EvenOdd(_) => return Vec::new(),
    };
    let capsule = |(a, b)| Capsule { a, b, radius, ring: None };
    edges.iter().flat_map(|edge| edge.segments().map(capsule)).collect()
}

/// How many cells a grid of these edges should have.
///
/// Edges are chains of short pieces, so a cell for every four of them holds only a few; measured, finer grids cost more
/// to fill than they save. Long and thick edges fill many cells each, and then fewer are better.
#[expect(clippy::cast_precision_loss, reason = "cells are counted in thousands")]
fn cells(bounds: Rect, edges: &[Edge], progress: &Progress<'_>) -> usize {
    let corners: usize = edges.iter().map(|edge| edge.corners.len()).sum();
    let mut cells = corners / 4;
    while cells > FEW_CELLS {
        let side = (bounds.area() / cells as f64).sqrt();
        let entries = |edge: &Edge| -> f64 {
            let of_one = |(a, b): (Point, Point)| {
                let long = geom::distance(a, b);
                let around = (2.0 * edge.radius + long.min(2.0 * side)) / side + 1.0;
                (long / (2.0 * side)).ceil().max(1.0) * around * around
            };
            edge.segments().take_while(|_| progress.goes_on_after(1)).map(of_one).sum()
        };
        if edges.iter().map(entries).sum::<f64>() <= MOST_ENTRIES {
            break;
        }
        cells /= 4;
    }
    cells
}

/// The border of a grid over a ground, or over an outline.
fn border(lattice: Option<Lattice>) -> Border {
    lattice.map_or(Border::Open, Border::Joined)
}

/// The subpaths as chains of corners.
fn chains(path: &BezPath) -> Vec<Edge> {
    let chain = |contour: Contour| Edge {
        corners: contour.points,
        closed: contour.closed,
        radius: 0.0,
        ring: None,
    };
    flatten(path, geom::TOLERANCE).into_iter().map(chain).collect()
}

/// The rings of the areas that are filled by the even-odd rule.
fn odd(marks: &[&Mark]) -> Vec<u32> {
    let is_odd = |mark: &Mark| matches!(mark.shape(), Shape::EvenOdd(_));
    marks.iter().zip(OUTLINE + 1..).filter(|(mark, _)| is_odd(mark)).map(|(_, ring)| ring).collect()
}

/// The edges of marks, each area with its own ring.
fn edges_of(marks: &[&Mark], progress: &Progress<'_>) -> Vec<Edge> {
    let mut edges = Vec::new();
    let marks = marks.iter().zip(OUTLINE + 1..);
    for (mark, number) in
        marks.take_while(|(mark, _)| progress.goes_on_after(mark.shape().corners()))
    {
        let (radius, ring) = match mark.shape() {
            Shape::Dot { center, radius } => {
                let corners = vec![*center];
                edges.push(Edge { corners, closed: false, radius: *radius, ring: None });
                continue;
            }
            Shape::Stroke { width, .. } => (width / 2.0, None),
            Shape::Area(_) | Shape::EvenOdd(_) => (0.0, Some(number)),
        };
        // Wax without length is too small to be in the way.
        let long = mark.flat().contours().filter(|(contour, _)| contour.points.len() > 1);
        let long = long.take_while(|(contour, _)| progress.goes_on_after(contour.points.len()));
        edges.extend(long.map(|(contour, _)| Edge {
            corners: contour.points.clone(),
            closed: contour.closed || ring.is_some(),
            radius,
            ring,
        }));
    }
    edges
}

/// Enters the edge in pieces short enough that their boxes hug them.
fn enter(
    edge: &Edge,
    capsules: &mut Capsules,
    windings: &mut Vec<Winding>,
    progress: &Progress<'_>,
) {
    let piece = 2.0 * capsules.cell().width.max(capsules.cell().height).max(geom::TOLERANCE);
    for (from, to) in edge.segments() {
        let pieces = (geom::distance(from, to) / piece).ceil().max(1.0);
        let mut a = from;
        let mut step = 1.0;
        while step <= pieces && progress.goes_on_after(1) {
            let b = if step < pieces { from.lerp(to, step / pieces) } else { to };
            let capsule = Capsule { a, b, radius: edge.radius, ring: edge.ring };
            capsules.insert_seen(capsule, |slot| {
                if let (Some(ring), Ok(slot)) = (edge.ring, u32::try_from(slot)) {
                    let here = Winding { slot, ring, turns: 0 };
                    if windings.last() != Some(&here) {
                        windings.push(here);
                    }
                }
                progress.goes_on_after(1)
            });
            a = b;
            step += 1.0;
        }
    }
}

fn base(bounds: Rect, capsules: &Capsules, spot: Owner) -> Point {
    let cell = capsules.cell();
    #[expect(clippy::cast_precision_loss, reason = "cells are few")]
    let (column, row) = (spot.column as f64, spot.row as f64);
    bounds.origin() + Vec2::new((column + BASE.x) * cell.width, (row + BASE.y) * cell.height)
}

/// Counts how often the edges of one ring wind around the base of each cell, row by row of cells.
fn wind(
    ring: &[Edge],
    bounds: Rect,
    capsules: &Capsules,
    windings: &mut Vec<Winding>,
    progress: &Progress<'_>,
) {
    let Some(id) = ring[0].ring else { return };
    let mut crossings: Vec<(i64, f64, i32)> = Vec::new();
    for (a, b) in ring.iter().flat_map(Edge::segments) {
        let (top, bottom, turns) = if a.y <= b.y { (a, b, 1) } else { (b, a, -1) };
        let rows = capsules.spot(top).row..=capsules.spot(bottom).row;
        for row in rows.take_while(|_| progress.goes_on_after(1)) {
            let y = base(bounds, capsules, Owner { column: 0, row }).y;
            if top.y <= y && y < bottom.y {
                let x = top.x + (bottom.x - top.x) * ((y - top.y) / (bottom.y - top.y));
                crossings.push((row, x, turns));
            }
        }
    }
    progress.sort_by(&mut crossings, |a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    for row in crossings.chunk_by(|a, b| a.0 == b.0) {
        let mut turns = 0;
        for pair in row.windows(2).take_while(|_| progress.goes_on_after(1)) {
            turns += pair[0].2;
            if turns != 0 {
                let span = Span { row: row[0].0, from: pair[0].1, to: pair[1].1 };
                mark_span(capsules, bounds, span, |slot| {
                    windings.push(Winding { slot, ring: id, turns });
                    progress.goes_on_after(1)
                });
            }
        }
    }
}

/// A part of a row of cells, in millimeters across.
#[derive(Clone, Copy, Debug)]
struct Span {
    row: i64,
    from: f64,
    to: f64,
}

/// Calls `each` with the slot of every cell of the row whose base lies in the span, for as long as it wants more.
fn mark_span(
    capsules: &Capsules,
    bounds: Rect,
    Span { row, from, to }: Span,
    mut each: impl FnMut(u32) -> bool,
) {
    let y = bounds.y0;
    let columns =
        capsules.spot(Point::new(from, y)).column..=capsules.spot(Point::new(to, y)).column;
    for column in columns {
        let spot = Owner { column, row };
        let x = base(bounds, capsules, spot).x;
        if from < x
            && x <= to
            && capsules.has(spot)
            && let Ok(slot) = u32::try_from(capsules.slot(spot).0)
            && !each(slot)
        {
            return;
        }
    }
}

#[cfg(test)]
mod tests;
