//! Long work that somebody watches: how far it is, and whether it should go on.
//!
//! Who watches is asked every few dozen steps, or every thousand small ones, which costs less than a step. There is no
//! clock here: what a watcher answers may depend on one, what the work makes of its input never does. Work that was told
//! to stop makes nothing.
//!
//! **Invariant:** work that was never told to stop makes the same, whoever watched it.

use std::cell::Cell;
use std::cmp::Ordering;
use std::fmt;
use std::ops::{ControlFlow, Range};

/// Who hears how far work is, from 0 to 1, and answers whether it should go on.
type Watcher<'a> = &'a dyn Fn(f64) -> ControlFlow<()>;

/// How far some work is, and whether it should go on.
pub struct Progress<'a> {
    watcher: Option<Watcher<'a>>,
    /// How much is done, from 0 to 1.
    share: Cell<f64>,
    /// Where in the whole the present stage begins, and how long it is.
    stage: Cell<(f64, f64)>,
    /// Small steps since the last question.
    steps: Cell<usize>,
    is_stopped: Cell<bool>,
}

/// Small steps between two questions: a corner, a cell, a comparison. Each takes some nanoseconds.
const PATIENCE: usize = 1024;

/// Small steps that a step counts for: a mark that is tried or laid. It takes about a microsecond, and a hundred at the
/// very most.
const STEP: usize = 32;

/// Things that are sorted in one go.
const RUN: usize = 512;

impl<'a> Progress<'a> {
    /// Work that `watcher` follows.
    pub fn told(watcher: Watcher<'a>) -> Self {
        Self { watcher: Some(watcher), ..Self::unwatched() }
    }

    /// Work that nobody stops.
    pub fn unwatched() -> Self {
        Self {
            watcher: None,
            share: Cell::new(0.0),
            stage: Cell::new((0.0, 1.0)),
            steps: Cell::new(0),
            is_stopped: Cell::new(false),
        }
    }

    /// Begins a stage: what [`reach`](Self::reach) tells from now on is a share of this part of the whole.
    pub(crate) fn begin(&self, stage: Range<f64>) {
        self.stage.set((stage.start, stage.end - stage.start));
        self.reach(0.0);
    }

    /// So much of the stage is done, from 0 to 1. What was told once is never taken back.
    pub(crate) fn reach(&self, share: f64) {
        let (start, length) = self.stage.get();
        self.share.set(self.share.get().max(start + length * share.clamp(0.0, 1.0)));
    }

    /// Whether work should go on; to be asked at every step.
    pub(crate) fn goes_on(&self) -> bool {
        self.goes_on_after(STEP)
    }

    /// The same after so many small steps, such as corners or cells that were looked at.
    pub(crate) fn goes_on_after(&self, small: usize) -> bool {
        let Some(watcher) = self.watcher else { return true };
        let steps = self.steps.get().saturating_add(small);
        self.steps.set(if steps < PATIENCE { steps } else { 0 });
        if steps >= PATIENCE && !self.is_stopped.get() {
            self.is_stopped.set(watcher(self.share.get()).is_break());
        }
        !self.is_stopped.get()
    }

    /// Sorts, and leaves equal things in their order, as `sort_by` does. Told to stop it leaves all in some order.
    pub(crate) fn sort_by<T: Copy>(&self, things: &mut Vec<T>, order: impl Fn(&T, &T) -> Ordering) {
        if self.watcher.is_none() {
            things.sort_by(order);
            return;
        }
        for run in things.chunks_mut(RUN) {
            if !self.goes_on_after(run.len()) {
                return;
            }
            run.sort_by(&order);
        }
        let (mut length, mut merged) = (RUN, Vec::with_capacity(things.len()));
        while length < things.len() {
            merged.clear();
            for pair in things.chunks(2 * length) {
                let (mut one, mut other) = pair.split_at(length.min(pair.len()));
                while let ([first, rest @ ..], [second, others @ ..]) = (one, other) {
                    if !self.goes_on_after(1) {
                        return;
                    }
                    if order(second, first).is_lt() {
                        merged.push(*second);
                        other = others;
                    } else {
                        merged.push(*first);
                        one = rest;
                    }
                }
                merged.extend_from_slice(one);
                merged.extend_from_slice(other);
            }
            std::mem::swap(things, &mut merged);
            length *= 2;
        }
    }

    /// Whether it was told to stop; then nothing that was made counts.
    pub fn is_stopped(&self) -> bool {
        self.is_stopped.get()
    }
}

/// Which share `done` is of `all`.
#[expect(clippy::cast_precision_loss, reason = "pieces are far fewer than 2^52")]
pub(crate) fn share(done: usize, all: usize) -> f64 {
    done as f64 / all.max(1) as f64
}

impl fmt::Debug for Progress<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Progress").field("share", &self.share).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_only_grows_and_stops_for_good() {
        let heard = Cell::new(0.0);
        let watcher = |share: f64| {
            heard.set(share);
            if share < 0.5 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        let progress = Progress::told(&watcher);
        progress.begin(0.2..0.6);
        let ask = || (0..PATIENCE / STEP).all(|_| progress.goes_on());
        assert!(ask());
        assert!((heard.get() - 0.2).abs() < 1e-12);
        progress.reach(0.5);
        progress.reach(0.1);
        assert!(ask());
        assert!((heard.get() - 0.4).abs() < 1e-12, "{}", heard.get());
        progress.reach(1.0);
        assert!(!ask() && progress.is_stopped());
        assert!(!progress.goes_on() && !ask());
    }

    #[test]
    fn small_steps_add_up() {
        let asked = Cell::new(0);
        let watcher = |_| {
            asked.set(asked.get() + 1);
            ControlFlow::Continue(())
        };
        let progress = Progress::told(&watcher);
        assert!((0..PATIENCE * 10).all(|_| progress.goes_on_after(1)));
        assert_eq!(asked.get(), 10);
        assert!(progress.goes_on_after(usize::MAX) && progress.goes_on());
        assert_eq!(asked.get(), 11);
    }

    #[test]
    fn what_is_watched_is_sorted_as_what_is_not() {
        for count in [0, 1, RUN, RUN + 1, 5 * RUN - 3, 8 * RUN] {
            let things: Vec<(usize, usize)> = (0..count).map(|at| (at * 7919 % 97, at)).collect();
            let order = |a: &(usize, usize), b: &(usize, usize)| a.0.cmp(&b.0);
            let (mut plain, mut watched) = (things.clone(), things.clone());
            let asked = Cell::new(0);
            let go_on = |_| {
                asked.set(asked.get() + 1);
                ControlFlow::Continue(())
            };
            Progress::unwatched().sort_by(&mut plain, order);
            Progress::told(&go_on).sort_by(&mut watched, order);
            assert_eq!(plain, watched);
            assert!(asked.get() >= count / PATIENCE, "{} questions for {count}", asked.get());
            for stop in 1..=asked.get() {
                let left = Cell::new(stop);
                let watcher = |_| {
                    left.set(left.get() - 1);
                    if left.get() > 0 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
                };
                let mut stopped = things.clone();
                Progress::told(&watcher).sort_by(&mut stopped, order);
                assert_eq!((stopped.len(), left.get()), (count, 0), "nothing is lost");
            }
        }
    }
}
