//! Designs that are tried before anybody decides: what the canvas shows while a hand hovers over a choice.
//!
//! **Invariant:** a trial changes no design; what was tried lately is there at once.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::pool::{Lane, Pool, Promise};
use super::sitter::Around;
use crate::design::Design;
use crate::workspace::Evaluated;

/// How many designs are kept that were tried lately: a row of proposals.
const MOST: usize = 12;

/// Designs that were tried, and those that are being drawn.
#[derive(Debug)]
pub struct Trials {
    pool: Pool,
    kept: BTreeMap<String, Trial>,
    now: u64,
}

#[derive(Debug)]
struct Trial {
    design: Arc<Design>,
    evaluated: Option<Evaluated>,
    coming: Option<Promise<Option<Evaluated>>>,
    seen: u64,
}

impl Trials {
    /// Nothing was tried yet.
    pub fn new(pool: Pool) -> Self {
        Self { pool, kept: BTreeMap::new(), now: 0 }
    }

    /// The design that is tried as `name`, such as `step/half-drop`, drawn; none until it is, or where it cannot be. Only
    /// what is asked for in this frame is worth drawing: what a hand has left is stopped by [`look`](Self::look).
    pub fn evaluated(
        &mut self,
        name: &str,
        design: &Arc<Design>,
        around: &Around,
    ) -> Option<&Evaluated> {
        let is_same = |trial: &Trial| Arc::ptr_eq(&trial.design, design) || trial.design == *design;
        if !self.kept.get(name).is_some_and(is_same) {
            let (wanted, around) = (Design::clone(design), Arc::clone(around));
            let drawn = move |_stop: &_| Evaluated::with(wanted, &*around).ok();
            let coming = Some(self.pool.ask(Lane::Awaited, drawn));
            let trial = Trial { design: Arc::clone(design), evaluated: None, coming, seen: 0 };
            self.kept.insert(name.to_owned(), trial);
        }
        let trial = self.kept.get_mut(name)?;
        trial.seen = self.now;
        trial.evaluated.as_ref()
    }

    /// Takes in what was drawn since; call it once a frame, before anything is asked for. Comes back with whether there
    /// is something new.
    pub fn look(&mut self) -> bool {
        let mut is_new = false;
        for trial in self.kept.values_mut() {
            if let Some(done) = trial.coming.as_ref().and_then(Promise::take) {
                trial.coming = None;
                trial.evaluated = done.ok().flatten();
                is_new |= trial.evaluated.is_some();
            }
        }
        // What nobody asked for in the last frame, and is not drawn, is stopped.
        let now = self.now;
        self.kept.retain(|_, trial| trial.coming.is_none() || trial.seen == now);
        while self.kept.len() > MOST {
            let oldest = self.kept.iter().min_by_key(|(_, trial)| trial.seen);
            let Some(oldest) = oldest.map(|(name, _)| name.clone()) else { break };
            self.kept.remove(&oldest);
        }
        self.now += 1;
        is_new
    }

    /// Forgets everything, such as when another design is opened.
    pub fn clear(&mut self) {
        self.kept.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design;
    use crate::workspace::AtHand;

    fn design(size: usize) -> Arc<Design> {
        let text = format!(
            "canting = 1\nrepeat.tile = [40, 40]\n[[layer]]\nmotif = \"kawung\"\nparams = {{ size = {size} }}\n"
        );
        Arc::new(design::read(&text).unwrap())
    }

    #[test]
    fn a_trial_is_drawn_once() {
        let around: Around = Arc::new(AtHand::default());
        let pool = Pool::new(Arc::new(|| {}));
        let mut trials = Trials::new(pool.clone());
        let wanted = design(20);
        assert!(trials.evaluated("a", &wanted, &around).is_none());
        pool.settle();
        assert!(trials.look());
        let drawn = trials.evaluated("a", &wanted, &around).unwrap();
        assert_eq!(drawn.design(), &*wanted);
        assert!(!drawn.is_stale());
        assert!(trials.evaluated("a", &Arc::new(Design::clone(&wanted)), &around).is_some());
        assert!(trials.evaluated("a", &design(10), &around).is_none(), "another one");
        // Nobody asks for it in the next frame.
        trials.look();
        trials.look();
        assert!(trials.kept.is_empty() || trials.kept["a"].coming.is_none());
        for number in 0..30 {
            trials.evaluated(&number.to_string(), &wanted, &around);
            pool.settle();
            trials.look();
        }
        assert!(trials.kept.len() <= MOST);
    }
}
