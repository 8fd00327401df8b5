//! Baths in order, the colors they bring out, and which color each part takes.
//!
//! **Invariant:** every bath of a draft reaches a part and shows on it; a brush fills areas only.

use std::collections::BTreeMap;

use super::ideal::Tone;
use super::judge::{self, Seen};
use super::moods::{Scheme, Vessel};
use super::mosaic::{Mosaic, Role};
use crate::color::difference::Lab;
use crate::color::spectrum::Absorption;
use crate::design::dyeing::Chain;
use crate::dye::uptake::{self, Uptake};
use crate::dye::{Family, Reach};
use crate::matching::choice::Choice;
use crate::seed::Stream;

/// A bath that changes a color by less than this, Delta E 1976, is drowned: about 5 of Delta E 2000.
const SHOWN: f64 = 9.0;

/// Colors nearer than this are one color, and the one of fewer baths is taken.
const SAME: f64 = 6.0;

/// How much chance may say in the choice of a color, against wishes that are 1 for a wrong color.
const WHIM: f64 = 0.35;

/// What it costs when a brush is no tool for a part, or its color runs into the part beside it: more than all wishes.
const FORBIDDEN: f64 = 1e3;
const RUNS: f64 = 20.0;

/// Steps of a gradation that none can be spared of.
const FEW: usize = 3;

/// The rounds in which every part looks at its neighbors again.
const ROUNDS: usize = 5;

/// What some baths bring out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outcome {
    pub(super) reach: Reach,
    pub(super) tone: Tone,
}

/// Baths in order and their colors.
#[derive(Debug)]
pub(super) struct Brew {
    pub(super) baths: Vec<Vessel>,
    pub(super) outcomes: Vec<Outcome>,
    /// The outcome of each step of the gradation; the first is the bare cloth.
    pub(super) steps: Vec<usize>,
}

/// A colorway before it is written.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) cost: f64,
    pub(super) chain: Chain,
    pub(super) baths: Vec<Vessel>,
    /// For each part of the mosaic.
    pub(super) reaches: Vec<Reach>,
    pub(super) looks: Vec<Lab>,
}

/// A part and the baths that reach it.
#[derive(Clone, Copy, Debug)]
struct Dyed {
    part: usize,
    reach: Reach,
}

impl Brew {
    /// The baths of a plan in the order of the work: the brush, then blue before soga, light before dark.
    pub(super) fn of(cloth: &Absorption, plan: &Scheme) -> Self {
        let ramp_kind = plan.ramp.first().map(|step| step.dye.family);
        let rank = |vessel: &Vessel| {
            let kind = vessel.choice.dye.family;
            let goes_before = ramp_kind == Some(Family::Soga) && kind == Family::Indigo;
            let group = match (vessel.is_brushed, goes_before) {
                (true, _) => 0,
                (_, true) => 1,
                _ => 3,
            };
            (group, kind == Family::Soga, -vessel.lightness)
        };
        let mut baths: Vec<(Vessel, bool)> =
            plan.baths.iter().map(|vessel| (vessel.clone(), false)).collect();
        baths.sort_by(|a, b| {
            let (a, b) = (rank(&a.0), rank(&b.0));
            (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2))
        });
        let before = baths.iter().filter(|(vessel, _)| rank(vessel).0 < 2).count();
        let step = |choice: &Choice| {
            (Vessel { choice: choice.clone(), is_brushed: false, lightness: 0.0 }, true)
        };
        let steps: Vec<_> = plan.ramp.iter().map(step).collect();
        baths.splice(before..before, steps);
        let is_step: Vec<bool> = baths.iter().map(|(_, is_step)| *is_step).collect();
        let baths: Vec<Vessel> = baths.into_iter().map(|(vessel, _)| vessel).collect();
        let (outcomes, steps) = outcomes(cloth, &baths, &is_step);
        Self { baths, outcomes, steps }
    }

    /// Whether any of these baths is brushed on.
    fn is_brushed(&self, reach: Reach) -> bool {
        reach.baths().any(|at| self.baths.get(at).is_some_and(|bath| bath.is_brushed))
    }

    /// Whether a color that is brushed on one of two parts that touch runs into the other one.
    ///
    /// Lines lie under wax while the brush is at work. An area does only if it is to be kept from the first dip as
    /// well: nobody waxes an area to boil it off again before anything is dipped.
    fn runs(&self, mosaic: &Mosaic, first: Dyed, second: Dyed) -> bool {
        let first_dip = self.baths.iter().position(|bath| !bath.is_brushed);
        let is_waxed = |Dyed { part, reach }: Dyed| {
            let is_kept = first_dip.is_some_and(|dip| !reach.has(dip));
            !self.is_brushed(reach) && (!mosaic.areas[part] || is_kept)
        };
        let runs_into = |from: Dyed, into: Dyed| {
            let leaves = |at: usize| self.baths[at].is_brushed && !into.reach.has(at);
            from.reach.baths().any(leaves) && !is_waxed(into)
        };
        runs_into(first, second) || runs_into(second, first)
    }
}

/// The colors that are worth having, those of fewer baths first, and the places of the steps of the gradation.
fn outcomes(cloth: &Absorption, baths: &[Vessel], is_step: &[bool]) -> (Vec<Outcome>, Vec<usize>) {
    let all: Vec<Uptake> =
        baths.iter().map(|it| Uptake::of_depth(&it.choice.dye, it.choice.depth)).collect();
    let mut seen: BTreeMap<Reach, Lab> = BTreeMap::new();
    let mut look = |reach: Reach| {
        let computed = || uptake::absorbed(cloth, reach.baths().map(|at| &all[at])).to_lab();
        *seen.entry(reach).or_insert_with(computed)
    };
    let mut outcome = |reach: Reach| Outcome { reach, tone: Tone::of(look(reach)) };
    let ramp: Vec<usize> = (0..baths.len()).filter(|at| is_step[*at]).collect();
    let others: Vec<usize> = (0..baths.len()).filter(|at| !is_step[*at]).collect();
    let mut kept = vec![outcome(Reach::NONE)];
    for steps in 1..=ramp.len() {
        kept.push(outcome(ramp[..steps].iter().copied().collect()));
    }
    let steps = (0..kept.len()).collect();
    let full: Reach = ramp.iter().copied().collect();
    let ramps = if ramp.is_empty() { vec![Reach::NONE] } else { vec![Reach::NONE, full] };
    let mut chosen: Vec<Vec<usize>> =
        (1..1_usize << others.len()).map(|mask| subset(mask, &others)).collect();
    chosen.sort_by_key(Vec::len);
    for baths in chosen {
        for with_ramp in &ramps {
            let with_ramp = *with_ramp;
            let reach = baths.iter().fold(with_ramp, |reach, at| reach.with(*at));
            let next = Outcome { reach, tone: Tone::of(look(reach)) };
            let mut shows = |without: Reach| look(without).distance(next.tone.lab) >= SHOWN;
            let is_honest = baths.iter().all(|at| shows(reach.without(*at)))
                && (with_ramp.is_empty() || shows(baths.iter().copied().collect()));
            let is_new = |other: &Outcome| other.tone.lab.distance(next.tone.lab) >= SAME;
            if is_honest && kept.iter().all(is_new) {
                kept.push(next);
            }
        }
    }
    (kept, steps)
}

fn subset(mask: usize, all: &[usize]) -> Vec<usize> {
    let is_in = |(at, _): &(usize, &usize)| mask >> at & 1 == 1;
    all.iter().enumerate().filter(is_in).map(|(_, bath)| *bath).collect()
}

/// Gives every part the color that suits it and its neighbors; nothing where no bath is needed.
pub(super) fn dressed(
    brew: &Brew,
    plan: &Scheme,
    mosaic: &Mosaic,
    stream: &mut Stream,
) -> Option<Draft> {
    let count = mosaic.parts.len();
    let mut wishes = Vec::new();
    for part in 0..count {
        let weight = mosaic.weight(part);
        let wish = |outcome: &Outcome| {
            let wish = plan.wish(mosaic.roles[part], outcome.tone);
            let is_wrong = !mosaic.is_for_brush(part) && brew.is_brushed(outcome.reach);
            let brush = if is_wrong { FORBIDDEN } else { 0.0 };
            weight * (wish + brush + WHIM * stream.unit())
        };
        wishes.push(brew.outcomes.iter().map(wish).collect::<Vec<f64>>());
    }
    let free: Vec<usize> =
        (0..count).filter(|part| pinned(brew, plan, mosaic, *part).is_none()).collect();
    let mut taken: Vec<usize> = (0..count)
        .map(|part| pinned(brew, plan, mosaic, part).unwrap_or_else(|| least(&wishes[part])))
        .collect();
    let contrast = judge::contrast(plan.mood);
    for _ in 0..ROUNDS {
        let before = taken.clone();
        for part in &free {
            let costs = wishes[*part].iter().enumerate().map(|(at, wish)| {
                let look = brew.outcomes[at].tone.lab;
                let clash = |(other, share): &(usize, f64)| {
                    let one = Seen { role: mosaic.roles[*part], lab: look };
                    let lab = brew.outcomes[taken[*other]].tone.lab;
                    judge::clash(one, Seen { role: mosaic.roles[*other], lab }, contrast, *share)
                };
                let one = Dyed { part: *part, reach: brew.outcomes[at].reach };
                let runs = |other: &&usize| {
                    let reach = brew.outcomes[taken[**other]].reach;
                    brew.runs(mosaic, one, Dyed { part: **other, reach })
                };
                let runs = mosaic.touching[*part].iter().filter(runs).count() as f64;
                wish + RUNS * runs + mosaic.neighbors[*part].iter().map(clash).sum::<f64>()
            });
            taken[*part] = least(&costs.collect::<Vec<f64>>());
        }
        if taken == before {
            break;
        }
    }
    drafted(brew, plan, mosaic, &taken)
}

/// The outcome of a step of a gradation, which nobody may choose; with fewer baths than tints, neighbors share one.
fn pinned(brew: &Brew, plan: &Scheme, mosaic: &Mosaic, part: usize) -> Option<usize> {
    let Role::Tint(at) = mosaic.roles[part] else { return None };
    if plan.ramp.is_empty() {
        return None;
    }
    let first = usize::from(!plan.begins_bare);
    // In a single vat the last step is for what lies beside the tints, and has to be told from all of them.
    let is_shared = plan.baths.is_empty() && plan.ramp.len() > FEW;
    let levels = (plan.ramp.len() + 1 - first - usize::from(is_shared)).min(mosaic.tints);
    brew.steps.get(first + at * levels / mosaic.tints).copied()
}

fn least(costs: &[f64]) -> usize {
    let costs = costs.iter().enumerate();
    costs.min_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(at, _)| at)
}

/// The draft without the baths that nobody took, and what it costs.
fn drafted(brew: &Brew, plan: &Scheme, mosaic: &Mosaic, taken: &[usize]) -> Option<Draft> {
    let outcomes: Vec<Outcome> = taken.iter().map(|at| brew.outcomes[*at]).collect();
    let is_used = |bath: &usize| outcomes.iter().any(|outcome| outcome.reach.has(*bath));
    let used: Vec<usize> = (0..brew.baths.len()).filter(is_used).collect();
    if used.is_empty() {
        return None;
    }
    let renumbered =
        |outcome: &Outcome| (0..used.len()).filter(|at| outcome.reach.has(used[*at])).collect();
    let reaches: Vec<Reach> = outcomes.iter().map(renumbered).collect();
    let baths: Vec<Vessel> = used.iter().map(|at| brew.baths[*at].clone()).collect();
    let tones: Vec<Tone> = outcomes.iter().map(|outcome| outcome.tone).collect();
    let cost = judge::cost(mosaic, plan, &baths, &reaches, &tones);
    let looks = tones.iter().map(|tone| tone.lab).collect();
    Some(Draft { cost, chain: plan.chain.clone(), baths, reaches, looks })
}
