//! The colors of a palette for the parts of a cloth.
//!
//! As long as there are colors left, no two parts share one; then what touches should be told apart; then each part takes
//! what looks most like what it had.
//!
//! **Invariant:** a part whose color was chosen keeps it; the others have colors of the palette.

use std::collections::BTreeMap;

use crate::color::Srgb;
use crate::color::difference::{Lab, delta_e};
use crate::dye::{Fabric, Palette, sight};
use crate::mark::Part;

/// What it costs when two parts look alike, and when they touch as well, in Delta E: more than all else together.
const ALIKE: f64 = 1e3;
const ALIKE_AND_TOUCHING: f64 = 1e4;

/// How far apart colors that touch should be, in Delta E 2000, and what each step that is missing costs.
const APART: f64 = 25.0;
const CLASH: f64 = 2.0;

/// The colors nearest to what a part had that are tried for it.
const TRIED: usize = 12;

/// The rounds in which every part may change its color; a few are enough.
const ROUNDS: usize = 16;

/// A color for every part of `present`'s cloth: those of `chosen`, and `colors` for the others; nothing without colors.
///
/// Costs some thousand comparisons of colors for each part and round.
pub fn recolored(
    present: &Palette,
    fabric: &Fabric,
    chosen: &BTreeMap<Part, Srgb>,
    colors: &[Srgb],
) -> BTreeMap<Part, Srgb> {
    let parts: Vec<&Part> = fabric.fields().keys().collect();
    let free: Vec<usize> = (0..parts.len()).filter(|at| !chosen.contains_key(parts[*at])).collect();
    let job = Coloring::of(&parts, present, fabric, colors);
    let mut taken: Vec<Option<Srgb>> =
        parts.iter().map(|part| chosen.get(*part).copied()).collect();
    for at in &free {
        taken[*at] = job.best(*at, &taken).map(|(_, color)| color);
    }
    for _ in 0..ROUNDS {
        let before = taken.clone();
        for at in &free {
            job.improve(*at, &free, &mut taken);
        }
        if taken == before {
            break;
        }
    }
    let colored = parts.into_iter().zip(taken);
    colored.filter_map(|(part, color)| Some((part.clone(), color?))).collect()
}

/// What is to be colored.
struct Coloring {
    /// What each part had.
    wanted: Vec<Lab>,
    /// For each part, the parts that it touches.
    touches: Vec<Vec<usize>>,
    colors: Vec<Srgb>,
}

impl Coloring {
    fn of(parts: &[&Part], present: &Palette, fabric: &Fabric, colors: &[Srgb]) -> Self {
        let wanted: Vec<Lab> = parts.iter().map(|part| Lab::of(present.color(part))).collect();
        let touches = |part: &&Part| {
            (0..parts.len()).filter(|other| fabric.touch(part, parts[*other])).collect()
        };
        let mut near: Vec<usize> = Vec::new();
        for wanted in &wanted {
            let off = |at: &usize| delta_e(*wanted, Lab::of(colors[*at]));
            let mut all: Vec<(f64, usize)> = (0..colors.len()).map(|at| (off(&at), at)).collect();
            all.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            near.extend(all.into_iter().take(TRIED.max(parts.len())).map(|(_, at)| at));
        }
        near.sort_unstable();
        near.dedup();
        let mut tried: Vec<Srgb> = Vec::new();
        for at in near {
            if !tried.contains(&colors[at]) {
                tried.push(colors[at]);
            }
        }
        Self { touches: parts.iter().map(touches).collect(), wanted, colors: tried }
    }

    /// What it costs when a part has this color beside what the others have.
    fn cost(&self, at: usize, color: Srgb, taken: &[Option<Srgb>]) -> f64 {
        let look = Lab::of(color);
        let mut cost = delta_e(self.wanted[at], look);
        for (other, taken) in taken.iter().enumerate() {
            let Some(taken) = taken.filter(|_| other != at) else { continue };
            let touches = self.touches[at].contains(&other);
            cost += match (sight::is_alike(color, taken), touches) {
                (true, true) => ALIKE_AND_TOUCHING,
                (true, false) => ALIKE,
                (false, true) => CLASH * (APART - delta_e(look, Lab::of(taken))).max(0.0),
                (false, false) => 0.0,
            };
        }
        cost
    }

    fn best(&self, at: usize, taken: &[Option<Srgb>]) -> Option<(f64, Srgb)> {
        let costs = self.colors.iter().map(|color| (self.cost(at, *color, taken), *color));
        costs.min_by(|a, b| a.0.total_cmp(&b.0))
    }

    /// Gives a part a better color, or lets it change with another part, where that helps.
    fn improve(&self, at: usize, free: &[usize], taken: &mut [Option<Srgb>]) {
        let Some(now) = taken[at] else { return };
        if let Some((cost, color)) = self.best(at, taken)
            && cost < self.cost(at, now, taken) - 1e-9
        {
            taken[at] = Some(color);
        }
        for other in free.iter().copied().filter(|other| *other != at) {
            let both = |taken: &[Option<Srgb>]| {
                let cost = |at: usize| taken[at].map_or(0.0, |color| self.cost(at, color, taken));
                cost(at) + cost(other)
            };
            let before = both(taken);
            taken.swap(at, other);
            if both(taken) >= before - 1e-9 {
                taken.swap(at, other);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn colors(all: &[&str]) -> Vec<Srgb> {
        all.iter().map(|color| color.parse().unwrap()).collect()
    }

    fn painted(names: &[&str], given: &[&str]) -> Vec<(String, Srgb)> {
        let parts: Vec<Part> = names.iter().map(|name| Part::new(name)).collect();
        let present = Palette::printed(&BTreeMap::new(), &parts);
        let found = recolored(&present, &Fabric::named(&parts), &BTreeMap::new(), &colors(given));
        found.into_iter().map(|(part, color)| (part.to_string(), color)).collect()
    }

    #[test]
    fn parts_share_no_color_while_there_are_others() {
        let blues = ["#B7E8EB", "#66BEF9", "#309AF1", "#043F98"];
        for names in [&["isen", "klowong", "latar"][..], &["isen", "klowong", "latar", "tembok"]] {
            let found = painted(names, &blues);
            for (at, (part, color)) in found.iter().enumerate() {
                assert!(found[at + 1..].iter().all(|it| it.1 != *color), "{part}: {found:?}");
            }
        }
        let two = painted(&["isen", "klowong", "latar"], &blues[..2]);
        assert_eq!(two.len(), 3);
        assert!(painted(&["isen"], &[]).is_empty(), "no colors");
    }

    #[test]
    fn a_chosen_color_stays_and_is_not_taken_again() {
        let parts = ["isen", "latar"].map(Part::new);
        let present = Palette::printed(&BTreeMap::new(), &parts);
        let [dark, light] = ["#043F98", "#B7E8EB"].map(|color| color.parse::<Srgb>().unwrap());
        let chosen = [(parts[1].clone(), dark)].into();
        let found = recolored(&present, &Fabric::named(&parts), &chosen, &[dark, light]);
        assert_eq!((found[&parts[0]], found[&parts[1]]), (light, dark));
    }
}
