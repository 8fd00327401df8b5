//! The other way round: from wanted colors to the baths that come nearest.
//!
//! A part may want any color; a workshop has so many dyes, and each bath costs a day. [`nearest`] finds a few baths, and
//! which of them reach each part, so that the cloth looks as much as it can like what was wanted, and says what cannot
//! be had. [`formulas`] does it for a single color, as a swatch needs it. What is found is computed as everything here
//! is: an estimate.
//!
//! Workshops know some chains by heart and need no trial for them, so the nearest colors of these are told beside the
//! nearest of all: how much a chain one knows gives away is for the dyer to judge, and never taken silently.
//!
//! **Invariant:** every bath is a dye of the shelf, is dipped in an amount that can be counted, and earns its place.

use std::sync::Arc;

use crate::color::Srgb;
use crate::color::difference::{Lab, delta_e};
use crate::color::spectrum::Absorption;
use crate::design::Dyeing;
use crate::design::dyeing::{Bath, Chain};
use crate::dye::uptake::{self, Uptake};
use crate::dye::{Dye, Dyes, Family, Recipe};
use crate::mark::Part;
use crate::matching::choice::Choice;
use crate::notice::Message;

mod order;
mod reasons;
mod search;
mod set;
mod target;

use order::Order;
use search::Question;
use set::Set;
use target::Target;

/// A bath must bring the error of the whole cloth down by this much, in Delta E: a part that it alone reaches counts
/// for some fifth of the cloth, so that there it is seen.
const EARNED: f64 = 0.4;

/// What the mean Delta E may rise for easier work with the same baths: nobody sees it.
const GIVEN: f64 = 0.5;

/// No part weighs less than this share of an even one: an outline is a few percent of the cloth, and what one sees.
const LEAST_SHARE: f64 = 0.5;

/// The sets of each size that the search keeps for a cloth, and for a single color.
const BEAM: usize = 5;
const BEAM_OF_ONE: usize = 12;

/// The most baths that are searched for: beyond it the search takes long, and no workshop follows.
const MOST_BATHS: usize = 6;

/// A part and the color that it should have.
#[derive(Clone, Debug, PartialEq)]
pub struct Wish {
    /// The part; of two entries for one part the first counts.
    pub part: Part,
    /// Its color.
    pub color: Srgb,
    /// What it weighs among the others, such as its share of the area; nothing below 0 or without end.
    pub weight: f64,
    /// Whether it lies in areas: wax on lines is scraped off between baths, wax on areas has to be boiled off.
    pub is_area: bool,
}

/// Which dyes of the shelf may be used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dyestuffs {
    /// All of them.
    #[default]
    All,
    /// Indigo, soga and other plants.
    Natural,
    /// Naphthol, indigosol and remazol.
    Synthetic,
}

impl Dyestuffs {
    /// Whether dyes of this family may be used.
    pub fn has(self, kind: Family) -> bool {
        let is_natural = match kind {
            Family::Indigo | Family::Soga | Family::Natural => true,
            Family::Naphthol | Family::Indigosol | Family::Remazol => false,
        };
        match self {
            Self::All => true,
            Self::Natural => is_natural,
            Self::Synthetic => !is_natural,
        }
    }
}

/// How to search.
#[derive(Clone, Debug, PartialEq)]
pub struct Search {
    /// The most baths, 1 to 6.
    pub most_baths: usize,
    /// The name of the cloth; empty for mori.
    pub cloth: String,
    /// The dyes that may be used.
    pub dyestuffs: Dyestuffs,
}

impl Default for Search {
    /// Four baths of any dye on mori.
    fn default() -> Self {
        Self { most_baths: 4, cloth: String::new(), dyestuffs: Dyestuffs::All }
    }
}

/// How well a found color stands for a wanted one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Nobody tells them apart: Delta E below 1.5.
    Same,
    /// Seen only side by side: below 4.
    Near,
    /// The same word names both: below 10.
    Alike,
    /// Another color.
    Far,
}

impl Verdict {
    /// The verdict on a Delta E 2000.
    pub fn of(delta_e: f64) -> Self {
        match delta_e {
            same if same < 1.5 => Self::Same,
            near if near < 4.0 => Self::Near,
            alike if alike < 10.0 => Self::Alike,
            _ => Self::Far,
        }
    }
}

/// How like its wish a part comes out.
#[derive(Clone, Debug, PartialEq)]
pub struct Likeness {
    /// The part.
    pub part: Part,
    /// The color that was wanted.
    pub wanted: Srgb,
    /// The color that comes nearest with these baths, an estimate.
    pub color: Srgb,
    /// Delta E 2000 between the two.
    pub delta_e: f64,
    /// What that means.
    pub verdict: Verdict,
    /// Why it comes no nearer; nothing where it is near.
    pub reason: Option<Message>,
}

/// Some baths and how near they come.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The colorway; without a bath where the bare cloth is nearest to everything, or there is no dye.
    pub dyeing: Dyeing,
    /// Each part once, in the order in which they were given.
    pub parts: Vec<Likeness>,
    /// The weighted mean of Delta E 2000 of the parts; 0 for no part.
    pub mean: f64,
    /// The greatest of them.
    pub worst: f64,
}

/// The two answers to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest {
    /// The baths that come nearest of all.
    pub best: Match,
    /// The nearest of the chains of kelengan and sogan; nothing where their dyes may not be used. May be the best.
    pub known: Option<Match>,
}

impl Nearest {
    /// The known chain where it is another answer than the best.
    pub fn other(&self) -> Option<&Match> {
        self.known.as_ref().filter(|known| known.dyeing != self.best.dyeing)
    }
}

/// The baths that come nearest to what is wanted, and those of the nearest known chain.
///
/// All baths are dipped: whether wax walls a brushed color, colors alone do not say. More baths are taken only as each
/// of them brings the error of the whole cloth down by some tenths of a Delta E, small parts counting for more than they
/// are. What one to three baths of the shelf bring out is found again to within a Delta E in the mean, mostly exactly.
/// Blue goes before soga, and indigosol with its acid before all plants. Among such orders that of the least wax removed
/// is taken, and then light before dark; the cloth is boiled between baths only where that brings the whole of it nearer
/// by more than a glance.
/// Costs about 30 milliseconds for four baths of a full shelf, twice that the first time, when the shelf computes its
/// spectra; a color that cannot be had costs a millisecond or two more.
pub fn nearest(wanted: &[Wish], dyes: &Dyes, search: &Search) -> Nearest {
    let wanted = first_of_each(wanted);
    let cloth = dyes.find_cloth(&search.cloth).or(dyes.plain_cloth());
    let bare = cloth.map_or(&Absorption::NONE, |cloth| cloth.absorption());
    let amounts = search::amounts(allowed(dyes, search));
    let weights = weights(&wanted);
    let target = |(wanted, weight): (&&Wish, &f64)| {
        let target = Target::new(wanted.color, *weight);
        if wanted.is_area { target.on_areas() } else { target }
    };
    let question = Question {
        cloth: bare,
        targets: wanted.iter().zip(&weights).map(target).collect(),
        amounts: &amounts,
        most_baths: search.most_baths.clamp(1, MOST_BATHS),
        beam: BEAM,
    };
    let sets = search::sets(&question);
    let known = search::known(&question);
    let told = |set: &Set| {
        let of = |ease| {
            let order = order::ordered(set, &question.targets, ease);
            matched(dyeing(&wanted, &order, search), &wanted, &weights, dyes)
        };
        let (easy, exact) = (of(order::EASY), of(order::TRUE));
        if easy.mean <= exact.mean + GIVEN { easy } else { exact }
    };
    let bare = &sets[0];
    let mut best = told(least(&sets).unwrap_or(bare));
    // A chain that brings the bare cloth no nearer is no answer.
    let known = least(known.iter().chain([bare])).filter(|set| !set.baths().is_empty());
    let mut known = known.map(told);
    // The search weighs roughly; what is told is measured.
    if let Some(known) = known.as_ref().filter(|known| known.mean < best.mean) {
        best.clone_from(known);
    }
    for found in best.parts.iter_mut().chain(known.iter_mut().flat_map(|known| &mut known.parts)) {
        let is_near = found.verdict <= Verdict::Near;
        found.reason = (!is_near).then(|| reasons::why(found.wanted, found.delta_e, &question));
    }
    Nearest { best, known }
}

/// What a colorway gives to each part, without reasons yet.
fn matched(dyeing: Dyeing, wanted: &[&Wish], weights: &[f64], dyes: &Dyes) -> Match {
    let parts: Vec<Part> = wanted.iter().map(|wanted| wanted.part.clone()).collect();
    let palette = Recipe::of(&dyeing, &parts, dyes, 0).0.palette();
    let likeness = |wanted: &&Wish| likeness(wanted, palette.color(&wanted.part));
    let parts: Vec<Likeness> = wanted.iter().map(likeness).collect();
    let mean = parts.iter().zip(weights).map(|(part, weight)| part.delta_e * weight).sum();
    let worst = parts.iter().map(|part| part.delta_e).fold(0.0, f64::max);
    Match { dyeing, parts, mean, worst }
}

/// Baths that all reach the same spot, for one color.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// The baths, light before dark; none for the bare cloth.
    pub baths: Vec<Bath>,
    /// The color that they bring out, an estimate.
    pub color: Srgb,
    /// Delta E 2000 from the wanted color.
    pub delta_e: f64,
}

/// The nearest recipes for one color: of one dye, of two and of three, each nearer than the one before.
///
/// Nothing where the shelf has no such dye. Costs some milliseconds.
pub fn formulas(color: Srgb, dyes: &Dyes, search: &Search) -> Vec<Formula> {
    let cloth = dyes.find_cloth(&search.cloth).or(dyes.plain_cloth());
    let bare = cloth.map_or(&Absorption::NONE, |cloth| cloth.absorption());
    let amounts = search::amounts(allowed(dyes, search));
    let question = Question {
        cloth: bare,
        targets: vec![Target::new(color, 1.0)],
        amounts: &amounts,
        most_baths: search.most_baths.clamp(1, 3),
        beam: BEAM_OF_ONE,
    };
    let mut formulas: Vec<Formula> = Vec::new();
    for set in &search::sets(&question)[1..] {
        let order = order::ordered(set, &question.targets, order::TRUE);
        let formula = formula(color, bare, &order);
        if formulas.last().is_none_or(|last| formula.delta_e < last.delta_e) {
            formulas.push(formula);
        }
    }
    formulas
}

fn formula(wanted: Srgb, bare: &Absorption, order: &Order) -> Formula {
    let baths: Vec<Uptake> =
        order.baths.iter().map(|it| Uptake::of_depth(&it.dye, it.depth)).collect();
    let color = uptake::outcome(bare, &baths);
    let delta_e = delta_e(Lab::of(wanted), Lab::of(color));
    Formula { baths: order.baths.iter().map(Choice::written).collect(), color, delta_e }
}

fn first_of_each(wanted: &[Wish]) -> Vec<&Wish> {
    let is_first = |at: usize| wanted[..at].iter().all(|other| other.part != wanted[at].part);
    (0..wanted.len()).filter(|at| is_first(*at)).map(|at| &wanted[at]).collect()
}

fn allowed<'d>(dyes: &'d Dyes, search: &Search) -> impl Iterator<Item = &'d Arc<Dye>> {
    let dyestuffs = search.dyestuffs;
    dyes.all().iter().filter(move |dye| dyestuffs.has(dye.family))
}

/// What each part weighs; together 1.
fn weights(wanted: &[&Wish]) -> Vec<f64> {
    let given = |wanted: &&Wish| {
        if wanted.weight.is_finite() { wanted.weight.max(0.0) } else { 0.0 }
    };
    let greatest = wanted.iter().map(given).fold(0.0, f64::max);
    // Divided by the greatest first, so that no sum runs out of range.
    let shares: Vec<f64> =
        wanted.iter().map(|it| if greatest > 0.0 { given(it) / greatest } else { 1.0 }).collect();
    let sum: f64 = shares.iter().sum();
    let least = LEAST_SHARE / wanted.len().max(1) as f64;
    let lifted: Vec<f64> = shares.iter().map(|share| (share / sum).max(least)).collect();
    let sum: f64 = lifted.iter().sum();
    lifted.into_iter().map(|share| share / sum).collect()
}

/// The set that is nearest with every bath earning its place.
fn least<'s>(sets: impl IntoIterator<Item = &'s Set>) -> Option<&'s Set> {
    let price = |set: &Set| set.cost() + EARNED * set.baths().len() as f64;
    sets.into_iter().min_by(|a, b| price(a).total_cmp(&price(b)))
}

/// The colorway of an order.
fn dyeing(wanted: &[&Wish], order: &Order, search: &Search) -> Dyeing {
    let reach = order.reaches.iter().map(|reach| reach.baths().collect());
    let mut dyeing = Dyeing { cloth: search.cloth.clone(), ..Dyeing::new(chain(&order.baths)) };
    dyeing.baths = order.baths.iter().map(Choice::written).collect();
    dyeing.parts = wanted.iter().map(|wanted| wanted.part.clone()).zip(reach).collect();
    dyeing.parts.entry(Part::latar()).or_default();
    dyeing
}

/// The chain that is known for such baths.
fn chain(baths: &[Choice]) -> Chain {
    let kinds: Vec<Family> = baths.iter().map(|bath| bath.dye.family).collect();
    match (kinds.as_slice(), baths.last().map(|bath| bath.dye.key.as_str())) {
        ([Family::Indigo] | [Family::Indigo, Family::Indigo], _) => Chain::Kelengan,
        ([Family::Indigo, Family::Soga], Some("soga-solo")) => Chain::SoganSolo,
        ([Family::Indigo, Family::Soga], _) => Chain::SoganYogya,
        _ => Chain::Free,
    }
}

fn likeness(wanted: &Wish, color: Srgb) -> Likeness {
    let delta_e = delta_e(Lab::of(wanted.color), Lab::of(color));
    let verdict = Verdict::of(delta_e);
    let part = wanted.part.clone();
    Likeness { part, wanted: wanted.color, color, delta_e, verdict, reason: None }
}

#[cfg(test)]
mod tests;
