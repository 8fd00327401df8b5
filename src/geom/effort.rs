//! How much work may still be done.
//!
//! Some geometry costs more than its input is long: outlines cross one another, seeds meet seeds, one curve becomes
//! thousands of chords. Such work is counted before it is done, in steps of about a quarter of a microsecond, and
//! refused where too little is left. Counts, never the clock: what ends on one machine ends on all.
//!
//! **Invariant:** the same input takes the same number of steps everywhere.

use std::cell::Cell;
use std::error::Error;
use std::fmt;

use kurbo::{Point, Rect};

/// A number of steps to be spent.
#[derive(Debug)]
pub struct Effort {
    /// None if there is no bound.
    left: Option<Cell<usize>>,
}

/// More work was asked for than is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exhausted;

impl fmt::Display for Exhausted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("more work was asked for than is left")
    }
}

impl Error for Exhausted {}

impl Effort {
    /// As much as anything takes, for geometry that is bounded otherwise. Nothing is counted.
    pub const BOUNDLESS: Self = Self { left: None };

    /// So many steps.
    pub const fn of(steps: usize) -> Self {
        Self { left: Some(Cell::new(steps)) }
    }

    /// Whether nothing needs to be counted.
    pub fn is_boundless(&self) -> bool {
        self.left.is_none()
    }

    /// How many steps are left.
    pub fn left(&self) -> usize {
        self.left.as_ref().map_or(usize::MAX, Cell::get)
    }

    /// Begins again with so many steps.
    pub fn refill(&self, steps: usize) {
        if let Some(left) = &self.left {
            left.set(steps);
        }
    }

    /// Takes `steps` of what is left.
    ///
    /// # Errors
    ///
    /// [`Exhausted`] if less is left; then nothing is left.
    pub fn spend(&self, steps: usize) -> Result<(), Exhausted> {
        let Some(left) = &self.left else { return Ok(()) };
        let rest = left.get().checked_sub(steps);
        left.set(rest.unwrap_or(0));
        rest.map(|_| ()).ok_or(Exhausted)
    }
}

/// What a vertex costs when outlines are cut at their crossings.
const VERTEX: usize = 4;

/// What a crossing costs there: two edges are split, and the pieces sorted anew.
const CROSSING: usize = 32;

/// So many pairs of edges are looked at in a step.
const PAIRS: usize = 64;

/// Spends what it takes to cut the outlines of `rings` where they cross, before it is done.
///
/// Crossings are found by a sweep over the boxes of edges, along the axis on which these are shorter. The sweep itself
/// is paid for as it goes, so it ends as well.
pub(super) fn spend_on_crossings<'a>(
    rings: impl Iterator<Item = &'a Vec<Point>>,
    effort: &Effort,
) -> Result<(), Exhausted> {
    if effort.is_boundless() {
        return Ok(());
    }
    let mut edges = Vec::new();
    for ring in rings {
        effort.spend(VERTEX * ring.len())?;
        let ends = ring.iter().cycle().skip(1);
        edges.extend(ring.iter().zip(ends).map(|(from, to)| Edge::new(*from, *to)));
    }
    let extent = |side: fn(&Rect) -> f64| edges.iter().map(|edge| side(&edge.bounds)).sum::<f64>();
    if extent(Rect::width) > extent(Rect::height) {
        edges.iter_mut().for_each(Edge::transpose);
    }
    edges.sort_by(|a, b| a.bounds.x0.total_cmp(&b.bounds.x0));
    let mut open: Vec<&Edge> = Vec::new();
    let mut looked_at = 0;
    for edge in &edges {
        looked_at += open.len();
        effort.spend(looked_at / PAIRS)?;
        looked_at %= PAIRS;
        open.retain(|other| other.bounds.x1 >= edge.bounds.x0);
        let crossings = open.iter().filter(|other| edge.crosses(other)).count();
        effort.spend(CROSSING * crossings)?;
        open.push(edge);
    }
    Ok(())
}

/// An edge of a ring.
struct Edge {
    ends: [Point; 2],
    bounds: Rect,
}

impl Edge {
    fn new(from: Point, to: Point) -> Self {
        Self { ends: [from, to], bounds: Rect::from_points(from, to) }
    }

    fn transpose(&mut self) {
        let [from, to] = self.ends.map(|end| Point::new(end.y, end.x));
        *self = Self::new(from, to);
    }

    /// Whether two edges cross, touch or lie on one another. Neighbors in a ring only share their vertex.
    fn crosses(&self, other: &Self) -> bool {
        let ([a, b], [c, d]) = (self.ends, other.ends);
        if other.bounds.y1 < self.bounds.y0 || self.bounds.y1 < other.bounds.y0 {
            return false;
        }
        if a == d || b == c {
            return false;
        }
        let parts = |from: Point, to: Point, one: Point, two: Point| {
            (to - from).cross(one - from) * (to - from).cross(two - from) <= 0.0
        };
        parts(a, b, c, d) && parts(c, d, a, b)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A comb of `count` teeth along x.
    fn comb(count: u32) -> Vec<Point> {
        let out = |at: u32| if at.is_multiple_of(2) { 0.0 } else { 100.0 };
        (0..count).map(|at| Point::new(f64::from(at), out(at))).collect()
    }

    fn lying(comb: &[Point]) -> Vec<Point> {
        comb.iter().map(|point| Point::new(point.y, point.x)).collect()
    }

    fn spent(rings: &[Vec<Point>]) -> usize {
        let effort = Effort::of(1 << 40);
        spend_on_crossings(rings.iter(), &effort).unwrap();
        (1 << 40) - effort.left()
    }

    #[test]
    fn work_grows_with_crossings() {
        let (one, other) = (comb(100), lying(&comb(100)));
        let apart: Vec<Point> = other.iter().map(|p| Point::new(p.x + 500.0, p.y)).collect();
        let few = spent(&[one.clone(), apart]);
        let many = spent(&[one, other]);
        // Every tooth of one crosses about every tooth of the other.
        assert!(few < 8000 && many > few + CROSSING * 90 * 90, "{few} against {many}");
    }

    #[test]
    fn nothing_is_done_beyond_the_bound() {
        let effort = Effort::of(5000);
        let rings = [comb(400), lying(&comb(400))];
        assert_eq!(spend_on_crossings(rings.iter(), &effort), Err(Exhausted));
        assert_eq!(effort.left(), 0);
        assert_eq!(spend_on_crossings(rings.iter(), &Effort::BOUNDLESS), Ok(()));
    }
}
