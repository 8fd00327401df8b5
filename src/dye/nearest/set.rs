//! Some baths, all the colors that their choices bring out, and how near these come to what is wanted.
//!
//! **Invariant:** a set knows the sum of every choice of its baths; one bath more never takes a color away.

use super::target::Target;
use crate::color::difference::Lab;
use crate::color::spectrum::Absorption;
use crate::dye::bath::{self, Bath};
use crate::dye::choice::Choice;

/// Baths without an order. A *mask* is a choice of them: bit n for bath n.
#[derive(Clone, Debug)]
pub(super) struct Set<'d> {
    baths: Vec<Choice<'d>>,
    /// What cloth absorbs after the baths of each mask, and how it looks; the first is the bare cloth.
    sums: Vec<Absorption>,
    looks: Vec<Lab>,
    /// The square of the distance from each target to the nearest look.
    best: Vec<f64>,
    cost: f64,
}

impl<'d> Set<'d> {
    /// No bath at all.
    pub(super) fn bare(cloth: &Absorption, targets: &[Target]) -> Self {
        let look = cloth.to_lab();
        let best: Vec<f64> = targets.iter().map(|target| target.squared(look)).collect();
        let cost = weighed(&best, targets);
        Self { baths: Vec::new(), sums: vec![cloth.clone()], looks: vec![look], best, cost }
    }

    pub(super) fn baths(&self) -> &[Choice<'d>] {
        &self.baths
    }

    /// How it looks after the baths of each mask.
    pub(super) fn looks(&self) -> &[Lab] {
        &self.looks
    }

    /// The weighted mean of the squared distances.
    pub(super) fn cost(&self) -> f64 {
        self.cost
    }

    /// The root of the weighted mean of the squared distances: what one bath more has to bring down.
    pub(super) fn error(&self) -> f64 {
        self.cost.sqrt()
    }

    /// The cost with one bath more. Costs a third of a microsecond for each mask there is.
    pub(super) fn cost_with(&self, choice: &Choice<'d>, targets: &[Target]) -> f64 {
        let mut best = self.best.clone();
        // A single target gains nothing from leaving baths out that smaller sets were tried without.
        let from = if targets.len() == 1 { self.sums.len() - 1 } else { 0 };
        for mask in from..self.sums.len() {
            take(&mut best, targets, self.sum(mask, choice).to_lab());
        }
        weighed(&best, targets)
    }

    /// The same with one bath more.
    pub(super) fn with(&self, choice: &Choice<'d>, targets: &[Target]) -> Self {
        let mut set = self.clone();
        for mask in 0..self.sums.len() {
            let sum = self.sum(mask, choice);
            let look = sum.to_lab();
            take(&mut set.best, targets, look);
            set.sums.push(sum);
            set.looks.push(look);
        }
        set.baths.push(choice.clone());
        set.cost = weighed(&set.best, targets);
        set
    }

    /// The same without bath `at`.
    pub(super) fn without(&self, at: usize, targets: &[Target]) -> Self {
        let mut set = Self::bare(&self.sums[0], targets);
        for (place, bath) in self.baths.iter().enumerate() {
            if place != at {
                set = set.with(bath, targets);
            }
        }
        set
    }

    /// What cloth absorbs after the baths of `mask` and one more.
    fn sum(&self, mask: usize, choice: &Choice<'d>) -> Absorption {
        let reached = || self.baths.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1);
        if reached().any(|(_, bath)| bath.dye.key == choice.dye.key) {
            // The second bath of a dye finds the cloth partly full.
            let all = reached().map(|(_, bath)| bath).chain([choice]);
            let all: Vec<Bath<'d>> = all.map(|it| Bath::of_depth(it.dye, it.depth)).collect();
            return bath::absorbed(&self.sums[0], &all);
        }
        self.sums[mask].plus(&choice.absorption, 1.0)
    }
}

fn take(best: &mut [f64], targets: &[Target], look: Lab) {
    for (best, target) in best.iter_mut().zip(targets) {
        *best = best.min(target.squared(look));
    }
}

fn weighed(best: &[f64], targets: &[Target]) -> f64 {
    best.iter().zip(targets).map(|(best, target)| best * target.weight).sum()
}
