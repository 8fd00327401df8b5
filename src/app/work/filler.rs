//! The fills that a desk waits for, made one after another on a thread.
//!
//! **Invariant:** a fill that is not waited for any more is stopped; what is laid is what the desk asked for.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::pool::{Lane, Pool, Promise};
use crate::artwork::{Filled, Filling};
use crate::notice::Message;
use crate::workspace::Desk;

/// Makes the fills of a desk.
#[derive(Debug)]
pub struct Filler {
    pool: Pool,
    running: Option<Running>,
    /// One that panicked: it would again.
    fallen: Option<(Filling, Message)>,
}

#[derive(Debug)]
struct Running {
    filling: Filling,
    promise: Promise<Option<Filled>>,
    /// From 0 to 1, as bits.
    share: Arc<AtomicU64>,
}

impl Filler {
    /// Nothing is waited for.
    pub fn new(pool: Pool) -> Self {
        Self { pool, running: None, fallen: None }
    }

    /// Lays what was made, and begins what the desk waits for now. Call it once a frame; comes back with whether
    /// something was laid.
    pub fn tend(&mut self, desk: &mut Desk) -> bool {
        let mut is_laid = false;
        if let Some(done) = self.running.as_ref().and_then(|running| running.promise.take()) {
            let running = self.running.take();
            match (done, running) {
                (Ok(Some(filled)), _) => {
                    desk.lay(filled);
                    is_laid = true;
                }
                (Err(panicked), Some(Running { filling, .. })) => {
                    self.fallen = Some((filling, panicked.message()));
                }
                (Ok(None) | Err(_), _) => {}
            }
        }
        if self.running.as_ref().is_some_and(|running| !desk.waits_for(&running.filling)) {
            self.running = None;
        }
        let has_fallen = |filling: &Filling| {
            self.fallen.as_ref().is_some_and(|(fallen, _)| fallen.is_same(filling))
        };
        if let Some(filling) = desk.waiting().filter(|filling| !has_fallen(filling))
            && self.running.is_none()
        {
            self.running = Some(self.begun(filling.clone()));
        }
        is_laid
    }

    /// What share of the fill that is being made is done, from 0 to 1; none where none is.
    pub fn share(&self) -> Option<f64> {
        let running = self.running.as_ref()?;
        Some(f64::from_bits(running.share.load(Ordering::Relaxed)))
    }

    /// Why the fill that the desk waits for will not come, if so.
    pub fn trouble(&self, desk: &Desk) -> Option<&Message> {
        let (fallen, message) = self.fallen.as_ref()?;
        desk.waits_for(fallen).then_some(message)
    }

    fn begun(&self, filling: Filling) -> Running {
        let share = Arc::new(AtomicU64::new(0));
        let (work, told) = (filling.clone(), Arc::clone(&share));
        let promise = self.pool.ask(Lane::Awaited, move |stop| {
            work.made(&|done: f64| {
                told.store(done.to_bits(), Ordering::Relaxed);
                stop.flow()
            })
        });
        Running { filling, promise, share }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design;
    use crate::design::edit::{Edit, LayerEdit};
    use crate::workspace::{AtHand, Evaluated};

    #[test]
    fn a_desk_gets_the_fills_that_it_waits_for() {
        let text = "canting = 1\nrepeat.tile = [40, 40]\n[[layer]]\nmotif = \"kawung\"\n\
            [[layer]]\nisen = \"cecek\"\n[[layer]]\nisen = \"ukel\"\n";
        let design = design::read(text).unwrap();
        let mut desk = Desk::open(design.clone(), Box::new(AtHand::default())).unwrap();
        let pool = Pool::new(Arc::new(|| {}));
        let mut filler = Filler::new(pool.clone());
        assert!(!filler.tend(&mut desk) && filler.share().is_some());
        // Outdated while it is made.
        let edit = LayerEdit::Clearance(1.0);
        desk.apply(&Edit::Layer(1, edit), None).unwrap();
        for _frame in 0..8 {
            pool.settle();
            filler.tend(&mut desk);
        }
        assert!(!desk.evaluated().is_stale() && filler.share().is_none());
        let wanted = Evaluated::with(Clone::clone(&**desk.design()), &AtHand::default()).unwrap();
        assert_eq!(desk.evaluated().artwork().marks(), wanted.artwork().marks());
    }
}
