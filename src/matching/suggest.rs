//! Colorways that a workshop could dye, drawn by chance and judged by craft sense.
//!
//! A few hundred colorways are drawn: baths that fit the mood, and for every part the choice of baths that suits its
//! place best. Each is judged: what touches must be told apart, the ground carries the mood, every bath must show. Of the
//! best, those are taken that differ.
//!
//! **Invariant:** what is suggested can be dyed with the shelf at hand and gives nobody anything to warn about; same
//! seed, same suggestions.

use crate::color::Srgb;
use crate::color::difference::Lab;
use crate::color::spectrum::Absorption;
use crate::design::Dyeing;
use crate::dye::{Dyes, Fabric, Palette};
use crate::notice::Message;
use crate::seed::Stream;

mod brew;
mod doable;
mod ideal;
mod judge;
mod moods;
mod mosaic;
mod named;
mod ramp;

use brew::{Brew, Draft};
use moods::Pantry;
use mosaic::Mosaic;

/// How many colorways are drawn; each costs some tens of microseconds.
const DRAWN: usize = 700;

/// How far apart two suggestions should look, in the mean over the parts; halved until there are enough.
const APART: [f64; 5] = [24.0, 16.0, 11.0, 7.0, 4.0];

/// What is nearer than this to a colorway that the design has is that colorway.
const KNOWN: f64 = 7.0;

/// What the cloth should feel like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mood {
    /// Brown, cream, blue and black of the courts.
    Sogan,
    /// Bright brushed colors of the coast on a dark or vivid ground.
    Pesisir,
    /// Blue on white.
    Kelengan,
    /// Light depths of everything.
    Pastel,
    /// Near colors that somebody gives.
    Own,
}

impl Mood {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Sogan, Self::Pesisir, Self::Kelengan, Self::Pastel, Self::Own];

    /// Its word.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sogan => "sogan",
            Self::Pesisir => "pesisir",
            Self::Kelengan => "kelengan",
            Self::Pastel => "pastel",
            Self::Own => "own",
        }
    }
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The mood.
    pub mood: Mood,
    /// How many suggestions.
    pub count: usize,
    /// Another seed, other suggestions.
    pub seed: u64,
    /// The colors for [`Mood::Own`]; without any there is nothing to suggest.
    pub own: Vec<Srgb>,
    /// What the design has already: nothing that looks like it is suggested again.
    pub present: Vec<Palette>,
}

/// A colorway that could be dyed.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// What to call it: the mood, the ground, and a number where that stands twice.
    pub name: Message,
    /// The colorway. It says something about every part, and about the ground.
    pub dyeing: Dyeing,
}

/// At most so many colorways, the best first.
///
/// Fewer where the shelf or the parts give no more that differ; none without dyes. Colors are brushed only where wax
/// walls them; a drawing without such walls is dipped. Costs some tens of milliseconds.
pub fn suggest(fabric: &Fabric, request: &Request, dyes: &Dyes) -> Vec<Suggestion> {
    let mosaic = Mosaic::of(fabric);
    let bare = dyes.plain_cloth().map_or(&Absorption::NONE, |cloth| cloth.absorption());
    let own: Vec<Lab> = request.own.iter().map(|color| Lab::of(*color)).collect();
    let pantry = Pantry::of(dyes, bare, &own);
    let mut stream = Stream::new(request.seed, &format!("suggest {}", request.mood.name()));
    let mut drafts: Vec<Draft> = Vec::new();
    for _ in 0..DRAWN {
        let Some(plan) = moods::drawn(request.mood, &pantry, &mosaic, &mut stream) else { break };
        let brew = Brew::of(bare, &plan);
        drafts.extend(brew::dressed(&brew, &plan, &mosaic, &mut stream));
    }
    drafts.sort_by(|a, b| a.cost.total_cmp(&b.cost));
    let is_doable = |draft: &Draft| {
        doable::is_doable(&named::dyeing(draft, &mosaic), &mosaic.parts, fabric, dyes)
    };
    let look = |palette: &Palette| {
        mosaic.parts.iter().map(|part| Lab::of(palette.color(part))).collect::<Vec<Lab>>()
    };
    let present: Vec<Vec<Lab>> = request.present.iter().map(look).collect();
    let is_new =
        |draft: &Draft| present.iter().all(|other| mosaic.difference(&draft.looks, other) >= KNOWN);
    drafts.retain(is_new);
    let chosen = chosen(&drafts, &mosaic, request.count, is_doable);
    named::named(&chosen, &mosaic, request.mood)
}

/// The best drafts that differ from one another, of those that can be done.
fn chosen<'a>(
    drafts: &'a [Draft],
    mosaic: &Mosaic,
    count: usize,
    is_doable: impl Fn(&Draft) -> bool,
) -> Vec<&'a Draft> {
    let mut chosen: Vec<&Draft> = Vec::new();
    // Planning the work costs more than judging the colors, so it is done for few drafts and once each.
    let mut known: Vec<Option<bool>> = vec![None; drafts.len()];
    for apart in APART {
        for (draft, known) in drafts.iter().zip(&mut known) {
            if chosen.len() == count {
                return chosen;
            }
            let is_new = |other: &&Draft| mosaic.difference(&draft.looks, &other.looks) >= apart;
            if chosen.iter().all(is_new) && *known.get_or_insert_with(|| is_doable(draft)) {
                chosen.push(draft);
            }
        }
    }
    chosen
}

#[cfg(test)]
mod tests;
