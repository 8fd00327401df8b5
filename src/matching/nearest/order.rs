//! The order of the baths, and which of them reach each part.
//!
//! Sums of K/S do not depend on the order, so it is free for the work, but for two rules: no vat of indigo after soga, which
//! would spoil it, and no indigosol after soga or other plants, whose browns its acid would strip. Wax that is only ever added leaves each part the
//! first baths up to its own (docs/craft.md, section 4.7): an order in which the parts want such beginnings needs no
//! scraping and no boiling between baths.
//!
//! **Invariant:** every bath of an order reaches a part; where the work is to be easy it shows on all that it reaches,
//! and no two colors are alike.

use super::set::Set;
use super::target::Target;
use crate::color::difference::delta_e;
use crate::dye::{Family, Reach};
use crate::matching::choice::Choice;

/// How much a choice of baths may give away so that the work is easy.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ease {
    /// How much farther a color may be for a part that then needs no wax taken off, in Delta E.
    beginning: f64,
    /// What each different choice of baths costs that is no beginning, in Delta E of the whole cloth: wax has to come off.
    removal: f64,
    /// The same where it has to come off areas: then the whole cloth is boiled, and waxed anew.
    boiling: f64,
    /// Colors nearer than this, Delta E 2000, become one.
    alike: f64,
    /// Whether a bath may reach what it does not show on.
    has_vain: bool,
}

/// As a workshop likes it: no two colors that are one at arm's length, a little more than advice has, and no bath in vain.
pub(super) const EASY: Ease =
    Ease { beginning: 1.0, removal: 0.3, boiling: 2.0, alike: 5.3, has_vain: false };

/// As near as can be: colors are only joined where nobody tells them apart.
pub(super) const TRUE: Ease =
    Ease { beginning: 0.3, removal: 0.1, boiling: 1.0, alike: 1.5, has_vain: true };

/// What a bath has to do for a part to reach it: less is not worth an open wax.
const NOTHING: f64 = 0.05;

/// What two baths cost that stand the wrong way round: only enough to decide where nothing else does.
const TURNED: f64 = 1e-3;

/// Baths in the order of the work, and what reaches each target.
#[derive(Clone, Debug)]
pub(super) struct Order {
    pub(super) baths: Vec<Choice>,
    pub(super) reaches: Vec<Reach>,
}

/// The best order. Costs a factorial of the baths: some microseconds for four of them.
pub(super) fn ordered(set: &Set, targets: &[Target], ease: Ease) -> Order {
    let mut best: Option<(f64, Vec<usize>, Vec<usize>)> = None;
    for order in orders(set.baths().len()).into_iter().filter(|order| keeps_colors(set, order)) {
        let beginnings = beginnings(&order);
        let is_beginning = |mask: usize| beginnings.contains(&mask);
        let (mut cost, mut masks) = (0.0, Vec::new());
        for target in targets {
            let (off, mask) = reached(set, target, ease, &is_beginning);
            cost += off * target.weight;
            masks.push(mask);
        }
        let mut removals: Vec<usize> =
            masks.iter().copied().filter(|mask| !is_beginning(*mask)).collect();
        removals.sort_unstable();
        removals.dedup();
        let boils = targets.iter().zip(&masks).any(|(it, mask)| it.is_area && !is_beginning(*mask));
        cost += if boils { ease.boiling } else { 0.0 };
        cost += ease.removal * removals.len() as f64 + TURNED * turned(set, &order) as f64;
        if best.as_ref().is_none_or(|(least, ..)| cost < *least - 1e-9) {
            best = Some((cost, order, masks));
        }
    }
    let (_, order, mut masks) = best.unwrap_or_default();
    while let Some((from, into)) = alike(set, targets, &masks, ease) {
        masks.iter_mut().filter(|mask| **mask == from).for_each(|mask| *mask = into);
    }
    numbered(set, &order, &masks)
}

/// The mask whose look is nearest to a target, and how far it is.
fn reached(
    set: &Set,
    target: &Target,
    ease: Ease,
    is_beginning: &dyn Fn(usize) -> bool,
) -> (f64, usize) {
    let off = |mask: usize| {
        let off_areas = if target.is_area { ease.boiling } else { 0.0 };
        let removal = if is_beginning(mask) { 0.0 } else { ease.beginning + off_areas };
        set.off(mask, target) + removal + NOTHING * f64::from(mask.count_ones())
    };
    let masks = (0..set.looks().len()).filter(|mask| ease.has_vain || set.shows(*mask));
    let masks = masks.map(|mask| (off(mask), mask));
    masks.min_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or_default()
}

/// A mask that looks like another one, and that other one: the work for two colors that are seen as one is in vain.
fn alike(set: &Set, targets: &[Target], masks: &[usize], ease: Ease) -> Option<(usize, usize)> {
    let mut used = masks.to_vec();
    used.sort_unstable();
    used.dedup();
    let look = |mask: usize| set.looks()[mask];
    let lost = |from: usize, into: usize| -> f64 {
        let off = |target: &Target, mask| target.squared(look(mask)).sqrt();
        let worse =
            |(target, _): (&Target, _)| target.weight * (off(target, into) - off(target, from));
        targets.iter().zip(masks).filter(|(_, mask)| **mask == from).map(worse).sum()
    };
    let pairs = used.iter().flat_map(|a| used.iter().map(move |b| (*a, *b)));
    let alike = pairs.filter(|(a, b)| a != b && delta_e(look(*a), look(*b)) < ease.alike);
    alike.min_by(|a, b| lost(a.0, a.1).total_cmp(&lost(b.0, b.1)))
}

/// The masks of the first baths: none, the first, the first two and so on.
fn beginnings(order: &[usize]) -> Vec<usize> {
    let mut mask = 0;
    let longer = order.iter().map(|bath| {
        mask |= 1 << bath;
        mask
    });
    [0].into_iter().chain(longer).collect()
}

/// Whether no indigo comes after soga, and no acid after soga or other plants.
fn keeps_colors(set: &Set, order: &[usize]) -> bool {
    let kinds = || order.iter().map(|at| set.baths()[*at].dye.family);
    let all_before = |first: Family, plants: &[Family]| {
        let last = kinds().rev().position(|kind| kind == first).map(|at| order.len() - 1 - at);
        let plant = kinds().position(|kind| plants.contains(&kind));
        last.zip(plant).is_none_or(|(last, plant)| last < plant)
    };
    all_before(Family::Indigo, &[Family::Soga])
        && all_before(Family::Indigosol, &[Family::Soga, Family::Natural])
}

/// How many pairs of baths stand the wrong way round: light goes before dark.
fn turned(set: &Set, order: &[usize]) -> usize {
    let lightness = |at: usize| set.looks()[1 << at].l;
    let is_wrong = |first: usize, second: usize| lightness(first) < lightness(second);
    let later =
        |at: usize| order[at + 1..].iter().filter(|second| is_wrong(order[at], **second)).count();
    (0..order.len()).map(later).sum()
}

/// The baths that reach anything, in order, and the masks as places in that order.
fn numbered(set: &Set, order: &[usize], masks: &[usize]) -> Order {
    let kept = order.iter().filter(|bath| masks.iter().any(|mask| mask >> **bath & 1 == 1));
    let kept: Vec<usize> = kept.copied().collect();
    let reach = |mask: &usize| (0..kept.len()).filter(|at| mask >> kept[*at] & 1 == 1).collect();
    Order {
        reaches: masks.iter().map(reach).collect(),
        baths: kept.iter().map(|bath| set.baths()[*bath].clone()).collect(),
    }
}

/// Every order of so many things, in the order of the alphabet.
fn orders(count: usize) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for _ in 0..count {
        let longer = |order: &Vec<usize>| {
            let order = order.clone();
            let free = (0..count).filter(|at| !order.contains(at)).collect::<Vec<_>>();
            free.into_iter().map(move |at| order.iter().copied().chain([at]).collect())
        };
        all = all.iter().flat_map(longer).collect();
    }
    all
}
