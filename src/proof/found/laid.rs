//! The traces of one cell on the lattice that joins its edges, and where an isometry takes them.
//!
//! **Invariant:** the lattice is reduced; no trace lies twice; the rarest class comes first; a true symmetry takes a
//! trace to one of its class.

use std::cell::Cell;
use std::rc::Rc;

use kurbo::{Affine, Point, Rect, Vec2};

use super::trace::{SIZE, Trace};
use super::{NEAR, PATIENCE};
use crate::geom::Lattice;
use crate::geom::torus::Shelf;

/// Two like traces nearer than this, in millimeters, are one that is painted twice: a micrometer, as exports round.
/// A mark on its own mirror is laid twice by the images of its tile.
const TWICE: f64 = 1e-3;

/// A class larger than this is split by how crowded its marks lie. Fewer are tried one by one just as well.
const MANY: usize = 64;

/// How many neighbors a trace has on average within the reach of [`Traces::crowded`]: in a square grid of dots the
/// eight around it, so that a dot which is missing or moved is felt by all its neighbors.
const NEIGHBORS: f64 = 10.0;

pub(super) struct Traces {
    pub(super) lattice: Lattice,
    traces: Vec<Rc<Trace>>,
    /// The class of each trace, as in `traces`.
    classes: Vec<usize>,
    /// Their middles.
    shelf: Shelf,
    /// Traces that may still be looked at.
    patience: Rc<Cell<usize>>,
}

/// Where an isometry takes the traces.
pub(super) struct Carried {
    /// The number of the trace onto which each one falls.
    pub(super) targets: Vec<usize>,
    /// How far beside, on average.
    pub(super) beside: Vec2,
}

impl Traces {
    /// Cost grows with the traces, and n log n for sorting.
    pub(super) fn new(lattice: Lattice, traces: Vec<Trace>) -> Self {
        let traces: Vec<Rc<Trace>> = traces.into_iter().map(Rc::new).collect();
        let patience = Rc::new(Cell::new(PATIENCE));
        let classes = vec![0; traces.len()];
        let all = Self::sorted(lattice.reduced(), traces, classes, &patience);
        let once = all.once();
        let traces: Vec<Rc<Trace>> = once.iter().map(|at| Rc::clone(&all.traces[*at])).collect();
        let classes = classed(&traces);
        let all = Self::sorted(all.lattice, traces, classes, &patience);
        if all.rarest() <= MANY {
            return all;
        }
        let crowds: Vec<f64> = (0..all.traces.len()).map(|at| all.crowded(at)).collect();
        let slack = all.crowd_slack();
        let mut order: Vec<usize> = (0..crowds.len()).collect();
        let mut classes = all.classes;
        split(&mut order, &mut classes, |at| crowds[at], |_at| slack);
        Self::sorted(all.lattice, all.traces, classes, &patience)
    }

    /// The rarest class first.
    fn sorted(
        lattice: Lattice,
        traces: Vec<Rc<Trace>>,
        classes: Vec<usize>,
        patience: &Rc<Cell<usize>>,
    ) -> Self {
        let mut sizes = vec![0_usize; classes.iter().max().map_or(0, |last| last + 1)];
        for class in &classes {
            sizes[*class] += 1;
        }
        let mut both: Vec<(usize, Rc<Trace>)> = classes.into_iter().zip(traces).collect();
        both.sort_by_key(|(class, _trace)| (sizes[*class], *class));
        let (classes, traces): (Vec<usize>, Vec<Rc<Trace>>) = both.into_iter().unzip();
        let middle = |trace: &Rc<Trace>| Rect::from_points(trace.middle, trace.middle);
        let middles: Vec<Rect> = traces.iter().map(middle).collect();
        let shelf = Shelf::of(lattice, &middles);
        Self { lattice, traces, classes, shelf, patience: Rc::clone(patience) }
    }

    /// Only the traces `kept`, on a finer lattice.
    pub(super) fn quotient(&self, lattice: Lattice, kept: &[usize]) -> Self {
        let traces = kept.iter().map(|at| Rc::clone(&self.traces[*at])).collect();
        let classes = kept.iter().map(|at| self.classes[*at]).collect();
        Self::sorted(lattice.reduced(), traces, classes, &self.patience)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.traces.is_empty()
    }

    /// Whether every question so far was answered in full.
    pub(super) fn was_patient(&self) -> bool {
        self.patience.get() > 0
    }

    /// The sizes of the classes, from the rarest.
    pub(super) fn sizes(&self) -> impl Iterator<Item = usize> {
        self.classes.chunk_by(|a, b| a == b).map(<[usize]>::len)
    }

    /// The size of the rarest class.
    fn rarest(&self) -> usize {
        self.sizes().next().unwrap_or(0)
    }

    /// Middles of the rarest class.
    pub(super) fn anchors(&self) -> impl Iterator<Item = Point> {
        self.traces.iter().take(self.rarest()).map(|trace| trace.middle)
    }

    /// Where `map` takes the traces, if each falls on a like one and no two on the same.
    ///
    /// Middles are looked up first, since a wrong map misses one of the first few; curves are compared after that.
    pub(super) fn carried(&self, map: Affine) -> Option<Carried> {
        if !(0..self.traces.len()).all(|at| self.landed(at, map).next().is_some()) {
            return None;
        }
        let mut taken = vec![false; self.traces.len()];
        let mut sum = Vec2::ZERO;
        let mut targets = Vec::with_capacity(taken.len());
        for at in 0..self.traces.len() {
            let lies = |(other, shift): &(usize, Vec2)| {
                let place = self.place_of(at, map, *other, *shift);
                !taken[*other]
                    && self.spend(self.traces[at].pieces())
                    && self.traces[at].lies_on(place, &self.traces[*other])
            };
            let landed = self.landed(at, map).filter(lies);
            let (other, shift) = landed.min_by(|a, b| a.1.hypot2().total_cmp(&b.1.hypot2()))?;
            taken[other] = true;
            sum += shift;
            targets.push(other);
        }
        let count = f64::from(u32::try_from(targets.len()).unwrap_or(u32::MAX)).max(1.0);
        Some(Carried { targets, beside: sum / count })
    }

    /// `map` and the lattice sum after it that brings trace `at` to where `other` itself lies, `shift` beside it.
    fn place_of(&self, at: usize, map: Affine, other: usize, shift: Vec2) -> Affine {
        let there = map * self.traces[at].middle;
        Affine::translate(self.traces[other].middle - there - shift) * map
    }

    /// The traces that `map` may take `at` to, and the way from where it falls to each.
    fn landed(&self, at: usize, map: Affine) -> impl Iterator<Item = (usize, Vec2)> {
        let trace = &self.traces[at];
        let place = map * trace.middle;
        self.around(place, NEAR).filter_map(move |other| {
            let way = self.way(place, other);
            let is_it = way.hypot2() <= NEAR * NEAR && self.traces[other].is_like(trace);
            is_it.then_some((other, way))
        })
    }

    /// The way from `place` to the copy of `other` that is nearest; exact where that lies near.
    fn way(&self, place: Point, other: usize) -> Vec2 {
        let way = self.traces[other].middle - place;
        let (i, j) = self.lattice.coordinates(way);
        way - self.lattice.sum(i.round(), j.round())
    }

    /// The traces without those that lie on one before them.
    fn once(&self) -> Vec<usize> {
        let mut kept = vec![true; self.traces.len()];
        for at in 0..self.traces.len() {
            let trace = &self.traces[at];
            let is_again = self.around(trace.middle, TWICE).any(|other| {
                let way = self.way(trace.middle, other);
                let place = self.place_of(at, Affine::IDENTITY, other, way);
                other < at
                    && kept[other]
                    && way.hypot2() <= TWICE * TWICE
                    && trace.is_like(&self.traces[other])
                    && trace.lies_on(place, &self.traces[other])
            });
            kept[at] = !is_again;
        }
        (0..kept.len()).filter(|at| kept[*at]).collect()
    }

    /// Everything within `reach` of `place`, and some more, as long as patience lasts.
    fn around(&self, place: Point, reach: f64) -> impl Iterator<Item = usize> {
        self.spend(1);
        self.shelf.around(place, reach).take_while(|_| self.spend(1))
    }

    /// Takes from the patience; whether any is left.
    fn spend(&self, work: usize) -> bool {
        self.patience.set(self.patience.get().saturating_sub(work));
        self.was_patient()
    }

    /// How far around it a trace feels others.
    fn reach(&self) -> f64 {
        let count = f64::from(u32::try_from(self.traces.len()).unwrap_or(u32::MAX)).max(1.0);
        (self.lattice.area() / count * NEIGHBORS / std::f64::consts::PI).sqrt()
    }

    /// How crowded it is around a trace: a sum over those within reach, each counting less the farther it lies.
    ///
    /// It changes smoothly with every place, so the copies of a mark agree about it even if they lie a little off.
    fn crowded(&self, at: usize) -> f64 {
        let (place, reach) = (self.traces[at].middle, self.reach());
        let felt = |other: usize| {
            let way = self.lattice.shortest(self.traces[other].middle - place);
            let left = (1.0 - way.hypot2() / (reach * reach)).max(0.0);
            left * left
        };
        self.around(place, reach).map(felt).sum()
    }

    /// By how much it may differ for two copies: a neighbor that lies a quarter of [`NEAR`] off counts differently by
    /// at most 1.6 of that, in parts of the reach.
    fn crowd_slack(&self) -> f64 {
        NEIGHBORS * 1.6 * (NEAR / 4.0) / self.reach()
    }
}

/// Classes of traces such that a trace and its image under any isometry are in the same one.
///
/// Measured numbers are sorted and cut where they leave a gap, so that no true class is cut by a little noise.
fn classed(traces: &[Rc<Trace>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..traces.len()).collect();
    let mut classes = vec![0; traces.len()];
    order.sort_by_key(|at| traces[*at].class);
    let mut class = 0;
    for pair in 1..order.len() {
        class += usize::from(traces[order[pair]].class != traces[order[pair - 1]].class);
        classes[order[pair]] = class;
    }
    let (size, long) = (|at: usize| traces[at].size, |at: usize| traces[at].length);
    split(&mut order, &mut classes, size, |_at| SIZE);
    split(&mut order, &mut classes, long, |at| Trace::length_slack(long(at)));
    split(&mut order, &mut classes, |at| traces[at].area, |at| Trace::area_slack(long(at)));
    classes
}

/// Cuts each class where `value` leaves a gap of more than `slack`.
fn split(
    order: &mut [usize],
    classes: &mut [usize],
    value: impl Fn(usize) -> f64,
    slack: impl Fn(usize) -> f64,
) {
    order.sort_by(|a, b| classes[*a].cmp(&classes[*b]).then(value(*a).total_cmp(&value(*b))));
    let mut class = 0;
    let mut before: Option<(usize, usize)> = None;
    for at in order.iter().copied() {
        let own = classes[at];
        let is_new =
            before.is_some_and(|(old, last)| old != own || value(at) - value(last) > slack(at));
        class += usize::from(is_new);
        classes[at] = class;
        before = Some((own, at));
    }
}
