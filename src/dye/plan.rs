//! The plan of the workshop: from a recipe to work, step after step, with the cloth as it is after each.
//!
//! A bath decides what must be under wax while the cloth is in it, and what must be free. Between two baths wax is
//! added and taken off. What a brush does not mind is waxed early where it is a wall and late elsewhere, so that no wax
//! is taken off that another bath would want (docs/craft.md, section 4.7). Lines are scraped, areas boiled.
//!
//! **Invariant:** every step can be done, and after the last one each part has been reached by the baths of its recipe.

use std::collections::{BTreeMap, BTreeSet};

use super::dyestuff::Family;
use super::fabric::Fabric;
use super::palette::Palette;
use super::recipe::{Dyebath, Recipe};
use super::shelf::Dyes;
use super::work::{self, State};
use crate::color::Srgb;
use crate::design::dyeing::{Chain, Work};
use crate::mark::Part;

/// Work on the cloth, in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    recipe: Recipe,
    steps: Vec<WorkStep>,
}

/// One step, and the cloth after it.
#[derive(Clone, Debug, PartialEq)]
pub struct WorkStep {
    /// What the workshop calls it.
    pub craft: Craft,
    /// What is done.
    pub work: Work,
    /// The cloth afterward.
    pub state: State,
}

impl WorkStep {
    /// The bath that the cloth meets, counted from 0, where it meets one.
    pub fn bath(&self) -> Option<usize> {
        match self.work {
            Work::Dip(bath) | Work::Brush(bath, _) => Some(bath),
            Work::Wax(_) | Work::Close(_) | Work::Scrape(_) | Work::BoilOff | Work::Unknown(_) => {
                None
            }
        }
    }

    /// The parts that are worked on by name.
    pub fn parts(&self) -> &[Part] {
        work::parts_of(&self.work)
    }
}

/// The words of the workshop for steps of work (docs/craft.md, section 4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Craft {
    /// Lines get their first wax.
    Nglowong,
    /// Dots and fine lines get their wax.
    Ngiseni,
    /// Areas are closed with thick wax.
    Nembok,
    /// Indigo.
    Medel,
    /// Soga.
    Nyoga,
    /// Any other bath.
    Nyelup,
    /// Dye goes on with a brush.
    Nyolet,
    /// Wax is scraped off.
    Ngerok,
    /// What is to stay blue is closed.
    Mbironi,
    /// What has its color is closed.
    Mopok,
    /// All wax is boiled off.
    Nglorod,
}

impl Craft {
    /// The word itself, which both languages use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Nglowong => "nglowong",
            Self::Ngiseni => "ngiseni",
            Self::Nembok => "nembok",
            Self::Medel => "medel",
            Self::Nyoga => "nyoga",
            Self::Nyelup => "nyelup",
            Self::Nyolet => "nyolet",
            Self::Ngerok => "ngerok",
            Self::Mbironi => "mbironi",
            Self::Mopok => "mopok",
            Self::Nglorod => "nglorod",
        }
    }
}

/// The cloth at one moment: its colors, and what is hidden under wax.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The color of every part as dyed so far.
    pub palette: Palette,
    /// The parts under wax.
    pub waxed: BTreeSet<Part>,
}

impl Plan {
    /// Plans the work for `recipe` on a fabric. Costs some hundred microseconds at most.
    pub fn of(recipe: Recipe, fabric: &Fabric) -> Self {
        let mut works = match recipe.works() {
            [] => planned(&recipe, fabric),
            stated => stated.to_vec(),
        };
        works.push(Work::BoilOff);
        let parts: Vec<Part> = recipe.reach().keys().cloned().collect();
        let mut state = State::bare();
        let mut steps: Vec<WorkStep> = Vec::new();
        for work in works {
            let count = recipe.baths().len();
            let mut next = state.clone();
            // Faults were told when the recipe was read; then nothing is done, or nothing new.
            let _told = next.after(&work, &parts, count);
            if next == state {
                continue;
            }
            let craft = craft(&work, &recipe, fabric, &steps);
            state = next;
            steps.push(WorkStep { craft, work, state: state.clone() });
        }
        Self { recipe, steps }
    }

    /// What is dyed.
    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    /// The work, in order.
    pub fn steps(&self) -> &[WorkStep] {
        &self.steps
    }

    /// The step that develops or fixes what step `at` dyes: baths that are brushed on in a row, by the same recipe and
    /// finished with the same, are so together in the last of them. Any other step finishes itself.
    pub fn finished_in(&self, at: usize, dyes: &Dyes) -> usize {
        let finish = |step: &WorkStep| {
            let Work::Brush(bath, _) = step.work else { return None };
            let dye = self.recipe.baths().get(bath)?.dye()?;
            Some((dyes.recipe(dye), dyes.finish(dye))).filter(|(_, finish)| !finish.is_empty())
        };
        let Some(own) = self.steps.get(at).and_then(finish) else { return at };
        let later = self.steps[at + 1..].iter().map(finish);
        at + later.take_while(|other| other.as_ref() == Some(&own)).count()
    }

    /// The cloth after so many steps; after none it is washed mori, after all it is done.
    pub fn after(&self, steps: usize) -> Moment {
        let bare = State::bare();
        let last = steps.min(self.steps.len()).checked_sub(1);
        let state = last.map_or(&bare, |last| &self.steps[last].state);
        let color = |part: &Part| (part.clone(), self.recipe.outcome(state.reach(part)));
        let colors: BTreeMap<Part, Srgb> = self.recipe.reach().keys().map(color).collect();
        let ground = self.recipe.outcome(super::Reach::NONE);
        Moment { palette: Palette::of(colors, ground), waxed: state.waxed().clone() }
    }

    /// The steps before the last bath, by their places, that take wax off.
    pub fn removals(&self) -> impl Iterator<Item = usize> {
        let last = self.steps.iter().rposition(|step| step.bath().is_some()).unwrap_or(0);
        let removes = |step: &WorkStep| matches!(step.work, Work::Scrape(_) | Work::BoilOff);
        (0..last).filter(move |at| removes(&self.steps[*at]))
    }

    /// Whether the cloth is boiled between baths after nothing but lines were dyed: all areas were waxed for their sake.
    pub fn boils_for_lines(&self, fabric: &Fabric) -> bool {
        let mut before = State::bare();
        let mut boils = self.removals().filter(|at| self.steps[*at].work == Work::BoilOff);
        boils.any(|at| {
            let state = &self.steps[at].state;
            let is_dyed = |part: &Part| state.reach(part) != before.reach(part);
            let mut dyed = self.recipe.reach().keys().filter(|part| is_dyed(part)).peekable();
            let is_for_lines = dyed.peek().is_some() && dyed.all(|part| !fabric.is_area(part));
            before = state.clone();
            is_for_lines
        })
    }

    /// What lies under wax in each bath, with what is new since the bath before and what is gone: the wax plan.
    pub fn stages(&self) -> Vec<Stage> {
        let mut before = BTreeSet::new();
        // What still lies there since the bath before: a boiling leaves nothing of it.
        let mut lying = BTreeSet::new();
        let mut stages = Vec::new();
        for (at, step) in self.steps.iter().enumerate() {
            if step.work == Work::BoilOff {
                lying.clear();
            }
            let Some(bath) = step.bath() else { continue };
            let waxed = step.state.waxed().clone();
            stages.push(Stage {
                bath,
                step: at,
                added: waxed.difference(&lying).cloned().collect(),
                removed: before.difference(&waxed).cloned().collect(),
                waxed: waxed.clone(),
            });
            lying.clone_from(&waxed);
            before = waxed;
        }
        stages
    }
}

/// The wax while the cloth meets one bath.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// The bath, counted from 0.
    pub bath: usize,
    /// The step, counted from 0, in which the cloth meets it.
    pub step: usize,
    /// The parts under wax.
    pub waxed: BTreeSet<Part>,
    /// Those that got their wax since the bath before.
    pub added: BTreeSet<Part>,
    /// Those that were under wax in the bath before, and are free now.
    pub removed: BTreeSet<Part>,
}

/// Whether a part must be under wax (true) or free (false) in each bath; nothing where a brush does not mind.
fn needs(recipe: &Recipe, fabric: &Fabric, part: &Part) -> Vec<Option<bool>> {
    let reach = recipe.reach().get(part).copied().unwrap_or_default();
    let is_wall = |bath: usize| {
        let brushed = recipe.reach().iter().filter(|(_, reach)| reach.has(bath));
        let holds = !fabric.is_area(part) && !is_brushed(recipe, part);
        holds && brushed.into_iter().any(|(other, _)| fabric.touch(part, other))
    };
    let need = |(bath, dyebath): (usize, &Dyebath)| match (dyebath.is_brushed, reach.has(bath)) {
        (_, true) => Some(false),
        (false, false) if !recipe.is_used(bath) => None,
        (false, false) => Some(true),
        (true, false) => is_wall(bath).then_some(true),
    };
    recipe.baths().iter().enumerate().map(need).collect()
}

/// Whether a part gets any of its color from a brush.
fn is_brushed(recipe: &Recipe, part: &Part) -> bool {
    let reach = recipe.reach().get(part).copied().unwrap_or_default();
    reach.baths().any(|bath| recipe.baths().get(bath).is_some_and(|dyebath| dyebath.is_brushed))
}

/// When wax goes on that no bath asks for yet.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Early,
    Late,
}

/// Decides what was left open, so that wax never goes on and off without need.
///
/// Wax that lies stays as long as it may; wax that will be wanted goes on early or late.
fn decided(needs: &[Option<bool>], when: When) -> Vec<bool> {
    let mut waxed = false;
    let mut all = Vec::new();
    for (at, need) in needs.iter().enumerate() {
        let next = needs[at..].iter().flatten().next().copied();
        waxed = match (need, next) {
            (Some(need), _) => *need,
            (None, Some(true)) if when == When::Early => true,
            (None, _) => waxed,
        };
        all.push(waxed);
    }
    all
}

/// The work that leads a recipe to its reaches, but for the last boiling.
fn planned(recipe: &Recipe, fabric: &Fabric) -> Vec<Work> {
    let brushed: Vec<&Part> =
        recipe.reach().keys().filter(|part| is_brushed(recipe, part)).collect();
    let wax: BTreeMap<&Part, Vec<bool>> = recipe
        .reach()
        .keys()
        .map(|part| {
            // Lines, and what lies beside a brushed color, keep the brush in.
            let is_beside = brushed.iter().any(|other| fabric.touch(part, other));
            let is_wall = !brushed.contains(&part) && (!fabric.is_area(part) || is_beside);
            let when = if is_wall { When::Early } else { When::Late };
            (part, decided(&needs(recipe, fabric, part), when))
        })
        .collect();
    let waxed = |bath: usize| -> BTreeSet<Part> {
        wax.iter().filter(|(_, wax)| wax[bath]).map(|(part, _)| (*part).clone()).collect()
    };
    let mut works = Vec::new();
    let mut lying = BTreeSet::new();
    for (bath, dyebath) in recipe.baths().iter().enumerate().filter(|(at, _)| recipe.is_used(*at)) {
        let wanted = waxed(bath);
        works.extend(changed(&lying, &wanted, recipe, fabric));
        works.push(if dyebath.is_brushed {
            let reached = recipe.reach().iter().filter(|(_, reach)| reach.has(bath));
            Work::Brush(bath, reached.map(|(part, _)| part.clone()).collect())
        } else {
            Work::Dip(bath)
        });
        lying = wanted;
    }
    works
}

/// The work from one wax to the next.
fn changed(
    lying: &BTreeSet<Part>,
    wanted: &BTreeSet<Part>,
    recipe: &Recipe,
    fabric: &Fabric,
) -> Vec<Work> {
    let off: Vec<Part> = lying.difference(wanted).cloned().collect();
    let mut works = Vec::new();
    let mut on: Vec<Part> = wanted.difference(lying).cloned().collect();
    let boils = matches!(recipe.chain(), Chain::Lorodan | Chain::TigaNegeri);
    let is_first = lying.is_empty();
    if !off.is_empty() {
        if boils || off.iter().any(|part| fabric.is_area(part)) {
            works.push(Work::BoilOff);
            on = wanted.iter().cloned().collect();
            works.extend(waxing(on, fabric));
            return works;
        }
        works.push(Work::Scrape(off));
    }
    if is_first {
        works.extend(waxing(on, fabric));
    } else if !on.is_empty() {
        works.push(Work::Close(on));
    }
    works
}

/// Wax on bare cloth in the order of the hand: outlines, fillings, areas.
fn waxing(parts: Vec<Part>, fabric: &Fabric) -> Vec<Work> {
    let (areas, lines): (Vec<Part>, Vec<Part>) =
        parts.into_iter().partition(|part| fabric.is_area(part));
    let (isen, outlines) = lines.into_iter().partition(is_isen);
    let groups: [Vec<Part>; 3] = [outlines, isen, areas];
    groups.into_iter().filter(|group| !group.is_empty()).map(Work::Wax).collect()
}

/// Whether a part of lines fills others instead of bounding them, by its name.
fn is_isen(part: &Part) -> bool {
    [Part::ISEN, "cecek", "sawut", "galaran", "ukel", "sisik"]
        .iter()
        .any(|name| part.name().starts_with(name))
}

/// What the workshop calls a work that follows these steps.
fn craft(work: &Work, recipe: &Recipe, fabric: &Fabric, steps: &[WorkStep]) -> Craft {
    let family =
        |bath: usize| recipe.baths().get(bath).and_then(Dyebath::dye).map(|dye| dye.family);
    match work {
        Work::Wax(parts) if parts.iter().all(|part| fabric.is_area(part)) => Craft::Nembok,
        Work::Wax(parts) if parts.iter().all(is_isen) => Craft::Ngiseni,
        Work::Wax(_) => Craft::Nglowong,
        Work::Close(parts) => {
            let before = steps.last().map(|step| &step.state);
            let is_blue = |part: &Part| {
                let reach = before.map(|state| state.reach(part)).unwrap_or_default();
                reach.baths().all(|bath| family(bath) == Some(Family::Indigo))
            };
            let met = steps.iter().rev().find_map(WorkStep::bath).and_then(family);
            let is_biron = met == Some(Family::Indigo) && parts.iter().all(is_blue);
            if is_biron { Craft::Mbironi } else { Craft::Mopok }
        }
        Work::Scrape(_) => Craft::Ngerok,
        Work::Brush(..) => Craft::Nyolet,
        Work::Dip(bath) => match family(*bath) {
            Some(Family::Indigo) => Craft::Medel,
            Some(Family::Soga) => Craft::Nyoga,
            // Barks that are dipped for a court brown are part of the soga.
            Some(Family::Natural) if is_sogan(recipe) => Craft::Nyoga,
            _ => Craft::Nyelup,
        },
        Work::BoilOff | Work::Unknown(_) => Craft::Nglorod,
    }
}

fn is_sogan(recipe: &Recipe) -> bool {
    matches!(recipe.chain(), Chain::SoganSolo | Chain::SoganYogya)
}

#[cfg(test)]
mod tests;
