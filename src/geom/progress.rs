//! Long work that somebody watches: how far it is, and whether it should go on.
//!
//! Who watches is asked every few dozen steps, which costs less than a step. There is no clock here: what a watcher
//! answers may depend on one, what the work makes of its input never does. Work that was told to stop makes nothing.
//!
//! **Invariant:** work that was never told to stop makes the same, whoever watched it.

use std::cell::Cell;
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
    steps: Cell<u32>,
    is_stopped: Cell<bool>,
}

/// Steps between two questions. A step of a fill takes about a microsecond, and a hundred at the very most.
const PATIENCE: u32 = 32;

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
        let Some(watcher) = self.watcher else { return true };
        let steps = self.steps.get() + 1;
        self.steps.set(steps % PATIENCE);
        if steps == PATIENCE && !self.is_stopped.get() {
            self.is_stopped.set(watcher(self.share.get()).is_break());
        }
        !self.is_stopped.get()
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
        let ask = || (0..PATIENCE).all(|_| progress.goes_on());
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
}
