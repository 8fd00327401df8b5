//! What is taken of the cloth: a plant finds its free places here, so that leaves do not run into one another.
//!
//! A grid of small cells over one period of the lattice, so a leaf that leaves the tile on one side is in the way of
//! those on the other.
//!
//! **Invariant:** a place that was free stays free until somebody takes it; the grid takes no more than a cell too
//! much.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "cells are counted in thousands, and a saturated count is clamped"
)]

use kurbo::{Affine, BezPath, Point, Rect, Size, Vec2};

use crate::geom::flat::{flatten, vertices};
use crate::geom::torus::Torus;
use crate::geom::{Lattice, distance};

/// The finest cell, millimeters: wax lines keep no less apart.
const FINEST: f64 = 0.4;

/// No more cells than this in a direction.
const MOST: f64 = 1500.0;

/// Where a motif is drawn once, the grid repeats after this many millimeters.
const ONCE: f64 = 450.0;

/// The most cells from the middle of a line to its side.
const WIDEST: f64 = 200.0;

/// The most points on one edge of an outline.
const LONGEST_EDGE: f64 = 10_000.0;

/// Eight ways out from a point, the slanted ones sqrt(1/2) in each direction.
const EIGHT: [Vec2; 8] = {
    let s = std::f64::consts::FRAC_1_SQRT_2;
    [
        Vec2::new(1.0, 0.0),
        Vec2::new(s, s),
        Vec2::new(0.0, 1.0),
        Vec2::new(-s, s),
        Vec2::new(-1.0, 0.0),
        Vec2::new(-s, -s),
        Vec2::new(0.0, -1.0),
        Vec2::new(s, -s),
    ]
};

/// Taken and free cells.
#[derive(Debug)]
pub(crate) struct Claims {
    torus: Torus,
    /// How far neighboring cells are apart, at most.
    cell: f64,
    taken: Vec<bool>,
}

impl Claims {
    /// An empty grid over one cell of `lattice`; without one, over a square that no single ornament leaves.
    pub(crate) fn new(lattice: Option<Lattice>) -> Self {
        let lattice = lattice.unwrap_or_else(|| Lattice::block(Size::new(ONCE, ONCE)));
        let (across, down) = (crate::geom::length(lattice.a), crate::geom::length(lattice.b));
        let (columns, rows) = (cells(across), cells(down));
        let cell = (across / f64::from(columns)).max(down / f64::from(rows));
        let torus = Torus::new(lattice, [columns, rows]);
        Self { torus, cell, taken: vec![false; torus.buckets()] }
    }

    /// Takes what `outline` encloses.
    pub(crate) fn take(&mut self, outline: &Outline, map: Affine) {
        let mut taken = std::mem::take(&mut self.taken);
        self.inside(&outline.mapped(map), |index| taken[index] = true);
        self.taken = taken;
        self.take_line(outline, map, 0.0);
    }

    /// Takes a line `width` wide along `outline`.
    pub(crate) fn take_line(&mut self, outline: &Outline, map: Affine, width: f64) {
        let steps = (width / 2.0 / self.cell).ceil().min(WIDEST) as i32;
        let square = (-steps..=steps)
            .flat_map(|x| (-steps..=steps).map(move |y| Vec2::new(f64::from(x), f64::from(y))));
        let disc: Vec<Vec2> = square
            .map(|off| off * self.cell)
            .filter(|off| off.hypot2() <= width * width / 4.0)
            .collect();
        for ring in outline.mapped(map) {
            let points: Vec<Point> = self.along(&ring).collect();
            for (point, off) in
                points.iter().flat_map(|point| disc.iter().map(move |off| (*point, *off)))
            {
                let index = self.index(point + off);
                self.taken[index] = true;
            }
        }
    }

    /// Whether a few points of `outline` are free: most places that are taken show it there.
    pub(crate) fn seems_free(&self, outline: &Outline, map: Affine) -> bool {
        let mut few = outline.0.iter().flatten().step_by(5);
        !few.any(|point| self.taken[self.index(map * *point)])
    }

    /// Whether all that `outline` encloses is free, and `gap` millimeters around it.
    pub(crate) fn is_free(&self, outline: &Outline, map: Affine, gap: f64) -> bool {
        let is_taken = |point: Point| self.taken[self.index(point)];
        let rings = outline.mapped(map);
        let clear = |point: Point| EIGHT.iter().all(|way| !is_taken(point + *way * gap));
        // A wide gap is felt just as well from every other point.
        let stride = if gap > self.cell { 2 } else { 1 };
        if !rings.iter().all(|ring| self.along(ring).step_by(stride).all(clear)) {
            return false;
        }
        let mut free = true;
        self.inside(&rings, |index| free &= !self.taken[index]);
        free
    }

    /// How many cells are looked at, at most, to take or try what `outline` encloses: those around its edge, and those
    /// within its box.
    pub(crate) fn cells_of(&self, outline: &Outline, map: Affine) -> usize {
        let mut bounds: Option<Rect> = None;
        let mut edge = 0.0;
        for ring in &outline.0 {
            let mapped = || ring.iter().map(|point| map * *point);
            for (from, to) in mapped().zip(mapped().skip(1)) {
                edge += (distance(from, to) / self.cell).min(LONGEST_EDGE) + 1.0;
                bounds = Some(bounds.map_or(Rect::from_points(from, to), |all| all.union_pt(to)));
            }
        }
        let side = |length: f64| (length / self.cell).clamp(0.0, 4.0 * MOST) + 1.0;
        let inside = bounds.map_or(0.0, |bounds| side(bounds.width()) * side(bounds.height()));
        (edge + inside) as usize
    }

    /// How many cells a line `width` wide along `outline` takes, at most, counted as often as they are taken.
    pub(crate) fn cells_along(&self, outline: &Outline, map: Affine, width: f64) -> usize {
        let across = 2.0 * (width / 2.0 / self.cell).ceil().clamp(0.0, WIDEST) + 1.0;
        let lengths = outline.0.iter().flat_map(|ring| ring.windows(2));
        let points = lengths.map(|pair| {
            let length = distance(map * pair[0], map * pair[1]);
            (length / self.cell).ceil().clamp(1.0, LONGEST_EDGE)
        });
        (across * across * (points.sum::<f64>() + outline.0.len() as f64)) as usize
    }

    fn index(&self, point: Point) -> usize {
        self.torus.bucket(self.torus.at(point))
    }

    /// Points on a polyline, no more than a cell apart.
    fn along<'a>(&'a self, ring: &'a [Point]) -> impl Iterator<Item = Point> + 'a {
        let between = move |pair: &'a [Point]| {
            let steps =
                (distance(pair[0], pair[1]) / self.cell).ceil().clamp(1.0, LONGEST_EDGE) as u32;
            (0..steps).map(move |at| pair[0].lerp(pair[1], f64::from(at) / f64::from(steps)))
        };
        ring.windows(2).flat_map(between).chain(ring.last().copied())
    }

    /// Every cell whose middle lies inside `rings`, row by row.
    fn inside(&self, rings: &[Vec<Point>], mut found: impl FnMut(usize)) {
        let points = || rings.iter().flatten();
        let top = points().map(|point| point.y).fold(f64::INFINITY, f64::min);
        let bottom = points().map(|point| point.y).fold(f64::NEG_INFINITY, f64::max);
        let lines = ((bottom - top) / self.cell).clamp(0.0, 4.0 * MOST) as u32;
        let mut crossings: Vec<f64> = Vec::new();
        for line in 0..=lines {
            let y = top + (f64::from(line) + 0.5) * self.cell;
            let crosses = |pair: &[Point]| {
                let (a, b) = (pair[0], pair[1]);
                ((a.y <= y) != (b.y <= y)).then(|| a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y))
            };
            crossings.clear();
            crossings.extend(rings.iter().flat_map(|ring| ring.windows(2).filter_map(crosses)));
            crossings.sort_by(f64::total_cmp);
            for span in crossings.chunks_exact(2) {
                let steps = ((span[1] - span[0]) / self.cell).clamp(0.0, 4.0 * MOST) as u32;
                for at in 0..=steps {
                    found(self.index(Point::new(span[0] + f64::from(at) * self.cell, y)));
                }
            }
        }
    }
}

fn cells(length: f64) -> i32 {
    (length / FINEST).ceil().clamp(1.0, MOST) as i32
}

/// The contours of a path as polylines, flattened once for every place that it is tried at.
#[derive(Clone, Debug)]
pub(crate) struct Outline(Vec<Vec<Point>>);

impl Outline {
    /// Closed contours come back to their start.
    pub(crate) fn of(path: &BezPath) -> Self {
        let ring = |contour: crate::geom::flat::Contour| {
            let mut points = contour.points;
            if contour.closed
                && let Some(first) = points.first().copied()
            {
                points.push(first);
            }
            points
        };
        Self(flatten(path, FINEST / 4.0).into_iter().map(ring).collect())
    }

    /// About how many points the outline of `path` has.
    pub(crate) fn vertices(path: &BezPath) -> usize {
        vertices(path, FINEST / 4.0)
    }

    /// How many points it has.
    pub(crate) fn points(&self) -> usize {
        self.0.iter().map(Vec::len).sum()
    }

    fn mapped(&self, map: Affine) -> Vec<Vec<Point>> {
        self.0.iter().map(|ring| ring.iter().map(|point| map * *point).collect()).collect()
    }
}
