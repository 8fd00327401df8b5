//! A colorway of baths with its dyes found: which baths there are, and which of them reach each part.
//!
//! What a colorway leaves open its [`chain`] decides. Where it states the work itself, the work is done on
//! an empty cloth, and what was free of wax in a bath is reached by it.
//!
//! **Invariant:** every part has a reach within the baths; a bath without a dye colors nothing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::chain;
use super::dyestuff::{Dye, Greige};
use super::palette::{self, Palette};
use super::reach::Reach;
use super::shelf::Dyes;
use super::uptake::{self, Uptake};
use super::work::{self, State};
use crate::color::Srgb;
use crate::color::spectrum::Absorption;
use crate::design::Dyeing;
use crate::design::dyeing::{Amount, Bath, Chain, Grade, Work};
use crate::mark::Part;
use crate::notice::{self, Message, Notice, Spot};

/// A colorway of baths, ready to be dyed.
#[derive(Clone, Debug, PartialEq)]
pub struct Recipe {
    chain: Chain,
    cloth: Option<Arc<Greige>>,
    baths: Vec<Dyebath>,
    reach: BTreeMap<Part, Reach>,
    /// The parts that the chain decided about.
    usual: BTreeSet<Part>,
    works: Vec<Work>,
}

/// One bath of a recipe, with its dye found.
#[derive(Clone, Debug, PartialEq)]
pub struct Dyebath {
    /// What bare cloth takes up in it; nothing where no dye has the name that was given.
    pub uptake: Option<Uptake>,
    /// The name that was given.
    pub named: String,
    /// Whether it is brushed on instead of dipped.
    pub is_brushed: bool,
}

impl Dyebath {
    /// What is in it; nothing where no dye has the name that was given.
    pub fn dye(&self) -> Option<&Arc<Dye>> {
        self.uptake.as_ref().map(Uptake::dye)
    }

    /// Whether both have the same dye in them; not where one has none.
    pub fn has_dye_of(&self, other: &Self) -> bool {
        self.dye().zip(other.dye()).is_some_and(|(own, other)| own.key == other.key)
    }

    /// How many dips of the usual length it takes, a brush counting as one; nothing where no number does.
    pub fn dips(&self) -> Option<f64> {
        let uptake = self.uptake.as_ref()?;
        uptake.dye().dips_for(uptake.depth())
    }
}

/// One color of the cloth: the baths that lead to it, and the parts that have it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The baths.
    pub reach: Reach,
    /// Its color, an estimate.
    pub color: Srgb,
    /// Its parts, sorted by name.
    pub parts: Vec<Part>,
}

impl Recipe {
    /// Finds the dyes of `dyeing`, and what reaches each of `parts`.
    ///
    /// What cannot be done is left out and told about colorway `index`. Costs a few microseconds.
    pub fn of(dyeing: &Dyeing, parts: &[Part], dyes: &Dyes, index: usize) -> (Self, Vec<Notice>) {
        let mut told = Told { place: Spot::Colorway(index), notices: Vec::new() };
        if let Chain::Unknown(name) = &dyeing.chain {
            let near = notice::nearest(name, &Chain::names()).unwrap_or_default();
            let message = Message::new("dye-chain-unknown").with("name", name.as_str());
            told.error(message.with("near", near).with("choices", Chain::names().join(", ")));
        }
        let cloth = told.cloth(&dyeing.cloth, dyes);
        let mut all: Vec<Part> = parts.to_vec();
        all.push(Part::latar());
        all.sort();
        all.dedup();
        let is_counted = !dyeing.parts.is_empty() || !dyeing.works.is_empty();
        let usual;
        let wanted = if dyeing.baths.is_empty() {
            usual = match is_counted {
                true => chain::baths(&dyeing.chain),
                false => chain::baths_for(&dyeing.chain, &all, dyes),
            };
            &usual
        } else {
            &dyeing.baths
        };
        let is_guess = matches!(dyeing.chain, Chain::Unknown(_));
        if wanted.is_empty() && !is_guess {
            let message = Message::new("dye-no-baths");
            told.error(message.with("choices", Chain::names()[1..].join(", ")));
        }
        let found = wanted.iter().enumerate().map(|(at, bath)| told.dyebath(at, bath, dyes));
        let mut baths: Vec<Dyebath> = found.collect();
        for work in &dyeing.works {
            // Work that is stated knows best how a bath meets the cloth.
            if let Work::Brush(bath, _) | Work::Dip(bath) = work
                && let Some(dyebath) = baths.get_mut(*bath)
            {
                dyebath.is_brushed = matches!(work, Work::Brush(..));
            }
        }
        if let ([only], Chain::TutupCelup) = (baths.as_slice(), &dyeing.chain) {
            let tints = dyeing.tints.unwrap_or_else(|| chain::tints(&all));
            baths = graded(only, cloth.as_deref(), tints, dyeing.grade);
        } else if dyeing.tints.is_some() || dyeing.grade != Grade::Look {
            told.warning(Message::new("dye-tints-unused").with("chain", Chain::TutupCelup.name()));
        }
        let reach = if dyeing.works.is_empty() {
            told.stated(dyeing, &all, &baths)
        } else {
            told.worked(&dyeing.works, &all, baths.len())
        };
        let (baths, reach) = if !dyeing.baths.is_empty() {
            told.idle_baths(&baths, &reach);
            (baths, reach)
        } else if !is_counted {
            without_idle(&baths, reach)
        } else {
            // Somebody counted the usual baths; their numbers stay.
            (baths, reach)
        };
        let works = dyeing.works.iter().filter_map(|work| work::on(work, &all)).collect();
        let is_usual = |part: &&Part| dyeing.works.is_empty() && !dyeing.parts.contains_key(part);
        let usual = all.iter().filter(is_usual).cloned().collect();
        (Self { chain: dyeing.chain.clone(), cloth, baths, reach, usual, works }, told.notices)
    }

    /// The chain that it follows.
    pub fn chain(&self) -> &Chain {
        &self.chain
    }

    /// The cloth; nothing only where not even mori is on the shelf.
    pub fn cloth(&self) -> Option<&Arc<Greige>> {
        self.cloth.as_ref()
    }

    /// The baths, in the order of the work.
    pub fn baths(&self) -> &[Dyebath] {
        &self.baths
    }

    /// Every part, sorted by name, and the baths that reach it.
    pub fn reach(&self) -> &BTreeMap<Part, Reach> {
        &self.reach
    }

    /// Whether a bath reaches anything.
    pub fn is_used(&self, bath: usize) -> bool {
        self.reach.values().any(|reach| reach.has(bath))
    }

    /// Whether no bath before this one has its dye: where a recipe is told, and a vat made up.
    pub fn is_first_of_its_dye(&self, bath: usize) -> bool {
        let earlier = self.baths[..bath].iter().enumerate().filter(|(at, _)| self.is_used(*at));
        !earlier.into_iter().any(|(_, other)| other.has_dye_of(&self.baths[bath]))
    }

    /// Whether it is known how all of it is dyed: by a known chain, and with a dye in every bath. What is told of a recipe
    /// that is not is told of another cloth.
    pub fn is_known(&self) -> bool {
        !matches!(self.chain, Chain::Unknown(_))
            && !self.baths.is_empty()
            && self.baths.iter().all(|dyebath| dyebath.uptake.is_some())
    }

    /// Whether a part has the baths that its chain gives it, and not its own.
    pub fn is_usual(&self, part: &Part) -> bool {
        self.usual.contains(part)
    }

    /// The work as the colorway states it; empty where it follows from what reaches the parts.
    pub(super) fn works(&self) -> &[Work] {
        &self.works
    }

    /// The color of cloth that these baths reached. Costs some microseconds; there are few different ones.
    pub fn outcome(&self, reach: Reach) -> Srgb {
        let reached = reach.baths().filter_map(|at| self.baths.get(at)?.uptake.as_ref());
        uptake::outcome(self.bare(), reached)
    }

    /// Every color that comes out, from the bare cloth to the most baths.
    pub fn outcomes(&self) -> Vec<Outcome> {
        let mut parts: BTreeMap<(usize, Reach), Vec<Part>> = BTreeMap::new();
        for (part, reach) in &self.reach {
            parts.entry((reach.count(), *reach)).or_default().push(part.clone());
        }
        let outcome = |((_, reach), parts)| Outcome { reach, color: self.outcome(reach), parts };
        parts.into_iter().map(outcome).collect()
    }

    /// The colors of all parts when everything is done.
    pub fn palette(&self) -> Palette {
        let outcomes = self.outcomes();
        let color = |outcome: &Outcome| {
            let color = outcome.color;
            outcome.parts.iter().map(move |part| (part.clone(), color)).collect::<Vec<_>>()
        };
        Palette::of(outcomes.iter().flat_map(color).collect(), self.outcome(Reach::NONE))
    }

    fn bare(&self) -> &Absorption {
        self.cloth.as_deref().map_or(&Absorption::NONE, Greige::absorption)
    }
}

/// Usual baths that nothing needs are left out, and the others counted anew.
fn without_idle(
    baths: &[Dyebath],
    mut reach: BTreeMap<Part, Reach>,
) -> (Vec<Dyebath>, BTreeMap<Part, Reach>) {
    let used: Vec<usize> =
        (0..baths.len()).filter(|at| reach.values().any(|reach| reach.has(*at))).collect();
    let counted = |reach: &Reach| -> Reach {
        (0..used.len()).filter(|place| reach.has(used[*place])).collect()
    };
    reach.values_mut().for_each(|reach| *reach = counted(reach));
    (used.iter().map(|at| baths[*at].clone()).collect(), reach)
}

/// The baths of a gradation in one dye: each adds what leads to the next tint.
fn graded(only: &Dyebath, cloth: Option<&Greige>, tints: usize, grade: Grade) -> Vec<Dyebath> {
    let Some(uptake) = &only.uptake else { return vec![only.clone(); tints.saturating_sub(1)] };
    let (dye, deepest) = (uptake.dye(), uptake.depth());
    let bare = cloth.map_or(&Absorption::NONE, Greige::absorption);
    let depths = match (grade, dye.dips_for(deepest)) {
        (Grade::Dips, Some(dips)) => {
            let share = |tint: usize| tint as f64 / (tints - 1).max(1) as f64;
            (0..tints).map(|tint| dye.depth_of(dips * share(tint))).collect()
        }
        _ => uptake::even_depths(bare, dye, tints, deepest),
    };
    let step = |pair: &[f64]| {
        let depth = dye.between(pair[0], pair[1]);
        Dyebath { uptake: Some(Uptake::of_depth(dye, depth)), ..only.clone() }
    };
    depths.windows(2).map(step).collect()
}

/// What there is to tell about one colorway.
struct Told {
    place: Spot,
    notices: Vec<Notice>,
}

impl Told {
    fn error(&mut self, message: Message) {
        self.notices.push(Notice::error(self.place.clone(), message));
    }

    fn warning(&mut self, message: Message) {
        self.notices.push(Notice::warning(self.place.clone(), message));
    }

    /// The cloth called `name`, or mori.
    fn cloth(&mut self, name: &str, dyes: &Dyes) -> Option<Arc<Greige>> {
        if name.trim().is_empty() {
            return dyes.plain_cloth().cloned();
        }
        let found = dyes.find_cloth(name).or_else(|| {
            let known: Vec<&str> = dyes.cloths().iter().map(|cloth| cloth.key.as_str()).collect();
            let near = notice::nearest(name, &known).unwrap_or_default();
            let message = Message::new("dye-cloth-unknown").with("name", name).with("near", near);
            self.error(message.with("choices", known.join(", ")));
            dyes.plain_cloth()
        });
        found.cloned()
    }

    /// A bath with its dye.
    fn dyebath(&mut self, at: usize, of: &Bath, dyes: &Dyes) -> Dyebath {
        let found = dyes.find_shade(&of.dye);
        if found.is_none() {
            let near = notice::nearest(&of.dye, &dyes.keys()).unwrap_or_default();
            let message = Message::new("dye-unknown").with("name", of.dye.as_str());
            self.error(message.with("number", at + 1).with("near", near));
        }
        let uptake = found.map(|(dye, dips)| match of.amount {
            Amount::Usual => Uptake::of_dips(dye, dips),
            Amount::Dips(dips) => Uptake::of_dips(dye, dips),
            Amount::Depth(depth) => Uptake::of_depth(dye, depth),
        });
        Dyebath { uptake, named: of.dye.clone(), is_brushed: of.is_brushed }
    }

    /// What reaches each part as the colorway states it, or else its chain.
    fn stated(
        &mut self,
        dyeing: &Dyeing,
        parts: &[Part],
        baths: &[Dyebath],
    ) -> BTreeMap<Part, Reach> {
        let count = baths.len();
        let brushed: Vec<bool> = baths.iter().map(|dyebath| dyebath.is_brushed).collect();
        let usual = chain::reaches(&dyeing.chain, parts, &brushed);
        let mut missing = Vec::new();
        let mut reach = BTreeMap::new();
        for (part, usual) in parts.iter().zip(usual) {
            let given = dyeing.parts.get(part).map(|baths| baths.iter().copied().collect());
            // Of a misspelled chain nothing more is to be said.
            let is_guess = matches!(dyeing.chain, Chain::Unknown(_));
            if given.is_none() && usual.is_none() && !is_guess {
                missing.push(part.name());
            }
            reach.insert(part.clone(), given.or(usual).unwrap_or_default());
        }
        if !missing.is_empty() {
            let message = Message::new("dye-parts-missing").with("count", missing.len());
            self.warning(message.with("parts", missing.join(", ")));
        }
        for (part, baths) in &dyeing.parts {
            self.part_exists(part, parts);
            if let Some(beyond) = baths.iter().find(|bath| **bath >= count) {
                let message = Message::new("dye-bath-beyond").with("part", part.name());
                self.error(message.with("number", beyond + 1).with("count", count));
            }
        }
        reach.values_mut().for_each(|reach| *reach = within(*reach, count));
        reach
    }

    /// What reaches each part when the work is done as it is stated.
    fn worked(&mut self, works: &[Work], parts: &[Part], count: usize) -> BTreeMap<Part, Reach> {
        let mut state = State::bare();
        for (at, work) in works.iter().enumerate() {
            for part in work::parts_of(work) {
                self.part_exists(part, parts);
            }
            for fault in state.after(work, parts, count) {
                let message = fault.message().with("step", at + 1);
                if fault.is_grave() { self.error(message) } else { self.warning(message) }
            }
        }
        parts.iter().map(|part| (part.clone(), state.reach(part))).collect()
    }

    /// A part that no mark has waits for one, if the craft names it; otherwise its name is misspelled.
    fn part_exists(&mut self, part: &Part, parts: &[Part]) {
        let known: Vec<&str> = parts.iter().map(Part::name).collect();
        if known.contains(&part.name()) || palette::is_expected(part.name(), &known) {
            return;
        }
        let near = notice::nearest(part.name(), &known).unwrap_or_default();
        let message = Message::new("dye-part-idle").with("part", part.name()).with("near", near);
        let message = message.with("choices", known.join(", "));
        if !self.notices.iter().any(|notice| notice.message == message) {
            self.warning(message);
        }
    }

    /// Baths that nobody needs.
    fn idle_baths(&mut self, baths: &[Dyebath], reach: &BTreeMap<Part, Reach>) {
        for (at, dyebath) in baths.iter().enumerate() {
            if !reach.values().any(|reach| reach.has(at)) {
                let message = Message::new("dye-bath-idle").with("number", at + 1);
                self.warning(message.with("name", dyebath.named.as_str()));
            }
        }
    }
}

fn within(reach: Reach, count: usize) -> Reach {
    reach.baths().filter(|bath| *bath < count).collect()
}
