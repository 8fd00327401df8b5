//! Some baths, all the colors that their choices bring out, and how near these come to what is wanted.
//!
//! **Invariant:** a set knows the sum of every choice of its baths; only choices in which every bath shows count.

use super::target::Target;
use crate::color::difference::{Lab, delta_e};
use crate::color::spectrum::Absorption;
use crate::dye::Family;
use crate::dye::uptake::{self, Uptake};
use crate::matching::choice::Choice;

/// A bath that changes a color by less than this, Delta E 2000, is drowned: a little more than advice asks for.
const SHOWN: f64 = 3.3;

/// The same in Delta E 1976, for the inner loop: among dark colors it is the greater one.
const SHOWN_ROUGHLY: f64 = 4.5;

/// What is added to the square of the distance of a color for which a bath works in vain, one Delta E: it is taken where
/// all others are farther.
const IN_VAIN: f64 = 1.0;

/// What a bath costs in Delta E of the cloth when its dye stands in the set already, and from the third time on: two
/// depths of a vat are usual, three are a muddle.
const TWICE: f64 = 0.1;
const AGAIN: f64 = 3.0;

/// What the deepest shade of a bath costs: just enough that of two ways to the same colors the shorter is taken.
const EFFORT: f64 = 0.02;

/// What a family of dyes costs beyond the first: other chemicals, other vats.
const FAMILY: f64 = 0.1;

/// Baths without an order. A *mask* is a choice of them: bit n for bath n.
#[derive(Clone, Debug)]
pub(super) struct Set {
    baths: Vec<Choice>,
    /// What cloth absorbs after the baths of each mask, and how it looks; the first is the bare cloth.
    sums: Vec<Absorption>,
    looks: Vec<Lab>,
    /// Whether every bath of each mask shows.
    shows: Vec<bool>,
    /// For each bath, the mask of those of its dye.
    kin: Vec<usize>,
    /// The square of the distance from each target to the nearest look.
    best: Vec<f64>,
    off: f64,
    toll: f64,
}

impl Set {
    /// No bath at all.
    pub(super) fn bare(cloth: &Absorption, targets: &[Target]) -> Self {
        let look = cloth.to_lab();
        let best: Vec<f64> = targets.iter().map(|target| target.squared(look)).collect();
        let off = weighed(&best, targets);
        Self {
            baths: Vec::new(),
            sums: vec![cloth.clone()],
            looks: vec![look],
            shows: vec![true],
            kin: Vec::new(),
            best,
            off,
            toll: 0.0,
        }
    }

    pub(super) fn baths(&self) -> &[Choice] {
        &self.baths
    }

    /// How it looks after the baths of each mask.
    pub(super) fn looks(&self) -> &[Lab] {
        &self.looks
    }

    /// How far the choice of a mask is from a target, in Delta E; farther where a bath works in vain.
    pub(super) fn off(&self, mask: usize, target: &Target) -> f64 {
        (target.squared(self.looks[mask]) + if self.shows(mask) { 0.0 } else { IN_VAIN }).sqrt()
    }

    /// Whether every bath of a mask shows on what it reaches, whatever else reaches it.
    pub(super) fn shows(&self, mask: usize) -> bool {
        self.shows.get(mask).is_some_and(|shows| *shows)
    }

    /// The root of the weighted mean of the squared distances, in Delta E of the whole cloth, and what repeated dyes and
    /// many families cost.
    pub(super) fn cost(&self) -> f64 {
        self.off.sqrt() + self.toll
    }

    /// The cost with one bath more. Costs half a microsecond for each mask there is.
    pub(super) fn cost_with(&self, choice: &Choice, targets: &[Target]) -> f64 {
        let mut best = self.best.clone();
        let kin = self.kin(choice);
        let looks: Vec<Lab> =
            (0..self.sums.len()).map(|mask| self.sum(mask, choice).to_lab()).collect();
        // A single target gains nothing from leaving baths out that smaller sets were tried without.
        let from = if targets.len() == 1 { self.sums.len() - 1 } else { 0 };
        let is_seen = |a: Lab, b: Lab| a.distance(b) >= SHOWN_ROUGHLY;
        for mask in from..self.sums.len() {
            let shows = self.is_seen(mask, kin, &looks, is_seen);
            take(&mut best, targets, looks[mask], if shows { 0.0 } else { IN_VAIN });
        }
        weighed(&best, targets).sqrt() + self.toll + self.toll_of(choice, kin)
    }

    /// The same with one bath more.
    pub(super) fn with(&self, choice: &Choice, targets: &[Target]) -> Self {
        let mut set = self.clone();
        let kin = self.kin(choice);
        let sums: Vec<Absorption> =
            (0..self.sums.len()).map(|mask| self.sum(mask, choice)).collect();
        let looks: Vec<Lab> = sums.iter().map(Absorption::to_lab).collect();
        for mask in 0..self.sums.len() {
            let shows = self.is_seen(mask, kin, &looks, |a, b| delta_e(a, b) >= SHOWN);
            take(&mut set.best, targets, looks[mask], if shows { 0.0 } else { IN_VAIN });
            set.shows.push(shows);
        }
        set.sums.extend(sums);
        set.looks.extend(looks);
        let own = 1 << self.baths.len();
        set.kin
            .iter_mut()
            .enumerate()
            .filter(|(at, _)| kin >> at & 1 == 1)
            .for_each(|it| *it.1 |= own);
        set.kin.push(kin | own);
        set.toll += self.toll_of(choice, kin);
        set.baths.push(choice.clone());
        set.off = weighed(&set.best, targets);
        set
    }

    /// The mask of the baths of this dye.
    fn kin(&self, choice: &Choice) -> usize {
        let is_kin = |bath: &Choice| bath.dye.key == choice.dye.key;
        let own = |(at, bath)| if is_kin(bath) { 1_usize << at } else { 0 };
        self.baths.iter().enumerate().map(own).sum()
    }

    /// What one bath more costs for its dye.
    fn toll_of(&self, choice: &Choice, kin: usize) -> f64 {
        let own = family(choice.dye.family);
        let is_new = self.baths.iter().all(|bath| family(bath.dye.family) != own);
        let again = match kin.count_ones() {
            0 => 0.0,
            1 => TWICE,
            _ => AGAIN,
        };
        let family = if is_new && !self.baths.is_empty() { FAMILY } else { 0.0 };
        again + family + EFFORT * choice.depth
    }

    /// Whether every bath shows where one more reaches what those of `mask` reach: on `looks[mask]`.
    ///
    /// Baths of one dye are dips of one, and only have to show together, as advice has it.
    fn is_seen(
        &self,
        mask: usize,
        kin: usize,
        looks: &[Lab],
        is_seen: impl Fn(Lab, Lab) -> bool,
    ) -> bool {
        let others = mask & !kin;
        let is_bath = |at: &usize| others >> at & 1 == 1;
        (others == 0 || is_seen(looks[mask], self.looks[others]))
            && (0..self.baths.len())
                .filter(is_bath)
                .all(|at| is_seen(looks[mask], looks[mask & !self.kin[at]]))
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
    fn sum(&self, mask: usize, choice: &Choice) -> Absorption {
        let reached = || self.baths.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1);
        if reached().any(|(_, bath)| bath.dye.key == choice.dye.key) {
            // The second bath of a dye finds the cloth partly full.
            let all = reached().map(|(_, bath)| bath).chain([choice]);
            let all: Vec<Uptake> = all.map(|it| Uptake::of_depth(&it.dye, it.depth)).collect();
            return uptake::absorbed(&self.sums[0], &all);
        }
        self.sums[mask].plus(&choice.absorption, 1.0)
    }
}

/// The vat room that a dye belongs to.
fn family(kind: Family) -> Family {
    match kind {
        Family::Indigo | Family::Soga | Family::Natural => Family::Natural,
        Family::Naphthol | Family::Indigosol | Family::Remazol => kind,
    }
}

fn take(best: &mut [f64], targets: &[Target], look: Lab, toll: f64) {
    for (best, target) in best.iter_mut().zip(targets) {
        *best = best.min(target.squared(look) + toll);
    }
}

fn weighed(best: &[f64], targets: &[Target]) -> f64 {
    best.iter().zip(targets).map(|(best, target)| best * target.weight).sum()
}
