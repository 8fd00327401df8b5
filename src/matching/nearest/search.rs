//! The search for baths: the best sets of each size, from no bath up.
//!
//! A beam keeps the few best sets of a size and tries every dye in some amounts as one bath more; then each bath in turn
//! is exchanged as long as that helps, first for any other dye, last for finer amounts of its own.
//!
//! **Invariant:** the same question has the same answer; every set keeps to the shelf.

use std::sync::Arc;

use super::set::Set;
use super::target::Target;
use crate::color::difference::Lab;
use crate::color::spectrum::Absorption;
use crate::design::dyeing::{Bath, Chain};
use crate::dye::{Dye, usual_baths};
use crate::matching::choice::Choice;

/// Depths to begin with: even to the eye, more or less.
const DEPTHS: [f64; 7] = [0.06, 0.12, 0.22, 0.38, 0.6, 0.8, 1.0];

/// The dyes that are tried in the amount that alone comes nearest to a target.
const ALONE: usize = 3;

/// The sets of such amounts that are kept beside the others.
const OF_ALONE: usize = 10;

/// The rounds of exchanging every bath; three are mostly enough.
const ROUNDS: usize = 4;

/// Chains that are tried before anything else.
const KNOWN: [Chain; 3] = [Chain::Kelengan, Chain::SoganSolo, Chain::SoganYogya];

/// What is wanted, and what there is.
#[derive(Debug)]
pub(super) struct Question<'q> {
    pub(super) cloth: &'q Absorption,
    pub(super) targets: Vec<Target>,
    /// The amounts of each dye.
    pub(super) amounts: &'q [Vec<Choice>],
    pub(super) most_baths: usize,
    /// How many sets of a size are kept.
    pub(super) beam: usize,
}

/// Every amount of each dye.
pub(super) fn amounts<'d>(dyes: impl Iterator<Item = &'d Arc<Dye>>) -> Vec<Vec<Choice>> {
    dyes.map(Choice::all).collect()
}

/// The best set of each size: none, one bath, and so on. Without dyes only the first.
pub(super) fn sets(question: &Question<'_>) -> Vec<Set> {
    let alone = alone(question);
    let mut coarse = coarse(question.amounts);
    coarse.extend_from_slice(&alone);
    let mut best = vec![Set::bare(question.cloth, &question.targets)];
    let (mut beam, mut of_alone) = (best.clone(), best.clone());
    for _ in 0..question.most_baths {
        of_alone = grown(question, &alone, &of_alone, OF_ALONE);
        let grown = grown(question, &coarse, &beam, question.beam).into_iter();
        let grown = grown.chain(of_alone.iter().take(2).cloned());
        beam = grown.map(|set| finer(question, set)).collect();
        beam.sort_by(|a, b| a.cost().total_cmp(&b.cost()));
        let Some(first) = beam.first() else { break };
        let any = |_: &Choice| coarse.as_slice();
        let exchanged = finer(question, exchanged(question, first.clone(), any));
        beam.insert(0, exchanged.clone());
        best.push(exchanged);
    }
    best
}

/// The sets of chains that workshops know, each in the amounts that come nearest; those with too many baths left out.
pub(super) fn known(question: &Question<'_>) -> Vec<Set> {
    let chains = KNOWN.iter().map(usual_baths);
    let twice = [Chain::Kelengan, Chain::Kelengan].iter().flat_map(usual_baths).collect();
    chains.chain([twice]).filter_map(|baths| of_dyes(question, &baths)).collect()
}

/// The best set of just these dyes; nothing where one of them is not to be had.
fn of_dyes(question: &Question<'_>, baths: &[Bath]) -> Option<Set> {
    if baths.len() > question.most_baths {
        return None;
    }
    let mut set = Set::bare(question.cloth, &question.targets);
    for bath in baths {
        let is_it = |amounts: &&Vec<Choice>| {
            amounts.first().is_some_and(|choice| choice.dye.key == bath.dye)
        };
        let amounts = question.amounts.iter().find(is_it)?;
        let cost = |choice: &Choice| set.cost_with(choice, &question.targets);
        let best = amounts.iter().min_by(|a, b| cost(a).total_cmp(&cost(b)))?;
        set = set.with(best, &question.targets);
    }
    Some(finer(question, set))
}

/// Some amounts of every dye.
fn coarse(amounts: &[Vec<Choice>]) -> Vec<Choice> {
    let mut coarse = Vec::new();
    for of_dye in amounts {
        let near = |depth: f64| {
            let off = |at: &usize| (of_dye[*at].depth - depth).abs();
            (0..of_dye.len()).min_by(|a, b| off(a).total_cmp(&off(b)))
        };
        let mut places: Vec<usize> = DEPTHS.into_iter().filter_map(near).collect();
        places.dedup();
        coarse.extend(places.into_iter().map(|at| of_dye[at].clone()));
    }
    coarse
}

/// For each target the choices of a few dyes that alone come nearest to it.
fn alone(question: &Question<'_>) -> Vec<Choice> {
    let look = |choice: &Choice| question.cloth.plus(&choice.absorption, 1.0).to_lab();
    let looks: Vec<Vec<Lab>> =
        question.amounts.iter().map(|of_dye| of_dye.iter().map(look).collect()).collect();
    let mut found = Vec::new();
    for target in &question.targets {
        let mut nearest = Vec::new();
        for (dye, looks) in looks.iter().enumerate() {
            let off = |at: &usize| target.squared(looks[*at]);
            let best = (0..looks.len()).min_by(|a, b| off(a).total_cmp(&off(b)));
            nearest.extend(best.map(|at| (off(&at), dye, at)));
        }
        nearest.sort_by(|a, b| a.0.total_cmp(&b.0));
        found.extend(nearest.iter().take(ALONE).map(|(_, dye, at)| (*dye, *at)));
    }
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|(dye, at)| question.amounts[dye][at].clone()).collect()
}

/// The best sets of one bath more, each of other dyes.
fn grown(question: &Question<'_>, choices: &[Choice], beam: &[Set], width: usize) -> Vec<Set> {
    let mut tried = Vec::new();
    for (of, set) in beam.iter().enumerate() {
        for (at, choice) in choices.iter().enumerate() {
            tried.push((set.cost_with(choice, &question.targets), of, at));
        }
    }
    tried.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut kept, mut seen) = (Vec::new(), Vec::new());
    for (_, of, at) in tried {
        let (set, choice) = (&beam[of], &choices[at]);
        let names = set.baths().iter().chain([choice]).map(|bath| bath.dye.key.as_str());
        let mut names: Vec<&str> = names.collect();
        names.sort_unstable();
        if !seen.contains(&names) {
            seen.push(names);
            kept.push(set.with(choice, &question.targets));
        }
        if kept.len() == width {
            break;
        }
    }
    kept
}

/// The set after exchanging each bath in turn for one of its `others`, as long as that helps.
fn exchanged<'s>(
    question: &Question<'_>,
    mut set: Set,
    others: impl Fn(&Choice) -> &'s [Choice],
) -> Set {
    // Below this the change is rounding.
    const GAIN: f64 = 1e-6;
    for _ in 0..ROUNDS {
        let before = set.cost();
        // The last bath was chosen for those before it, so the first is looked at first.
        for _ in 0..set.baths().len() {
            let rest = set.without(0, &question.targets);
            let first = &set.baths()[0];
            let cost = |choice: &&Choice| rest.cost_with(choice, &question.targets);
            let costs = others(first).iter().map(|choice| (cost(&choice), choice));
            let better = costs
                .min_by(|a, b| a.0.total_cmp(&b.0))
                .filter(|(cost, _)| *cost < set.cost() - GAIN)
                .map_or(first, |(_, choice)| choice);
            let next = rest.with(better, &question.targets);
            // The costs of many are rough; and the rest goes round, so that the next bath is the first.
            set = if next.cost() < set.cost() {
                next
            } else {
                rest.with(&first.clone(), &question.targets)
            };
        }
        if set.cost() > before - GAIN {
            break;
        }
    }
    set
}

/// The set after fitting the amount of each of its dyes.
fn finer(question: &Question<'_>, set: Set) -> Set {
    let of_dye = |choice: &Choice| {
        let mut found = question.amounts.iter().map(Vec::as_slice);
        found
            .find(|amounts| amounts.first().is_some_and(|it| it.dye.key == choice.dye.key))
            .unwrap_or_default()
    };
    exchanged(question, set, of_dye)
}
